"""The nouns of a map: places that may bear a circle, views that count KIM there, and the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kimsite.directory.map.frame import Frame
from kimsite.directory.map.ring import Point, Ring
from kimsite.model import Target
from kimsite.region import Region
from kimsite.rendering.layout import region_page

MOST_VIEWS = 12
"""A network with more bidang shows the first on its maps; the style sheet counts as far as this."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: ``title`` in full, ``name`` as short as a map wants it, where it is, its page.

    ``address`` is the page of a KIM whose site is on another host; ``target`` is then None.
    """

    title: str
    name: str
    point: Point
    target: Target | None
    address: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """The KIM of one kind: how many at each spot by its code, and those that have a pin.

    ``faint`` are those that are no longer at work.
    """

    label: str
    counts: Mapping[str, int]
    pins: tuple[Spot, ...] = ()
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Shade:
    """The area of one region, within borders that the network's office supplied."""

    code: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One map of what ``title`` says. The first of ``views`` holds all that the others hold.

    ``spots`` are by code; ``border`` is the region's own; ``undrawn`` counts KIM of the region as
    a whole, which have no place in it.
    """

    title: str
    frame: Frame
    spots: Mapping[str, Spot]
    views: tuple[View, ...]
    shades: tuple[Shade, ...] = ()
    border: Shade | None = None
    undrawn: int = 0

    @property
    def most(self) -> int:
        """The largest number of any circle, by which all are drawn."""
        return max(self.views[0].counts.values(), default=0)

    @property
    def lines(self) -> list[tuple[Spot, list[int]]]:
        """The map as a table: each spot that has a circle, and its number in each view."""
        views = self.views
        return [
            (spot, [view.counts.get(code, 0) for view in views])
            for code, spot in self.spots.items()
            if views[0].counts.get(code)
        ]

    @property
    def upright(self) -> bool:
        """Whether it is nearly as tall as it is wide."""
        return self.frame.height > 500


def spot_of(region: Region, target: Target | None = None) -> Spot | None:
    """The spot of a region, whose page is ``target``, else its own; None where its point is not
    known."""
    if region.latitude is None or region.longitude is None:
        return None
    point = (region.longitude, region.latitude)
    # Many a kota lies within a kabupaten of its name.
    name = region.title if region.kind == "kota" else region.name
    return Spot(region.title, name, point, target or region_page(region.code))
