"""Values reach the disk: files whole or not at all, only where they differ, and nothing stale."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.model import Artifact
from kimsite.problem import Problem, Span

_KEPT = {".git", "CNAME", ".nojekyll"}


class WriteFault(Exception):
    """The disk refused; carries the Problem."""

    def __init__(self, path: Path, error: OSError) -> None:
        reason = error.strerror or str(error)
        problem = Problem.at(Span(path.as_posix()), "tak-bisa-menulis", rincian=reason)
        super().__init__(problem)
        self.problem = problem

    def __reduce__(self) -> tuple[type[Exception], tuple[Problem]]:
        return _WriteFaultCopy, (self.problem,)


class _WriteFaultCopy(WriteFault):
    """A WriteFault that crossed a process boundary."""

    def __init__(self, problem: Problem) -> None:
        Exception.__init__(self, problem)
        self.problem = problem


def write_artifacts(
    artifacts: Iterable[tuple[str, Artifact]], folder: Path, before: dict[str, str]
) -> dict[str, str]:
    """Write what differs from ``before`` (path → digest) below ``folder``; returns the new map.

    Each artifact comes with its path in the output tree. Raises WriteFault.
    """
    written: dict[str, str] = {}
    made: set[Path] = set()
    for path, artifact in artifacts:
        file = folder / path
        digest = _digest(artifact)
        written[path] = digest
        if before.get(path) == digest and file.exists():
            continue
        try:
            if file.parent not in made:
                file.parent.mkdir(parents=True, exist_ok=True)
                made.add(file.parent)
            _replace(file, artifact)
        except OSError as error:
            raise WriteFault(file, error) from error
    return written


def _digest(artifact: Artifact) -> str:
    if artifact.data is not None:
        return digest_bytes(artifact.data)
    assert artifact.copy_of is not None  # noqa: S101 -- one of the two is given
    try:
        return digest_bytes(artifact.copy_of.read_bytes())
    except OSError as error:
        raise WriteFault(artifact.copy_of, error) from error


def _replace(file: Path, artifact: Artifact) -> None:
    """Write beside ``file`` and rename, so that no reader ever sees half a file."""
    partial = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        if artifact.data is not None:
            partial.write_bytes(artifact.data)
        else:
            assert artifact.copy_of is not None  # noqa: S101 -- one of the two is given
            shutil.copyfile(artifact.copy_of, partial)
        _rename(partial, file)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


def _rename(partial: Path, file: Path) -> None:
    """Rename, trying again where another program (on Windows) holds the file open."""
    for pause in (0.05, 0.2, 0.5, 1.0):
        try:
            partial.replace(file)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    partial.replace(file)


def remove_files(folder: Path, paths: Iterable[str]) -> None:
    """Remove ``paths`` below ``folder`` and the folders they leave empty. Raises WriteFault."""
    emptied: set[Path] = set()
    for path in paths:
        file = folder / path
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise WriteFault(file, error) from error
        emptied.add(file.parent)
    for parent in sorted(emptied, key=lambda p: len(p.parts), reverse=True):
        _remove_empty(parent, folder)


def _remove_empty(parent: Path, root: Path) -> None:
    while parent != root and parent.is_relative_to(root):
        try:
            parent.rmdir()
        except OSError:
            return
        parent = parent.parent


def list_files(folder: Path) -> Iterable[str]:
    """Every file below ``folder`` but what a host or git keeps there, with ``/``."""
    for where, folders, names in os.walk(folder):
        if Path(where) == folder:
            folders[:] = [name for name in folders if name not in _KEPT]
            names = [name for name in names if name not in _KEPT]
        for name in names:
            yield Path(where, name).relative_to(folder).as_posix()
