"""The atlas: the regions that a reduce meets, each looked up once."""

from __future__ import annotations

from kimsite.region import Region, parent_code
from kimsite.regions import Regions

_VILLAGE = 4


class Atlas:
    """Finds regions as Regions does; it remembers all but the villages, of which each has few."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._chains: dict[str, tuple[Region, ...]] = {}

    def find(self, code: str) -> Region | None:
        """The region of ``code``, or None if there is none."""
        chain = self.chain(code)
        return chain[-1] if chain else None

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
