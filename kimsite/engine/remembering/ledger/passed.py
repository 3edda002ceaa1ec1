"""Who passed each material on, area by area."""

from __future__ import annotations

import json
import sqlite3

from kimsite.directory.areas.area import Area
from kimsite.directory.areas.rows import Passer
from kimsite.engine.remembering.ledger.row import (
    check_row,
    check_text,
    digest_text,
    read_row,
    seal_row,
)
from kimsite.engine.remembering.trace import dump

COLUMNS = (
    "material TEXT, area TEXT, kim INTEGER, digest TEXT, seal TEXT, passers TEXT,"
    " PRIMARY KEY (material, area)"
)
PassedOn = dict[str, dict[str, tuple[int, str]]]
"""Of each material, by area: how many KIM passed it on, and the digest of which."""


class Passed:
    """A row for each material and area."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def put(self, area: Area) -> None:
        """Keep who passed something on in an area that was just surveyed."""
        self.drop(area.code)
        for material, passers in area.passed_on.items():
            told = dump(passers)
            light = (material, area.code, len(passers), digest_text(told))
            row = (*light, seal_row(*light), told)
            self._database.execute("INSERT INTO passed VALUES (?, ?, ?, ?, ?, ?)", row)

    def drop(self, area: str) -> None:
        """Forget those of an area."""
        self._database.execute("DELETE FROM passed WHERE area = ?", (area,))

    def digests(self) -> PassedOn:
        """Of each material, by area: how many KIM passed it on, and the digest of which."""
        found: PassedOn = {}
        query = "SELECT seal, material, area, kim, digest FROM passed ORDER BY material, area"
        for seal, material, area, kim, digest in self._database.execute(query):
            check_row(seal, material, area, kim, digest)
            found.setdefault(material, {})[area] = (kim, digest)
        return found

    def passers(self, material: str, within: str = "") -> list[Passer]:
        """Who passed ``material`` on, of all or of those in one province or area."""
        rows = self._database.execute(
            "SELECT passers, digest FROM passed WHERE material = ? AND area BETWEEN ? AND ?"
            " ORDER BY area",
            (material, within, f"{within}~"),
        )
        texts = (check_text(*row) for row in rows)
        return [Passer(*one) for text in texts for one in read_row(json.loads, text)]
