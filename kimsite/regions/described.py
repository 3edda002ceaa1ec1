"""Regions as people describe them: by name, perhaps with the regions around it after commas."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from kimsite.region import Region

if TYPE_CHECKING:
    from kimsite.regions.table import Regions

_ALL = 10_000
_NEAR = 0.75
_KABUPATEN = 2


def find_described(
    regions: Regions, text: str, within: str | None = None, limit: int = 5
) -> tuple[Region, ...]:
    """Regions that ``text`` describes, the largest first, at most ``limit``.

    ``Timika Jaya, Mimika`` is every Timika Jaya that lies in something called Mimika; a kind may
    stand before each name ("Kab. Mimika"). ``within`` is a code: only regions under it.
    """
    name, *around = _parts(text)
    found = regions.named(name, within, _ALL)
    for part in around:
        above = tuple(f"{region.code}." for region in regions.named(part, None, _ALL))
        found = tuple(region for region in found if region.code.startswith(above))
    return found[:limit]


def find_alike(
    regions: Regions, text: str, within: str | None = None, limit: int = 3
) -> tuple[Region, ...]:
    """Regions whose name is nearly the one ``text`` describes, the likeliest first.

    Only where the place is known well enough to look at every name: below the kabupaten or kota
    that ``text`` names after a comma, else below the code ``within`` of one.
    """
    name, *around = _parts(text)
    named = [region for part in around for region in regions.named(part, None, _ALL)]
    codes = [region.code for region in named if region.level == _KABUPATEN]
    codes = codes or ([within] if within and "." in within else [])
    if len(codes) != 1:
        return ()
    below = _below(regions, codes[0])
    words = {region.name.casefold(): region for region in below}
    alike = get_close_matches(name.casefold(), sorted(words), n=limit, cutoff=_NEAR)
    return tuple(words[word] for word in alike)


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",")]
    return [part for part in parts if part] or [""]


def _below(regions: Regions, code: str) -> list[Region]:
    found: list[Region] = []
    for child in regions.children(code):
        found += [child, *_below(regions, child.code)]
    return found
