"""``data/kim.sqlite``: the whole registry as one file, to be asked in SQL.

It is made anew from the lines of all areas, in their order, so that the same network makes the same
bytes whatever was built before: 83,762 KIM take about a second. Codes are text by the columns'
affinity. The tables are not STRICT: a reader older than SQLite 3.37 could not open the file at all.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from operator import itemgetter
from pathlib import Path

from kimsite.directory.data.columns import COMMUNITIES, REGIONS, VERSION, Column
from kimsite.directory.data.places import Line
from kimsite.directory.data.record import Record
from kimsite.directory.data.texts import TextTable
from kimsite.rendering.faults import CacheFault

MEDIA = "application/vnd.sqlite3"
MANY = "bidang"
"""The column that has a table of its own, a row for each value."""
_TYPES = {"boolean": "INTEGER", "integer": "INTEGER", "number": "REAL"}
_COLUMNS = tuple(column for column in COMMUNITIES if column.name != MANY)


def write_database(
    file: Path,
    parts: Iterable[bytes],
    places: Iterable[Line],
    tables: Iterable[TextTable],
    about: Mapping[str, str],
) -> None:
    """Write a new ``file``; ``parts`` are records as JSON, joined by commas. Raises CacheFault."""
    try:
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            # Nobody reads it before it is whole: there is nothing to roll back to.
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            database.execute(f"PRAGMA user_version = {VERSION}")
            database.execute("BEGIN")
            for statement in _schema():
                database.execute(statement)
            _fill(database, parts, places)
            for table in tables:
                _add(database, table)
            database.executemany("INSERT INTO keterangan VALUES (?, ?)", about.items())
            database.execute("CREATE INDEX kim_wilayah ON kim (kode_wilayah)")
            database.execute("CREATE INDEX bidang_kim ON kim_bidang (bidang)")
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise CacheFault(0, str(error), str(file)) from error


def _schema() -> Iterator[str]:
    yield _table("kim", _COLUMNS, "slug")
    yield (
        "CREATE TABLE kim_bidang (slug TEXT NOT NULL REFERENCES kim, bidang TEXT NOT NULL,"
        " PRIMARY KEY (slug, bidang)) WITHOUT ROWID"
    )
    yield _table("wilayah", REGIONS, "kode")
    yield "CREATE TABLE keterangan (kunci TEXT PRIMARY KEY, nilai TEXT NOT NULL) WITHOUT ROWID"


def _table(name: str, columns: Iterable[Column], key: str) -> str:
    told = ", ".join(_describe(column, key) for column in columns)
    return f"CREATE TABLE {name} ({told})"


def _describe(column: Column, key: str) -> str:
    words = [column.name, _TYPES.get(column.kind, "TEXT")]
    if column.name == key:
        words.append("PRIMARY KEY")
    if column.always:
        words.append("NOT NULL")
    return " ".join(words)


def _fill(database: sqlite3.Connection, parts: Iterable[bytes], places: Iterable[Line]) -> None:
    # What is not told is an empty text in a record, and NULL here.
    values = ", ".join("?" if column.always else "nullif(?, '')" for column in _COLUMNS)
    insert = f"INSERT INTO kim VALUES ({values})"  # noqa: S608 -- places for values, no words
    pick = itemgetter(*(column.name for column in _COLUMNS))
    for part in parts:
        records: list[Record] = json.loads(b"[%b]" % part)
        database.executemany(insert, map(pick, records))
        pairs = ((record["slug"], field) for record in records for field in record[MANY])
        database.executemany("INSERT OR IGNORE INTO kim_bidang VALUES (?, ?)", pairs)
    marks = ", ".join("?" for _ in REGIONS)
    database.executemany(f"INSERT INTO wilayah VALUES ({marks})", places)  # noqa: S608 -- as above


def _add(database: sqlite3.Connection, table: TextTable) -> None:
    """A table of what the network's texts say; its lines have no key of their own."""
    database.execute(_table(table.name, table.columns, ""))
    values = ", ".join("?" if column.always else "nullif(?, '')" for column in table.columns)
    insert = f"INSERT INTO {table.name} VALUES ({values})"  # noqa: S608 -- our names, places for values
    names = [column.name for column in table.columns]
    database.executemany(insert, ([record[name] for name in names] for record in table.records))
