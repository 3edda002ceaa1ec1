"""Short forms of a text: an excerpt for lists and previews, and the paragraphs of a plain text."""

from __future__ import annotations

import re

LIMIT = 200
"""Characters of an excerpt, its ellipsis included."""


def shorten(text: str, limit: int = LIMIT) -> str:
    """The beginning of ``text`` on one line, cut between words, at most ``limit`` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    words = head if line[limit - 1] == " " else head.rpartition(" ")[0] or head
    return words.rstrip(" ,;:.–—-") + "…"


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a plain text from a YAML file, divided by empty lines."""
    blocks = re.split(r"\n[ \t]*\n", text.strip())
    return tuple(" ".join(block.split()) for block in blocks if block.strip())
