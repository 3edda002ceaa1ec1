"""How a map is drawn: lines no finer than can be seen, circles whose area is the number of KIM."""

from __future__ import annotations

import math
import re
from itertools import combinations, pairwise

import pytest

from kimsite.directory.map.chart import Chart, Spot, View
from kimsite.directory.map.circles import circles_of, steps_of
from kimsite.directory.map.coastline import load_coastline
from kimsite.directory.map.frame import WIDTH, frame_box, frame_points
from kimsite.directory.map.labels import place_labels
from kimsite.directory.map.legend import build_legend
from kimsite.directory.map.path import draw_path
from kimsite.directory.map.ring import build_ring, rank_of, rank_points

SQUARE = ((100.0, 0.0), (100.5, 0.0), (101.0, 0.0), (101.0, 1.0), (100.0, 1.0))
NATION = frame_box(94.0, -11.5, 142.0, 7.0)


def ring(points):
    return build_ring(points, rank_points(points))


def spots(*points):
    names = (f"Wilayah {n}" for n in range(len(points)))
    return {
        str(n): Spot(f"Kabupaten {n}", name, point, None, "#")
        for n, (name, point) in enumerate(zip(names, points, strict=True))
    }


def chart(*given):
    """A map of (longitude, latitude, number of KIM)."""
    made = spots(*((x, y) for x, y, _ in given))
    counts = {str(n): count for n, (_, _, count) in enumerate(given)}
    return Chart("Peta", NATION, made, (View("Semua", counts),))


def corners(path):
    """Each closed line of path data, as points."""
    for part in re.findall(r"M(.*?)l(.*?)z", path):
        x, y = map(int, re.findall(r"-?\d+", part[0]))
        found = [(x, y)]
        steps = [int(n) for n in re.findall(r"-?\d+", part[1])]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            found.append((x, y))
        yield found


def test_a_point_on_a_straight_line_is_the_first_to_go():
    made = ring(SQUARE)
    assert (100.5, 0.0) in made.seen(0)
    assert (100.5, 0.0) not in list(made.seen(1))
    assert len(list(made.seen(rank_of(0.5)))) == 4


def test_a_small_island_is_left_out_where_it_could_not_be_seen():
    made = ring(((120.0, 0.0), (120.01, 0.0), (120.01, 0.01), (120.0, 0.01)))
    assert draw_path([made], NATION) == ""
    assert draw_path([made], frame_box(119.9, -0.1, 120.1, 0.1)) != ""


def test_the_nation_is_drawn_with_a_part_of_the_points():
    coast = load_coastline().own
    whole = sum(len(made.points) for made in coast)
    drawn = sum(map(len, corners(draw_path(coast, NATION))))
    assert 1000 < drawn < whole / 3


def test_land_is_cut_a_little_beyond_the_frame():
    frame = frame_box(109.5, -8.0, 110.5, -7.4)  # in the middle of Java
    lines = list(corners(draw_path(load_coastline().own, frame)))
    assert lines
    for x, y in (point for line in lines for point in line):
        assert -10 <= x <= WIDTH + 10
        assert -10 <= y <= frame.height + 10
    assert any(min(x for x, _ in line) < 0 for line in lines), "no cut edge is seen"


def test_every_province_has_its_seat_on_or_near_the_land():
    from kimsite.regions import regions

    lines = list(corners(draw_path(load_coastline().own, NATION)))
    for region in regions().children(None):
        x, y = NATION.place((region.longitude, region.latitude))
        near = min(math.dist((x, y), point) for line in lines for point in line)
        assert near < 40, region.title


@pytest.mark.parametrize(
    "points",
    [
        [(136.9, -4.5)],
        [(136.9, -4.5), (136.9, -4.5)],
        [(95.3, 5.5), (140.7, -2.5)],
        [(110.0, -8.0), (110.1, -2.0)],
    ],
)
def test_a_frame_holds_all_its_points_with_room_around(points):
    frame = frame_points(points)
    for x, y in map(frame.place, points):
        assert 50 < x < WIDTH - 50
        assert 20 < y < frame.height - 20
    assert 390 <= frame.height <= 690


def test_a_circle_has_the_area_of_its_number():
    circles = circles_of(chart(*((x, y, c) for x, y, c in GIVEN)), chart(*GIVEN).views[0])
    areas = {circle.count: circle.radius**2 for circle in circles}
    assert areas[400] / areas[100] == pytest.approx(4, rel=0.02)
    assert areas[100] / areas[50] == pytest.approx(2, rel=0.02)


def test_the_smallest_circle_can_still_be_hit():
    circles = circles_of(chart(*GIVEN), chart(*GIVEN).views[0])
    assert min(circle.radius for circle in circles) >= 5


def test_larger_circles_come_first_so_that_none_is_hidden():
    counts = [circle.count for circle in circles_of(chart(*GIVEN), chart(*GIVEN).views[0])]
    assert counts == [400, 100, 50, 1]


GIVEN = ((110.0, -7.0, 50), (112.0, -7.5, 400), (140.0, -3.0, 1), (98.0, 3.0, 100))


def test_no_name_covers_another_name_or_a_circle():
    crowd = [(106.0 + n % 7, -7.5 + n // 7 * 0.6, 40 - n) for n in range(28)]
    circles = circles_of(chart(*crowd), chart(*crowd).views[0])
    labels = list(place_labels(circles, NATION.height, 13))
    assert 3 < len(labels) < 28
    boxes = []
    for label in labels:
        wide = len(label.text) * 7
        left = label.x - wide / 2 if label.middle else label.x
        boxes.append((left, label.y - 10, left + wide, label.y))
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)
    for box in boxes:
        for circle in circles:
            dx = max(box[0] - circle.x, 0, circle.x - box[2])
            dy = max(box[1] - circle.y, 0, circle.y - box[3])
            assert math.hypot(dx, dy) >= circle.radius - 2


@pytest.mark.parametrize(("most", "told"), [(1, [1]), (3, [3, 1]), (1086, [1000, 200, 50])])
def test_the_legend_tells_round_numbers(most, told):
    assert steps_of(most) == told


@pytest.mark.parametrize("most", [1, 2, 5, 9, 12, 80, 400, 9000])
def test_circles_of_the_legend_differ(most):
    legend = build_legend(chart((110.0, -7.0, most)))
    radii = [float(r) for r in re.findall(r' r="([\d.]+)"', legend.circles)]
    assert len(radii) == len(legend.steps)
    assert all(a - b >= 0.5 for a, b in pairwise(radii))


def test_the_scale_is_true():
    """Sabang and Merauke are 5,245 km apart."""
    legend = build_legend(chart(*GIVEN))
    a, b = NATION.place((95.32, 5.89)), NATION.place((140.4, -8.5))
    assert math.dist(a, b) / legend.length * legend.km == pytest.approx(5245, rel=0.02)
