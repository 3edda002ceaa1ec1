"""Lists of KIM by bidang, tingkat, status and alphabet: a page for each facet and each mark.

A mark whose KIM are too many to list is divided by province, and a province by kabupaten/kota:
``bidang/<slug>.<code>.html``, beside its own page, so that all lists write the same links. A bidang
without a KIM has a page too, in no list: a post or a material may name one that no profile names,
and links there without knowing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kimsite.directory.areas.rows import Headline, Row
from kimsite.directory.areas.sheet import Sheet
from kimsite.directory.areas.tally import Group, Tally
from kimsite.directory.atlas import Atlas
from kimsite.directory.facets.facet import FACETS, FIELD, LETTER, marks_of
from kimsite.directory.facets.marks import Mark, facet_page, mark_page
from kimsite.directory.feeds.news import field_feeds, print_field_feed
from kimsite.directory.listing import (
    Entry,
    Part,
    is_long,
    list_all,
    list_parts,
    number_links,
    rows_by_region,
    statuses_of,
)
from kimsite.directory.map.chart import Chart
from kimsite.directory.press import Press
from kimsite.directory.regions.pages import REGIONS, regions_below
from kimsite.model import Artifact, Target
from kimsite.region import Region
from kimsite.rendering.look.page import Page

FIELDS = facet_page(FIELD)


@dataclass(frozen=True, slots=True)
class Scope:
    """The KIM of one mark in a region (no ``chain``: everywhere), as Place tells of a region."""

    mark: Mark
    chain: tuple[Region, ...]
    statuses: Counter[str]
    below: Mapping[Region, int]
    rows: Sequence[Row] | None
    own: Sequence[Row]
    newest: Sequence[Headline] = ()

    @property
    def target(self) -> Target:
        """Its page."""
        return mark_page(self.mark, [region.code for region in self.chain])

    def parts(self) -> list[Part]:
        """The pages of its list."""
        level = len(self.chain)
        if self.rows is not None and level < 3:
            return [list_all(self.target, self.rows, self.below, level)]
        return list(list_parts(self.target, self.own))


def mark_entries(press: Press, tally: Tally, facet: str) -> list[Entry]:
    """The marks of ``facet`` that have KIM, with the pages of all of them."""
    groups = tally.facets[facet]
    return [
        Entry(
            press.marks.name((facet, mark)), mark_page((facet, mark)), press.kim(groups[mark].kim)
        )
        for mark in press.marks.listed(facet, groups)
    ]


def print_facets(
    press: Press, nation: Tally, atlas: Atlas, door: str, held: Tally
) -> Iterator[Artifact]:
    """The list of each facet's marks, where a KIM bears any, and the page of each mark.

    Their maps show the region ``door``, whose tally is ``held``.
    """
    for facet in FACETS:
        section, title = section_of(facet), press.marks.title(facet)
        if entries := mark_entries(press, nation, facet):
            told = press.theme.say(f"dir_{facet}_ket")
            page = Page(facet_page(facet), title, told, section=section)
            crumbs = press.crumbs() if section == FIELDS else press.crumbs(REGIONS)
            yield press.page("daftar.html", page, {"entries": entries, "crumbs": crumbs})
        groups = nation.facets[facet]
        for name in press.marks.fields if facet == FIELD else press.marks.listed(facet, groups):
            group = groups.get(name) or Group()
            newest = list(group.newest)
            scope = _scope((facet, name), (), group, [], atlas, newest[:5])
            yield from _print(press, scope, _map(press, (facet, name), door, held))
            if facet == FIELD and (group.kim or newest):
                yield from print_field_feed(press, name, newest)


def print_province_facets(
    press: Press, code: str, tally: Tally, sheet: Sheet, atlas: Atlas, divided: Iterable[Mark]
) -> Iterator[Artifact]:
    """The pages of ``divided``, the marks divided by province, in one province."""
    chain = atlas.chain(code)
    for mark in divided:
        group = tally.facets[mark[0]].get(mark[1])
        if group is not None and group.kim:
            own = [row for row in sheet.rows if mark in marks_of(row)]
            yield from _print(press, _scope(mark, chain, group, own, atlas))


def print_area_facets(
    press: Press, code: str, sheet: Sheet, atlas: Atlas, divided: Iterable[Mark]
) -> Iterator[Artifact]:
    """The pages of ``divided``, the marks divided by kabupaten/kota, in one of them."""
    chain = atlas.chain(code)
    for mark in divided:
        rows = [row for row in sheet.rows if mark in marks_of(row)]
        if not rows:
            continue
        # No page for each kecamatan: few of them have more than a handful of one mark.
        districts = rows_by_region(rows, 3) if not is_long(rows) else {}
        below = regions_below(atlas, {c: len(held) for c, held in districts.items()})
        listed = None if is_long(rows) else rows
        yield from _print(press, Scope(mark, chain, statuses_of(rows), below, listed, rows))


def _map(press: Press, mark: Mark, door: str, held: Tally) -> Chart | None:
    """The map of a mark in the region ``door``; a letter says nothing about places."""
    group = held.facets[mark[0]].get(mark[1])
    if group is None or mark[0] == LETTER:
        return None
    divided = group.long and "." not in door
    return press.maps.map_mark(
        door, group, lambda region: mark_page(mark, [region.code]) if divided else None
    )


def section_of(facet: str) -> Target:
    """The entry of the menu that a facet belongs to."""
    return FIELDS if facet == FIELD else REGIONS


def _scope(
    mark: Mark,
    chain: tuple[Region, ...],
    group: Group,
    own: list[Row],
    atlas: Atlas,
    newest: Sequence[Headline] = (),
) -> Scope:
    below = regions_below(atlas, group.below)
    rows = None if group.long else group.rows
    return Scope(mark, chain, group.statuses, below, rows, own, newest)


def _print(press: Press, scope: Scope, chart: Chart | None = None) -> Iterator[Artifact]:
    mark, section = scope.mark, section_of(scope.mark[0])
    count, heading = press.count(scope.statuses), press.marks.heading(scope.mark)
    title, crumbs = heading, press.crumbs(section)
    if section == REGIONS:
        crumbs.append((press.marks.title(mark[0]), facet_page(mark[0])))
    if scope.chain:
        title = f"{heading}: {scope.chain[-1].title}"
        names = [heading, *(region.title for region in scope.chain)]
        codes = [region.code for region in scope.chain]
        crumbs += [(names[depth], mark_page(mark, codes[:depth])) for depth in range(len(codes))]
    children = [
        Entry(region.title, mark_page(mark, [region.code]), press.kim(kim))
        for region, kim in scope.below.items()
        if scope.rows is None
    ]
    parts = scope.parts()
    values = {
        "crumbs": crumbs,
        "count": count if scope.statuses else "",
        "children": children,
        "newest": list(scope.newest),
        "numbers": number_links(press, parts),
    }
    indexed = bool(scope.statuses)
    fed = mark[0] == FIELD and (indexed or bool(scope.newest))
    feeds = field_feeds(press, mark[1]).links() if fed else ()
    for part in parts:
        told = f"{title}. {count}."
        page = Page(part.target, title, told, section=section, indexed=indexed, feeds=feeds)
        shown = chart if part.number == 1 else None
        yield press.page("satu-daftar.html", page, {**values, "part": part, "map": shown})
