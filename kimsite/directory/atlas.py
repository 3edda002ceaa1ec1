"""The atlas: the regions that the directory meets, and those of the network's own region."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from functools import cached_property
from math import cos, radians

from kimsite.forms import Network
from kimsite.region import Region, lies_in, parent_code
from kimsite.regions import Regions

_VILLAGE = 4
_MIDDLE = cos(radians(-2.5))  # a degree of longitude in Indonesia's middle, in degrees of latitude


def home_code(network: Network) -> str | None:
    """The code of the region that the network is for: empty for the nation, None if not told."""
    return "" if network.tingkat == "nasional" else network.kode_wilayah or None


class Atlas:
    """Finds regions as Regions does; it remembers all but the villages, of which each has few.

    ``home`` is the code of the network's own region, empty for the nation, None if not told.
    """

    def __init__(self, regions: Regions, home: str | None = "") -> None:
        self.home = home
        self._regions = regions
        self._chains: dict[str, tuple[Region, ...]] = {}
        self._villages: dict[str, int] = {}

    def find(self, code: str) -> Region | None:
        """The region of ``code``, or None if there is none."""
        chain = self.chain(code)
        return chain[-1] if chain else None

    def title(self, code: str) -> str:
        """The title of the region of ``code``; that itself if there is none."""
        region = self.find(code)
        return region.title if region is not None else code

    def chain(self, code: str) -> tuple[Region, ...]:
        """From its province down to the region itself; empty if there is no such region."""
        known = self._chains.get(code)
        if known is not None:
            return known
        above = parent_code(code)
        region, around = self._regions.find(code), self.chain(above) if above else ()
        lost = region is None or (above is not None and not around)
        chain = () if lost or region is None else (*around, region)
        if code.count(".") + 1 < _VILLAGE:
            self._chains[code] = chain
        return chain

    def children(self, code: str) -> tuple[Region, ...]:
        """The regions directly under ``code`` (empty: the provinces), sorted by code."""
        found = self._regions.children(code or None)
        if code.count(".") + 2 < _VILLAGE:
            above = self.chain(code) if code else ()
            self._chains |= {below.code: (*above, below) for below in found}
        return found

    def villages(self, code: str) -> int:
        """How many desa and kelurahan lie under ``code`` (empty: in the country)."""
        if code not in self._villages:
            self._villages[code] = self._regions.villages_under(code or None)
        return self._villages[code]

    def covers(self, code: str) -> bool:
        """Whether ``code`` lies in the network's own region, or is that region."""
        home = self.home
        return home is not None and (not home or lies_in(code, home))

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The provinces and kabupaten/kota of the network's own region, by code."""
        return tuple(code for code in self._own() if self.covers(code))

    def _own(self) -> Iterator[str]:
        for province in self.children("") if self.home is not None else ():
            yield province.code
            if self.covers(province.code) or (self.home or "").startswith(province.code):
                yield from (below.code for below in self.children(province.code))

    def near(self, region: Region, count: int = 5) -> list[Region]:
        """The regions of its level whose seats are nearest, among those of the network's own."""
        latitude, longitude = region.latitude, region.longitude
        if latitude is None or longitude is None:
            return []
        codes, points = self._seats[region.level]
        far = [(y - latitude) ** 2 + ((x - longitude) * _MIDDLE) ** 2 for y, x in points]
        nearest = heapq.nsmallest(count + 1, range(len(far)), key=far.__getitem__)
        found = (self.find(codes[number]) for number in nearest)
        return [near for near in found if near is not None and near.code != region.code][:count]

    @cached_property
    def _seats(self) -> dict[int, tuple[list[str], list[tuple[float, float]]]]:
        """Where the provinces and the kabupaten/kota of the network's own region lie, by level."""
        seats: dict[int, tuple[list[str], list[tuple[float, float]]]] = {1: ([], []), 2: ([], [])}
        for code in self.own:
            region = self.find(code)
            if region and region.latitude is not None and region.longitude is not None:
                codes, points = seats[region.level]
                codes.append(code)
                points.append((region.latitude, region.longitude))
        return seats
