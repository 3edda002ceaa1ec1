"""The stamp of a site's own files: names, sizes, times and inodes, without opening any.

As in git's index, a file changed in the same moment as the stamp was taken could change once more
without its time moving; such a stamp is not to be trusted, and the contents are compared.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

GRAIN = 2_000_000_000
"""How coarse a file system's times may be, in nanoseconds (FAT's two seconds)."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """``digest`` of names, sizes and times; ``newest`` change in ns; whether texts were seen."""

    digest: str
    newest: int
    texts: bool

    def settled(self, taken: int) -> str:
        """The digest if it can be trusted when taken at ``taken`` (ns), else nothing."""
        return self.digest if self.newest < taken - GRAIN else ""


def stamp_site(profile: Path, content: Path | None) -> Stamp:
    """Look at the profile and everything below ``content``; links to folders are not followed."""
    state = blake2b(digest_size=16)
    newest, texts = 0, False
    waiting = [str(content)] if content is not None else []
    newest = max(newest, _look(state, str(profile), _stat(profile)))
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
                state.update(f"{entry.path}/\n".encode("utf-8", "surrogatepass"))
                continue
            texts = texts or entry.name[-3:].lower() == ".md"
            newest = max(newest, _look(state, entry.path, _stat(entry)))
    return Stamp(state.hexdigest(), newest, texts)


def _stat(entry: os.DirEntry[str] | Path) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None


def _look(state: blake2b, name: str, seen: os.stat_result | None) -> int:
    if seen is None:
        state.update(f"{name}?\n".encode("utf-8", "surrogatepass"))
        return 0
    # The change time too: who copies into a file and gives it its old time leaves it alone.
    times = f"{seen.st_mtime_ns}\0{seen.st_ctime_ns}"
    line = f"{name}\0{seen.st_size}\0{times}\0{seen.st_ino}\n"
    state.update(line.encode("utf-8", "surrogatepass"))
    return max(seen.st_mtime_ns, seen.st_ctime_ns)
