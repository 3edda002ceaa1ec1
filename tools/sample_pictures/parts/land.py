"""What lies and grows around: sky, mountains, water, trees."""

from __future__ import annotations

import math

from tools.sample_pictures.canvas import Canvas, Colour, Point, dark, light, mix

LEAVES = ((62, 122, 68), (82, 142, 72), (46, 104, 70), (104, 156, 74), (58, 132, 92))
WOODS = ((128, 86, 52), (108, 72, 46), (146, 102, 64))
FRUITS = ((214, 66, 50), (240, 160, 44), (104, 156, 60), (244, 206, 74), (132, 76, 140))


def sky(c: Canvas, foot: float, *, sun: bool = True, clouds: int = 3) -> None:
    c.fade(0, foot, c.top, c.foot)
    if sun:
        x, y = c.some(0.15, 0.85) * c.width, c.some(0.15, 0.5) * foot
        c.oval(x, y, 92, 92, mix(c.sun, c.foot, 0.6))
        c.oval(x, y, 62, 62, c.sun)
    for _ in range(clouds):
        x, y, size = c.some(0, c.width), c.some(0.08, 0.5) * foot, c.some(30, 62)
        white = mix((255, 255, 255), c.foot, 0.25)
        for dx, dy, r in ((-1.4, 0.2, 0.7), (-0.5, -0.2, 1), (0.6, 0, 0.85), (1.5, 0.25, 0.6)):
            c.oval(x + dx * size, y + dy * size, r * size, r * size * 0.62, white)


def ridge(c: Canvas, foot: float, height: float, fill: Colour, *, sharp: bool = False) -> None:
    """One line of hills from side to side, down to the bottom of the picture."""
    points: list[Point] = [(0, c.height)]
    if sharp:
        x = -c.some(0, 160)
        while x < c.width + 200:
            points.append((x, foot - c.some(0, 0.25) * height))
            step = c.some(110, 200)
            points.append((x + step, foot - c.some(0.6, 1) * height))
            x += step * 2
    else:
        a, b, p, q = c.some(0, 6), c.some(0, 6), c.some(180, 300), c.some(70, 130)
        for x in range(0, c.width + 21, 20):
            wave = 0.5 + 0.36 * math.sin(x / p + a) + 0.14 * math.sin(x / q + b)
            points.append((x, foot - wave * height))
    points.append((c.width, c.height))
    c.poly(points, fill)


def peak(c: Canvas, x: float, foot: float, width: float, height: float, fill: Colour) -> None:
    left = (x - width, foot)
    top: list[Point] = [(x - width * 0.09, foot - height), (x + width * 0.08, foot - height * 0.98)]
    c.poly([left, (x - width * 0.4, foot - height * 0.5), *top,
            (x + width * 0.42, foot - height * 0.47), (x + width, foot)], fill)  # fmt: skip
    c.poly([top[1], (x + width * 0.42, foot - height * 0.47), (x + width, foot),
            (x + width * 0.15, foot), (x + width * 0.2, foot - height * 0.4)],
           dark(fill, 0.1))  # fmt: skip


def far(c: Canvas, foot: float) -> None:
    """Distant land: a volcano or ridges, paler the farther."""
    hue = c.pick(((92, 132, 140), (84, 118, 146), (104, 140, 120), (112, 122, 150)))
    if c.chance.random() < 0.5:
        peak(c, c.some(0.25, 0.75) * c.width, foot + 6, c.some(330, 480), c.some(170, 280),
             mix(hue, c.foot, 0.45))  # fmt: skip
    else:
        ridge(c, foot, c.some(150, 230), mix(hue, c.foot, 0.5), sharp=True)
    ridge(c, foot, c.some(60, 110), mix(hue, c.foot, 0.2))


