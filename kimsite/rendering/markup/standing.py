"""Lines that stand alone: headings, rules, tables and pictures, told from words that look alike."""

from __future__ import annotations

import re

LONGEST_HEADING = 80
"""Characters; a longer line above ``---`` is a paragraph that a rule follows."""

_HEADING = re.compile(r"(#{1,6})( ?)(?!#)(.*)")
_CLOSING = re.compile(r" #+$")
_PICTURES = re.compile(r"(?:!\[[^\[\]]{0,1000}\]\((?:[^()]|\([^()]{0,200}\)){1,2000}\) ?)+")


def heading_of(body: str) -> str | None:
    """Return the heading in its one form (``## Judul``), or None: a hashtag, or no words.

    A space may be missing after two signs or more, which are no hashtag.
    """
    found = _HEADING.fullmatch(body)
    if not found or not found[3].strip("# ") or not (found[2] or len(found[1]) > 1):
        return None
    return f"{found[1]} {_CLOSING.sub('', found[3].strip())}"


def is_underline(body: str, above: str) -> bool:
    """Say whether a line underlines the one above, which makes that one a heading."""
    return len(body) > 2 and not body.strip(body[0]) and len(above) <= LONGEST_HEADING


def is_rule(body: str) -> bool:
    """Say whether a line is three or more of one sign, with or without spaces."""
    return body.count(body[0]) > 2 and not body.strip(body[0] + " ") and set(body) <= {body[0], " "}


def shows_pictures_only(body: str) -> bool:
    """Say whether a line holds nothing but pictures."""
    return body.startswith("![") and body.endswith(")") and _PICTURES.fullmatch(body) is not None


def starts_table(header: str, below: str) -> bool:
    """Say whether the line below a header is the one that makes both a table."""
    return "|" in header and "-" in below and "|" in below and set(below) <= set("|:- ")
