"""The stamp of a site's own files: names, sizes, times and inodes, without opening any.

As in git's index, a file changed in the same moment as the stamp was taken could change once more
without its time moving; such a stamp is not to be trusted, and the contents are compared.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

GRAIN = 2_000_000_000
"""How coarse a file system's times may be, in nanoseconds (FAT's two seconds)."""
MANY = 12_000
"""From so many sites on, looking with several processes is worth their start (0.2 s)."""
BATCH = 500

Place = tuple[tuple[str, ...], str | None]
"""A site's files: its profile (of twins, each), and the folder of its content, if we may look."""


class Stamp(NamedTuple):
    """``digest`` of names, sizes and times; whether it can be trusted; whether texts were seen."""

    digest: str
    settled: bool
    texts: bool

    @property
    def kept(self) -> str:
        """What the memory may rely on: the digest if it can be trusted, else nothing."""
        return self.digest if self.settled else ""


def stamp_sites(places: list[Place], jobs: int) -> Iterator[Stamp]:
    """The stamp of each place, in order; many are looked at by ``jobs`` processes."""
    if jobs <= 1 or len(places) < MANY:
        yield from _stamp_batch(places)
        return
    from concurrent.futures.process import BrokenProcessPool

    from kimsite.engine.processes import follow_coordinator, spawn_pool, undisturbed

    done = 0
    with spawn_pool(jobs, follow_coordinator) as pool:
        try:
            with undisturbed():
                batches = pool.map(_stamp_batch, _batches(places))
            for batch in batches:
                done += len(batch)
                yield from batch
        except BrokenProcessPool:
            yield from _stamp_batch(places[done:])


def _batches(places: list[Place]) -> Iterator[list[Place]]:
    rest = iter(places)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _stamp_batch(places: Iterable[Place]) -> list[Stamp]:
    return [stamp_site(profiles, content) for profiles, content in places]


def stamp_site(profiles: tuple[str, ...], content: str | None) -> Stamp:
    """Look at the profile and everything below ``content``; links to folders are not followed."""
    # Asked before looking: what is saved meanwhile is newer than that.
    trusted = time.time_ns() - GRAIN
    lines: list[str] = []
    newest, texts = 0, False
    for profile in profiles:
        folder = os.path.basename(os.path.dirname(profile))  # noqa: PTH119, PTH120 -- as below
        try:
            seen = os.stat(profile)  # noqa: PTH116 -- a Path each would cost more than all else
        except OSError:
            lines.append(f"/{folder}?")
        else:
            newest = max(newest, _look(lines, f"/{folder}", seen))
    waiting = [(content, "")] if content is not None else []
    while waiting:
        folder, way = waiting.pop()
        try:
            entries = os.scandir(folder)
        except OSError:
            continue
        with entries:
            for entry in entries:
                name = entry.name
                # The machine's, not the author's: as ``reading.tree.folders`` has it, and no more.
                if name[0] == "." or name[-1] == "~" or name[:2] == "~$":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{way}{name}/"))
                    lines.append(f"{way}{name}/")
                    continue
                texts = texts or name[-3:].lower() == ".md"
                try:
                    seen = entry.stat()
                except OSError:
                    lines.append(f"{way}{name}?")
                    continue
                newest = max(newest, _look(lines, f"{way}{name}", seen))
    lines.sort()
    document = "\n".join(lines).encode("utf-8", "surrogatepass")
    return Stamp(blake2b(document, digest_size=16).hexdigest(), newest < trusted, texts)


def _look(lines: list[str], name: str, seen: os.stat_result) -> int:
    """Note a file; the time of its last change in ns.

    The change time stands in the stamp too: who copies into a file and gives it its old time
    leaves that alone.
    """
    times = f"{seen.st_mtime_ns}\0{seen.st_ctime_ns}"
    lines.append(f"{name}\0{seen.st_size}\0{times}\0{seen.st_ino}")
    return max(seen.st_mtime_ns, seen.st_ctime_ns)
