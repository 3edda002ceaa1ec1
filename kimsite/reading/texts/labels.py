"""The labels of materials that everyone knows, each in one spelling: ``[hoax]`` is ``HOAKS``."""

from __future__ import annotations

import re
from collections.abc import Iterable

URGENT = "Darurat"
"""What is labelled so stands before all others, as with ``darurat: ya``."""
_KNOWN = {
    "hoaks": "HOAKS",
    "hoax": "HOAKS",
    "hoak": "HOAKS",
    "cek hoaks": "HOAKS",
    "disinformasi": "DISINFORMASI",
    "misinformasi": "MISINFORMASI",
    "malinformasi": "MALINFORMASI",
    "prioritas": "Program prioritas",
    "program prioritas": "Program prioritas",
    "darurat": URGENT,
    "tanggap darurat": URGENT,
}
_CLAIMS = ("DISINFORMASI", "MISINFORMASI", "MALINFORMASI", "HOAKS")
"""Labels of what is not true, the more exact first."""
_prefix = re.compile(r"\s*\[([^\[\]]{2,40})\]\s*").match


def read_labels(words: Iterable[str]) -> tuple[str, ...]:
    """Labels without their brackets, each once, the known ones as everyone spells them."""
    bare = (" ".join(word.strip("[] ").split()) for word in words)
    return tuple(dict.fromkeys(_KNOWN.get(word.casefold(), word) for word in bare if word))


def split_title(title: str) -> tuple[str, str]:
    """The label that a title begins with, perhaps none, and the rest of it."""
    found = _prefix(title)
    if found is None or not title[found.end() :]:
        return "", title
    return next(iter(read_labels([found[1]])), ""), title[found.end() :]


def verdict_in(labels: Iterable[str]) -> str:
    """The verdict that labels tell: ``disinformasi`` …, else ``hoaks``; empty if none does."""
    borne = set(labels)
    return next((label.lower() for label in _CLAIMS if label in borne), "")
