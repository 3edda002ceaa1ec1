"""What a person meant by a rule that cannot be read: its words, the misspelt ones mended."""

from __future__ import annotations

import re
from difflib import get_close_matches

from kimsite.recurrence.words import KNOWN, parse_rule


def guess_rule(text: str) -> str:
    """``tiap senen`` is ``tiap senin``; empty where nothing near can be read."""

    def spell(found: re.Match[str]) -> str:
        word = found[0]
        if word.lower() in KNOWN:
            return word
        alike = get_close_matches(word.lower(), KNOWN, n=1, cutoff=0.6)
        return alike[0] if alike else ""

    near = " ".join(re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", spell, text[:200]).split())
    try:
        parse_rule(near)
    except ValueError:
        return ""
    return near
