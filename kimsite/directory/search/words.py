"""Words as search compares them: small letters and digits; the page's script does the same."""

from __future__ import annotations

import re
import unicodedata

_silent = re.compile("['`‘’ʼ]")
_apart = re.compile("[^a-z0-9]+")


def fold(text: str) -> str:
    """``Ma'rang–Timur`` → ``marang timur``; empty where nothing of it can be typed."""
    plain = text
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _apart.sub(" ", _silent.sub("", plain).lower()).strip()
