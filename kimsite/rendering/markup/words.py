"""The words of one line, kept from meaning more than words."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(\d+)([.)]\s)")
_SPACES = re.compile(r" {2,}")


def words_of(text: str) -> str:
    """Return a line's words, squeezed, none of them starting a list or quote."""
    return escape_start(squeeze(text.strip()))


def squeeze(text: str) -> str:
    """Collapse runs of spaces, and drop a backslash that stands for a line break."""
    if "  " in text:
        text = _SPACES.sub(" ", text)
    if text.endswith("\\") and not text.endswith("\\\\"):
        text = text[:-1]
    return text


def escape_start(text: str) -> str:
    """Keep what starts a line of words from starting a list or quote in it."""
    if text[:1] in {">", "*", "+", "-"} and (text[0] == ">" or text[1:2] == " "):
        return "\\" + text
    if text[:1].isdigit() and (found := _NUMBER.match(text)):
        return f"{found[1]}\\{text[found.start(2) :]}"
    return text
