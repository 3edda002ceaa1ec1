"""Which region someone means: a code, a mistyped code, or a name that several regions bear."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kimsite.region import Region
from kimsite.regions import Regions

MANY = 12
"""How many regions of one name are listed at most."""


@dataclass(frozen=True, slots=True)
class RegionDoubt:
    """No region was named beyond doubt: ``typed`` may mean one of ``candidates``, or none."""

    typed: str
    candidates: tuple[Region, ...] = ()
    by_name: bool = False


def choose_region(typed: str, regions: Regions, within: str | None = None) -> Region | RegionDoubt:
    """The region of the code ``typed``, else what it may mean.

    A name is looked up below the code ``within`` first. Even a name borne by one region alone is
    a doubt: the person should see the code before it is written down.
    """
    text = " ".join(typed.split())
    found = regions.find(text)
    if found is not None:
        return found
    if re.search(r"[^\W\d_]", text):
        named = regions.named(text, within, MANY) if within else ()
        return RegionDoubt(text, named or regions.named(text, None, MANY), by_name=True)
    nearest = regions.nearest_code(text)
    region = regions.find(nearest) if nearest else None
    return RegionDoubt(text, (region,) if region else ())


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
