"""Lines: an area's part of each data file, and a chapter's part of the directory's sitemap."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from kimsite.digest import digest_bytes
from kimsite.engine.remembering.ledger.row import check_bytes, check_row, seal_row

COLUMNS = "file TEXT, part TEXT, digest TEXT, seal TEXT, data BLOB, PRIMARY KEY (file, part)"


class Lines:
    """A row for each part of each file."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def put(self, file: str, part: str, data: bytes) -> None:
        """Keep a part of ``file``, or nothing where there is nothing."""
        if data:
            light = (file, part, digest_bytes(data))
            row = (*light, seal_row(*light), data)
            self._database.execute("INSERT OR REPLACE INTO line VALUES (?, ?, ?, ?, ?)", row)
        else:
            key = (file, part)
            self._database.execute("DELETE FROM line WHERE file = ? AND part = ?", key)

    def drop(self, part: str) -> None:
        """Forget the part of an area in every file."""
        self._database.execute("DELETE FROM line WHERE part = ?", (part,))

    def of(self, file: str, within: str = "") -> Iterator[bytes]:
        """The parts of ``file`` in order; ``within`` those of one province."""
        return (data for _, data in self.parts(file, within))

    def parts(self, file: str, within: str = "") -> Iterator[tuple[str, bytes]]:
        """The same, each with its name."""
        rows = self._database.execute(
            "SELECT part, data, digest FROM line WHERE file = ? AND part BETWEEN ? AND ?"
            " ORDER BY part",
            (file, within, f"{within}~"),
        )
        return ((part, check_bytes(data, digest)) for part, data, digest in rows)

    def digests_of(self, file: str) -> dict[str, str]:
        """The digests of the parts of ``file``."""
        rows = "SELECT part, digest, seal FROM line WHERE file = ? ORDER BY part"
        found: dict[str, str] = {}
        for part, digest, seal in self._database.execute(rows, (file,)):
            check_row(seal, file, part, digest)
            found[part] = digest
        return found

    def digests(self) -> dict[str, list[str]]:
        """What each file is made of: its parts and their digests."""
        made: dict[str, list[str]] = {}
        for file, part, digest, seal in self._database.execute(
            "SELECT file, part, digest, seal FROM line ORDER BY file, part"
        ):
            check_row(seal, file, part, digest)
            made.setdefault(file, []).append(f"{part} {digest}")
        return made
