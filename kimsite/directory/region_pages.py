"""KIM per Wilayah: the list of provinces, and a page for each region down to the kecamatan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kimsite.directory.offices import OfficeCard
from kimsite.directory.press import Press
from kimsite.directory.tally import Group, Row, Tally
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.reading.offices import MINISTRY
from kimsite.regions import Region, Regions
from kimsite.rendering.layout import region_page
from kimsite.rendering.page import Page

REGIONS = Target(DIRECTORY, "wilayah/index.html")


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading; ``target`` is the heading's page, ``title`` empty for the first."""

    title: str
    target: Target | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A region (or bidang) in a list, with the number of its KIM in words."""

    title: str
    target: Target
    count: str


def region_entries(press: Press, tally: Tally, regions: Regions, code: str | None) -> list[Entry]:
    """The regions directly under ``code`` (None: the provinces) that have KIM, by code."""
    depth = 0 if code is None else code.count(".") + 1
    inside = "" if code is None else f"{code}."
    codes = sorted(c for c in tally.regions if c.count(".") == depth and c.startswith(inside))
    found = ((regions.find(c), tally.regions[c]) for c in codes)
    return [
        Entry(region.title, region_page(region.code), press.kim(len(group.rows)))
        for region, group in found
        if region is not None
    ]


def iter_regions(
    press: Press, tally: Tally, regions: Regions, offices: dict[str, OfficeCard]
) -> Iterator[Artifact]:
    """All pages of regions; none where the network has no KIM."""
    if not tally.all.rows:
        return
    say = press.theme.say
    title = say("dir_wilayah")
    page = Page(REGIONS, title, press.count(tally.all), section=REGIONS)
    entries = region_entries(press, tally, regions, None)
    yield press.page("wilayah.html", page, {"count": press.count(tally.all), "entries": entries})
    for code in sorted(tally.regions):
        chain = regions.chain(code)
        children = region_entries(press, tally, regions, code)
        yield _region(press, tally.regions[code], chain, offices, children)


def _region(
    press: Press,
    group: Group,
    chain: tuple[Region, ...],
    offices: dict[str, OfficeCard],
    children: list[Entry],
) -> Artifact:
    region = chain[-1]
    count = press.count(group)
    crumbs = [*press.crumbs(REGIONS)]
    crumbs += [(above.title, region_page(above.code)) for above in chain[:-1]]
    latest = max((h.instant for h in group.newest), default=None)
    where = ", ".join(above.title for above in reversed(chain[:-1]))
    description = f"{region.title}, {where}. {count}." if where else f"{region.title}. {count}."
    return press.page(
        "daerah.html",
        Page(region_page(region.code), region.title, description, section=REGIONS),
        {
            "crumbs": crumbs,
            "region": region,
            "count": count,
            "children": children,
            "office": _office(offices, chain),
            "sections": sections(group.rows, region.level, children),
            "newest": list(group.newest),
        },
        changed=latest.date().isoformat() if latest else "",
    )


def _office(offices: dict[str, OfficeCard], chain: tuple[Region, ...]) -> OfficeCard | None:
    """The nearest office responsible, else the ministry."""
    near = (offices[region.code] for region in reversed(chain) if region.code in offices)
    return next(near, offices.get(MINISTRY))


def sections(rows: list[Row], level: int, children: list[Entry]) -> list[Section]:
    """``rows`` of a region of ``level``, by name; above the kecamatan under each child region."""
    ordered = sorted(rows, key=lambda row: row.order)
    if level >= 3:
        return [Section("", None, tuple(ordered))]
    parts: dict[str, list[Row]] = {}
    for row in ordered:
        code = ".".join(row.region.split(".")[: level + 1])
        parts.setdefault(code if code.count(".") == level else "", []).append(row)
    headings = {entry.target: entry.title for entry in children}
    made = []
    for code in sorted(parts):
        target = region_page(code)
        title = headings.get(target, "")
        made.append(Section(title, target if title else None, tuple(parts[code])))
    return made
