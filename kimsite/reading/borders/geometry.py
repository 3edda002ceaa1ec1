"""Areas in GeoJSON geometries: polygons of plausible points, or the reason why one is refused."""

from __future__ import annotations

from typing import Any

Line = tuple[tuple[float, float], ...]
"""A closed line: longitude and latitude of its corners, the first not told again at the end."""
SOUTH, NORTH, WEST, EAST = -12.0, 7.0, 94.0, 142.0
_NEAR = 0.0004  # degrees: corners nearer than this, some 40 metres, are one
_MOST_PARTS = 5_000


class Refusal(Exception):
    """Why a geometry is refused: the code of a problem, and the values of its message."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def parse_area(geometry: Any) -> tuple[Line, ...]:
    """The outer lines of a Polygon or MultiPolygon; holes are not kept. Raises Refusal."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise Refusal("peta-bentuk-salah", jenis=str(kind)[:40])
    polygons = geometry.get("coordinates")
    if kind == "Polygon":
        polygons = [polygons]
    if not isinstance(polygons, list) or not 0 < len(polygons) <= _MOST_PARTS:
        raise Refusal("peta-bentuk-rusak")
    lines = tuple(_outer(polygon) for polygon in polygons)
    return tuple(line for line in lines if len(line) > 2)


def _outer(polygon: Any) -> Line:
    if not isinstance(polygon, list) or not polygon or not isinstance(polygon[0], list):
        raise Refusal("peta-bentuk-rusak")
    points = [_point(given) for given in polygon[0]]
    if len(points) < 4 or points[0] != points[-1]:
        raise Refusal("peta-bentuk-rusak")
    kept = [points[0]]
    for point in points[1:-1]:
        if max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= _NEAR:
            kept.append(point)
    return tuple(kept)


def _point(given: Any) -> tuple[float, float]:
    if not isinstance(given, list) or len(given) < 2:
        raise Refusal("peta-bentuk-rusak")
    x, y = given[0], given[1]
    numbers = all(isinstance(n, int | float) and not isinstance(n, bool) for n in (x, y))
    if not numbers:
        raise Refusal("peta-bentuk-rusak")
    if WEST <= x <= EAST and SOUTH <= y <= NORTH:
        return float(x), float(y)
    swapped = WEST <= y <= EAST and SOUTH <= x <= NORTH
    raise Refusal(
        "peta-terbalik" if swapped else "peta-di-luar-indonesia", titik=f"{x!s:.12}, {y!s:.12}"
    )
