"""KIM per Wilayah: the list of provinces, and a page for each region down to the kecamatan.

Every province and kabupaten/kota of the network's own region has its page, which says so where it
has no KIM, and how to form one. A region whose KIM are too many to list names the regions below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kimsite.directory.areas.rows import Headline
from kimsite.directory.areas.sheet import Sheet
from kimsite.directory.areas.tally import Tally
from kimsite.directory.atlas import Atlas
from kimsite.directory.events.calendars import Calendars, region_calendar
from kimsite.directory.facets.facet import FACETS, FIELD
from kimsite.directory.facets.marks import Division, facet_page
from kimsite.directory.feeds.news import print_region_feeds, region_feeds
from kimsite.directory.feeds.opml import province_outline
from kimsite.directory.listing import Entry, number_links
from kimsite.directory.map.chart import Chart
from kimsite.directory.offices import OfficeCard
from kimsite.directory.press import Press
from kimsite.directory.regions.lines import region_lines
from kimsite.directory.regions.place import (
    Place,
    area_place,
    district_places,
    province_place,
)
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.reading.registry.offices import MINISTRY
from kimsite.region import Region
from kimsite.rendering.layout import region_page
from kimsite.rendering.look.page import Page

REGIONS = Target(DIRECTORY, "wilayah/index.html")
_DISTRICT = 3
Offices = Mapping[str, OfficeCard]
_DISTRICT = 3


def regions_below(atlas: Atlas, counts: Mapping[str, int]) -> dict[Region, int]:
    """The regions that ``counts`` names by code, and their number of KIM."""
    found = ((atlas.find(code), count) for code, count in sorted(counts.items()))
    return {region: count for region, count in found if region is not None}


def region_entries(press: Press, below: Mapping[Region, int]) -> list[Entry]:
    """Regions with their number of KIM."""
    return [Entry(r.title, region_page(r.code), press.kim(count)) for r, count in below.items()]


def print_regions(
    press: Press, door: str, held: Tally, atlas: Atlas, chart: Chart | None
) -> Iterator[Artifact]:
    """The map and the table of the regions under ``door``, whose tally is ``held``; none without
    any KIM.
    """
    if not held.all.kim:
        return
    count, lines = press.count(held.all.statuses), region_lines(atlas, door, held)
    page = Page(REGIONS, press.theme.say("dir_wilayah"), count, section=REGIONS)
    marked = [f for f in FACETS if press.marks.listed(f, held.facets[f])]
    doors = [Entry(press.marks.title(facet), facet_page(facet), "") for facet in marked]
    values = {
        "count": count,
        "figures": _figures(press, held, sum(line.villages for line in lines)),
        "map": chart,
        "lines": lines,
        "doors": doors,
    }
    yield press.page("wilayah.html", page, values)


def print_province(
    press: Press,
    code: str,
    tally: Tally,
    sheet: Sheet,
    atlas: Atlas,
    offices: Offices,
    division: Division,
    calendars: Calendars,
) -> Iterator[Artifact]:
    """The page of a province, its feeds and calendar.

    ``sheet`` lists the KIM that it keeps itself.
    """
    place = province_place(code, tally, sheet, atlas, division)
    yield from _print_whole(press, place, atlas, offices, calendars, tally.events)


def print_area(
    press: Press,
    code: str,
    sheet: Sheet,
    atlas: Atlas,
    offices: Offices,
    division: Division,
    calendars: Calendars,
) -> Iterator[Artifact]:
    """The page of a kabupaten or kota, its feed and calendar; its kecamatan that have KIM."""
    place = area_place(code, sheet, atlas, division)
    yield from _print_whole(press, place, atlas, offices, calendars, sheet.events)
    for district in district_places(sheet, atlas, division):
        yield from _print(press, district, atlas, offices, calendars)


def _print_whole(
    press: Press,
    place: Place,
    atlas: Atlas,
    offices: Offices,
    calendars: Calendars,
    headlines: Iterable[Headline],
) -> Iterator[Artifact]:
    """The page of a province, kabupaten or kota, the calendar of ``headlines``, and its feeds."""
    yield from _print(press, place, atlas, offices, calendars)
    if _has_calendar(place, calendars):
        yield calendars.print_region(place.region, headlines)
    yield from _print_feeds(press, place)


def _has_calendar(place: Place, calendars: Calendars) -> bool:
    """Whether a province, kabupaten or kota has KIM, or was meant by any event."""
    region, kim = place.region, place.tally.all.kim
    return region.level < _DISTRICT and bool(kim or calendars.concerning(region.code))


def _print(
    press: Press, place: Place, atlas: Atlas, offices: Offices, calendars: Calendars
) -> Iterator[Artifact]:
    region, chain, statuses = place.region, place.chain, place.tally.all.statuses
    kim = place.tally.all.kim
    count = press.count(statuses) if kim else press.theme.say("dir_tanpa_kim", wilayah=region.title)
    where = ", ".join(above.title for above in reversed(chain[:-1]))
    named = f"{region.title}, {where}" if where else region.title
    latest = max((headline.instant for headline in place.newest), default=None)
    changed = latest.date().isoformat() if latest else ""
    feeds = region_feeds(press.setting.network, region) if _has_feeds(place) else None
    parts = place.parts()
    values = {
        "crumbs": [*press.crumbs(REGIONS), *crumbs_of(chain[:-1])],
        "region": region,
        "count": count,
        "figures": _figures(press, place.tally, atlas.villages(region.code)) if kim else [],
        "lines": place.lines,
        "facets": _facets(press, place),
        "bare": place.bare,
        "materials": press.aimed.notices(region.code),
        "lessons_page": press.lessons,
        "office": _office(offices, chain),
        "newest": place.newest[:5],
        "feed": feeds.rss if feeds else None,
        "events": calendars.next_in(region.code) if region.level < _DISTRICT else [],
        "calendar": region_calendar(region.code) if _has_calendar(place, calendars) else None,
        "feeds": province_outline(region.code) if _has_outline(place) else None,
        "near": _near(place, atlas),
        "numbers": number_links(press, parts),
    }
    for part in parts:
        page = Page(
            part.target,
            region.title,
            f"{named}. {count}.",
            section=REGIONS,
            indexed=bool(kim),
            feeds=feeds.links() if feeds else (),
        )
        chart = _map(press, place) if part.number == 1 else None
        yield press.page("daerah.html", page, {**values, "part": part, "map": chart}, changed)


def _print_feeds(press: Press, place: Place) -> Iterator[Artifact]:
    if _has_feeds(place):
        yield from print_region_feeds(press, place.region, place.newest)


def _has_feeds(place: Place) -> bool:
    """Whether one can subscribe to the region: from its first KIM on, whatever there is to tell."""
    return bool(place.tally.all.kim) and place.region.level < _DISTRICT


def _map(press: Press, place: Place) -> Chart | None:
    """The map of a province, kabupaten or kota that has KIM."""
    if place.region.level > 2 or not place.tally.all.kim:
        return None
    rows = (place.rows or ()) if place.region.level == 2 else ()
    return press.maps.map_region(place.region.code, place.tally, rows)


def crumbs_of(chain: Iterable[Region]) -> list[tuple[str, Target]]:
    """The way up through regions."""
    return [(region.title, region_page(region.code)) for region in chain]


def _figures(press: Press, tally: Tally, villages: int) -> list[tuple[str, str]]:
    """A region at a glance: labels and numbers."""
    say, statuses = press.theme.say, tally.all.statuses
    told = [(say("dir_angka_kim"), press.number(tally.all.kim))]
    told += [
        (press.marks.status(status), press.number(statuses[status]))
        for status in press.statuses
        if statuses.get(status)
    ]
    of_all = say("dir_desa_ber_kim", semua=press.number(villages))
    return [*told, (of_all, press.number(tally.villages))]


def _facets(press: Press, place: Place) -> list[tuple[str, list[Entry]]]:
    """The marks that the region's KIM bear, with where each is listed; not its letters."""
    told: list[tuple[str, list[Entry]]] = []
    for facet in FACETS[:-1]:
        groups = place.tally.facets[facet]
        entries = [
            Entry(
                press.marks.name((facet, mark)),
                place.division.place((facet, mark), place.chain),
                press.number(groups[mark].kim),
            )
            for mark in press.marks.listed(facet, groups)
        ]
        if len(entries) > 1 or (entries and facet == FIELD):
            told.append((press.marks.title(facet), entries))
    return told


def _has_outline(place: Place) -> bool:
    """Whether the feeds of a province's KIM have an outline: where any of them has a feed here."""
    return place.region.level == 1 and any(headline.target for headline in place.newest)


def _near(place: Place, atlas: Atlas) -> list[Entry]:
    """The regions around, which have pages whatever happens in them."""
    near = atlas.near(place.region) if place.region.level < 3 else []
    return [Entry(region.title, region_page(region.code), "") for region in near]


def _office(offices: Offices, chain: tuple[Region, ...]) -> OfficeCard | None:
    """The nearest office responsible, else the ministry."""
    near = (offices[region.code] for region in reversed(chain) if region.code in offices)
    return next(near, offices.get(MINISTRY))
