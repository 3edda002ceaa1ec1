"""Land as path data: clipped to the frame, no finer than can be seen, in few bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kimsite.directory.map.frame import WIDTH, Frame
from kimsite.directory.map.ring import Point, Ring, rank_of

_EDGE = 8  # units beyond the frame at which land is cut, so that no cut is seen
_DETAIL = 0.8  # units: the least width of what is drawn, for the finest line
_Cut = tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]


def draw_path(rings: Iterable[Ring], frame: Frame, coarse: float = 1.0) -> str:
    """The data of one path for all ``rings`` that reach into ``frame``; empty if none does.

    ``coarse`` is how much coarser than the finest line it may be.
    """
    rank = rank_of(_DETAIL * coarse / frame.down)
    box = (-_EDGE, -_EDGE, WIDTH + _EDGE, frame.height + _EDGE)
    return "".join(_drawn(ring, frame, rank, box) for ring in rings if _reaches(ring, frame))


def _reaches(ring: Ring, frame: Frame) -> bool:
    across = ring.east >= frame.west and ring.west <= frame.east
    return across and ring.north >= frame.south and ring.south <= frame.north


def _drawn(ring: Ring, frame: Frame, rank: int, box: tuple[float, float, float, float]) -> str:
    points: Sequence[Point] = [frame.place(point) for point in ring.seen(rank)]
    if not _lies_within(points, box):
        points = _clipped(points, box)
    steps: list[tuple[int, int]] = []
    px = py = 0
    for x, y in ((round(x), round(y)) for x, y in points):
        if not steps or (x, y) != (px, py):
            steps.append((x - px, y - py))
            px, py = x, y
    if len(steps) < 3:
        return ""
    return f"M{_joined(steps[:1])}l{_joined(steps[1:])}z"


def _joined(steps: Iterable[tuple[int, int]]) -> str:
    """Steps with a space only where no minus parts them."""
    numbers = (number for step in steps for number in step)
    return "".join(f" {n}" if n >= 0 else str(n) for n in numbers).lstrip()


def _lies_within(points: Iterable[Point], box: tuple[float, float, float, float]) -> bool:
    west, north, east, south = box
    return all(west <= x <= east and north <= y <= south for x, y in points)


def _clipped(points: Sequence[Point], box: tuple[float, float, float, float]) -> Sequence[Point]:
    """What of a closed line lies in ``box``, edge by edge (Sutherland and Hodgman, 1974)."""
    for inside, cross in _cuts(box):
        kept: list[Point] = []
        for before, point in zip((*points[-1:], *points[:-1]), points, strict=True):
            if inside(point) != inside(before):
                kept.append(cross(before, point))
            if inside(point):
                kept.append(point)
        points = kept
    return points


def _cuts(box: tuple[float, float, float, float]) -> Iterable[_Cut]:
    west, north, east, south = box

    def at_x(edge: float) -> Callable[[Point, Point], Point]:
        return lambda a, b: (edge, a[1] + (b[1] - a[1]) * (edge - a[0]) / (b[0] - a[0]))

    def at_y(edge: float) -> Callable[[Point, Point], Point]:
        return lambda a, b: (a[0] + (b[0] - a[0]) * (edge - a[1]) / (b[1] - a[1]), edge)

    yield lambda p: p[0] >= west, at_x(west)
    yield lambda p: p[0] <= east, at_x(east)
    yield lambda p: p[1] >= north, at_y(north)
    yield lambda p: p[1] <= south, at_y(south)
