"""Short forms of a text: an excerpt for lists and previews, and the paragraphs of a plain text."""

from __future__ import annotations

import re
from html import unescape

# Our own writer made the HTML: a tag is whole, and a quoted value may hold ``>``.
_INSIDE = r'(?:\s+[a-z-]+(?:="[^"]*")?)*\s*/?>'
_APART = re.compile(
    rf"<(h[1-6]|div|table|figure|pre|section)\b{_INSIDE}.*?</\1>|<sup id=.*?</sup>", re.DOTALL
)
_GAP = re.compile(rf"</?(?:p|li|ul|ol|blockquote|div|br|hr)\b{_INSIDE}")
_TAG = re.compile(rf"</?[a-z][a-z0-9]*{_INSIDE}")

LIMIT = 200
"""Characters of an excerpt, its ellipsis included."""


def opening(html: str) -> str:
    """The words of the paragraphs and list items of safe ``html``: what a summary may begin with.

    Headings, tables, cards, pictures, code blocks and footnotes say little by themselves.
    """
    return unescape(_TAG.sub("", _GAP.sub(" ", _APART.sub(" ", html))))


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
