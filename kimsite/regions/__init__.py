"""Indonesia's regions: codes, names, parents, coordinates and time zones, from one small file."""

from kimsite.region import Region, is_code, parent_code
from kimsite.regions.described import find_alike, find_described
from kimsite.regions.former import successor
from kimsite.regions.table import Regions, regions

__all__ = [
    "Region",
    "Regions",
    "find_alike",
    "find_described",
    "is_code",
    "parent_code",
    "regions",
    "successor",
]
