"""Houses, rooms, boats, and what stands in them."""

from __future__ import annotations

import math

from tools.sample_pictures.canvas import Canvas, Colour, dark, light, mix
from tools.sample_pictures.parts.land import FRUITS, LEAVES, WOODS
from tools.sample_pictures.parts.people import SHIRTS

WALLS = ((244, 228, 196), (226, 214, 190), (196, 222, 214), (248, 214, 178), (214, 220, 232))
ROOFS = ((176, 82, 58), (150, 70, 54), (98, 108, 118), (128, 92, 66), (70, 112, 128))


def house(c: Canvas, x: float, foot: float, size: float, *, stilts: bool = False) -> None:
    wall, roof = c.pick(WALLS), c.pick(ROOFS)
    if stilts:
        for dx in (-0.42, -0.15, 0.15, 0.42):
            c.box(x + dx * size - 4, foot - 8, x + dx * size + 4, foot + size * 0.22, c.pick(WOODS))
    c.box(x - size * 0.46, foot - size * 0.42, x + size * 0.46, foot, wall)
    c.box(x + size * 0.2, foot - size * 0.42, x + size * 0.46, foot, dark(wall, 0.08))
    c.poly([(x - size * 0.56, foot - size * 0.4), (x - size * 0.3, foot - size * 0.74),
            (x + size * 0.3, foot - size * 0.74), (x + size * 0.56, foot - size * 0.4)],
           roof)  # fmt: skip
    c.box(x - size * 0.1, foot - size * 0.3, x + size * 0.08, foot, dark(roof, 0.35))
    for dx in (-0.36, 0.2):
        c.box(x + dx * size, foot - size * 0.3, x + (dx + 0.17) * size, foot - size * 0.14,
              (110, 156, 172), 3)  # fmt: skip


def boat(c: Canvas, x: float, y: float, size: float, *, sail: bool = True) -> None:
    hull, band = c.pick(((246, 240, 224), (40, 92, 128), (196, 70, 54))), c.pick(SHIRTS)
    if sail:
        cloth = c.pick(((250, 240, 216), (224, 96, 66), (244, 196, 92)))
        c.line([(x, y), (x, y - size * 0.8)], WOODS[0], size * 0.02)
        c.poly([(x + size * 0.03, y - size * 0.78), (x + size * 0.36, y - size * 0.14),
                (x + size * 0.03, y - size * 0.1)], cloth)  # fmt: skip
        c.poly([(x - size * 0.03, y - size * 0.7), (x - size * 0.3, y - size * 0.14),
                (x - size * 0.03, y - size * 0.1)], dark(cloth, 0.1))  # fmt: skip
    c.poly([(x - size * 0.54, y - size * 0.1), (x + size * 0.56, y - size * 0.13),
            (x + size * 0.38, y + size * 0.1), (x - size * 0.36, y + size * 0.1)],
           hull)  # fmt: skip
    c.poly([(x - size * 0.54, y - size * 0.1), (x + size * 0.56, y - size * 0.13),
            (x + size * 0.52, y - size * 0.07), (x - size * 0.5, y - size * 0.045)],
           band)  # fmt: skip
    if not sail:
        c.line([(x - size * 0.3, y + size * 0.1), (x - size * 0.34, y + size * 0.2)], WOODS[1], 6)
        c.line([(x - size * 0.5, y + size * 0.2), (x + size * 0.46, y + size * 0.2)], WOODS[2], 8)


def room(c: Canvas, floor: float) -> None:
    wall = c.pick(WALLS)
    c.fade(0, floor, light(wall, 0.2), wall)
    c.fade(floor, c.height, (196, 168, 134), (170, 140, 108))
    c.box(0, floor - 10, c.width, floor, dark(wall, 0.2))
    for side in (0.04, 0.82):
        x = side * c.width
        c.box(x, 120, x + 170, 340, (250, 248, 240), 4)
        c.box(x + 10, 130, x + 160, 330, mix(c.top, c.foot, 0.4))
        c.oval(x + 50, 330, 40, 46, c.pick(LEAVES))
        c.oval(x + 112, 330, 46, 62, c.pick(LEAVES))
        c.box(x, 330, x + 170, floor - 10, wall)
        c.box(x - 8, 328, x + 178, 342, (250, 248, 240), 3)
        c.box(x + 81, 124, x + 89, 334, (250, 248, 240))


def awning(c: Canvas, x0: float, x1: float, y: float, hue: Colour) -> None:
    stripes = 8
    for stripe in range(stripes):
        a = x0 + (x1 - x0) * stripe / stripes
        b = x0 + (x1 - x0) * (stripe + 1) / stripes
        fill = hue if stripe % 2 else (252, 246, 232)
        inset = 26
        c.poly([(a + inset * (0.5 - stripe / stripes) * 2, y - 70),
                (b + inset * (0.5 - (stripe + 1) / stripes) * 2, y - 70), (b, y), (a, y)],
               fill)  # fmt: skip
        c.oval((a + b) / 2, y, (b - a) / 2, 16, fill)


def bunting(c: Canvas, y: float) -> None:
    count = 16
    for flag in range(count):
        x = c.width * (flag + 0.5) / count
        sag = 36 * math.sin(math.pi * ((flag % 8) + 0.5) / 8)
        hue = (206, 44, 48) if flag % 2 else (252, 248, 240)
        c.poly([(x - 26, y + sag), (x + 26, y + sag), (x, y + sag + 54)], hue)


def hall(c: Canvas, x: float, foot: float, size: float) -> None:
    """An open village hall with a two-step roof."""
    roof, wall = c.pick(ROOFS), c.pick(WALLS)
    c.box(x - size * 0.5, foot - size * 0.3, x + size * 0.5, foot, wall)
    c.box(x - size * 0.16, foot - size * 0.24, x + size * 0.16, foot, dark(wall, 0.55))
    for dx in (-0.4, 0.27):
        c.box(x + dx * size, foot - size * 0.22, x + (dx + 0.13) * size, foot - size * 0.08,
              (110, 156, 172), 4)  # fmt: skip
    c.poly([(x - size * 0.6, foot - size * 0.28), (x - size * 0.34, foot - size * 0.43),
            (x + size * 0.34, foot - size * 0.43), (x + size * 0.6, foot - size * 0.28)],
           roof)  # fmt: skip
    c.poly([(x - size * 0.3, foot - size * 0.43), (x - size * 0.12, foot - size * 0.58),
            (x + size * 0.12, foot - size * 0.58), (x + size * 0.3, foot - size * 0.43)],
           dark(roof, 0.12))  # fmt: skip
    for dx in (-0.48, -0.2, 0.2, 0.48):
        c.box(x + dx * size - 7, foot - size * 0.28, x + dx * size + 7, foot, (250, 246, 236))
    c.box(x - size * 0.54, foot - 12, x + size * 0.54, foot + 6, (206, 198, 184))


def pot(c: Canvas, x: float, foot: float, size: float) -> None:
    hue = c.pick(((96, 102, 112), (60, 68, 80), (176, 92, 60)))
    c.box(x - size * 0.5, foot - size * 0.6, x + size * 0.5, foot, hue, size * 0.14)
    c.oval(x, foot - size * 0.6, size * 0.5, size * 0.12, dark(hue, 0.3))
    c.oval(x, foot - size * 0.6, size * 0.42, size * 0.08, c.pick(FRUITS))
    for dx in (-0.2, 0.05, 0.28):
        path = [(x + dx * size + math.sin(t / 2) * 12, foot - size * 0.75 - t * size * 0.09)
                for t in range(9)]  # fmt: skip
        c.line(path, (250, 246, 240), 6)
