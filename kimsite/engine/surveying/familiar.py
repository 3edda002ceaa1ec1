"""Photos and files whose digests are known: by size, times and inode, as git's index knows files.

A KIM with a hundred photos of 3 MB would otherwise be read whole for each new word. One file a KIM
below ``.kimsite/kenal/``; it is a cache, and what cannot be read in it is not known.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

from kimsite.digest import digest_bytes, digest_within
from kimsite.engine.surveying.stamp import GRAIN

FOLDER = "kenal"


class Familiar:
    """Asks for digests; opens only what it does not know. ``keep`` when all have been asked for.

    A file beyond ``most`` bytes, which nobody publishes, is not opened.
    """

    def __init__(self, file: Path, most: int, *, ask: bool) -> None:
        self._file = file
        self._most = most
        self._trusted = time.time_ns() - GRAIN
        self._before = self._load() if ask else {}
        self._now: dict[str, list[str]] = {}

    @classmethod
    def of(cls, cache: Path, slug: str, most: int, *, ask: bool = True) -> Familiar:
        """What is known of the KIM ``slug``, beside the ``cache`` of derived photos.

        Without ``ask`` nothing is: every file is opened.
        """
        return cls(cache.parent / FOLDER / slug, most, ask=ask)

    def digest(self, path: Path) -> str:
        """The digest of a file; empty where it cannot be read."""
        looks = _look(path)
        known = self._before.get(str(path))
        if looks and known and known[0] == looks:
            self._now[str(path)] = known
            return known[1]
        found = digest_within(self._most, path)
        # What changed while it was read, or could change without its time moving, is not known.
        if looks and found and looks == _look(path) and _newest(looks) < self._trusted:
            self._now[str(path)] = [looks, found]
        return found

    def keep(self) -> None:
        """Remember what was asked for, and forget the rest; a full disk remembers nothing."""
        if self._now == self._before:
            return
        try:
            if not self._now:
                self._file.unlink(missing_ok=True)
                return
            self._file.parent.mkdir(parents=True, exist_ok=True)
            partial = self._file.with_name(f".{self._file.name}.{os.getpid()}")
            text = json.dumps(self._now)
            partial.write_text(f"{_seal(text)}\n{text}", "ascii")
            partial.replace(self._file)
        except OSError:
            return

    def _load(self) -> dict[str, list[str]]:
        try:
            seal, _, text = self._file.read_text("ascii").partition("\n")
            held: Any = json.loads(text) if seal == _seal(text) else None
        except (OSError, ValueError):
            return {}
        sound = isinstance(held, dict) and all(
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(p, str) for p in pair)
            for pair in held.values()
        )
        return dict(held) if sound else {}


def _seal(text: str) -> str:
    return digest_bytes(text.encode("ascii"))


def _look(path: Path) -> str:
    """Size, times and inode in one word; empty where there is no file."""
    try:
        seen = path.stat()
    except OSError:
        return ""
    return f"{seen.st_size} {seen.st_ino} {seen.st_mtime_ns} {seen.st_ctime_ns}"


def _newest(looks: str) -> int:
    return max(map(int, looks.split()[2:]))
