"""What a person meant by a rule that cannot be read: its words, the misspelt ones mended."""

from __future__ import annotations

import re
from difflib import get_close_matches

from kimsite.recurrence.words import DAYS, KNOWN, WEEK_DAYS, parse_rule

_OFTEN = re.compile(r"\bkali\b", re.IGNORECASE)
_NEAR = 0.75
"""How alike a word must be to one that is known: a letter or two apart."""


def guess_rule(text: str) -> str:
    """``tiap senen`` is ``tiap senin``; empty where nothing near can be read.

    No word is left out: without ``malam`` or ``Agustus`` it would be another day.
    """
    if _OFTEN.search(text):  # ``dua kali sebulan`` is no ``sekali dua bulan``
        return ""
    spread = _spread(text[:200])

    def spell(found: re.Match[str]) -> str:
        word = found[0]
        if word.lower() in KNOWN:
            return word
        alike = get_close_matches(word.lower(), KNOWN, n=1, cutoff=_NEAR)
        return alike[0] if alike else word

    near = " ".join(re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", spell, spread).split())
    try:
        parse_rule(near)
    except ValueError:
        return ""
    return near


def _spread(text: str) -> str:
    """``Senin sampai Jumat`` with every day between."""

    def days(found: re.Match[str]) -> str:
        first, last = (DAYS.get(word.lower()) for word in found.groups())
        if first is None or last is None:
            return found[0]
        between = range(first, last + (7 if last < first else 0) + 1)
        return ", ".join(WEEK_DAYS[number % 7] for number in between)

    return re.sub(r"([^\W\d_]+)\s*(?:s\.?/?d\.?|sampai|hingga|[-–—])\s*([^\W\d_]+)", days, text)
