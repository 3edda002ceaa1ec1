"""Bytes on disk become text, or a problem: size, encoding, marks and line ends."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

from kimsite.digest import digest_bytes, digest_readable
from kimsite.model import Source
from kimsite.problem import Problem, Span
from kimsite.refusal import say_refusal

MAX_BYTES = 1_000_000
_OTHERS = {
    b"PK\x03\x04": "dokumen Word atau Excel",
    b"\xd0\xcf\x11\xe0": "dokumen Word atau Excel",
    b"{\\rtf": "dokumen WordPad (RTF)",
    b"%PDF-": "PDF",
    b"\xff\xd8\xff": "foto JPG",
    b"\x89PNG": "gambar PNG",
}
"""How files begin that someone only gave another name."""
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
# Bytes as they are (Windows would end lines anew), and no waiting for a pipe's other end.
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def read_text(
    file: Path | str, path: str, digests: dict[str, str] | None = None
) -> tuple[Source | None, Problem | None]:
    """Read ``file``, known to the user as ``path``: UTF-8, a BOM and CRLF accepted.

    Returns the source, or None and why. ``digests``, if given, learns under ``path`` the digest of
    what was read, so that one opening serves both.
    """
    data: bytes | None = None
    problem = None
    try:
        handle = os.open(file, _READING)
        try:
            seen = os.fstat(handle)
            if not S_ISREG(seen.st_mode):
                problem = Problem.at(Span(path), "berkas-tak-terbaca")
            elif seen.st_size > MAX_BYTES:
                problem = Problem.at(Span(path), "berkas-terlalu-besar", batas="1 MB")
            else:
                data = _drain(handle, seen.st_size)
        finally:
            os.close(handle)
    except OSError as error:
        problem = Problem.at(Span(path), "berkas-tak-terbaca", rincian=say_refusal(error))
    if digests is not None:
        digests[path] = digest_bytes(data) if data is not None else digest_readable(file)
    return (None, problem) if data is None else decode_text(data, path)


def _drain(handle: int, size: int) -> bytes:
    """All bytes of an open file that was ``size`` long; where that is so, one call reads them."""
    data = os.read(handle, size + 1)
    while (len(data) != size or not data) and (more := os.read(handle, MAX_BYTES)):
        data += more
    return data


def decode_text(data: bytes, path: str) -> tuple[Source | None, Problem | None]:
    """Decode ``data`` as :func:`read_text` does."""
    for mark, name in _OTHERS.items():
        if data.startswith(mark):
            return None, Problem.at(Span(path), "bukan-teks", jenis=name)
    if data[:2] in _BOMS:
        return None, Problem.at(Span(path), "bukan-utf8", sandi=_BOMS[data[:2]])
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
