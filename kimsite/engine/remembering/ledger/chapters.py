"""Chapters: which files were printed together, and the digest of all that they showed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict

from kimsite.digest import digest_bytes
from kimsite.engine.remembering.ledger.row import check_row, find_text, read_row, seal_row
from kimsite.engine.remembering.trace import dump, read_problems
from kimsite.problem import Problem

COLUMNS = "name TEXT PRIMARY KEY, shows TEXT, paths TEXT, problems TEXT, seal TEXT"
Printed = tuple[str, list[str], list[Problem]]
"""What a chapter showed, as a digest; its paths and its problems."""


class Chapters:
    """A row a chapter."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def printed(self) -> dict[str, Printed]:
        """Every chapter by name."""
        rows = self._database.execute("SELECT seal, name, shows, paths, problems FROM chapter")
        found: dict[str, Printed] = {}
        for seal, name, shows, paths, problems in rows:
            check_row(seal, name, shows, paths, problems)
            said = read_row(read_problems, problems)
            found[name] = (shows, read_row(json.loads, paths), said)
        return found

    def paths(self, name: str) -> list[str]:
        """The files of one chapter; none if there is no such chapter."""
        text = find_text(self._database, "SELECT paths FROM chapter WHERE name = ?", name)
        return read_row(json.loads, text) if text else []

    def is_whole(self) -> bool:
        """Whether every chapter was printed; one that failed shows nothing."""
        found = self._database.execute("SELECT 1 FROM chapter WHERE shows = '' LIMIT 1")
        return found.fetchone() is None

    def state(self) -> str:
        """The digest of all that the chapters show."""
        rows = self._database.execute("SELECT name, shows FROM chapter ORDER BY name")
        return digest_bytes(repr(rows.fetchall()).encode("utf-8"))

    def put(self, name: str, shows: str, paths: list[str], problems: Iterable[Problem]) -> None:
        """Keep a chapter that was just printed."""
        row = (name, shows, dump(paths), dump([asdict(problem) for problem in problems]))
        given = (*row, seal_row(*row))
        self._database.execute("INSERT OR REPLACE INTO chapter VALUES (?, ?, ?, ?, ?)", given)

    def drop(self, name: str) -> None:
        """Forget a chapter that there is no more."""
        self._database.execute("DELETE FROM chapter WHERE name = ?", (name,))
