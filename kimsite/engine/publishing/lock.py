"""One build at a time for each output folder; the lock dies with the process that holds it.

An exclusive SQLite transaction is a lock on every system, network drives aside, that no crash can
leave behind.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType

from kimsite.engine.remembering.memoryfile import refusal
from kimsite.engine.writing.output import name_output
from kimsite.engine.writing.write import WriteFault


class LockedError(Exception):
    """Another build holds the folder."""


class Lock:
    """Holds ``output`` while in the block; waits ``seconds`` for it, then raises LockedError.

    Raises WriteFault where the lock itself cannot be written.
    """

    def __init__(self, root: Path, output: Path, seconds: float = 0) -> None:
        self.file = root / ".kimsite" / f"kunci-{name_output(root, output)}.sqlite"
        self.seconds = seconds

    def __enter__(self) -> Lock:
        try:
            self.file.parent.mkdir(exist_ok=True)
            self.file.touch()  # says why, where SQLite only says that it cannot
        except OSError as error:
            raise WriteFault(self.file, error) from error
        try:
            self._take()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_NOTADB:
                raise self._refusal(error) from error
            self.file.write_bytes(b"")  # not our file any more
            self._take()
        return self

    def _refusal(self, error: sqlite3.DatabaseError) -> Exception:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            return LockedError()
        return refusal(self.file, error) or error

    def _take(self) -> None:
        self._database = sqlite3.connect(self.file, timeout=self.seconds, isolation_level=None)
        try:
            self._database.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError:
            self._database.close()
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.execute("ROLLBACK")
        self._database.close()
