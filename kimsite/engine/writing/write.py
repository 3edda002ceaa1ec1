"""The disk, file by file: few calls each; what it refuses is tried again, then said as a Problem.

Paths are plain text here: making a pathlib.Path costs more than the write it is made for.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Container, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from kimsite.problem import Problem, Span
from kimsite.refusal import say_refusal

KEPT = frozenset({".git", "CNAME", ".nojekyll"})
"""What a host or git keeps at the top of an output folder."""
_FULL = {errno.ENOSPC, errno.EDQUOT}
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_BLOCK = 1 << 20
_PAUSES = (0.05, 0.2, 0.5, 1.0, 0.0)


class WriteFault(Exception):
    """The disk refused; carries the Problem."""

    def __init__(self, path: Path | str, error: OSError) -> None:
        span = Span(Path(path).as_posix())
        if is_full(error):
            problem = Problem.at(span, "disk-penuh")
        else:
            problem = Problem.at(span, "tak-bisa-menulis", rincian=say_refusal(error))
        super().__init__(problem)
        self.problem = problem

    @property
    def full(self) -> bool:
        """Whether no other file would fare better."""
        return self.problem.code == "disk-penuh"

    def __reduce__(self) -> tuple[type[Exception], tuple[Problem]]:
        return _WriteFaultCopy, (self.problem,)


class _WriteFaultCopy(WriteFault):
    """A WriteFault that crossed a process boundary."""

    def __init__(self, problem: Problem) -> None:
        Exception.__init__(self, problem)
        self.problem = problem


def is_full(error: OSError) -> bool:
    """Whether the disk has no room left, or its user may have no more."""
    return error.errno in _FULL


def write_file(file: str, pieces: Iterable[bytes]) -> None:
    """Write a file in a folder that exists. Raises OSError."""
    opened = os.open(file, _NEW, 0o666)
    try:
        for piece in pieces:
            _pour(opened, piece)
    finally:
        os.close(opened)


def copy_file(source: Path, file: str) -> str:
    """Copy a file and return its digest, reading it once. Raises OSError."""
    state = blake2b(digest_size=16)
    with source.open("rb", buffering=0) as given:
        opened = os.open(file, _NEW, 0o666)
        try:
            while block := given.read(_BLOCK):
                state.update(block)
                _pour(opened, block)
        finally:
            os.close(opened)
    return state.hexdigest()


def _pour(opened: int, data: bytes) -> None:
    """Write all of ``data``; a disk that fills up takes a part first, and refuses the next."""
    done = os.write(opened, data)
    while done < len(data):
        done += os.write(opened, memoryview(data)[done:])


def move(source: str, file: str) -> None:
    """Rename, over ``file`` if it stands. Raises OSError.

    Tried again where another program (on Windows: a viewer, a virus scanner) holds it open.
    """
    for pause in _PAUSES:
        try:
            os.replace(source, file)
        except PermissionError:
            if not pause:
                raise
            time.sleep(pause)
        else:
            return


def remove(file: str) -> None:
    """Remove a file, if it stands; tried again like a move. Raises OSError."""
    for pause in _PAUSES:
        try:
            os.unlink(file)
        except FileNotFoundError:
            return
        except PermissionError:
            # What stands there may be a folder, which macOS answers in the same way.
            if not pause or os.path.isdir(file):
                raise
            time.sleep(pause)
        else:
            return


def make_folders(folder: str, made: set[str]) -> None:
    """Make ``folder`` and those above it; ``made`` remembers which are there. Raises OSError."""
    if folder in made:
        return
    try:
        os.mkdir(folder)
    except FileNotFoundError:
        make_folders(os.path.dirname(folder), made)
        make_folders(folder, made)  # by now another thread or process may have made it
    except FileExistsError:
        if not os.path.isdir(folder):
            raise
    made.add(folder)


def list_files(
    folder: str, prefix: str = "", *, spared: Container[str] = (), folders: set[str] | None = None
) -> Iterator[str]:
    """Every file below ``folder``, as ``prefix`` and its path with ``/``, in no order.

    Folders whose path is ``spared`` are not entered, nor are links; ``folders`` collects the
    others. A folder that is not there, or may not be looked into, holds nothing.
    """
    waiting = [(folder, prefix)]
    while waiting:
        where, before = waiting.pop()
        try:
            entries = os.scandir(where)
        except (FileNotFoundError, PermissionError):
            continue
        with entries:
            for entry in entries:
                path = before + entry.name
                if not entry.is_dir():
                    yield path
                    continue
                if folders is not None:
                    folders.add(path)
                if path not in spared and not entry.is_symlink():
                    waiting.append((entry.path, f"{path}/"))
