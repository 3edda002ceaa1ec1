"""What the last build read, wrote and said, a Trace an owner, in SQLite; its loss costs only time.

A row has a light half, which every plan reads (what the step depended on, in digests), and a heavy
half (parts, outputs, problems, summary), which is read one owner at a time. A row is *dirty* from
before its owner's first write until its Trace is kept: after a crash exactly those are in doubt.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from kimsite.engine.output import name_output
from kimsite.engine.trace import (
    Light,
    Trace,
    read_heavy,
    read_problems,
    read_summary,
    write_heavy,
)
from kimsite.engine.write import WriteFault
from kimsite.model import Summary
from kimsite.problem import Problem

VERSION = "5"
_TABLE = """
CREATE TABLE IF NOT EXISTS trace (
  owner TEXT PRIMARY KEY, dirty INTEGER, stamp TEXT, context TEXT, facts TEXT, cited TEXT,
  since REAL, until REAL, told TEXT, pages INTEGER, assets TEXT,
  summary TEXT, problems TEXT, heavy TEXT
) WITHOUT ROWID
"""
_LIGHT = "owner, dirty, stamp, context, facts, cited, since, until, told, pages, assets"
_KEEP = "INSERT OR REPLACE INTO trace VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Memory:
    """The traces of one output folder."""

    def __init__(self, file: Path | None) -> None:
        self._database = sqlite3.connect(file or ":memory:", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        self._database.execute("CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value)")
        known = dict(self._database.execute("SELECT name, value FROM state"))
        if known.get("version") != VERSION:
            self._database.execute("DROP TABLE IF EXISTS trace")
            self._database.execute("DROP TABLE IF EXISTS leftover")
            self._database.execute(_TABLE)
            self._database.execute("CREATE TABLE leftover (path TEXT PRIMARY KEY) WITHOUT ROWID")
            row = ("version", VERSION)
            self._database.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", row)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def lights(self) -> dict[str, Light]:
        """The light half of every row, by owner."""
        rows = self._database.execute(f"SELECT {_LIGHT} FROM trace")  # noqa: S608 -- our constant
        return {row[0]: Light(*row) for row in rows}

    def trace(self, owner: str) -> Trace | None:
        """The heavy half of one row."""
        found = self._database.execute("SELECT heavy FROM trace WHERE owner = ?", (owner,))
        row = found.fetchone()
        return read_heavy(row[0]) if row is not None and row[0] else None

    def summaries(self) -> Iterator[Summary]:
        """Every summary, by slug, one at a time."""
        rows = self._database.execute(
            "SELECT summary FROM trace WHERE summary != '' ORDER BY owner"
        )
        return (read_summary(json.loads(text)) for (text,) in rows)

    def problems(self) -> Iterator[Problem]:
        """Every problem that a standing Trace said."""
        rows = self._database.execute("SELECT problems FROM trace WHERE problems != ''")
        return (problem for (text,) in rows for problem in read_problems(json.loads(text)))

    def mark_dirty(self, owners: Iterable[str]) -> None:
        """Say that the files of ``owners`` are about to change; rows are made where none is."""
        self._database.execute("BEGIN")
        self._database.executemany(
            "INSERT INTO trace (owner, dirty, stamp, context, facts, cited, told, pages, assets,"
            " summary, problems, heavy) VALUES (?, 1, '', '', '', '', '', 0, '', '', '', '')"
            " ON CONFLICT (owner) DO UPDATE SET dirty = 1",
            [(owner,) for owner in owners],
        )
        self._database.execute("COMMIT")

    def keep(self, kept: Iterable[tuple[Light, Trace, Iterable[str]]]) -> None:
        """Keep these rows, clean, and the paths each leaves behind, in one transaction."""
        self._database.execute("BEGIN")
        for light, trace, leftover in kept:
            self._database.execute(_KEEP, (*light.row(), *write_heavy(trace)))
            standing = [(path,) for path in trace.outputs]
            self._database.executemany("DELETE FROM leftover WHERE path = ?", standing)
            gone = [(path,) for path in leftover]
            self._database.executemany("INSERT OR IGNORE INTO leftover VALUES (?)", gone)
        self._database.execute("COMMIT")

    def leave(self, paths: Iterable[str]) -> None:
        """These paths of the output stand no longer."""
        rows = [(path,) for path in paths]
        self._database.executemany("INSERT OR IGNORE INTO leftover VALUES (?)", rows)

    def leftover(self) -> list[str]:
        """What is still to be removed, of this build or of one that was cut short."""
        return [row[0] for row in self._database.execute("SELECT path FROM leftover ORDER BY path")]

    def swept(self) -> None:
        """All of it is gone."""
        self._database.execute("DELETE FROM leftover")

    def restamp(self, owner: str, stamp: str) -> None:
        """The same content was found with other times."""
        self._database.execute("UPDATE trace SET stamp = ? WHERE owner = ?", (stamp, owner))

    def forget(self, owners: Iterable[str]) -> None:
        """Drop the rows of ``owners``."""
        self._database.executemany("DELETE FROM trace WHERE owner = ?", [(o,) for o in owners])

    def clear(self) -> None:
        """Drop every row."""
        self._database.execute("DELETE FROM trace")
        self._database.execute("DELETE FROM leftover")


def open_memory(root: Path, output: Path) -> Memory:
    """The memory of ``output``; an unreadable one is replaced by an empty one.

    Raises WriteFault where it cannot be written.
    """
    folder = root / ".kimsite"
    file = folder / f"ingatan-{name_output(root, output)}.sqlite"
    try:
        folder.mkdir(exist_ok=True)
        return _open_sound(file)
    except OSError as error:
        raise WriteFault(file, error) from error
    except (sqlite3.DatabaseError, ValueError, TypeError):
        return _open_afresh(file)


def _open_afresh(file: Path) -> Memory:
    try:
        for stale in file.parent.glob(f"{file.name}*"):
            stale.unlink()
        return Memory(file)
    except OSError as error:
        raise WriteFault(file, error) from error
    except sqlite3.OperationalError as error:  # all that SQLite says of a closed folder
        raise WriteFault(file, OSError(str(error))) from error


def _open_sound(file: Path) -> Memory:
    memory = Memory(file)
    try:
        memory.lights()
    except BaseException:
        memory.close()
        raise
    return memory
