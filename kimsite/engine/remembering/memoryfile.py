"""The memory's file: where it lies, and what becomes of one that cannot be read or written."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path

from kimsite.engine.remembering.memory import Memory
from kimsite.engine.writing.output import name_output
from kimsite.engine.writing.write import WriteFault

_REFUSALS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EACCES,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
}

_SHARED = 1 << 17
"""Bytes that SQLite's index beside the file may need at once, and some more."""


def memory_file(root: Path, output: Path) -> Path:
    """Where the memory of ``output`` is kept."""
    return root / ".kimsite" / f"ingatan-{name_output(root, output)}.sqlite"


def open_memory(file: Path) -> Memory:
    """The memory in ``file``; an unreadable one is replaced by an empty one. Raises WriteFault."""
    try:
        file.parent.mkdir(exist_ok=True)
        return Memory(file)
    except OSError as error:
        raise WriteFault(file, error) from error
    except sqlite3.DatabaseError as error:
        if (fault := refusal(file, error)) is not None:
            raise fault from error
    drop_memory(file)
    return Memory(file)


def drop_memory(file: Path) -> None:
    """Forget everything. Raises WriteFault."""
    try:
        for stale in file.parent.glob(f"{file.name}*"):
            stale.unlink()
    except OSError as error:
        raise WriteFault(file, error) from error


def refusal(file: Path, error: Exception) -> WriteFault | None:
    """The fault if it is the disk that refused, not the memory that is unreadable."""
    reason = _REFUSALS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if reason == errno.EIO and shutil.disk_usage(file.parent).free < _SHARED:
        reason = errno.ENOSPC  # SQLite has no other word for it where its index needs room
    return WriteFault(file, OSError(reason, str(error))) if reason is not None else None
