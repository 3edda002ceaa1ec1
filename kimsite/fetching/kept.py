"""What is kept of one source, in memory and in ``content/luar/``: plain lines, replaced whole."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from kimsite.engine.writing.write import WriteFault, make_folders, move, write_file
from kimsite.forms.kept import Head, Kim, Kind, News
from kimsite.problem import Problem
from kimsite.reading.registry.kept import KEPT, load_kept
from kimsite.reading.tree.finds import KeptFile


@dataclass(frozen=True, slots=True)
class Kept:
    """A source as it was seen: its head, its news newest first, its KIM by slug."""

    head: Head
    news: tuple[News, ...] = ()
    kim: tuple[Kim, ...] = ()


def load_last(root: Path, kind: Kind, name: str) -> Kept | None:
    """What was kept of a source the last time; None where nothing usable is."""
    problems: list[Problem] = []
    head, lines = load_kept(kept_file(root, kind, name), problems)
    if head is None:
        return None
    news: list[News] = []
    kim: list[Kim] = []
    for _, line in lines:
        if isinstance(line, News):
            news.append(line)
        else:
            kim.append(line)
    return None if problems else Kept(head, tuple(news), tuple(kim))


def write_kept(root: Path, kept: Kept) -> None:
    """Keep it: the file is as before or as now, whenever the program ends. Raises WriteFault."""
    file = kept_file(root, kept.head.jenis, kept.head.sumber)
    lines: list[BaseModel] = [kept.head, *kept.news, *kept.kim]
    data = "".join(f"{_write_line(line)}\n" for line in lines).encode("utf-8")
    if _holds(file.file, data):
        return
    # An ending that no walk of the tree takes for an author's, and a name that no other fetch has.
    waiting = f"{file.file}.{os.getpid()}.baru~"
    try:
        make_folders(os.fspath(file.file.parent), set())
        write_file(waiting, [data])
        move(waiting, os.fspath(file.file))
    except OSError as error:
        with suppress(OSError):
            Path(waiting).unlink()
        raise WriteFault(file.shown, error) from error


def kept_file(root: Path, kind: Kind, name: str) -> KeptFile:
    """Where a source is kept."""
    shown = f"{KEPT}/{kind}/{name}.jsonl"
    return KeptFile(kind, name, root / shown, shown)


def _write_line(line: BaseModel) -> str:
    """A line of JSON without the fields that say nothing."""
    return json.dumps(line.model_dump(exclude_defaults=True), ensure_ascii=False)


def _holds(file: Path, data: bytes) -> bool:
    try:
        return file.read_bytes() == data
    except OSError:
        return False
