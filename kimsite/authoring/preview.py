"""The preview as a browser asks for it: which file answers a path, and what is added to a page."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path

BROWSER = Path(__file__).with_name("browser")
HTML = "text/html; charset=utf-8"
# Written out, because Windows keeps its own list, in which any program may have changed .js.
_TYPES = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".opml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".svg": "image/svg+xml",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".pdf": "application/pdf",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".opus": "audio/ogg",
    ".mp4": "video/mp4",
}
_PLAYED = {".mp3", ".m4a", ".opus", ".mp4"}
_UNSAFE = re.compile(r'[\\:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send: bytes, or a ``file`` of which players ask for parts, or where to go instead."""

    status: int
    kind: str = HTML
    data: bytes = b""
    file: Path | None = None
    elsewhere: str = ""


def answer_path(folder: Path, path: str, version: str) -> Answer:
    """Answer the decoded request ``path`` from what was built into ``folder``.

    ``version`` must have been asked for before this call: a page must not seem newer than it is.
    """
    file = find_file(folder, path)
    if file is None:
        return _answer_missing(folder, path, version)
    kind = media_type(file)
    if file.suffix.lower() in _PLAYED:
        return Answer(200, kind, file=file)
    data = _read(file)
    if data is None:
        return Answer(503, "text/plain; charset=utf-8", b"sedang ditulis; coba lagi")
    return Answer(200, kind, add_script(data, version) if kind == HTML else data)


def _answer_missing(folder: Path, path: str, version: str) -> Answer:
    if not path.endswith("/") and find_file(folder, f"{path}/") is not None:
        return Answer(307, elsewhere=f"{path}/")
    page = find_file(folder, "/404.html")
    data = _read(page) if page is not None else None
    if data is not None:
        return Answer(404, data=add_script(data, version))
    return Answer(503, data=add_script((BROWSER / "tunggu.html").read_bytes(), version))


def _read(file: Path) -> bytes | None:
    """The bytes of ``file``, trying again while it is being replaced (Windows)."""
    for pause in (0.05, 0.1, 0.2, 0.0):
        try:
            return file.read_bytes()
        except OSError:
            time.sleep(pause)
    return None


def find_file(folder: Path, path: str) -> Path | None:
    """The file below ``folder`` that answers the decoded request ``path``; None if there is none.

    A folder is answered by its ``index.html``. Nothing outside ``folder`` is ever found: no
    ``..``, no drive, no stream, no link that leads away.
    """
    steps = path.removeprefix("/").split("/")
    if steps[-1] == "":
        steps[-1] = "index.html"
    if any(step in {"", ".", ".."} or _UNSAFE.search(step) for step in steps):
        return None
    file = folder.joinpath(*steps)
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        return file if inside and file.is_file() else None
    except (OSError, ValueError):
        return None


def media_type(file: Path) -> str:
    """What to tell the browser that ``file`` is."""
    return _TYPES.get(file.suffix.lower(), "application/octet-stream")


def add_script(page: bytes, version: str) -> bytes:
    """``page`` with the script that reloads it once a version other than ``version`` is built."""
    tag = f'<script src="/_kimsite/muat.js?versi={version}" defer></script>'.encode("ascii")
    head, mark, rest = page.partition(b"</head>")
    return head + tag + mark + rest if mark else page + tag
