"""Sound and video: the tags of MP3 files (ID3), and the boxes of MP4 and M4A (ISO/IEC 14496-12)."""

from __future__ import annotations

from collections.abc import Iterator

_HOLDERS = {b"moov", b"trak"}
"""Boxes that hold others which may say where and with what a video was taken."""
_TELLING = {b"udta", b"meta", b"uuid"}
"""Titles, places, devices, XMP."""


def clean_mp3(data: bytes) -> bytes:
    """The sound without the tags before it (ID3v2) and behind it (ID3v1)."""
    while data[:3] == b"ID3" and len(data) >= 10:
        size = 0
        for byte in data[6:10]:
            size = size << 7 | byte & 0x7F
        footer = 10 if data[5] & 0x10 else 0
        data = data[10 + size + footer :]
    return data[:-128] if data[-128:-125] == b"TAG" else data


def clean_mp4(data: bytes) -> bytes:
    """The same file whose telling boxes are called free space and hold nothing.

    Nothing moves: other boxes name the media by where it lies. Raises ValueError if damaged.
    """
    cleaned = bytearray(data)
    for start, body, end in _telling(data, 0, len(data)):
        cleaned[start + 4 : start + 8] = b"free"
        cleaned[body:end] = bytes(end - body)
    return bytes(cleaned)


def _telling(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Where each telling box begins, where its content does, and where it ends."""
    while start + 8 <= end:
        size, kind, body = (
            int.from_bytes(data[start : start + 4], "big"),
            data[start + 4 : start + 8],
            8,
        )
        if size == 1:
            size, body = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        size = size or end - start
        if size < body or start + size > end:
            raise ValueError("damaged")
        if kind in _TELLING:
            yield start, start + body, start + size
        elif kind in _HOLDERS:
            yield from _telling(data, start + body, start + size)
        start += size
