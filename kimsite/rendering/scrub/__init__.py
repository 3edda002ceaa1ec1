"""Attachments without what their authors never meant to publish: names, places, devices.

What can be taken out without touching the content is taken out; of the rest is said what it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kimsite.rendering.scrub.mpeg import clean_mp3, clean_mp4
from kimsite.rendering.scrub.office import clean_office
from kimsite.rendering.scrub.opus import find_in_opus
from kimsite.rendering.scrub.pdf import find_in_pdf

MAGIC: dict[str, Callable[[bytes], bool]] = {
    ".pdf": lambda head: b"%PDF-" in head,
    ".docx": lambda head: head.startswith(b"PK\x03\x04"),
    ".xlsx": lambda head: head.startswith(b"PK\x03\x04"),
    ".pptx": lambda head: head.startswith(b"PK\x03\x04"),
    ".mp3": lambda head: head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] >= b"\xe0"),
    ".m4a": lambda head: head[4:8] == b"ftyp",
    ".mp4": lambda head: head[4:8] == b"ftyp",
    ".opus": lambda head: head.startswith(b"OggS"),
}
"""How the first 1,024 bytes of each kind of file look."""

_CLEAN: dict[str, Callable[[bytes], tuple[bytes, list[str]]]] = {
    ".docx": clean_office,
    ".xlsx": clean_office,
    ".pptx": clean_office,
    ".mp3": clean_mp3,
    ".m4a": clean_mp4,
    ".mp4": clean_mp4,
    ".pdf": lambda data: (data, find_in_pdf(data)),
    ".opus": lambda data: (data, find_in_opus(data)),
}


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A file's bytes for publishing, and what still stands in them about their author."""

    data: bytes
    left: tuple[str, ...] = ()
    failed: bool = False


def is_kind(suffix: str, head: bytes) -> bool:
    """Whether a file that begins with ``head`` is what its ``suffix`` (``.pdf``) says."""
    return MAGIC[suffix](head)


def scrub(suffix: str, data: bytes) -> Scrubbed:
    """``data`` of a file of kind ``suffix`` without its metadata.

    Where that fails, because the file is damaged or locked, it stays as it is.
    """
    try:
        cleaned, left = _CLEAN[suffix](data)
    except Exception:  # a damaged file may fail in any way
        return Scrubbed(data, failed=True)
    return Scrubbed(cleaned, tuple(left))
