"""Tallies: what a region amounts to with all that lies below it, bounded whatever its size.

An area's tally is counted from its KIM, a province's merged from its areas', the nation's from its
provinces'. So one changed summary costs its area and two merges. Only registered KIM are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from kimsite.directory.areas.rows import ACTIVE, DISSOLVED, Fair, Nearest, Row
from kimsite.directory.facets.facet import FACETS, marks_of

LISTED = 150
"""A longer list names the regions below instead; so many KIM of every bidang fill 100 KB."""
_VILLAGE = 4


class Figure(NamedTuple):
    """A region in numbers: its KIM, the active ones, and the villages that have a living one."""

    kim: int = 0
    active: int = 0
    villages: int = 0

    def plus(self, other: Figure) -> Figure:
        """Both together."""
        return Figure(*(a + b for a, b in zip(self, other, strict=True)))


@dataclass(slots=True)
class Group:
    """All KIM of a region, or those that bear one mark.

    ``below`` counts them by region one level down. ``newest`` is kept for a bidang only.
    """

    kim: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    below: dict[str, int] = field(default_factory=dict)
    newest: Fair = field(default_factory=lambda: Fair(20))
    _rows: list[Row] = field(default_factory=list)

    @property
    def long(self) -> bool:
        """Whether there are too many to list."""
        return self.kim > LISTED

    @property
    def rows(self) -> list[Row]:
        """All KIM by name; none where there are too many to list."""
        return [] if self.long else sorted(self._rows, key=lambda row: row.order)

    def add(self, row: Row, code: str | None) -> None:
        """Count one KIM, which lies in ``code`` one level down (None: in the region itself)."""
        self.kim += 1
        self.statuses[row.status] += 1
        if code is not None:
            self.below[code] = self.below.get(code, 0) + 1
        if not self.long:
            self._rows.append(row)

    def merge(self, other: Group, code: str | None) -> None:
        """Count all of ``other``, the group of ``code`` one level down."""
        self.kim += other.kim
        self.statuses.update(other.statuses)
        if code is not None and other.kim:
            self.below[code] = other.kim
        if not self.long:
            self._rows += other.rows
        self.newest.take(other.newest)


class Tally:
    """A region with all below it. ``levels`` counts provinces, kabupaten/kota, kecamatan with KIM.

    ``facets`` has, for each facet, a Group for each of its marks that a KIM bears; ``figures`` has
    the regions one level down that have KIM.
    """

    def __init__(self) -> None:
        self.all = Group()
        self.facets: dict[str, dict[str, Group]] = {facet: {} for facet in FACETS}
        self.figures: dict[str, Figure] = {}
        self.villages = 0
        self.kinds: Counter[str] = Counter()
        self.levels = [0, 0, 0]
        self.feed = Fair(20)
        self.events = Nearest(50, soonest=True)
        self._seen: set[str] = set()

    @property
    def figure(self) -> Figure:
        """The region itself in numbers."""
        return Figure(self.all.kim, self.all.statuses[ACTIVE], self.villages)

    def group(self, facet: str, mark: str) -> Group:
        """The group of a mark, empty where nothing is known of it."""
        return self.facets[facet].setdefault(mark, Group())

    def add(self, row: Row, below: str | None) -> None:
        """Count one KIM, which lies in ``below`` one level down."""
        self.all.add(row, below)
        for facet, mark in marks_of(row):
            self.group(facet, mark).add(row, below)
        new = row.region.count(".") + 1 == _VILLAGE and row.status != DISSOLVED
        if new := new and row.region not in self._seen:
            self._seen.add(row.region)
            self.villages += 1
        if below is not None:
            known = self.figures.get(below, Figure())
            self.figures[below] = known.plus(Figure(1, int(row.status == ACTIVE), int(new)))

    def merge(self, other: Tally, code: str | None) -> None:
        """Count all of ``other``, the tally of ``code`` one level down (None: none)."""
        self.all.merge(other.all, code)
        for facet, groups in other.facets.items():
            for mark, group in groups.items():
                self.group(facet, mark).merge(group, code)
        if code is not None and other.all.kim:
            self.figures[code] = other.figure
        self.villages += other.villages
        self.kinds.update(other.kinds)
        self.levels = [a + b for a, b in zip(self.levels, other.levels, strict=True)]
        self.feed.take(other.feed)
        self.events.take(other.events)


def tally_rows(rows: Iterable[Row], level: int) -> Tally:
    """The KIM ``rows`` of one region of ``level``, counted; their news are not theirs to tell."""
    tally = Tally()
    for row in rows:
        codes = row.region.split(".")
        tally.add(row, ".".join(codes[: level + 1]) if len(codes) > level else None)
    return tally
