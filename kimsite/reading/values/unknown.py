"""What is said of a region code that does not exist: its successor, or the nearest that does."""

from __future__ import annotations

from kimsite.regions import Regions, successor


def guess_region(code: str, regions: Regions) -> dict[str, str]:
    """The values of a problem about ``code``: itself, and what may be meant."""
    moved = successor(code)
    if moved is not None and (region := regions.find(moved)) is not None:
        return {"kode": code, "pengganti": moved, "nama": region.title}
    nearest = regions.nearest_code(code)
    region = regions.find(nearest) if nearest else None
    return {"kode": code} | ({"usul": region.code, "nama": region.title} if region else {})
