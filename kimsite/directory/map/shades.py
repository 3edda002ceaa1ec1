"""Classes of areas by their number of KIM, where the network's office supplied borders."""

from __future__ import annotations

from kimsite.directory.map.chart import Chart

CLASSES = 4
"""Besides class 0, of no KIM at all."""


def classes_of(chart: Chart) -> dict[str, int]:
    """The class of each shaded area: by rank among the different numbers, not by their size.

    Numbers of KIM are very unlike each other; equal steps would put all but one into the lowest.
    """
    counts = chart.views[0].counts
    classes = _classes(chart)
    return {shade.code: classes[counts.get(shade.code, 0)] for shade in chart.shades}


def ranges_of(chart: Chart) -> list[tuple[int, int, int]]:
    """Each class that some area has, and its least and most KIM."""
    found: dict[int, list[int]] = {}
    for count, number in sorted(_classes(chart).items()):
        found.setdefault(number, []).append(count)
    return [(number, counts[0], counts[-1]) for number, counts in found.items()]


def _classes(chart: Chart) -> dict[int, int]:
    """The class of each number of KIM that a shaded area has."""
    counts = chart.views[0].counts
    given = sorted({counts.get(shade.code, 0) for shade in chart.shades})
    some = [count for count in given if count]
    ranks = {count: 1 + n * CLASSES // len(some) for n, count in enumerate(some)}
    return {count: ranks.get(count, 0) for count in given}
