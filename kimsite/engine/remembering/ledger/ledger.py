"""The ledger: what the directory was reduced from, area by area."""

from __future__ import annotations

import sqlite3

from kimsite.directory.areas.area import Area
from kimsite.directory.standing import Spans
from kimsite.engine.remembering.ledger import areas, chapters, lines, merged, passed

TABLES = {
    "area": areas.COLUMNS,
    "merged": merged.COLUMNS,
    "line": lines.COLUMNS,
    "passed": passed.COLUMNS,
    "chapter": chapters.COLUMNS,
}


class Ledger:
    """The five tables; transactions are the caller's."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.areas = areas.Areas(database)
        self.merged = merged.Merged(database)
        self.lines = lines.Lines(database)
        self.passed = passed.Passed(database)
        self.chapters = chapters.Chapters(database)

    def put_area(self, area: Area, basis: str, spans: Spans) -> None:
        """Keep an area that was just surveyed, its lines, and who passed something on in it."""
        self.areas.put(area, basis, spans)
        for file, data in area.lines.items():
            self.lines.put(file, area.code, data)
        self.passed.put(area)

    def drop_area(self, code: str) -> None:
        """Forget an area that has no KIM any more."""
        self.areas.drop(code)
        self.lines.drop(code)
        self.passed.drop(code)
