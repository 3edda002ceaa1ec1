"""A JPEG (ITU-T T.81) without Exif, XMP, IPTC and comments; its picture is not touched."""

from __future__ import annotations

_START, _SCAN = b"\xff\xd8", 0xDA
_KEPT = {0xE0, 0xE2, 0xEE}
"""JFIF, ICC profile and Adobe's colour transform: without them colours may change."""


def clean_jpeg(data: bytes) -> bytes:
    """``data`` without its metadata; as it is where it is no JPEG or is damaged."""
    if not data.startswith(_START):
        return data
    parts, at = [_START], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _SCAN:
            return b"".join(parts) + data[at:]
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xFE or (0xE0 <= marker <= 0xEF and marker not in _KEPT):
            at = end
            continue
        parts.append(data[at:end])
        at = end
    return data
