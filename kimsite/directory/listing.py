"""Lists of KIM that stay short: all at once where they are few, else region by region, in parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kimsite.directory.areas.rows import Row
from kimsite.directory.areas.tally import LISTED
from kimsite.directory.press import Press
from kimsite.model import Target
from kimsite.region import Region
from kimsite.rendering.layout import region_page


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading; ``target`` is the heading's page, ``title`` empty for the first.

    ``code`` is the region that the heading names, perhaps empty.
    """

    title: str
    target: Target | None
    rows: tuple[Row, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A region (or bidang) in a list, with the number of its KIM in words."""

    title: str
    target: Target
    count: str


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list: its number from 1, and what it lists."""

    number: int
    target: Target
    sections: tuple[Section, ...]


def is_long(rows: Sequence[Row]) -> bool:
    """Whether there are too many for one page."""
    return len(rows) > LISTED


def list_all(target: Target, rows: Iterable[Row], below: Iterable[Region], level: int) -> Part:
    """All ``rows`` of a region of ``level``, by name, each region ``below`` under its heading."""
    held: dict[str, list[Row]] = {}
    for row in rows:
        code = ".".join(row.region.split(".")[: level + 1])
        held.setdefault(code if code.count(".") == level and level < 3 else "", []).append(row)
    titles = {region.code: region.title for region in below}
    sections = tuple(
        Section(
            titles.get(code, ""), region_page(code) if code in titles else None, tuple(rows), code
        )
        for code, rows in sorted(held.items())
    )
    return Part(1, target, sections)


def list_parts(target: Target, rows: Sequence[Row]) -> Iterator[Part]:
    """``rows`` that no region divides, in parts; the first is ``target``, with or without any."""
    stem = target.path.removesuffix(".html")
    for start in range(0, max(1, len(rows)), LISTED):
        number, held = start // LISTED + 1, tuple(rows[start : start + LISTED])
        place = target if number == 1 else Target(target.owner, f"{stem}-{number}.html")
        yield Part(number, place, (Section("", None, held),) if held else ())


def own_rows(rows: Iterable[Row], code: str) -> list[Row]:
    """Those that work in the region as a whole, not in one below it."""
    return [row for row in rows if row.region == code]


def rows_by_region(rows: Iterable[Row], level: int) -> dict[str, list[Row]]:
    """Rows by their region of ``level``; what lies above is left out."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        codes = row.region.split(".")
        if len(codes) >= level:
            found.setdefault(".".join(codes[:level]), []).append(row)
    return dict(sorted(found.items()))


def statuses_of(rows: Iterable[Row]) -> Counter[str]:
    """How many KIM of each status."""
    return Counter(row.status for row in rows)


def number_links(press: Press, parts: Sequence[Part]) -> list[tuple[str, Target]]:
    """Links to all ``parts``, where there is more than one."""
    return [(press.number(p.number), p.target) for p in parts] if len(parts) > 1 else []
