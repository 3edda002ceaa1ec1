"""The ledger: what the directory was reduced from, area by area, kept in the memory's database.

area     one row an area: its sheet and tally, and whether a summary in it changed since
merged   the tallies of provinces and, under no code, of the nation
line     an area's part of each data file; a chapter's part of the directory's own sitemap
passed   who passed a material on, area by area
chapter  which files were printed together, and the digest of all that they showed
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import TypeVar

from kimsite.digest import digest_bytes
from kimsite.directory.areas.area import Area
from kimsite.directory.areas.rows import Passer
from kimsite.directory.areas.sheet import Sheet, read_sheet, write_sheet
from kimsite.directory.areas.tally import Tally
from kimsite.directory.areas.tallyfile import read_tally, write_tally
from kimsite.directory.standing import Spans, read_spans, write_spans
from kimsite.engine.remembering.trace import dump, read_problems
from kimsite.problem import Problem

TABLES = {
    "area": "code TEXT PRIMARY KEY, stale INTEGER, basis TEXT, spans TEXT, sheet_digest TEXT,"
    " tally_digest TEXT, former TEXT, tally TEXT, sheet TEXT",
    "merged": "code TEXT PRIMARY KEY, inputs TEXT, digest TEXT, tally TEXT",
    "line": "file TEXT, part TEXT, digest TEXT, data BLOB, PRIMARY KEY (file, part)",
    "passed": "material TEXT, area TEXT, kim INTEGER, digest TEXT, passers TEXT,"
    " PRIMARY KEY (material, area)",
    "chapter": "name TEXT PRIMARY KEY, shows TEXT, paths TEXT, problems TEXT",
}
T = TypeVar("T")
PassedOn = dict[str, dict[str, tuple[int, str]]]
"""Of each material, by area: how many KIM passed it on, and the digest of which."""
_STALE = "INSERT INTO area (code, stale) VALUES (?, 1) ON CONFLICT (code) DO UPDATE SET stale = 1"


class Ledger:
    """Reads and writes the five tables; transactions are the caller's."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def stale(self, basis: str) -> dict[str, Spans | None]:
        """Every area and how long it stands; None where it must be surveyed again."""
        rows = self._database.execute("SELECT code, stale, basis, spans FROM area ORDER BY code")
        return {
            code: None if stale or known != basis else read_row(_read_spans, spans)
            for code, stale, known, spans in rows
        }

    def mark_stale(self, codes: Iterable[str]) -> None:
        """A summary in each of these areas changed."""
        self._database.executemany(_STALE, [(code,) for code in sorted(codes)])

    def put_area(self, area: Area, basis: str, spans: Spans) -> None:
        """Keep an area that was just surveyed."""
        sheet, tally = write_sheet(area.sheet), write_tally(area.tally)
        self._database.execute(
            "INSERT OR REPLACE INTO area VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?)",
            (
                area.code, basis, dump(write_spans(spans)), _digest(sheet), _digest(tally),
                dump(area.former) if area.former else "", tally, sheet,
            ),
        )  # fmt: skip
        for file, data in area.lines.items():
            self.put_line(file, area.code, data)
        self._drop_passed(area.code)
        for material, passers in area.passed_on.items():
            told = dump(passers)
            row = (material, area.code, len(passers), _digest(told), told)
            self._database.execute("INSERT INTO passed VALUES (?, ?, ?, ?, ?)", row)

    def drop_area(self, code: str) -> None:
        """Forget an area that has no KIM any more."""
        self._database.execute("DELETE FROM area WHERE code = ?", (code,))
        self._database.execute("DELETE FROM line WHERE part = ?", (code,))
        self._drop_passed(code)

    def areas(self) -> dict[str, tuple[str, str]]:
        """The digests of every area's sheet and tally."""
        rows = self._database.execute("SELECT code, sheet_digest, tally_digest FROM area")
        return {code: (sheet, tally) for code, sheet, tally in sorted(rows)}

    def sheet(self, code: str) -> Sheet:
        """An area's sheet; empty if there is no such area."""
        return open_sheet(self.sheet_text(code))

    def sheet_text(self, code: str) -> str:
        """The same as it is kept, to be read elsewhere."""
        return self._text("SELECT sheet FROM area WHERE code = ?", code)

    def tally(self, code: str) -> Tally:
        """An area's tally; empty if there is no such area."""
        text = self._text("SELECT tally FROM area WHERE code = ?", code)
        return read_row(read_tally, text) if text else Tally()

    def former(self) -> dict[str, str]:
        """Slugs of before, and of now; the last by slug wins one that two KIM claim."""
        rows = self._database.execute("SELECT former FROM area WHERE former != ''")
        known: list[dict[str, str]] = [read_row(json.loads, text) for (text,) in rows]
        pairs = [(new, old) for one in known for old, new in one.items()]
        return {old: new for new, old in sorted(pairs)}

    def merged(self, code: str, inputs: str) -> Tally | None:
        """The tally that was merged from ``inputs``, if it was."""
        query = "SELECT tally FROM merged WHERE code = ? AND inputs = ?"
        found = self._database.execute(query, (code, inputs)).fetchone()
        return read_row(read_tally, found[0]) if found else None

    def merged_digest(self, code: str) -> str:
        """The digest of a merged tally, or nothing."""
        return self._text("SELECT digest FROM merged WHERE code = ?", code)

    def put_merged(self, code: str, inputs: str, tally: Tally) -> None:
        """Keep a merged tally."""
        document = write_tally(tally)
        row = (code, inputs, _digest(document), document)
        self._database.execute("INSERT OR REPLACE INTO merged VALUES (?, ?, ?, ?)", row)

    def drop_merged(self, kept: Iterable[str]) -> None:
        """Forget the tallies of all but ``kept``."""
        known = {code for (code,) in self._database.execute("SELECT code FROM merged")}
        gone = [(code,) for code in known.difference(kept)]
        self._database.executemany("DELETE FROM merged WHERE code = ?", gone)

    def put_line(self, file: str, part: str, data: bytes) -> None:
        """Keep a part of ``file``, or nothing where there is nothing."""
        if data:
            row = (file, part, digest_bytes(data), data)
            self._database.execute("INSERT OR REPLACE INTO line VALUES (?, ?, ?, ?)", row)
        else:
            key = (file, part)
            self._database.execute("DELETE FROM line WHERE file = ? AND part = ?", key)

    def lines(self, file: str, within: str = "") -> Iterator[bytes]:
        """The parts of ``file`` in order; ``within`` those of one province."""
        return (data for _, data in self.parts(file, within))

    def parts(self, file: str, within: str = "") -> Iterator[tuple[str, bytes]]:
        """The same, each with its name."""
        query = "SELECT part, data FROM line WHERE file = ? AND part BETWEEN ? AND ? ORDER BY part"
        return iter(self._database.execute(query, (file, within, f"{within}~")))

    def part_digests(self, file: str) -> dict[str, str]:
        """The digests of the parts of ``file``."""
        rows = "SELECT part, digest FROM line WHERE file = ? ORDER BY part"
        return dict(self._database.execute(rows, (file,)))

    def line_digests(self) -> dict[str, list[str]]:
        """What each file is made of: its parts and their digests."""
        made: dict[str, list[str]] = {}
        for file, part, digest in self._database.execute(
            "SELECT file, part, digest FROM line ORDER BY file, part"
        ):
            made.setdefault(file, []).append(f"{part} {digest}")
        return made

    def passed_on(self) -> PassedOn:
        """Of each material, by area: how many KIM passed it on, and the digest of which."""
        found: PassedOn = {}
        query = "SELECT material, area, kim, digest FROM passed ORDER BY material, area"
        for material, area, kim, digest in self._database.execute(query):
            found.setdefault(material, {})[area] = (kim, digest)
        return found

    def passers(self, material: str, within: str = "") -> list[Passer]:
        """Who passed ``material`` on, of all or of those in one province or area."""
        rows = self._database.execute(
            "SELECT passers FROM passed WHERE material = ? AND area BETWEEN ? AND ? ORDER BY area",
            (material, within, f"{within}~"),
        )
        return [Passer(*one) for (text,) in rows for one in read_row(json.loads, text)]

    def chapters(self) -> dict[str, tuple[str, list[str], list[Problem]]]:
        """What each chapter showed, as a digest; its paths and its problems."""
        rows = self._database.execute("SELECT name, shows, paths, problems FROM chapter")
        return {
            name: (shows, read_row(json.loads, paths), read_row(read_problems, problems))
            for name, shows, paths, problems in rows
        }

    def paths(self, chapter: str) -> list[str]:
        """The files of one chapter; none if there is no such chapter."""
        text = self._text("SELECT paths FROM chapter WHERE name = ?", chapter)
        return read_row(json.loads, text) if text else []

    def is_whole(self) -> bool:
        """Whether every chapter was printed; one that failed shows nothing."""
        found = self._database.execute("SELECT 1 FROM chapter WHERE shows = '' LIMIT 1")
        return found.fetchone() is None

    def state(self) -> str:
        """The digest of all that the chapters show."""
        rows = self._database.execute("SELECT name, shows FROM chapter ORDER BY name")
        return digest_bytes(repr(rows.fetchall()).encode("utf-8"))

    def put_chapter(
        self, name: str, shows: str, paths: list[str], problems: Iterable[Problem]
    ) -> None:
        """Keep a chapter that was just printed."""
        row = (name, shows, dump(paths), dump([asdict(problem) for problem in problems]))
        self._database.execute("INSERT OR REPLACE INTO chapter VALUES (?, ?, ?, ?)", row)

    def drop_chapter(self, name: str) -> None:
        """Forget a chapter that there is no more."""
        self._database.execute("DELETE FROM chapter WHERE name = ?", (name,))

    def _drop_passed(self, code: str) -> None:
        self._database.execute("DELETE FROM passed WHERE area = ?", (code,))

    def _text(self, query: str, code: str) -> str:
        found = self._database.execute(query, (code,)).fetchone()
        return found[0] if found else ""


def read_row(reader: Callable[[str], T], text: str) -> T:
    """What ``text`` holds; a row of which a part was lost makes the whole memory unreadable."""
    try:
        return reader(text)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise sqlite3.DatabaseError("a row is not whole") from error


def open_sheet(text: str) -> Sheet:
    """The sheet that is kept as ``text``; empty if there is none."""
    return read_row(read_sheet, text) if text else Sheet()


def _read_spans(document: str) -> Spans:
    return read_spans(json.loads(document))


def _digest(document: str) -> str:
    return digest_bytes(document.encode("utf-8", "surrogatepass"))
