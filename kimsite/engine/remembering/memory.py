"""What the last build read, wrote and said, a Trace an owner, in SQLite; its loss costs only time.

A row has a light half, which every plan reads (what the step depended on, in digests), and a heavy
half (parts, outputs, problems, summary), which is read one owner, or one area, at a time. A row is
*dirty* from before its owner's first file moves until its Trace is kept: after a crash exactly
those are in doubt. Rows whose drafts still wait are *staged* in a table that dies with this
process, so that a row never tells of what is not published.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kimsite.directory.areas.area import area_of
from kimsite.engine.remembering.abroad import Abroad
from kimsite.engine.remembering.ledger.ledger import Ledger
from kimsite.engine.remembering.ledger.row import (
    check_row,
    open_text,
    read_row,
    read_sealed,
    seal_row,
    seal_text,
)
from kimsite.engine.remembering.light import LIGHT, SEALED, Light, change, open_light, seal_light
from kimsite.engine.remembering.quoted import Quoted
from kimsite.engine.remembering.tables import TABLES, open_database
from kimsite.engine.remembering.trace import (
    Trace,
    read_draft,
    read_heavy,
    read_problems,
    read_summary,
    write_draft,
    write_heavy,
)
from kimsite.engine.writing.draft import Draft
from kimsite.model import DIRECTORY, Summary
from kimsite.problem import Problem

_ALL = f"{LIGHT}, area, seal, summary, problems, heavy"
_KEEP = f"INSERT OR REPLACE INTO trace VALUES ({', '.join('?' * 16)})"  # noqa: S608 -- ours
_STAGE = f"INSERT OR REPLACE INTO staged VALUES ({', '.join('?' * 17)})"  # noqa: S608 -- ours
_SETTLE = f"INSERT OR REPLACE INTO trace SELECT {_ALL} FROM staged"  # noqa: S608 -- our constant
_DIRTY = (
    "INSERT INTO trace (owner, dirty, stamp, context, facts, cited, told, pages, assets,"
    " area, seal, summary, problems, heavy) {} ON CONFLICT (owner) DO UPDATE SET dirty = 1"
)
_BLANK = "1, '', '', '', '', '', 0, '', '', '', '', '', ''"
_LATEST = """
SELECT owner, {0} FROM trace WHERE {1} AND owner NOT IN (SELECT owner FROM staged)
UNION ALL SELECT owner, {0} FROM staged WHERE {1} ORDER BY owner
"""
_TOLD = """
SELECT owner FROM trace WHERE owner = ? AND area != ''
UNION SELECT owner FROM staged WHERE owner = ? AND area != ''
"""

Row = tuple[Light, Trace, Draft]
Gone = tuple[Collection[str], Iterable[str]]
"""Owners that stand no longer, and the paths they leave behind."""
NOBODY: Gone = ((), ())


class Memory:
    """The traces of one output folder."""

    def __init__(self, file: Path | None) -> None:
        self._database = open_database(file)
        self._file = file
        self._lights: dict[str, Light] | None = None
        self._state = self._look()
        self.ledger = Ledger(self._database)
        self.abroad = Abroad(self._database, self.ledger)
        self.quotes = Quoted(self._database)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def stands(self) -> bool:
        """Whether the file is still there and no one else has written to it."""
        try:
            return self._file is not None and self._look() == self._state
        except (OSError, sqlite3.DatabaseError):
            return False

    def _look(self) -> tuple[int, int]:
        """The file's number, and one that grows when another connection writes to it."""
        row = self._database.execute("PRAGMA data_version").fetchone()
        return (self._file.stat().st_ino if self._file is not None else 0), row[0]

    def lights(self) -> dict[str, Light]:
        """The light half of every row, by owner, as it stands now; not to be changed.

        Asked again, the same dict is brought up to date: only rows that moved are read.
        """
        if self._lights is None:
            rows = self._database.execute(SEALED)
            self._lights = {row[0]: open_light(row) for row in rows}
        else:
            for (owner,) in self._database.execute("SELECT owner FROM moved").fetchall():
                row = self._database.execute(f"{SEALED} WHERE owner = ?", (owner,)).fetchone()
                if row is not None:
                    self._lights[owner] = open_light(row)
                else:
                    self._lights.pop(owner, None)
        self._database.execute("DELETE FROM moved")
        return self._lights

    def trace(self, owner: str) -> Trace | None:
        """The heavy half of one row."""
        found = self._database.execute("SELECT heavy FROM trace WHERE owner = ?", (owner,))
        row = found.fetchone()
        return read_sealed(read_heavy, row[0]) if row is not None and row[0] else None

    def summaries(self, area: str) -> Iterator[Summary]:
        """The summaries of one area, those of staged rows too, by slug, one at a time."""
        rows = self._database.execute(_LATEST.format("summary", "area = ?"), (area, area))
        return (read_sealed(read_summary, text) for (_, text) in rows)

    def summary(self, owner: str) -> Summary | None:
        """What one owner tells, standing or staged."""
        rows = self._database.execute(_LATEST.format("summary", "owner = ?"), (owner, owner))
        found = [text for _, text in rows if text]
        return read_sealed(read_summary, found[0]) if found else None

    def areas_of(self, owners: Iterable[str]) -> set[str]:
        """The areas in which ``owners`` had a summary."""
        return {area for owner in owners if (area := self._told(owner)[0])}

    def areas(self) -> set[str]:
        """Every area in which a standing or staged row has a summary."""
        rows = self._database.execute("SELECT area FROM trace UNION SELECT area FROM staged")
        return {area for (area,) in rows if area}

    def known(self, owners: Iterable[str]) -> set[str]:
        """Those of ``owners`` that have a summary."""
        found = (self._database.execute(_TOLD, (owner, owner)).fetchone() for owner in owners)
        return {row[0] for row in found if row}

    def problems(self) -> Iterator[Problem]:
        """Every problem that a standing or staged Trace said."""
        rows = self._database.execute(_LATEST.format("problems", "problems != ''"))
        texts = (open_text(text) for (_, text) in rows)
        return (problem for text in texts for problem in read_row(read_problems, text))

    def mark_dirty(self, owners: Iterable[str]) -> None:
        """Say that the files of ``owners`` are about to change; rows are made where none is."""
        with self._together() as database:
            given = [(owner,) for owner in owners]
            database.executemany(_DIRTY.format(f"VALUES (?, {_BLANK})"), given)

    def mark_staged(self) -> None:
        """The same for every owner whose row is staged."""
        select = f"SELECT owner, {_BLANK} FROM staged WHERE true"  # noqa: S608 -- our constant
        self._database.execute(_DIRTY.format(select))

    def keep(self, rows: Iterable[Row], gone: Gone = NOBODY) -> None:
        """Keep these rows, clean, and the paths each leaves behind; drop those of the ``gone``."""
        with self._together() as database:
            for light, trace, draft in rows:
                database.execute(_KEEP, self._row(light, trace))
                self.leave(draft.gone)
            self._drop(gone)

    def stage(self, rows: Iterable[Row]) -> None:
        """Set these rows aside until they are settled; they are forgotten if that never comes."""
        with self._together() as database:
            for light, trace, draft in rows:
                database.execute(_STAGE, (*self._row(light, trace), write_draft(draft)))

    def unstage(self) -> None:
        """Forget what an earlier build of this process set aside and could not publish."""
        self._database.execute("DELETE FROM staged")

    def drafts(self) -> Iterator[tuple[str, Draft]]:
        """The drafts of all staged rows, by owner, the directory's last."""
        for turn in ("owner != ? ORDER BY owner", "owner = ?"):
            select = f"SELECT owner, draft FROM staged WHERE {turn}"  # noqa: S608 -- our constants
            for owner, text in self._database.execute(select, (DIRECTORY,)):
                yield owner, read_row(read_draft, text)

    def settle(self, dirty: Iterable[str], gone: Gone) -> None:
        """Every staged row is published and kept, clean but for those in ``dirty``.

        The rows of the ``gone`` are dropped in the same step: the ledger that was published knows
        them no more, and would not be told of them if they came back.
        """
        with self._together() as database:
            for _, draft in self.drafts():
                self.leave(draft.gone)
            # What stands of them still shows itself in the look it was built in.
            ask = "SELECT assets FROM trace WHERE owner = ?"
            looks = {owner: database.execute(ask, (owner,)).fetchone()[0] for owner in dirty}
            database.execute(_SETTLE)
            database.execute("DELETE FROM staged")
            given = [(owner,) for owner in looks]
            database.executemany("UPDATE trace SET dirty = 1 WHERE owner = ?", given)
            shown = [(look, owner) for owner, look in looks.items() if look]
            database.executemany(change("assets"), shown)
            self._drop(gone)

    def leave(self, paths: Iterable[str]) -> None:
        """These paths of the output stand no longer."""
        rows = [(path, seal_row(path)) for path in paths]
        self._database.executemany("INSERT OR IGNORE INTO leftover VALUES (?, ?)", rows)

    def leftover(self) -> list[str]:
        """What is still to be removed, of this build or of one that was cut short."""
        rows = self._database.execute("SELECT seal, path FROM leftover ORDER BY path").fetchall()
        for seal, path in rows:
            check_row(seal, path)
        return [path for _, path in rows]

    def swept(self, refused: Iterable[str]) -> None:
        """All of it is gone, but for the paths that were ``refused``."""
        with self._together() as database:
            database.execute("DELETE FROM leftover")
            self.leave(refused)

    def restamp(self, owner: str, stamp: str) -> None:
        """The same content was found with other times."""
        self._database.execute(change("stamp"), (stamp, owner))

    def _drop(self, gone: Gone) -> None:
        owners, leftover = gone
        self.leave(leftover)
        drop = "DELETE FROM trace WHERE owner = ?"
        self._database.executemany(drop, [(owner,) for owner in sorted(owners)])

    def clear(self) -> None:
        """Drop every row."""
        for table in TABLES:
            self._database.execute(f"DELETE FROM {table}")  # noqa: S608 -- ours

    def _row(self, light: Light, trace: Trace) -> tuple[object, ...]:
        """A row's values; an area is stale once a summary in it changed, until it is surveyed."""
        area = area_of(trace.summary.region) if trace.summary else ""
        before = self._told(light.owner)
        if before != (area, light.told):
            self.ledger.areas.mark_stale({before[0], area} - {""})
        heavy = map(seal_text, write_heavy(trace))
        return (*light.row(), area, seal_light(light, area), *heavy)

    def _told(self, owner: str) -> tuple[str, str]:
        """The area and the digest of what ``owner`` last told."""
        found = self._database.execute("SELECT area, told FROM trace WHERE owner = ?", (owner,))
        return found.fetchone() or ("", "")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written to the ledger in this block, or none of it."""
        with self._together():
            yield

    @contextmanager
    def _together(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all or nothing."""
        self._database.execute("BEGIN")
        try:
            yield self._database
        except BaseException:
            if self._database.in_transaction:  # SQLite itself rolls back when the disk is full
                self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")
