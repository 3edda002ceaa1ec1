"""A web server on this machine, as kind or as hostile as a test wants it."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Web:
    """What is served by path; ``asked`` has every request's path and headers."""

    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def say(self, path: str, body: bytes | str, kind: str = "text/plain", **headers: str) -> None:
        """Answer with ``body``; ``etag`` and ``last_modified`` are honoured."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}

        def reply(talk: BaseHTTPRequestHandler) -> None:
            etag, given = named.get("Etag"), talk.headers.get("If-None-Match")
            since = talk.headers.get("If-Modified-Since")
            same = etag == given if given or etag else since == named.get("Last-Modified")
            if (etag or named.get("Last-Modified")) and (given or since) and same:
                talk.send_response(304)
                talk.end_headers()
                return
            talk.send_response(200)
            talk.send_header("Content-Type", kind)
            talk.send_header("Content-Length", str(len(data)))
            for name, value in named.items():
                talk.send_header(name, value)
            talk.end_headers()
            talk.wfile.write(data)

        self.replies[path] = reply

    def say_json(self, path: str, document: Any, **headers: str) -> None:
        self.say(path, json.dumps(document), "application/json", **headers)

    def redirect(self, path: str, to: str) -> None:
        def reply(talk: BaseHTTPRequestHandler) -> None:
            talk.send_response(302)
            talk.send_header("Location", to)
            talk.send_header("Content-Length", "0")
            talk.end_headers()

        self.replies[path] = reply

    def status(self, path: str, status: int) -> None:
        def reply(talk: BaseHTTPRequestHandler) -> None:
            talk.send_response(status)
            talk.send_header("Content-Length", "0")
            talk.end_headers()

        self.replies[path] = reply


@contextmanager
def serve() -> Iterator[Web]:
    """A server that ends with the block, whatever its visitors still wait for."""

    class Talk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append((self.path, dict(self.headers)))
            reply = web.replies.get(self.path)
            try:
                if reply is None:
                    self.send_error(404)
                else:
                    reply(self)
            except OSError:
                self.close_connection = True  # the visitor has gone

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Talk)
    server.daemon_threads = True
    web = Web(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def record(slug: str = "rukun", **more: Any) -> dict[str, Any]:
    """A KIM as ``data/kim.json`` has it."""
    return {
        "slug": slug,
        "nama": f"KIM {slug.title()}",
        "nomor_induk": "",
        "kode_wilayah": "94.04.01.1007",
        "tingkat": "kelurahan",
        "status": "aktif",
        "pendaftaran": "terdaftar",
        "contoh": False,
        "bidang": ["pertanian"],
        "lintang": None,
        "bujur": None,
        "jumlah_anggota": 7,
        "email": "",
        "situs": f"https://mimika.contoh.id/kim/{slug}/index.html",
        "berita": 3,
        "galeri": 1,
        "pengumuman": 0,
        "agenda": 0,
        "terbaru": "2026-11-20T08:00:00+09:00",
        "kunci_rahasia": "tidak untuk siapa pun",
    } | more


def item(title: str = "Panen kopi", link: str = "https://mimika.contoh.id/kim/rukun/berita/a.html",
         day: str = "2026-11-20T00:00:00+00:00", more: str = "") -> str:  # fmt: skip
    when = format_datetime(datetime.fromisoformat(day).astimezone(UTC))
    return (
        f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{when}</pubDate>{more}</item>"
    )


def rss(*items: str, title: str = "KIM Mimika", head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<rss version="2.0"><channel>'
        f"<title>{title}</title><link>https://mimika.contoh.id/</link>"
        f"<description>Kabar</description>{''.join(items)}</channel></rss>"
    )


def bomb(size: int) -> bytes:
    """So many zeros, packed."""
    return gzip.compress(b"0" * size)
