"""A PNG (ISO/IEC 15948) without texts, times and Exif; its picture is not touched."""

from __future__ import annotations

_START = b"\x89PNG\r\n\x1a\n"
_TELLING = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}


def clean_png(data: bytes) -> bytes:
    """``data`` without its metadata; as it is where it is no PNG. Raises ValueError if damaged."""
    if not data.startswith(_START):
        return data
    parts, at = [_START], len(_START)
    while at < len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if end > len(data):
            raise ValueError("damaged")
        if kind not in _TELLING:
            parts.append(data[at:end])
        if kind == b"IEND":
            break
        at = end
    return b"".join(parts)
