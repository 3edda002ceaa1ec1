"""Merged tallies: of the provinces and, under no code, of the nation."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from kimsite.directory.areas.tally import Tally
from kimsite.directory.areas.tallyfile import read_tally, write_tally
from kimsite.engine.remembering.ledger.row import check_text, digest_text, find_text, read_row

COLUMNS = "code TEXT PRIMARY KEY, inputs TEXT, digest TEXT, tally TEXT"


class Merged:
    """A row a province, and one of the nation."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def tally(self, code: str, inputs: str) -> Tally | None:
        """The tally that was merged from ``inputs``, if it was."""
        query = "SELECT tally, digest FROM merged WHERE code = ? AND inputs = ?"
        found = self._database.execute(query, (code, inputs)).fetchone()
        return read_row(read_tally, check_text(*found)) if found else None

    def digest(self, code: str) -> str:
        """The digest of a merged tally, or nothing."""
        return find_text(self._database, "SELECT digest FROM merged WHERE code = ?", code)

    def put(self, code: str, inputs: str, tally: Tally) -> None:
        """Keep a merged tally."""
        document = write_tally(tally)
        row = (code, inputs, digest_text(document), document)
        self._database.execute("INSERT OR REPLACE INTO merged VALUES (?, ?, ?, ?)", row)

    def keep_only(self, codes: Iterable[str]) -> None:
        """Forget the tallies of all but ``codes``."""
        known = {code for (code,) in self._database.execute("SELECT code FROM merged")}
        gone = [(code,) for code in known.difference(codes)]
        self._database.executemany("DELETE FROM merged WHERE code = ?", gone)
