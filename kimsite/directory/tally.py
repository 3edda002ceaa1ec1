"""Tallies: what a region amounts to with all that lies below it, bounded whatever its size.

An area's tally is counted from its KIM, a province's merged from its areas', the nation's from its
provinces'. So one changed summary costs its area and two merges. Only registered KIM are counted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kimsite.directory.rows import Nearest, Row, read_headlines, read_rows

LISTED = 150
"""A longer list names the regions below instead; so many KIM of every bidang fill 100 KB."""


@dataclass(slots=True)
class Group:
    """All KIM of a region, or those of one bidang in it.

    ``below`` counts them by region one level down. ``newest`` is kept for a bidang only.
    """

    kim: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    below: dict[str, int] = field(default_factory=dict)
    newest: Nearest = field(default_factory=lambda: Nearest(5))
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

    ``fields`` has a Group for each bidang that has a KIM. ``home`` holds at most two items a KIM.
    """

    def __init__(self) -> None:
        self.all = Group()
        self.fields: dict[str, Group] = {}
        self.kinds: Counter[str] = Counter()
        self.levels = [0, 0, 0]
        self.home = Nearest(12)
        self.feed = Nearest(20)
        self.events = Nearest(50, soonest=True)

    def group(self, slug: str) -> Group:
        """The group of a bidang, empty where nothing is known of it."""
        return self.fields.setdefault(slug, Group())

    def add(self, row: Row, fields: Iterable[str], below: str | None) -> None:
        """Count one KIM of these bidang, which lies in ``below`` one level down."""
        self.all.add(row, below)
        for slug in fields:
            self.group(slug).add(row, below)

    def merge(self, other: Tally, code: str | None) -> None:
        """Count all of ``other``, the tally of ``code`` one level down (None: none)."""
        self.all.merge(other.all, code)
        for slug, group in other.fields.items():
            self.group(slug).merge(group, code)
        self.kinds.update(other.kinds)
        self.levels = [a + b for a, b in zip(self.levels, other.levels, strict=True)]
        self.home.take(other.home)
        self.feed.take(other.feed)
        self.events.take(other.events)


def write_tally(tally: Tally) -> str:
    """A Tally as JSON, the same for the same tally; a row that several groups list stands once."""
    rows: dict[str, int] = {}
    listed: list[Row] = []

    def group(one: Group) -> list[Any]:
        for row in one.rows:
            if row.slug not in rows:
                rows[row.slug] = len(listed)
                listed.append(row)
        known = [rows[row.slug] for row in one.rows]
        below, statuses = sorted(one.below.items()), sorted(one.statuses.items())
        return [one.kim, statuses, below, list(one.newest), known]

    document = {
        "all": group(tally.all),
        "fields": {slug: group(one) for slug, one in sorted(tally.fields.items())},
        "kinds": sorted(tally.kinds.items()),
        "levels": tally.levels,
        "home": list(tally.home),
        "feed": list(tally.feed),
        "events": list(tally.events),
        "rows": listed,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def read_tally(document: str) -> Tally:
    """A Tally from JSON."""
    given = json.loads(document)
    rows = read_rows(given["rows"])

    def group(one: list[Any]) -> Group:
        kim, statuses, below, newest, known = one
        made = Group(kim, Counter(dict(statuses)), dict(below), _rows=[rows[n] for n in known])
        made.newest.take(read_headlines(newest))
        return made

    tally = Tally()
    tally.all = group(given["all"])
    tally.fields = {slug: group(one) for slug, one in given["fields"].items()}
    tally.kinds = Counter(dict(given["kinds"]))
    tally.levels = given["levels"]
    tally.home.take(read_headlines(given["home"]))
    tally.feed.take(read_headlines(given["feed"]))
    tally.events.take(read_headlines(given["events"]))
    return tally
