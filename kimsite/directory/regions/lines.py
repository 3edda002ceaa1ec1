"""Tables of regions: each with its number of KIM, and how many of its villages have one."""

from __future__ import annotations

from dataclasses import dataclass

from kimsite.directory.areas.tally import Figure, Tally
from kimsite.directory.atlas import Atlas
from kimsite.model import Target
from kimsite.region import Region
from kimsite.rendering.layout import region_page

_DISTRICT = 3


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region in a table of regions: ``target`` is None where it has no page."""

    region: Region
    target: Target | None
    figure: Figure
    villages: int
    """All desa and kelurahan in it, with a KIM or without."""


def region_lines(atlas: Atlas, code: str, tally: Tally) -> list[RegionLine]:
    """The regions under ``code`` (empty: the provinces): those of the network's own region, and
    those beyond it that have a KIM. A kecamatan has a page only where it has a KIM.
    """
    lines = []
    for region in atlas.children(code):
        figure = tally.figures.get(region.code, Figure())
        if not figure.kim and not atlas.covers(region.code):
            continue
        paged = figure.kim or region.level < _DISTRICT
        target = region_page(region.code) if paged else None
        lines.append(RegionLine(region, target, figure, atlas.villages(region.code)))
    return lines
