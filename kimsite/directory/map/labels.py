"""Names on a map: beside their circles, only where they cover neither a circle nor another name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kimsite.directory.map.circles import Circle
from kimsite.directory.map.frame import WIDTH

_LETTER = 0.6  # the width of a letter, by its height
_GAP = 3  # units between a circle and its name

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name; ``x`` and ``y`` are the left end (or ``middle``) of its base line."""

    x: int
    y: int
    middle: bool
    text: str


def place_labels(circles: Sequence[Circle], height: int, size: int) -> Iterator[Label]:
    """Names in letters of ``size`` units, those of larger circles first, as many as have room."""
    taken = [_around(circle) for circle in circles]
    for circle in circles:
        for box, label in _choices(circle, size):
            if _inside(box, height) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield label
                break


def _choices(circle: Circle, size: int) -> Iterator[tuple[Box, Label]]:
    """To the right, to the left, below, above: the first that is free is taken."""
    name, (x, y, r) = circle.spot.name, (circle.x, circle.y, circle.radius + _GAP)
    wide, rise = len(name) * size * _LETTER, size * 0.35
    for left, base, middle in (
        (x + r, y + rise, False),
        (x - r - wide, y + rise, False),
        (x - wide / 2, y + r + size * 0.8, True),
        (x - wide / 2, y - r - size * 0.1, True),
    ):
        box = (left, base - size * 0.85, left + wide, base + size * 0.2)
        yield box, Label(round(x if middle else left), round(base), middle, name)


def _around(circle: Circle) -> Box:
    reach = circle.radius
    return (circle.x - reach, circle.y - reach, circle.x + reach, circle.y + reach)


def _inside(box: Box, height: int) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= height


def _meet(one: Box, other: Box) -> bool:
    apart = one[2] <= other[0] or one[0] >= other[2] or one[3] <= other[1] or one[1] >= other[3]
    return not apart
