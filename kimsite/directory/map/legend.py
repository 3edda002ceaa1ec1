"""What explains a map: circles of round numbers, a length in kilometres, the classes of areas."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kimsite.directory.map.chart import Chart
from kimsite.directory.map.circles import LARGEST, radius_of, steps_of
from kimsite.directory.map.frame import WIDTH
from kimsite.directory.map.shades import ranges_of

_SIDE = round(2 * LARGEST) + 2


@dataclass(frozen=True, slots=True)
class Legend:
    """``steps`` are the numbers that ``circles`` stand for, the largest first; ``km`` is as long
    as ``length`` units. ``ranges`` are the classes of areas: number, least and most KIM.
    """

    steps: list[int]
    circles: Markup
    side: int
    km: int
    length: int
    ranges: list[tuple[int, int, int]]


def build_legend(chart: Chart) -> Legend:
    """The legend of a map; without ``steps`` where it has no circles."""
    steps = steps_of(chart.most) if chart.most else []
    drawn = (_circle(radius_of(step, chart.most)) for step in steps)
    km, length = _scale(chart)
    circles = Markup("".join(drawn))  # noqa: S704 -- numbers alone
    return Legend(steps, circles, _SIDE, km, length, ranges_of(chart))


def _circle(radius: float) -> str:
    """A circle that stands on the line on which all of them stand."""
    return f'<circle cx="{_SIDE // 2}" cy="{_SIDE - 1 - radius:.10g}" r="{radius:.10g}"/>'


def _scale(chart: Chart) -> tuple[int, int]:
    """A round number of kilometres, and its length in units: up to a fifth of the width."""
    rounds = (digit * 10**power for power in range(4) for digit in (1, 2, 5))
    reach = max(1, WIDTH / 5 * chart.frame.km)
    km = max(step for step in rounds if step <= reach)
    return km, round(km / chart.frame.km)
