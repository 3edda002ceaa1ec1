"""Bytes on disk become text, or a problem: size, encoding, marks and line ends."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG

from kimsite.model import Source
from kimsite.problem import Problem, Span

MAX_BYTES = 1_000_000
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_text(file: Path, path: str) -> tuple[Source | None, Problem | None]:
    """Read ``file``, known to the user as ``path``: UTF-8, a BOM and CRLF accepted.

    Returns the source, or None and why.
    """
    try:
        seen = file.stat()
        if not S_ISREG(seen.st_mode):  # a pipe or device would be waited for without end
            return None, Problem.at(Span(path), "berkas-tak-terbaca")
        if seen.st_size > MAX_BYTES:
            return None, Problem.at(Span(path), "berkas-terlalu-besar", batas="1 MB")
        data = file.read_bytes()
    except OSError as error:
        return None, Problem.at(Span(path), "berkas-tak-terbaca", rincian=error.strerror or "")
    return decode_text(data, path)


def decode_text(data: bytes, path: str) -> tuple[Source | None, Problem | None]:
    """Decode ``data`` as :func:`read_text` does."""
    for mark, name in _BOMS.items():
        if data.startswith(mark):
            return None, Problem.at(Span(path), "bukan-utf8", sandi=name)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, Problem.at(_place(data, error, path), "bukan-utf8")
    return Source(path, text.replace("\r\n", "\n").replace("\r", "\n")), None


def _place(data: bytes, error: UnicodeDecodeError, path: str) -> Span:
    before = data[: error.start].decode("utf-8", "replace").replace("\r\n", "\n")
    rest = data[error.start :].split(b"\n", 1)[0].decode("utf-8", "replace").rstrip("\r")
    line = before.count("\n") + 1
    head = before.rsplit("\n", 1)[-1]
    return Span(path, line, len(head) + 1, 1, head + rest)
