"""What stands in a folder, sorted: what cannot be opened or has no readable name is a problem."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Protocol

from kimsite.problem import Problem, Span
from kimsite.reading.values.names import is_readable_name, show_name
from kimsite.refusal import say_refusal

UNREAD = "folder-tak-terbaca"
_JUNK = {"thumbs.db", "desktop.ini"}


class Ledger(Protocol):
    """Keeps what is wrong with the files below ``root``."""

    root: Path

    def report(self, problem: Problem) -> None:
        """Keep a problem."""


def list_folder(ledger: Ledger, folder: Path, effect: str = "") -> list[os.DirEntry[str]]:
    """What an author put into ``folder``; nothing where there is no such folder.

    A folder that cannot be read is reported, with ``effect``.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        _say_unreadable(ledger, folder, error, effect)
        return []
    if not _is_passable(ledger, folder, bool(entries), effect):
        return []
    return [entry for entry in entries if _is_authors(ledger, folder, entry.name)]


def walk_folder(ledger: Ledger, folder: Path, effect: str = "") -> list[Path]:
    """Every file below ``folder``, reported on as by :func:`list_folder`."""

    def refuse(error: OSError) -> None:
        _say_unreadable(ledger, Path(error.filename or folder), error, effect)

    found: list[Path] = []
    for where, folders, names in os.walk(folder, onerror=refuse):
        here = Path(where)
        if not _is_passable(ledger, here, bool(folders or names), effect):
            folders.clear()
            continue
        folders[:] = [name for name in sorted(folders) if _is_authors(ledger, here, name)]
        found += [here / name for name in names if _is_authors(ledger, here, name)]
    return sorted(found)


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether ``entry`` is a folder; what must not be looked at is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def is_author_name(name: str) -> bool:
    """Whether a name is an author's; hidden, temporary and lock files are the machine's."""
    return not name.startswith((".", "~$")) and not name.endswith("~") and name.lower() not in _JUNK


def _is_authors(ledger: Ledger, folder: Path, name: str) -> bool:
    if not is_author_name(name):
        return False
    if is_readable_name(name):
        return True
    ledger.report(Problem.at(Span(_shown(ledger, folder / name)), "nama-tak-terbaca"))
    return False


def _is_passable(ledger: Ledger, folder: Path, full: bool, effect: str) -> bool:
    """Whether what is in ``folder`` can be opened; names alone may be readable without that."""
    if not full or os.access(folder, os.X_OK):
        return True
    error = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    _say_unreadable(ledger, folder, error, effect)
    return False


def _say_unreadable(ledger: Ledger, folder: Path, error: OSError, effect: str) -> None:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return
    span, reason = Span(_shown(ledger, folder)), say_refusal(error)
    ledger.report(Problem.at(span, UNREAD, effect=effect, rincian=reason))


def _shown(ledger: Ledger, path: Path) -> str:
    return show_name(path.relative_to(ledger.root).as_posix())
