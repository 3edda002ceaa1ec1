"""A chapter: files that are printed together, or stay together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kimsite.engine.reducing.chapters.regionsheet import RegionSheet
from kimsite.model import Artifact


@dataclass(frozen=True, slots=True)
class Chapter:
    """Files that are printed together; ``shows`` is the digest of all that they show.

    ``sheet`` tells what a region's pages are printed from, which another process may do as well.
    """

    name: str
    shows: str
    printed: Callable[[], Iterable[Artifact]]
    sheet: Callable[[], RegionSheet] | None = None
