"""One row of a table, as text, and its loss.

A disk may change a letter, or a number, and leave all readable. So what a build believes is kept
with a digest, its *seal*: a text behind its own, columns beside that of the row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from kimsite.digest import digest_bytes

T = TypeVar("T")
_DIGITS = 32
"""How long a digest is."""


def read_row(reader: Callable[[str], T], text: str) -> T:
    """What ``text`` holds; a row of which a part was lost makes the whole memory unreadable."""
    try:
        return reader(text)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise sqlite3.DatabaseError("a row is not whole") from error


def seal_text(text: str) -> str:
    """``text`` behind its digest; empty as it is."""
    return f"{digest_text(text)}{text}" if text else ""


def open_text(sealed: str) -> str:
    """The text that was sealed."""
    if not sealed:
        return ""
    if not isinstance(sealed, str):
        raise sqlite3.DatabaseError("a row is not whole")
    return check_text(sealed[_DIGITS:], sealed[:_DIGITS])


def read_sealed(reader: Callable[[str], T], sealed: str) -> T:
    """What a sealed text holds."""
    return read_row(reader, open_text(sealed))


def seal_row(*values: object) -> str:
    """The digest of the columns of a row: texts, numbers, nothing."""
    return digest_text(repr(values))


def check_row(seal: str, *values: object) -> None:
    """Raise ``sqlite3.DatabaseError`` if these are not the columns that were sealed."""
    if seal_row(*values) != seal:
        raise sqlite3.DatabaseError("a row is not whole")


def find_text(database: sqlite3.Connection, query: str, key: str) -> str:
    """The one text that ``query`` finds for ``key``; empty if there is none.

    Where it finds a digest beside it, the text is held to that.
    """
    found = database.execute(query, (key,)).fetchone()
    if not found or found[0] is None:
        return ""
    return check_text(*found) if len(found) > 1 else found[0]


def check_text(text: str, digest: str) -> str:
    """``text`` if it is what was kept: a disk may change a letter and leave it readable."""
    if not isinstance(text, str) or digest_text(text) != digest:
        raise sqlite3.DatabaseError("a row is not whole")
    return text


def check_bytes(data: bytes, digest: str) -> bytes:
    """The same for bytes."""
    if not isinstance(data, bytes) or digest_bytes(data) != digest:
        raise sqlite3.DatabaseError("a row is not whole")
    return data


def digest_text(document: str) -> str:
    """The digest of what a row holds."""
    return digest_bytes(document.encode("utf-8", "surrogatepass"))
