"""The frame of a map: which part of the globe it shows, and where a point of it lies on the sheet.

The projection is the plain equirectangular one, true in the middle latitude: Indonesia lies so
near to the equator that no other would look different.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kimsite.directory.map.ring import Point

WIDTH = 1000
"""The width of every map, in units of its drawing."""
KM = 111.2
"""Kilometres in a degree of latitude."""
_FLAT, _TALL = 0.4, 0.68  # the least and the most height of a map, by its width
_AROUND = 0.13  # what stays free around the outermost points, by the larger side
_LEAST = 0.14  # degrees: a town is not shown as if it were a country


@dataclass(frozen=True, slots=True)
class Frame:
    """The north-western corner in degrees, units to a degree of each kind, and the height."""

    west: float
    north: float
    across: float
    down: float
    height: int

    @property
    def east(self) -> float:
        """The eastern edge."""
        return self.west + WIDTH / self.across

    @property
    def south(self) -> float:
        """The southern edge."""
        return self.north - self.height / self.down

    @property
    def km(self) -> float:
        """Kilometres to a unit."""
        return KM / self.down

    def place(self, point: Point) -> Point:
        """Where ``point`` lies, in units from the upper left corner."""
        return (point[0] - self.west) * self.across, (self.north - point[1]) * self.down


def frame_points(points: Sequence[Point]) -> Frame:
    """The frame that shows all ``points``, of which there is at least one, with room around."""
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
    west, east = min(longitudes), max(longitudes)
    south, north = min(latitudes), max(latitudes)
    room = max(_LEAST / 2, _AROUND * max(east - west, north - south))
    return frame_box(west - room, south - room, east + room, north + room)


def frame_box(west: float, south: float, east: float, north: float) -> Frame:
    """The frame around a box of degrees, made wider or taller where it would be a strip."""
    squeeze = math.cos(math.radians((south + north) / 2))
    wide, tall = (east - west) * squeeze, north - south
    more_wide, more_tall = max(0.0, tall / _TALL - wide), max(0.0, wide * _FLAT - tall)
    west -= more_wide / squeeze / 2
    north += more_tall / 2
    down = WIDTH / (wide + more_wide)
    height = round((tall + more_tall) * down)
    return Frame(west, north, down * squeeze, down, height)
