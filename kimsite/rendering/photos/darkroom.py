"""Where derived pictures are kept: found by name, proved whole, written at once or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from kimsite.refusal import say_refusal
from kimsite.rendering.faults import CacheFault

_EDGE = 12
_ENDS = {".jpg": b"\xff\xd9", ".png": b"IEND\xaeB`\x82"}


def shelf(cache: Path, digest: str, recipe: str) -> Path:
    """What the names of the pictures made by ``recipe`` begin with; add an ending.

    One folder for each of 256 beginnings, and names that need no looking around: a cache of
    millions of pictures answers as fast as an empty one.
    """
    return cache / digest[:2] / f"{digest}-{recipe}"


def is_kept(file: Path) -> bool:
    """Whether ``file`` is there and whole: a failing disk leaves half of it, or zeros."""
    try:
        with file.open("rb") as opened:
            head = opened.read(_EDGE)
            length = opened.seek(0, os.SEEK_END)
            opened.seek(-min(length, _EDGE), os.SEEK_END)
            end = opened.read()
    except OSError:
        return False
    if file.suffix in _ENDS:
        return end.endswith(_ENDS[file.suffix])
    # WebP is RIFF: four letters, then the length of what follows. It may well end in zeros.
    return head.startswith(b"RIFF") and int.from_bytes(head[4:8], "little") + 8 == length


def keep(file: Path, data: bytes) -> None:
    """Write ``file``, so that two processes may at once. Raises CacheFault."""
    partial = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(file)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        if isinstance(error, PermissionError) and file.is_file():
            return  # Windows: another process made it meanwhile and has it open
        reason = say_refusal(error)
        raise CacheFault(error.errno or 0, reason, str(file)) from error
