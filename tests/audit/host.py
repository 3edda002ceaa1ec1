"""A host as free ones are: files over HTTP, compressed, with the headers of ``_headers``."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml", "application/xml")
KEPT = "public, max-age=31536000, immutable"


@contextmanager
def serve(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Serve ``folder`` below ``prefix`` on 127.0.0.1; the address of its root."""
    root = folder.resolve()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = root / path.removeprefix(prefix).lstrip("/")
            if file.is_dir():
                file /= "index.html"
            found = path.startswith(prefix) and file.is_file() and file.is_relative_to(root)
            status, data = (200, file.read_bytes()) if found else (404, b"")
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self.send_response(status)
            if kind.startswith(_TEXT):
                data = gzip.compress(data, 6)
                self.send_header("Content-Encoding", "gzip")
            if kind.startswith("text/"):
                kind += "; charset=utf-8"
            for name, value in _headers(root).items():
                self.send_header(name, value)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", KEPT if "/assets/" in path else "no-cache")
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # the browser changed its mind
                self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A browser that hangs up is no news."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _headers(root: Path) -> dict[str, str]:
    """What ``_headers`` says of every page."""
    found: dict[str, str] = {}
    applies = False
    for line in (root / "_headers").read_text("utf-8").splitlines():
        if line and not line[0].isspace():
            applies = line.strip() == "/*"
        elif applies and ":" in line:
            name, _, value = line.strip().partition(":")
            found[name] = value.strip()
    return found
