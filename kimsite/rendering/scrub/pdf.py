"""What a PDF (ISO 32000) says about its author. The file itself is better left as it is.

A PDF may be signed electronically, as decrees are: whoever changes a byte breaks the signature.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_STRING = rb"\(((?:\\.|[^\\()]|\((?:\\.|[^\\()]){0,200}\)){1,200})\)"
_AUTHOR = re.compile(rb"/Author\s*" + _STRING, re.DOTALL)
_HEX = re.compile(rb"/Author\s*<([0-9A-Fa-f\s]{2,800})>")
_ELSEWHERE = re.compile(rb"/Author\s+(\d{1,7})\s+0\s+R")
_XMP = re.compile(rb"<dc:creator>.{0,200}?<rdf:li[^>]{0,100}>([^<]{1,200})</rdf:li>", re.DOTALL)
_PATH = re.compile(rb"[(>][^()<>]{0,80}?((?:[A-Za-z]:\\+Users\\+|/home/|/Users/)[^\\/()<>]{1,60})")
_STREAM = re.compile(rb"<<([^<>]{0,400}(?:<<[^<>]{0,200}>>[^<>]{0,200})?)>>\s{0,4}stream\r?\n")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
MAX_STREAM = 2_000_000
"""Bytes of one stream that is unpacked."""
MAX_STREAMS = 200


class LockedError(ValueError):
    """A PDF with a password, which hides what it says."""


def find_in_pdf(data: bytes) -> list[str]:
    """The authors that it names, folders of whoever saved it, and photos that tell more than they
    show. Raises LockedError.
    """
    if re.search(rb"/Encrypt\s+\d", data):
        raise LockedError
    found: list[str] = []
    for part in (data, *_unpacked(data)):
        found += [_text(_ESCAPED.sub(_unescape, match)) for match in _AUTHOR.findall(part)]
        found += [_text(bytes.fromhex(_even(match.decode()))) for match in _HEX.findall(part)]
        found += [match.decode("utf-8", "replace").strip() for match in _XMP.findall(part)]
        found += [match.decode("latin-1") for match in _PATH.findall(part)]
        for number in _ELSEWHERE.findall(part):
            there = re.search(rb"\b" + number + rb"\s+0\s+obj\s*" + _STRING, data, re.DOTALL)
            found += [_text(_ESCAPED.sub(_unescape, there[1]))] if there else []
    if b"Exif\0\0" in data:
        found.append("data foto (Exif)")
    return list(dict.fromkeys(name for name in found if name))


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The streams in which objects and metadata stand."""
    count = 0
    for found in _STREAM.finditer(data):
        head = found[1]
        if b"FlateDecode" not in head or (b"ObjStm" not in head and b"Metadata" not in head):
            continue
        count += 1
        if count > MAX_STREAMS:
            return
        try:
            yield zlib.decompressobj().decompress(data[found.end() :], MAX_STREAM)
        except zlib.error:
            continue


def _unescape(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8) & 0xFF]) if code.isdigit() else code


def _even(digits: str) -> str:
    digits = "".join(digits.split())
    return digits if len(digits) % 2 == 0 else digits + "0"


def _text(raw: bytes) -> str:
    """A PDF's text string: UTF-16 or UTF-8 with its mark, else nearly Latin-1."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace").strip(" \0")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace").strip(" \0")
    return raw.decode("latin-1").strip(" \0")
