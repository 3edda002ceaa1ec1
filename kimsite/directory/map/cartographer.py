"""The cartographer: which map a page shows, and which views the KIM on it allow."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from kimsite.directory.areas.rows import ACTIVE, Row
from kimsite.directory.areas.tally import Group, Tally
from kimsite.directory.atlas import Atlas
from kimsite.directory.facets.facet import FIELD, STATUS, marks_of
from kimsite.directory.facets.marks import Mark, Marks
from kimsite.directory.map.chart import MOST_VIEWS, Chart, Shade, Spot, View, spot_of
from kimsite.directory.map.frame import Frame, frame_box, frame_points
from kimsite.directory.map.ring import build_ring, rank_points
from kimsite.model import Target
from kimsite.reading.borders.borders import Borders
from kimsite.region import Region
from kimsite.rendering.look.theme import Theme

_NATION = frame_box(93.6, -11.4, 142.0, 7.2)
Pages = Callable[[Region], Target | None]


class Cartographer:
    """Makes the maps of one network, with the ``borders`` that its office supplied."""

    def __init__(self, atlas: Atlas, marks: Marks, theme: Theme, borders: Borders) -> None:
        self._atlas = atlas
        self._marks = marks
        self._say = theme.say
        self._borders = borders
        self._shade = functools.lru_cache(maxsize=None)(self._ranked)

    def map_region(self, code: str, tally: Tally, rows: Iterable[Row] = ()) -> Chart | None:
        """The map of the region ``code`` (empty: the nation); those of its KIM that are among
        ``rows`` and say where they are have a pin. None where there is nothing to draw.
        """
        frame = self._frame(code)
        if frame is None:
            return None
        pins = [(row, spot) for row in rows if (spot := _pin(row, frame)) is not None]
        views = tuple(self._views(tally, pins))
        undrawn = tally.all.kim - sum(tally.all.below.values())
        return self._chart(code, frame, views, undrawn, lambda _: None)

    def map_mark(self, code: str, group: Group, pages: Pages) -> Chart | None:
        """The map of the KIM of one mark in ``code``; its circles lead to ``pages``."""
        frame = self._frame(code)
        if frame is None:
            return None
        view = View(self._say("peta_semua"), group.below)
        undrawn = group.kim - sum(group.below.values())
        return self._chart(code, frame, (view,), undrawn, pages)

    def _chart(
        self, code: str, frame: Frame, views: tuple[View, ...], undrawn: int, pages: Pages
    ) -> Chart | None:
        spots = dict(self._spots(code, pages))
        if not (spots.keys() & views[0].counts.keys() or views[0].pins):
            return None
        region = self._atlas.find(code) if code else None
        title = self._say("peta_judul", wilayah=region.title if region else "Indonesia")
        shades = tuple(self._shade(inner) for inner in spots if inner in self._borders)
        border = self._shade(code) if code in self._borders else None
        return Chart(title, frame, spots, views, shades, border, undrawn)

    def _spots(self, code: str, pages: Pages) -> Iterator[tuple[str, Spot]]:
        for region in self._atlas.children(code):
            spot = spot_of(region, pages(region))
            if spot is not None:
                yield region.code, spot

    def _frame(self, code: str) -> Frame | None:
        """The whole region, so that all its maps show the same part of the globe."""
        if not code:
            return _NATION
        spots = [spot_of(region) for region in self._atlas.children(code)]
        points = [spot.point for spot in spots if spot is not None]
        points += [point for line in self._borders.get(code, ()) for point in line]
        return frame_points(points) if points else None

    def _views(self, tally: Tally, pins: Sequence[tuple[Row, Spot]]) -> Iterator[View]:
        yield View(self._say("peta_semua"), tally.all.below, tuple(spot for _, spot in pins))
        marks = list(self._offered(tally.facets))
        for mark in marks[: MOST_VIEWS - 1]:
            facet, name = mark
            counts = tally.facets[facet][name].below
            pinned = tuple(spot for row, spot in pins if mark in marks_of(row))
            if counts or pinned:
                faint = facet == STATUS and name != ACTIVE
                yield View(self._marks.name(mark), counts, pinned, faint)

    def _offered(self, facets: Mapping[str, Mapping[str, Group]]) -> Iterator[Mark]:
        """Statuses, where they differ, and bidang."""
        statuses: Collection[str] = self._marks.listed(STATUS, facets[STATUS])
        if len(statuses) > 1:
            yield from ((STATUS, name) for name in statuses)
        yield from ((FIELD, name) for name in self._marks.listed(FIELD, facets[FIELD]))

    def _ranked(self, code: str) -> Shade:
        lines = self._borders[code]
        return Shade(code, tuple(build_ring(line, rank_points(line)) for line in lines))


def _pin(row: Row, frame: Frame) -> Spot | None:
    """The pin of a KIM that says where it is, and is in the frame."""
    if row.latitude is None or row.longitude is None:
        return None
    point = (row.longitude, row.latitude)
    inside = frame.west < point[0] < frame.east and frame.south < point[1] < frame.north
    return Spot(row.name, row.name, point, row.target, row.elsewhere) if inside else None