def tree(c: Canvas, x: float, foot: float, size: float) -> None:
    leaf = c.pick(LEAVES)
    c.box(x - size * 0.05, foot - size * 0.5, x + size * 0.05, foot, c.pick(WOODS))
    for dx, dy, r in ((-0.2, -0.55, 0.24), (0.2, -0.57, 0.23), (0, -0.78, 0.27)):
        c.oval(x + dx * size, foot + dy * size, r * size, r * size, leaf)
    c.oval(x - 0.07 * size, foot - 0.84 * size, 0.13 * size, 0.11 * size, light(leaf, 0.16))


def palm(c: Canvas, x: float, foot: float, size: float, lean: float | None = None) -> None:
    tilt = c.some(-0.22, 0.22) if lean is None else lean
    trunk = c.pick(WOODS)
    path = [(x + tilt * size * t * t, foot - size * t) for t in (0, 0.25, 0.5, 0.75, 1)]
    c.line(path, trunk, size * 0.05)
    top_x, top_y = path[-1]
    leaf = c.pick(LEAVES)
    for turn in (-170, -140, -105, -70, -40, -10, 15, 195):
        angle = math.radians(turn + c.some(-8, 8))
        reach = size * c.some(0.36, 0.46)
        tip = (top_x + math.cos(angle) * reach, top_y + math.sin(angle) * reach * 0.7 + reach * 0.2)
        mid = (top_x + math.cos(angle) * reach * 0.55, top_y + math.sin(angle) * reach * 0.62)
        c.poly([(top_x, top_y - size * 0.02), (mid[0], mid[1] - size * 0.05), tip,
                (mid[0], mid[1] + size * 0.05), (top_x, top_y + size * 0.02)],
               mix(leaf, dark(leaf), c.some(0, 0.7)))  # fmt: skip
    for dx in (-0.03, 0.03):
        c.oval(top_x + dx * size, top_y + size * 0.03, size * 0.03, size * 0.03, trunk)


def bush(c: Canvas, x: float, foot: float, size: float, leaf: Colour | None = None) -> None:
    hue = leaf or c.pick(LEAVES)
    for dx, r in ((-0.5, 0.4), (0.5, 0.38), (0, 0.55)):
        c.oval(x + dx * size, foot - r * size * 0.6, r * size, r * size * 0.75, hue)
    c.oval(x - 0.1 * size, foot - 0.5 * size, 0.24 * size, 0.16 * size, light(hue, 0.16))


def tufts(c: Canvas, y0: float, y1: float, hue: Colour, count: int) -> None:
    for _ in range(count):
        x, y = c.some(0, c.width), c.some(y0, y1)
        for dx in (-7, 0, 7):
            c.line([(x, y), (x + dx, y - c.some(10, 20))], hue, 3)


def water(c: Canvas, y0: float, y1: float, hue: Colour) -> None:
    c.fade(y0, y1, mix(hue, c.foot, 0.45), hue)
    for _ in range(26):
        x, y = c.some(0, c.width), c.some(y0 + 8, y1 - 6)
        reach = 20 + 70 * (y - y0) / max(1, y1 - y0)
        c.line([(x - reach, y), (x + reach, y)], light(hue, 0.3), 2 + 2 * (y - y0) / (y1 - y0))


def ground(c: Canvas, y: float, hue: Colour) -> None:
    c.fade(y, c.height, light(hue, 0.14), dark(hue, 0.08))


def leaf(c: Canvas, x: float, y: float, size: float, turn: float) -> None:
    """A leaf that hangs from (x, y), ``turn`` degrees from the horizontal."""
    hue = c.pick(LEAVES)
    a = math.radians(turn)
    ux, uy = math.cos(a), math.sin(a)
    points = []
    for t, w in ((0, 0), (0.25, 0.17), (0.55, 0.2), (0.85, 0.1), (1, 0)):
        points.append((x + ux * size * t - uy * size * w, y + uy * size * t + ux * size * w))
    for t, w in ((0.85, 0.1), (0.55, 0.2), (0.25, 0.17)):
        points.append((x + ux * size * t + uy * size * w, y + uy * size * t - ux * size * w))
    c.poly(points, hue)
    c.line([(x, y), (x + ux * size * 0.95, y + uy * size * 0.95)], light(hue, 0.25), 3)
