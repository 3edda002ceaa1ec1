"""The tables of the memory: made when its file is new, or written by another version of kimsite."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kimsite.engine.remembering import abroad, quoted
from kimsite.engine.remembering.ledger import ledger
from kimsite.engine.remembering.ledger.row import seal_row

VERSION = "17"
"""Of all tables; grows with every change to what one holds."""
_COLUMNS = """
  owner TEXT PRIMARY KEY, dirty INTEGER, stamp TEXT, context TEXT, facts TEXT, cited TEXT,
  since REAL, until REAL, told TEXT, pages INTEGER, assets TEXT,
  area TEXT, seal TEXT, summary TEXT, problems TEXT, heavy TEXT
"""
_KEPT = {**ledger.TABLES, **abroad.TABLES, **quoted.TABLES}
TABLES = ("trace", "leftover", *_KEPT)
"""All that outlive a build."""
_MADE = (
    f"CREATE TABLE trace ({_COLUMNS}) WITHOUT ROWID",
    "CREATE INDEX trace_area ON trace (area)",
    "CREATE TABLE leftover (path TEXT PRIMARY KEY, seal TEXT) WITHOUT ROWID",
    *(f"CREATE TABLE {table} ({columns})" for table, columns in _KEPT.items()),
    "CREATE INDEX passed_area ON passed (area)",
    "CREATE INDEX abroad_area ON abroad (area)",
)
_STAGED = (
    f"CREATE TEMP TABLE staged ({_COLUMNS}, draft TEXT) WITHOUT ROWID",
    "CREATE INDEX temp.staged_area ON staged (area)",
)

# Which rows have moved since they were last read is noted by SQLite itself, whoever writes them.
# Without OR IGNORE: the statement that fires a trigger decides what becomes of its conflicts.
_MOVED = "INSERT INTO moved SELECT {0} WHERE {0} NOT IN (SELECT owner FROM moved)"
_FOLLOW = f"""
CREATE TEMP TABLE moved (owner TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TRIGGER moved_by_insert AFTER INSERT ON main.trace
  BEGIN {_MOVED.format("new.owner")}; END;
CREATE TEMP TRIGGER moved_by_update AFTER UPDATE ON main.trace
  BEGIN {_MOVED.format("new.owner")}; END;
CREATE TEMP TRIGGER moved_by_delete AFTER DELETE ON main.trace
  BEGIN {_MOVED.format("old.owner")}; END;
"""


def open_database(file: Path | None) -> sqlite3.Connection:
    """The memory in ``file`` (None: nowhere), with its tables; its transactions are the caller's.

    Raises ``sqlite3.DatabaseError`` where it cannot be read.
    """
    # A running preview builds in one thread after another, never in two at a time.
    database = sqlite3.connect(file or ":memory:", isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value)")
    known = dict(database.execute("SELECT name, value FROM state"))
    if known.get("version") != VERSION:
        for table in TABLES:
            database.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _MADE:
            database.execute(statement)
        database.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", ("version", VERSION))
    database.create_function("seal", -1, seal_row, deterministic=True)
    for statement in _STAGED:
        database.execute(statement)
    database.executescript(_FOLLOW)
    return database
