"""What a step must see before it looks closer: most texts hold no sign of most markup.

An answer may be one yes too many, never one no too many: were every answer yes, pages would be
the same and only slower. Texts are those that the step itself is given, and lines have no tabs.
"""

from __future__ import annotations


def may_need_tidying(source: str) -> bool:
    """Say whether a source may hold tabs, other line ends, or characters that no text may bring."""
    return not source.replace("\n", "").isprintable()


def may_hold_markup(source: str) -> bool:
    """Say whether a source may hold any markup besides what the start of a line says."""
    return "|" in source or may_hold_inline(source) or may_emphasise(source)


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
    """Say whether a line that follows no other may be more than words: they begin with a letter."""
    return not line[0].isalpha() or "|" in line


def may_be_block(block: str) -> bool:
    """Say whether a block may be, hold or define more than one paragraph."""
    return not block[:1].isalpha() or "|" in block or ">" in block or "]:" in block


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
