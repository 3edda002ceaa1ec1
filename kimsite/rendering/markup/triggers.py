"""What a step must see before it looks closer: most texts hold no sign of most markup.

An answer may be one yes too many, never one no too many: were every answer yes, pages would be
the same and only slower. Texts are those that the step itself is given, and lines have no tabs.
"""

from __future__ import annotations

import re

_OPENS_LINE = re.compile(r"[\s`~>#=!•‣▪●◦]|[*_+\-·–—][\s*_\-]|\d+[.)]")
_OPENS_BLOCK = re.compile(r"[\s\x02#]|[*+\-] |\*{3}$|\d+\.")


def may_need_tidying(source: str) -> bool:
    """Say whether a source may hold tabs, other line ends, or characters that no text may bring."""
    return not source.replace("\n", "").isprintable()


def may_hold_markup(source: str) -> bool:
    """Say whether a source may hold any markup besides what the start of a line says."""
    return may_hold_inline(source) or may_emphasise(source)


def may_hold_table(text: str) -> bool:
    """Say whether a text may hold a table."""
    return "|" in text


def may_hold_notes(source: str) -> bool:
    """Say whether a source may hold footnotes."""
    return "[^" in source


def may_define(text: str) -> bool:
    """Say whether a text may define the address of a label."""
    return "]:" in text


def may_open_block(line: str) -> bool:
    """Say whether a line may be more than words: most begin with a letter."""
    return "|" in line or (not line[0].isalpha() and _OPENS_LINE.match(line) is not None)


def may_be_block(block: str) -> bool:
    """Say whether a block may be, hold or define more than one paragraph."""
    if not block[:1].isalpha() and _OPENS_BLOCK.match(block):
        return True
    return "|" in block or ">" in block or "]:" in block


def may_hold_inline(text: str) -> bool:
    """Say whether a text may hold inline markup other than emphasis."""
    return (
        "[" in text
        or "<" in text
        or "@" in text
        or "\\" in text
        or "`" in text
        or "~~" in text
        or "://" in text
        or "ww." in text
        or "WW." in text
    )


def may_match(signs: tuple[str, ...], text: str) -> bool:
    """Say whether a pattern may match that needs one of some signs."""
    for sign in signs:  # noqa: SIM110 -- any() costs four times as much
        if sign in text:
            return True
    return False


def may_emphasise(text: str) -> bool:
    """Say whether a text may hold signs of emphasis."""
    return "*" in text or "_" in text
