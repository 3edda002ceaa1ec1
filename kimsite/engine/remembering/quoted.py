"""Quotes kept between builds: each as long as the files it was read from have the same stamp.

quoted   one row a citation: what it was read from, how long it stands, and the quote
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from kimsite.engine.remembering.ledger.row import check_row, read_row, seal_row
from kimsite.engine.remembering.trace import dump
from kimsite.model import Quote

TABLES = {
    "quoted": "citation TEXT PRIMARY KEY, inputs TEXT, since REAL, until REAL, quote TEXT,"
    " seal TEXT",
}
_FIND = "SELECT quote, since, until, seal FROM quoted WHERE citation = ? AND inputs = ?"
_STANDS = " AND (since IS NULL OR since <= ?) AND (until IS NULL OR ? < until)"


class Quoted:
    """Reads and writes the table; transactions are the caller's."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def find(self, citation: str, inputs: str, now: float) -> Quote | None:
        """The quote that was read from ``inputs``, if it still stands ``now``."""
        given = (citation, inputs, now, now)
        found = self._database.execute(_FIND + _STANDS, given).fetchone()
        if found is None:
            return None
        quote, since, until, seal = found
        check_row(seal, citation, inputs, since, until, quote)
        return read_row(_read, quote)

    def put(
        self, citation: str, inputs: str, since: float | None, until: float | None, quote: Quote
    ) -> None:
        """Keep a quote that stands from ``since`` until ``until``."""
        row = (citation, inputs, since, until, dump(quote))
        given = (*row, seal_row(*row))
        self._database.execute("INSERT OR REPLACE INTO quoted VALUES (?, ?, ?, ?, ?, ?)", given)

    def keep_only(self, citations: Iterable[str]) -> None:
        """Forget what nobody cites any more."""
        known = {row[0] for row in self._database.execute("SELECT citation FROM quoted")}
        gone = [(citation,) for citation in sorted(known.difference(citations))]
        self._database.executemany("DELETE FROM quoted WHERE citation = ?", gone)


def _read(document: str) -> Quote:
    return Quote(**json.loads(document))
