"""Which region someone means: a code, a mistyped code, or a name that several regions bear."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kimsite.region import Region
from kimsite.regions import Regions, find_alike, find_described

MANY = 12
"""How many regions of one name are listed at most."""


@dataclass(frozen=True, slots=True)
class RegionDoubt:
    """No region was named beyond doubt: ``typed`` may mean one of ``candidates``, or none."""

    typed: str
    candidates: tuple[Region, ...] = ()
    by_name: bool = False
    exact: bool = True


def choose_region(
    typed: str, regions: Regions, within: str | None = None, deepest: int = 4
) -> Region | RegionDoubt:
    """The region of the code ``typed``, else what it may mean.

    A name is looked up below the code ``within`` first, down to the level ``deepest``. A name
    with what lies around it ("Timika Jaya, Mimika") is taken where one region alone bears it; a
    bare name is a doubt even then: the person should see the code before it is written down.
    """
    text = " ".join(typed.split())
    found = regions.find(text)
    if found is not None:
        return found
    if re.search(r"[^\W\d_]", text):
        named = find_described(regions, text, within, MANY) if within else ()
        named = named or find_described(regions, text, None, MANY)
        named = tuple(region for region in named if region.level <= deepest)
        if len(named) == 1 and "," in text:
            return named[0]
        alike = () if named else find_alike(regions, text, within)
        return RegionDoubt(text, named or alike, by_name=True, exact=bool(named))
    nearest = regions.nearest_code(text)
    region = regions.find(nearest) if nearest else None
    return RegionDoubt(text, (region,) if region else ())


def say_doubt(doubt: RegionDoubt, regions: Regions) -> str:
    """What to tell the person: the candidates with their codes, or the form of a code."""
    lines = [f"  {say_region(candidate, regions)}" for candidate in doubt.candidates]
    if len(lines) == MANY:
        lines.append("  … mungkin masih ada yang lain; lihat daftar kode wilayah Kemendagri.")
    if doubt.by_name and lines and not doubt.exact:
        return "\n".join(
            [f"tidak ada wilayah bernama `{doubt.typed}`; mungkin maksud Anda:", *lines]
        )
    if doubt.by_name and lines:
        return "\n".join(
            [f"`{doubt.typed}` adalah nama. Ulangi dengan kode wilayah yang dimaksud:", *lines]
        )
    if doubt.by_name:
        return (
            f"tidak ada wilayah bernama `{doubt.typed}`; tulis nama desa dan kabupatennya, "
            'misalnya "Timika Jaya, Mimika", atau kodenya, misalnya 94.04.01.1003'
        )
    unknown = f"kode wilayah `{doubt.typed}` tidak ada dalam daftar Kemendagri"
    if lines:
        return "\n".join([f"{unknown}; mungkin maksud Anda:", *lines])
    return f"{unknown}; bentuknya seperti 94.04.01.1003"


def say_region(region: Region, regions: Regions) -> str:
    """``94.04.01.1003 Kelurahan Timika Jaya, Distrik Mimika Baru, Kabupaten Mimika, …``."""
    chain = regions.chain(region.code)
    return f"{region.code} {', '.join(above.title for above in reversed(chain))}"


def first_village(code: str | None, regions: Regions) -> Region | None:
    """The first desa or kelurahan below ``code`` (None: an example in Mimika); None if none is."""
    if code is None:
        return regions.find("94.04.01.1003")
    below = regions.children(code)
    if not below:
        region = regions.find(code)
        return region if region is not None and region.level == 4 else None
    villages = (first_village(child.code, regions) for child in below)
    return next((village for village in villages if village is not None), None)
