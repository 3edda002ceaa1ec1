"""A JPEG (ITU-T T.81) without Exif, XMP, IPTC and comments; its picture is not touched."""

from __future__ import annotations

_START = b"\xff\xd8"
_SCAN, _COMMENT, _PROFILE = 0xDA, 0xFE, 0xE2
_KEPT = {0xE0, 0xEE}
"""JFIF and Adobe's colour transform: without them colours may change. So may they without a
profile, but other things stand in such a segment, too: second pictures, with their own Exif."""


def clean_jpeg(data: bytes) -> bytes:
    """``data`` without its metadata and whatever is behind its end; as it is where it is no JPEG.

    Raises ValueError where it is damaged.
    """
    if not data.startswith(_START):
        return data
    parts, at = [_START], 2
    while True:
        if at + 4 > len(data) or data[at] != 0xFF:
            raise ValueError("damaged")
        if data[at + 1] == 0xFF:  # a fill byte
            at += 1
            continue
        marker = data[at + 1]
        if marker == _SCAN:
            end = _end_of_picture(data, at)
            return b"".join((*parts, data[at:end]))
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if _is_kept(marker, data[at + 4 : at + 16]):
            parts.append(data[at:end])
        at = end


def _is_kept(marker: int, content: bytes) -> bool:
    if marker == _PROFILE:
        return content.startswith(b"ICC_PROFILE\0")
    return marker in _KEPT or not (marker == _COMMENT or 0xE0 <= marker <= 0xEF)


def _end_of_picture(data: bytes, scan: int) -> int:
    """Just behind the end marker. In coded data 0xFF is followed by 0 or a restart marker; between
    scans stand tables, which are stepped over.
    """
    at = scan
    while True:
        at = data.find(b"\xff", at + 2 + int.from_bytes(data[at + 2 : at + 4], "big"))
        while 0 <= at < len(data) - 1 and _is_coded(data[at + 1]):
            at = data.find(b"\xff", at + (1 if data[at + 1] == 0xFF else 2))
        if not 0 <= at < len(data) - 1:
            raise ValueError("damaged")
        if data[at + 1] == 0xD9:
            return at + 2


def _is_coded(byte: int) -> bool:
    return byte in {0, 0xFF} or 0xD0 <= byte <= 0xD7
