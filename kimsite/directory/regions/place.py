"""One region as its page tells of it: in numbers, region by region, KIM by KIM."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kimsite.directory.areas.rows import DISSOLVED, Headline, Row
from kimsite.directory.areas.sheet import Sheet
from kimsite.directory.areas.tally import Tally, tally_rows
from kimsite.directory.atlas import Atlas
from kimsite.directory.facets.marks import Division
from kimsite.directory.listing import Part, is_long, list_all, list_parts, own_rows, rows_by_region
from kimsite.directory.regions.lines import RegionLine, region_lines
from kimsite.region import Region
from kimsite.rendering.layout import region_page

_DISTRICT = 3


@dataclass(frozen=True, slots=True)
class Place:
    """What one region's page tells. ``rows`` are all its KIM, None where they are too many.

    ``bare`` are the desa and kelurahan of a kecamatan that have no KIM.
    """

    chain: tuple[Region, ...]
    tally: Tally
    lines: list[RegionLine]
    rows: list[Row] | None
    own: list[Row]
    newest: list[Headline]
    division: Division = field(default_factory=Division)
    bare: tuple[Region, ...] = ()

    @property
    def region(self) -> Region:
        """The region itself."""
        return self.chain[-1]

    def parts(self) -> list[Part]:
        """The pages of its list."""
        target = region_page(self.region.code)
        if self.rows is not None and self.region.level < _DISTRICT:
            below = [line.region for line in self.lines]
            return [list_all(target, self.rows, below, self.region.level)]
        return list(list_parts(target, self.own))


def province_place(
    code: str, tally: Tally, sheet: Sheet, atlas: Atlas, division: Division
) -> Place:
    """A province; ``sheet`` lists the KIM that it keeps at its own level."""
    rows = None if tally.all.long else tally.all.rows
    lines, news = region_lines(atlas, code, tally), list(tally.feed)
    return Place(atlas.chain(code), tally, lines, rows, sheet.rows, news, division)


def area_place(code: str, sheet: Sheet, atlas: Atlas, division: Division) -> Place:
    """A kabupaten or kota."""
    tally, rows = tally_rows(sheet.rows, 2), None if is_long(sheet.rows) else sheet.rows
    lines, news = region_lines(atlas, code, tally), sheet.newest.get(code, [])
    own = own_rows(sheet.rows, code)
    return Place(atlas.chain(code), tally, lines, rows, own, news, division)


def district_places(sheet: Sheet, atlas: Atlas, division: Division) -> Iterable[Place]:
    """The kecamatan of a kabupaten or kota that have KIM."""
    for district, rows in rows_by_region(sheet.rows, _DISTRICT).items():
        held = {row.region for row in rows if row.status != DISSOLVED}
        bare = tuple(v for v in atlas.children(district) if v.code not in held)
        tally, newest = tally_rows(rows, _DISTRICT), sheet.newest.get(district, [])
        yield Place(atlas.chain(district), tally, [], rows, rows, newest, division, bare)
