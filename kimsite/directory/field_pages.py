"""Bidang Kegiatan: the list of fields that have KIM, and a page for each field of the network.

A field whose KIM are too many to list is divided by province, and a province by kabupaten/kota:
``bidang/<slug>.<code>.html``, beside its own page, so that all lists write the same links. A field
without a KIM has a page too, in no list: a post or a material may name a field that no profile
names, and links there without knowing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    rows_by_region,
    statuses_of,
)
from kimsite.directory.press import Press
from kimsite.directory.region_pages import regions_below
from kimsite.directory.rows import Headline, Row
from kimsite.directory.tally import Group, Tally
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.region import Region
from kimsite.rendering.layout import field_page
from kimsite.rendering.page import Page

FIELDS = Target(DIRECTORY, "bidang/index.html")


@dataclass(frozen=True, slots=True)
class Scope:
    """The KIM of one field in a region (no ``chain``: everywhere), as Place tells of a region."""

    field: str
    chain: tuple[Region, ...]
    statuses: Counter[str]
    below: Mapping[Region, int]
    rows: Sequence[Row] | None
    own: Sequence[Row]
    newest: Sequence[Headline] = ()

    @property
    def target(self) -> Target:
        """Its page."""
        return page_within(self.field, self.chain)

    def parts(self) -> list[Part]:
        """The pages of its list."""
        level = len(self.chain)
        if self.rows is not None and level < 3:
            return [list_all(self.target, self.rows, self.below, level)]
        return list(list_parts(self.target, self.own))


def page_within(field: str, chain: Sequence[Region]) -> Target:
    """The page of a field in the last region of ``chain``."""
    if not chain:
        return field_page(field)
    return Target(DIRECTORY, f"bidang/{field}.{chain[-1].code}.html")


def field_entries(press: Press, nation: Tally) -> list[Entry]:
    """The fields that have KIM, in the order of the network's list."""
    counts = {slug: group.kim for slug, group in nation.fields.items() if group.kim}
    return [
        Entry(known.title, field_page(slug), press.kim(counts[slug]))
        for slug, known in press.fields.items()
        if slug in counts
    ]


def long_fields(press: Press, tally: Tally) -> tuple[str, ...]:
    """The fields that are divided by the regions below, by slug."""
    return tuple(sorted(s for s, group in tally.fields.items() if group.long and s in press.fields))


def print_fields(press: Press, nation: Tally, atlas: Atlas) -> Iterator[Artifact]:
    """The list of fields, where a KIM works on any, and the page of each."""
    entries = field_entries(press, nation)
    if entries:
        page = Page(
            FIELDS, press.theme.say("bidang"), press.theme.say("dir_bidang_ket"), section=FIELDS
        )
        yield press.page("bidang.html", page, {"entries": entries})
    for slug in press.fields:
        group = nation.fields.get(slug) or Group()
        yield from _print(press, _scope(slug, (), group, [], atlas, list(group.newest)))


def print_province_fields(
    press: Press, code: str, tally: Tally, sheet: Sheet, atlas: Atlas, fields: Iterable[str]
) -> Iterator[Artifact]:
    """The pages of ``fields``, those divided by province, in one province."""
    chain = atlas.chain(code)
    for slug in fields:
        group = tally.fields.get(slug)
        if group is not None and group.kim:
            own = [row for row in sheet.rows if slug in row.fields]
            yield from _print(press, _scope(slug, chain, group, own, atlas))


def print_area_fields(
    press: Press, code: str, sheet: Sheet, atlas: Atlas, fields: Iterable[str]
) -> Iterator[Artifact]:
    """The pages of ``fields``, those divided by kabupaten/kota, in one of them."""
    chain = atlas.chain(code)
    for slug in fields:
        rows = [row for row in sheet.rows if slug in row.fields]
        if not rows:
            continue
        # No page for each kecamatan: few of them have more than a handful of one field.
        districts = rows_by_region(rows, 3) if not is_long(rows) else {}
        below = regions_below(atlas, {c: len(held) for c, held in districts.items()})
        listed = None if is_long(rows) else rows
        yield from _print(press, Scope(slug, chain, statuses_of(rows), below, listed, rows))


def _scope(
    slug: str,
    chain: tuple[Region, ...],
    group: Group,
    own: list[Row],
    atlas: Atlas,
    newest: Sequence[Headline] = (),
) -> Scope:
    below = regions_below(atlas, group.below)
    rows = None if group.long else group.rows
    return Scope(slug, chain, group.statuses, below, rows, own, newest)


def _print(press: Press, scope: Scope) -> Iterator[Artifact]:
    known, count = press.fields[scope.field], press.count(scope.statuses)
    title, crumbs = known.title, press.crumbs(FIELDS)
    if scope.chain:
        title = f"{known.title}: {scope.chain[-1].title}"
        chains = [scope.chain[:depth] for depth in range(len(scope.chain))]
        names = [known.title, *(region.title for region in scope.chain)]
        crumbs += [(n, page_within(scope.field, c)) for n, c in zip(names, chains, strict=False)]
    children = [
        Entry(region.title, page_within(scope.field, (*scope.chain, region)), press.kim(kim))
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
    for part in parts:
        indexed = bool(scope.statuses)
        page = Page(part.target, title, f"{title}. {count}.", section=FIELDS, indexed=indexed)
        yield press.page("satu-bidang.html", page, {**values, "part": part})
