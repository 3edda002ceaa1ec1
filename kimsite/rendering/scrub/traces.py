"""What a PDF or an Opus file says about its author, for files that are better left as they are.

A PDF may be signed electronically, as decrees are: whoever changes a byte breaks the signature.
"""

from __future__ import annotations

import re

_LITERAL = re.compile(rb"/Author\s*\(((?:\\.|[^\\()]){1,200})\)", re.DOTALL)
_HEX = re.compile(rb"/Author\s*<([0-9A-Fa-f\s]{2,800})>")
_XMP = re.compile(rb"<dc:creator>.{0,200}?<rdf:li[^>]{0,100}>([^<]{1,200})</rdf:li>", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_QUIET = {"ENCODER", "ENCODER_OPTIONS"}


def find_in_pdf(data: bytes) -> list[str]:
    """The authors that a PDF (ISO 32000) names, as far as that stands in it uncompressed."""
    found = [_text(_ESCAPED.sub(_unescape, match)) for match in _LITERAL.findall(data)]
    found += [_text(bytes.fromhex(_even(match.decode()))) for match in _HEX.findall(data)]
    found += [match.decode("utf-8", "replace").strip() for match in _XMP.findall(data)]
    return list(dict.fromkeys(name for name in found if name))


def find_in_opus(data: bytes) -> list[str]:
    """The comments of an Opus file (RFC 7845) other than what encoded it: ``ARTIST=Yosepha``."""
    at = data.find(b"OpusTags", 0, 100_000)
    if at < 0:
        return []
    try:
        at = _skip(data, at + 8)
        count, at = _number(data, at), at + 4
        comments = []
        for _ in range(min(count, 100)):
            end = _skip(data, at)
            comments.append(data[at + 4 : end].decode("utf-8", "replace"))
            at = end
    except IndexError:
        return []
    return [c[:80] for c in comments if c.partition("=")[0].upper() not in _QUIET]


def _skip(data: bytes, at: int) -> int:
    end = at + 4 + _number(data, at)
    if end > len(data):
        raise IndexError
    return end


def _number(data: bytes, at: int) -> int:
    if at + 4 > len(data):
        raise IndexError
    return int.from_bytes(data[at : at + 4], "little")


def _unescape(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8) & 0xFF]) if code.isdigit() else code


def _even(digits: str) -> str:
    digits = "".join(digits.split())
    return digits if len(digits) % 2 == 0 else digits + "0"


def _text(raw: bytes) -> str:
    """A PDF's text string: UTF-16 with its mark, else nearly Latin-1."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace").strip(" \0")
    return raw.decode("latin-1").strip(" \0")
