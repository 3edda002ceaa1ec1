"""One row of a table, as text, and its loss."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from kimsite.digest import digest_bytes

T = TypeVar("T")


def read_row(reader: Callable[[str], T], text: str) -> T:
    """What ``text`` holds; a row of which a part was lost makes the whole memory unreadable."""
    try:
        return reader(text)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise sqlite3.DatabaseError("a row is not whole") from error


def find_text(database: sqlite3.Connection, query: str, key: str) -> str:
    """The one text that ``query`` finds for ``key``; empty if there is none."""
    found = database.execute(query, (key,)).fetchone()
    return found[0] if found else ""


def digest_text(document: str) -> str:
    """The digest of what a row holds."""
    return digest_bytes(document.encode("utf-8", "surrogatepass"))
