"""Sound and video: the tags of MP3 files (ID3, APE), the boxes of MP4 files (ISO/IEC 14496-12)."""

from __future__ import annotations

from collections.abc import Iterator

_HOLDERS = {b"moov", b"trak", b"mdia", b"moof", b"traf"}
"""Boxes that hold others which may say where, when and with what a video was taken."""
_TELLING = {b"udta", b"meta", b"uuid"}
"""Titles, places, devices, XMP."""
_POSITIONS = {b"meta", b"text", b"sbtl", b"camm"}
"""What a track calls itself in which cameras and drones keep where they were."""
_DATED = {b"mvhd", b"tkhd", b"mdhd"}
"""Boxes that begin with the times of making and changing: four bytes each, in version 1 eight."""


def clean_mp3(data: bytes) -> tuple[bytes, list[str]]:
    """The sound without the tags before it (ID3v2) and behind it (ID3v1, APE).

    Raises ValueError where nothing would remain.
    """
    while data[:3] == b"ID3" and len(data) >= 10:
        size = 0
        for byte in data[6:10]:
            size = size << 7 | byte & 0x7F
        footer = 10 if data[5] & 0x10 else 0
        data = data[10 + size + footer :]
    data = data[:-128] if data[-128:-125] == b"TAG" else data
    if data[-32:-24] == b"APETAGEX":
        size = int.from_bytes(data[-20:-16], "little")  # of its items and the footer
        header = 32 if data[-9] & 0x80 else 0
        data = data[: -(size + header)]
    if not data:
        raise ValueError("damaged")
    return data, []


def clean_mp4(data: bytes) -> tuple[bytes, list[str]]:
    """The same file whose telling boxes are called free space and hold nothing, without its times.

    Nothing moves: other boxes name the media by where it lies. A track of positions stays, and is
    said to. Raises ValueError if damaged.
    """
    cleaned = bytearray(data)
    for kind, start, body, end in _boxes(data, 0, len(data)):
        if kind in _TELLING:
            cleaned[start + 4 : start + 8] = b"free"
            cleaned[body:end] = bytes(end - body)
        elif kind in _DATED:
            times = 16 if data[body] else 8
            cleaned[body + 4 : body + 4 + times] = bytes(times)
    left = ["jejak data, mungkin lokasi"] if b"hdlr" in data and _has_data_track(data) else []
    return bytes(cleaned), left


def _has_data_track(data: bytes) -> bool:
    """Whether a track is neither sound nor picture: cameras keep positions in such."""
    handlers = (
        data[body + 8 : body + 12]
        for kind, _, body, _ in _boxes(data, 0, len(data))
        if kind == b"hdlr"
    )
    return any(handler in _POSITIONS for handler in handlers)


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """The innermost boxes: their kind, where they begin, where their content does, and the end."""
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
        if kind in _HOLDERS:
            yield from _boxes(data, start + body, start + size)
        else:
            yield kind, start, start + body, start + size
        start += size
