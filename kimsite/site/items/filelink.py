"""A file to download as a page shows it: where it is, what it is called, its kind and size."""

from __future__ import annotations

from dataclasses import dataclass

from kimsite.model import Target
from kimsite.rendering.attached.files import Download

_PLAYERS = {"mp3": "audio", "m4a": "audio", "opus": "audio", "mp4": "video"}


@dataclass(frozen=True, slots=True)
class FileLink:
    """A download of one site; ``kind`` and ``size`` in words (``PDF``, ``1,2 MB``).

    ``media`` is the HTML element that plays it, ``audio`` or ``video``, else empty.
    """

    file: Target
    title: str
    kind: str
    size: str
    media: str = ""


def link_file(slug: str, download: Download, language: str) -> FileLink:
    """How pages of ``slug`` show ``download``."""
    size = say_size(download.size, language)
    media = _PLAYERS.get(download.path.rpartition(".")[2], "")
    return FileLink(Target(slug, download.path), download.title, download.kind, size, media)


def say_size(size: int, language: str) -> str:
    """Bytes as people read them: ``840 KB``, ``1,2 MB``."""
    if size < 999_500:
        return f"{max(1, round(size / 1000))} KB"
    said = f"{size / 1_000_000:.1f} MB"
    return said.replace(".", ",") if language == "id" else said
