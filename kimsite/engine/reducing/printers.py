"""Printers: processes that print the pages of regions, while this one prints all others.

A nation has 552 provinces, kabupaten and kota with a page each, a map and feeds, however few its
KIM are. Printers are forked from this process and so share all it knows; where forking is not safe
there are none. What they print comes back in order, and is the same as if it were printed here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from kimsite.directory.areas.tally import Tally
from kimsite.directory.build import Directory
from kimsite.engine.processes import fork_pool, undisturbed
from kimsite.engine.reducing.chapters.regionsheet import RegionSheet, print_region
from kimsite.model import Artifact

FEW = 40
"""Up to this many regions printers cost more than they save."""
BATCH = 4
"""Regions at a time: neighbours, which show some of the same news."""
AHEAD = 3
"""Batches under way for each printer, which bounds what waits to be taken."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a printer made of one region: its files, and their lines for the sitemap."""

    artifacts: tuple[Artifact, ...]
    lines: bytes


_shop: tuple[Directory, Mapping[str, Tally]] | None = None
"""What printers are forked with."""


class Printers:
    """Prints ``sheets``, in order, while the caller does something else.

    The ``directory`` must have settled all that printing regions could change in it.
    """

    def __init__(
        self,
        directory: Directory,
        merged: Mapping[str, Tally],
        sheets: Iterator[RegionSheet],
        jobs: int,
    ) -> None:
        global _shop
        _shop = directory, merged
        self._sheets = sheets
        self._under_way: deque[Future[list[Copy]]] = deque()
        self._ahead = jobs * AHEAD
        self._pool = fork_pool(jobs)
        self._fill()

    def copies(self) -> Iterator[Copy]:
        """A copy of each region; those that a printer which died had in hand, and all after them,
        are missing. Raises ThemeFault, as printing them here would.
        """
        while self._under_way:
            try:
                made = self._under_way.popleft().result()
            except BrokenProcessPool:
                return
            yield from made
            self._fill()

    def close(self) -> None:
        """Let them go; after Ctrl-C only what they have in hand is waited for."""
        global _shop
        _shop = None
        self._pool.shutdown(cancel_futures=True)

    def _fill(self) -> None:
        while len(self._under_way) < self._ahead and (batch := list(islice(self._sheets, BATCH))):
            with undisturbed(), suppress(BrokenProcessPool):  # which its results will tell
                self._under_way.append(self._pool.submit(_print_batch, batch))


def _print_batch(batch: list[RegionSheet]) -> list[Copy]:
    """Print some regions in this process of a pool."""
    assert _shop is not None  # noqa: S101 -- printers are forked with it
    return [_copy(*_shop, sheet) for sheet in batch]


def _copy(directory: Directory, merged: Mapping[str, Tally], sheet: RegionSheet) -> Copy:
    directory.take_printed()  # what was printed before the fork is not ours
    made = tuple(print_region(directory, merged, sheet))
    return Copy(made, directory.take_printed())
