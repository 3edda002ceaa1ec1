"""Rings: closed lines on the globe, each point ranked by the scale at which it begins to matter.

A point matters as much as the triangle it makes with its neighbours (Visvalingam and Whyatt,
1993). Ranked once, a ring is drawn at any scale by leaving out what is too small to be seen.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""
FINEST = 0.0005
"""The width in degrees of what has rank 0: some 50 metres."""
_STEPS = 4  # ranks to a doubling
_KEPT = 4  # as many points stay as long as the ring itself is shown
HIGHEST = 70


@dataclass(frozen=True, slots=True)
class Ring:
    """Points, the rank of each, and the box around them."""

    points: Sequence[Point]
    ranks: Sequence[int]
    west: float
    south: float
    east: float
    north: float

    def seen(self, rank: int) -> Iterator[Point]:
        """The points that matter at ``rank`` and above."""
        return (p for p, own in zip(self.points, self.ranks, strict=True) if own >= rank)


def rank_of(width: float) -> int:
    """The rank of what is ``width`` degrees wide."""
    if width <= FINEST:
        return 0
    return min(HIGHEST, round(_STEPS * math.log2(width / FINEST)))


def build_ring(points: Sequence[Point], ranks: Sequence[int]) -> Ring:
    """The ring of ranked points."""
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
    return Ring(points, ranks, min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def rank_points(points: Sequence[Point]) -> list[int]:
    """The rank of each point of a closed line whose last point is not its first again."""
    count = len(points)
    squeeze = math.cos(math.radians(points[0][1])) if points else 1.0
    before = [(n - 1) % count for n in range(count)]
    after = [(n + 1) % count for n in range(count)]
    alive, ranks = [True] * count, [0] * count

    def area(n: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[before[n]], points[n], points[after[n]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) * squeeze

    heap = [(area(n), n) for n in range(count)]
    heapq.heapify(heap)
    current = {n: key for key, n in heap}
    largest, left = 0.0, count
    while left > _KEPT:
        found, n = heapq.heappop(heap)
        if not alive[n] or current[n] != found:
            continue  # a neighbour went, and it was counted anew
        largest = max(largest, found)  # a point never outlasts one that matters more
        ranks[n] = rank_of(math.sqrt(largest))
        alive[n], left = False, left - 1
        before[after[n]], after[before[n]] = before[n], after[n]
        for near in (before[n], after[n]):
            current[near] = area(near)
            heapq.heappush(heap, (current[near], near))
    whole = rank_of(max(math.sqrt(_area(points) * squeeze), math.sqrt(largest)))
    return [whole if alive[n] else ranks[n] for n in range(count)]


def _area(points: Sequence[Point]) -> float:
    """The area of a closed line in square degrees."""
    pairs = zip(points, (*points[1:], *points[:1]), strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2
