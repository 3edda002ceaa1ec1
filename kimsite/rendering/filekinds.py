"""Which files people may publish, by the ending of their names."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

DOWNLOADS = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
    ".mp3": "MP3",
    ".m4a": "M4A",
    ".opus": "Opus",
    ".mp4": "MP4",
}
"""Kinds of download, as pages call them."""
PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
APPLE = {".heic", ".heif"}
MODERN = {".doc": ".docx", ".xls": ".xlsx", ".ppt": ".pptx", ".odt": ".docx", ".ods": ".xlsx"}
"""Endings of older and other programs, and what they can save as."""
MEGABYTE = 1_000_000
MAX_PHOTO = 40 * MEGABYTE
"""Bytes; a larger photo is refused unread."""


def is_picture(name: str) -> bool:
    """Whether a name ends like a picture's."""
    return Path(unquote(name)).suffix.lower() in PICTURES
