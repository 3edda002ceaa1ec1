"""KIM per Wilayah: the list of provinces, and a page for each region down to the kecamatan.

A region whose KIM are too many to list names the regions below it, and lists its own KIM alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kimsite.directory.area import Sheet
from kimsite.directory.atlas import Atlas
from kimsite.directory.listing import (
    Entry,
    Part,
    is_long,
    list_all,
    list_parts,
    number_links,
    own_rows,
    rows_by_region,
    statuses_of,
)
from kimsite.directory.offices import OfficeCard
from kimsite.directory.press import Press
from kimsite.directory.rows import Headline, Row
from kimsite.directory.tally import Tally
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.reading.offices import MINISTRY
from kimsite.region import Region
from kimsite.rendering.layout import region_page
from kimsite.rendering.page import Page

REGIONS = Target(DIRECTORY, "wilayah/index.html")
Offices = Mapping[str, OfficeCard]


@dataclass(frozen=True, slots=True)
class Place:
    """What one region's page tells. ``rows`` are all its KIM, None where they are too many."""

    chain: tuple[Region, ...]
    statuses: Counter[str]
    below: dict[Region, int]
    rows: list[Row] | None
    own: list[Row]
    newest: list[Headline]

    @property
    def region(self) -> Region:
        """The region itself."""
        return self.chain[-1]

    def parts(self) -> list[Part]:
        """The pages of its list."""
        target = region_page(self.region.code)
        if self.rows is not None and self.region.level < 3:
            return [list_all(target, self.rows, self.below, self.region.level)]
        return list(list_parts(target, self.own))


def regions_below(atlas: Atlas, counts: Mapping[str, int]) -> dict[Region, int]:
    """The regions that ``counts`` names by code, and their number of KIM."""
    found = ((atlas.find(code), count) for code, count in sorted(counts.items()))
    return {region: count for region, count in found if region is not None}


def region_entries(press: Press, below: Mapping[Region, int]) -> list[Entry]:
    """Regions with their number of KIM."""
    return [Entry(r.title, region_page(r.code), press.kim(count)) for r, count in below.items()]


def print_regions(press: Press, nation: Tally, atlas: Atlas) -> Iterator[Artifact]:
    """The list of provinces; none where the network has no KIM."""
    if not nation.all.kim:
        return
    count = press.count(nation.all.statuses)
    page = Page(REGIONS, press.theme.say("dir_wilayah"), count, section=REGIONS)
    entries = region_entries(press, regions_below(atlas, nation.all.below))
    yield press.page("wilayah.html", page, {"count": count, "entries": entries})


def print_province(
    press: Press, code: str, tally: Tally, sheet: Sheet, atlas: Atlas, offices: Offices
) -> Iterator[Artifact]:
    """The page of a province; ``sheet`` lists the KIM that it keeps at its own level."""
    group = tally.all
    rows = None if group.long else group.rows
    place = Place(
        atlas.chain(code),
        group.statuses,
        regions_below(atlas, group.below),
        rows,
        sheet.rows,
        list(tally.feed)[:5],
    )
    return _print(press, place, offices)


def print_area(
    press: Press, code: str, sheet: Sheet, atlas: Atlas, offices: Offices
) -> Iterator[Artifact]:
    """The pages of a kabupaten or kota and of its kecamatan."""
    districts = rows_by_region(sheet.rows, 3)
    chain = atlas.chain(code)
    below = regions_below(atlas, {c: len(rows) for c, rows in districts.items()})
    yield from _print(
        press,
        Place(
            chain,
            statuses_of(sheet.rows),
            below,
            None if is_long(sheet.rows) else sheet.rows,
            own_rows(sheet.rows, code),
            sheet.newest.get(code, []),
        ),
        offices,
    )
    for district in below:
        rows, newest = districts[district.code], sheet.newest.get(district.code, [])
        place = Place((*chain, district), statuses_of(rows), {}, rows, rows, newest)
        yield from _print(press, place, offices)


def _print(press: Press, place: Place, offices: Offices) -> Iterator[Artifact]:
    region, chain = place.region, place.chain
    count = press.count(place.statuses)
    where = ", ".join(above.title for above in reversed(chain[:-1]))
    description = f"{region.title}, {where}. {count}." if where else f"{region.title}. {count}."
    latest = max((headline.instant for headline in place.newest), default=None)
    changed = latest.date().isoformat() if latest else ""
    parts = place.parts()
    values = {
        "crumbs": [*press.crumbs(REGIONS), *crumbs_of(chain[:-1])],
        "region": region,
        "count": count,
        "children": region_entries(press, place.below),
        "office": _office(offices, chain),
        "newest": place.newest,
        "numbers": number_links(press, parts),
    }
    for part in parts:
        page = Page(part.target, region.title, description, section=REGIONS)
        yield press.page("daerah.html", page, {**values, "part": part}, changed)


def crumbs_of(chain: Iterable[Region]) -> list[tuple[str, Target]]:
    """The way up through regions."""
    return [(region.title, region_page(region.code)) for region in chain]


def _office(offices: Offices, chain: tuple[Region, ...]) -> OfficeCard | None:
    """The nearest office responsible, else the ministry."""
    near = (offices[region.code] for region in reversed(chain) if region.code in offices)
    return next(near, offices.get(MINISTRY))
