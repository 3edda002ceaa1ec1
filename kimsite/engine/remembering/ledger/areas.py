"""Areas: of each its sheet and tally, and whether a summary in it changed since."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from kimsite.directory.areas.area import Area
from kimsite.directory.areas.sheet import Sheet, read_sheet, write_sheet
from kimsite.directory.areas.tally import Tally
from kimsite.directory.areas.tallyfile import read_tally, write_tally
from kimsite.directory.standing import Spans, read_spans, write_spans
from kimsite.engine.remembering.ledger.row import (
    check_row,
    digest_text,
    find_text,
    read_row,
    seal_row,
)
from kimsite.engine.remembering.trace import dump

COLUMNS = (
    "code TEXT PRIMARY KEY, stale INTEGER, basis TEXT, spans TEXT, sheet_digest TEXT,"
    " tally_digest TEXT, former TEXT, tally TEXT, sheet TEXT, seal TEXT"
)
_STALE = "INSERT INTO area (code, stale) VALUES (?, 1) ON CONFLICT (code) DO UPDATE SET stale = 1"
_LIGHT = (
    "SELECT stale, seal, code, basis, spans, sheet_digest, tally_digest, former FROM area"
    " ORDER BY code"
)
_KEEP = "INSERT OR REPLACE INTO area VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?)"


class Areas:
    """A row an area."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def spans(self, basis: str) -> dict[str, Spans | None]:
        """Every area and how long it stands; None where it must be surveyed again."""
        found: dict[str, Spans | None] = {}
        for stale, seal, *light in self._database.execute(_LIGHT):
            code, known, spans, *_ = light
            if fresh := not stale and known == basis:
                check_row(seal, *light)
            found[code] = read_row(_read_spans, spans) if fresh else None
        return found

    def mark_stale(self, codes: Iterable[str]) -> None:
        """A summary in each of these areas changed."""
        self._database.executemany(_STALE, [(code,) for code in sorted(codes)])

    def put(self, area: Area, basis: str, spans: Spans) -> None:
        """Keep an area that was just surveyed."""
        sheet, tally = write_sheet(area.sheet), write_tally(area.tally)
        former = dump(area.former) if area.former else ""
        digests = digest_text(sheet), digest_text(tally)
        light = (area.code, basis, dump(write_spans(spans)), *digests, former)
        self._database.execute(_KEEP, (*light, tally, sheet, seal_row(*light)))

    def drop(self, code: str) -> None:
        """Forget an area."""
        self._database.execute("DELETE FROM area WHERE code = ?", (code,))

    def digests(self) -> dict[str, tuple[str, str]]:
        """The digests of every area's sheet and tally."""
        rows = self._database.execute("SELECT code, sheet_digest, tally_digest FROM area")
        return {code: (sheet, tally) for code, sheet, tally in sorted(rows)}

    def sheet(self, code: str) -> Sheet:
        """An area's sheet; empty if there is no such area."""
        return open_sheet(self.sheet_text(code))

    def sheet_text(self, code: str) -> str:
        """The same as it is kept, to be read elsewhere."""
        ask = "SELECT sheet, sheet_digest FROM area WHERE code = ?"
        return find_text(self._database, ask, code)

    def tally(self, code: str) -> Tally:
        """An area's tally; empty if there is no such area."""
        ask = "SELECT tally, tally_digest FROM area WHERE code = ?"
        text = find_text(self._database, ask, code)
        return read_row(read_tally, text) if text else Tally()

    def former(self) -> dict[str, str]:
        """Slugs of before, and of now; the last by slug wins one that two KIM claim."""
        rows = self._database.execute("SELECT former FROM area WHERE former != ''")
        known: list[dict[str, str]] = [read_row(json.loads, text) for (text,) in rows]
        pairs = [(new, old) for one in known for old, new in one.items()]
        return {old: new for new, old in sorted(pairs)}


def open_sheet(text: str) -> Sheet:
    """The sheet that is kept as ``text``; empty if there is none."""
    return read_row(read_sheet, text) if text else Sheet()


def _read_spans(document: str) -> Spans:
    return read_spans(json.loads(document))
