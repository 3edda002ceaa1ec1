"""Circles whose area is the number of KIM, and the few that explain the others."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from kimsite.directory.map.chart import Chart, Spot, View

LARGEST = 34.0
"""The radius of the largest circle, in units."""
_SMALLEST = 5.5  # a smaller one is neither seen nor hit


@dataclass(frozen=True, slots=True)
class Circle:
    """One circle: its middle, its radius, how many KIM it stands for, and where."""

    x: int
    y: int
    radius: float
    count: int
    spot: Spot


def circles_of(chart: Chart, view: View) -> list[Circle]:
    """The circles of a view, the larger first, so that none hides another."""
    made = [
        Circle(*_placed(chart, chart.spots[code]), radius_of(count, chart.most), count, spot)
        for code, count in view.counts.items()
        if count and (spot := chart.spots.get(code)) is not None
    ]
    return sorted(made, key=lambda circle: (-circle.count, circle.y, circle.x, circle.spot.title))


def pins_of(chart: Chart, view: View) -> list[Circle]:
    """The KIM of a view that say where they are, from north to south."""
    made = [Circle(*_placed(chart, spot), _SMALLEST, 1, spot) for spot in view.pins]
    return sorted(made, key=lambda pin: (pin.y, pin.x, pin.spot.title))


def radius_of(count: int, most: int) -> float:
    """The radius for ``count`` KIM where the largest circle has ``most``."""
    whole = LARGEST if most > 9 else LARGEST * math.sqrt((most + 3) / 12)  # one KIM is no giant
    return round(max(_SMALLEST, whole * math.sqrt(count / most)), 1)


def steps_of(most: int) -> list[int]:
    """Round numbers for the legend, the largest first: those whose circles differ."""
    if most <= 4:
        return sorted({1, most}, reverse=True)
    found: list[int] = []
    for bound in (most, most / 5, most / 20):
        step = _round_below(bound)
        if step and (not found or radius_of(step, most) > _SMALLEST):
            found.append(step)
    return list(dict.fromkeys(found))


def _round_below(bound: float) -> int:
    """The largest of 1, 2, 5, 10, 20 … that is no larger than ``bound``; 0 if there is none."""
    return max((step for step in _rounds() if step <= bound), default=0)


def _rounds() -> Iterator[int]:
    for power in range(6):
        for digit in (1, 2, 5):
            yield digit * 10**power


def _placed(chart: Chart, spot: Spot) -> tuple[int, int]:
    x, y = chart.frame.place(spot.point)
    return round(x), round(y)
