"""What a text may hold before it is shown plain: the guard against input that takes seconds.

Every limit is far above what a person writes. Beyond it nothing is lost: the words are shown as
they were typed, without formatting.
"""

from __future__ import annotations

MAX_CHARACTERS = 400_000
"""Of a whole text: some 60,000 words."""
MAX_BLOCKS = 10_000
"""Paragraphs and the like in one text: taking them from the front of a list is quadratic."""
MAX_LISTS = 6
"""Lists within lists. Deeper items stay items, at this depth."""
MAX_QUOTES = 5
"""Quotes within quotes. Deeper ones stay text, at this depth."""
MAX_NOTES = 500
"""Footnote marks in one text; with more, none is a footnote."""
MAX_TRIGGERS = 2_000
"""Characters that may start inline markup, in one paragraph or cell."""
MAX_COLUMNS = 50
"""Of one table."""
MAX_CELLS = 20_000
"""Of one table: a row is filled up to the number of columns, so few bytes make many cells."""
MAX_ROW = 10_000
"""Characters in one row of a table."""
MAX_TICKS = 100
"""Backticks in one row of a table."""
MAX_BRACKETS = 6
"""Brackets within the brackets of one link."""
MAX_LINK_TEXT = 2_000
"""Characters between the brackets of one link; also of one code span."""


class TooMuchError(Exception):
    """A text is beyond a limit. Never leaves this room."""


def check_length(source: str) -> None:
    """Raise TooMuchError for a text that is too long to be parsed."""
    if len(source) > MAX_CHARACTERS:
        raise TooMuchError


def check_blocks(text: str) -> None:
    """Raise TooMuchError for a text with too many blocks to be parsed."""
    if text.count("\n\n") > MAX_BLOCKS:
        raise TooMuchError


def fits_table(block: str) -> bool:
    """Say whether a block, if it is a table, is one of a size that people read."""
    rows = block.split("\n")
    columns = rows[0].count("|") + 1
    return (
        columns <= MAX_COLUMNS
        and columns * len(rows) <= MAX_CELLS
        and max(map(len, rows)) <= MAX_ROW
        and ("`" not in block or max(row.count("`") for row in rows) <= MAX_TICKS)
    )
