"""Draws every picture and PDF of the sample network: flat illustrations, no photo of anyone.

Run from the repository's root: ``python tools/make_sample_pictures.py``. Each picture is a pure
function of its path, so a second run writes the same pictures. Names look as phones give them.
"""

from __future__ import annotations

import argparse
import math
import random
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
Point = tuple[float, float]

SCALE = 2
"""Pictures are drawn this many times larger and reduced, which smooths every edge."""
QUALITY = 54
"""Flat colours bear it, and the sample must stay small."""
SMALL = {"galeri": (720, 720), "profil": (600, 600)}
"""Pictures of these folders are kept smaller."""
SKIN = ((141, 92, 62), (110, 70, 48), (166, 113, 78), (92, 58, 42))
SHIRTS = (
    (198, 64, 52), (38, 99, 140), (232, 168, 56), (63, 124, 84), (126, 74, 138), (226, 122, 84),
    (240, 232, 214), (44, 62, 92), (214, 96, 128), (86, 156, 160),
)  # fmt: skip
LEAVES = ((62, 122, 68), (82, 142, 72), (46, 104, 70), (104, 156, 74), (58, 132, 92))
WOODS = ((128, 86, 52), (108, 72, 46), (146, 102, 64))
WALLS = ((244, 228, 196), (226, 214, 190), (196, 222, 214), (248, 214, 178), (214, 220, 232))
ROOFS = ((176, 82, 58), (150, 70, 54), (98, 108, 118), (128, 92, 66), (70, 112, 128))
FRUITS = ((214, 66, 50), (240, 160, 44), (104, 156, 60), (244, 206, 74), (132, 76, 140))
MOODS: tuple[tuple[Colour, Colour, Colour], ...] = (
    ((112, 184, 222), (226, 242, 240), (255, 244, 204)),
    ((246, 172, 112), (254, 232, 190), (255, 246, 214)),
    ((88, 160, 206), (206, 232, 238), (255, 250, 226)),
    ((150, 186, 200), (232, 236, 226), (250, 246, 228)),
    ((238, 138, 110), (252, 214, 162), (255, 238, 190)),
    ((136, 200, 214), (250, 240, 214), (255, 248, 214)),
)
"""Times of day: top of the sky, its foot, the sun."""


def mix(first: Colour, second: Colour, share: float) -> Colour:
    return (
        round(first[0] + (second[0] - first[0]) * share),
        round(first[1] + (second[1] - first[1]) * share),
        round(first[2] + (second[2] - first[2]) * share),
    )


def dark(colour: Colour, share: float = 0.25) -> Colour:
    return mix(colour, (24, 30, 44), share)


def light(colour: Colour, share: float = 0.3) -> Colour:
    return mix(colour, (255, 252, 240), share)


class Canvas:
    """A picture being drawn, in coordinates of its final size; chance comes from its path."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.width, self.height = width, height
        self.chance = random.Random(seed)
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), (255, 255, 255))
        self.pen = ImageDraw.Draw(self.image)
        self.top, self.foot, self.sun = self.chance.choice(MOODS)

    def some(self, low: float, high: float) -> float:
        """Any number between the two."""
        return self.chance.uniform(low, high)

    def pick(self, among: Sequence[Colour]) -> Colour:
        """One of the colours."""
        return self.chance.choice(among)

    def poly(self, points: Sequence[Point], fill: Colour) -> None:
        """A filled polygon."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        """A filled oval around (x, y)."""
        box = [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]
        self.pen.ellipse(box, fill=fill)

    def box(
        self, x0: float, y0: float, x1: float, y1: float, fill: Colour, radius: float = 0
    ) -> None:
        """A filled rectangle, its corners round if asked."""
        corners = [x0 * SCALE, y0 * SCALE, x1 * SCALE, y1 * SCALE]
        self.pen.rounded_rectangle(corners, radius=radius * SCALE, fill=fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float) -> None:
        """A stroke through the points."""
        path = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(path, fill=fill, width=max(1, round(width * SCALE)), joint="curve")

    def fade(self, y0: float, y1: float, top: Colour, foot: Colour) -> None:
        """Horizontal bands from one colour to the other."""
        bands = 40
        for band in range(bands):
            a, b = y0 + (y1 - y0) * band / bands, y0 + (y1 - y0) * (band + 1) / bands
            self.box(0, a, self.width, b + 1, mix(top, foot, band / (bands - 1)))

    def finish(self) -> Image.Image:
        """The picture in its final size."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)


# Parts of a scene


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


def person(
    c: Canvas, x: float, foot: float, size: float, *, pose: str = "stand", hat: bool = False
) -> None:
    """Someone far away, without a face; ``pose``: stand, up, work, sit or back."""
    skin, shirt = c.pick(SKIN), c.pick(SHIRTS)
    trousers = dark(c.pick(SHIRTS), 0.45)
    cover = c.chance.random() < 0.3
    hair = c.pick(SHIRTS) if cover else (40, 32, 34)
    head = size * 0.085
    hip = foot - size * 0.42
    if pose == "sit":
        hip = foot - size * 0.12
        c.box(x - size * 0.2, hip - size * 0.02, x + size * 0.2, foot, trousers, size * 0.06)
    elif pose != "back":
        for dx in (-0.07, 0.07):
            c.box(x + dx * size - size * 0.05, hip, x + dx * size + size * 0.05, foot, trousers,
                  size * 0.03)  # fmt: skip
    shoulder = hip - size * 0.34
    arm = size * 0.055
    hands = {
        "up": ((-0.24, -0.24), (0.24, -0.24)),
        "work": ((0.2, 0.22), (0.26, 0.3)),
        "sit": ((-0.17, 0.26), (0.17, 0.26)),
    }.get(pose, ((-0.17, 0.32), (0.17, 0.32)))
    for side, (dx, dy) in zip((-0.11, 0.11), hands, strict=True):
        end = (x + dx * size, shoulder + size * (dy + 0.05))
        c.line([(x + side * size, shoulder + size * 0.05), end], dark(shirt, 0.12), arm)
        c.oval(*end, arm * 0.6, arm * 0.6, skin)
    c.box(x - size * 0.135, shoulder, x + size * 0.135, hip + size * 0.03, shirt, size * 0.07)
    c.box(x - size * 0.03, shoulder - size * 0.05, x + size * 0.03, shoulder + size * 0.02, skin)
    y = shoulder - size * 0.1
    if cover:
        c.oval(x, y + head * 0.35, head * 1.35, head * 1.6, hair)
        c.oval(x, y, head * 0.85, head * 0.95, hair if pose == "back" else skin)
    else:
        c.oval(x, y - head * 0.2, head * 1.08, head * 1.1, hair)
        if pose != "back":
            c.oval(x, y + head * 0.18, head * 0.92, head * 0.95, skin)
    if hat:
        c.poly([(x - head * 2.2, y - head * 0.3), (x, y - head * 1.8),
                (x + head * 2.2, y - head * 0.3)], (222, 186, 116))  # fmt: skip


def crowd(c: Canvas, foot: float, count: int, size: float, *, low: float = 0.08, high: float = 0.92,
          pose: str = "stand") -> None:  # fmt: skip
    for place in range(count):
        x = (low + (high - low) * (place + 0.5) / count) * c.width + c.some(-16, 16)
        person(c, x, foot + c.some(-12, 12), size * c.some(0.86, 1.06), pose=pose)


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


def water(c: Canvas, y0: float, y1: float, hue: Colour) -> None:
    c.fade(y0, y1, mix(hue, c.foot, 0.45), hue)
    for _ in range(26):
        x, y = c.some(0, c.width), c.some(y0 + 8, y1 - 6)
        reach = 20 + 70 * (y - y0) / max(1, y1 - y0)
        c.line([(x - reach, y), (x + reach, y)], light(hue, 0.3), 2 + 2 * (y - y0) / (y1 - y0))


def ground(c: Canvas, y: float, hue: Colour) -> None:
    c.fade(y, c.height, light(hue, 0.14), dark(hue, 0.08))


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


# Scenes


def rice(c: Canvas) -> None:
    line = c.height * c.some(0.42, 0.5)
    sky(c, line)
    far(c, line)
    for _ in range(9):
        bush(c, c.some(0, c.width), line + 10, c.some(36, 70))
    ripe = c.chance.random() < 0.5
    hue = (220, 182, 78) if ripe else (122, 176, 78)
    ground(c, line + 6, hue)
    centre = c.some(0.35, 0.65) * c.width
    for row in range(-14, 15):
        a, b = centre + row * 16, centre + row * 150
        c.poly([(a, line + 8), (a + 7, line + 8), (b + 70, c.height), (b, c.height)],
               dark(hue, 0.14))  # fmt: skip
    for share in (0.2, 0.48):
        y = line + (c.height - line) * share
        c.box(0, y, c.width, y + 8 + 16 * share, mix(hue, (150, 116, 70), 0.5))
    x = c.some(0.12, 0.88) * c.width
    for dx in (-54, 54):
        c.box(x + dx - 5, line - 30, x + dx + 5, line + 90, WOODS[1])
    c.box(x - 66, line + 26, x + 66, line + 40, WOODS[0])
    c.poly([(x - 96, line - 18), (x, line - 92), (x + 96, line - 18)], (190, 150, 88))
    for _ in range(c.chance.choice((1, 2, 3))):
        person(c, c.some(0.15, 0.85) * c.width, c.some(0.78, 0.9) * c.height, 190, pose="work",
               hat=True)  # fmt: skip
    for x in range(-10, c.width + 20, 26):
        reach = c.some(50, 110)
        tip = (x + c.some(-26, 26), c.height - reach)
        c.line([(x, c.height), tip], dark(hue, 0.3), 5)
        if ripe:
            c.oval(tip[0] + 6, tip[1] + 12, 6, 18, light(hue, 0.1))


def terraces(c: Canvas) -> None:
    line = c.height * 0.4
    sky(c, line)
    far(c, line)
    bands = 9
    for band in range(bands):
        y = line + (c.height - line) * (band / bands) ** 1.25
        phase, swing = c.some(0, 6), 14 + band * 6
        hue = mix((84, 142, 70), (188, 210, 98), (band % 3) / 2 + c.some(-0.1, 0.1))
        if c.chance.random() < 0.22:
            hue = mix(c.foot, (120, 170, 176), 0.5)
        curve = [(x, y + swing * math.sin(x / (240 + band * 14) + phase))
                 for x in range(0, c.width + 31, 30)]  # fmt: skip
        c.poly([*curve, (c.width, c.height), (0, c.height)], dark((110, 96, 60), 0.1))
        lifted = [(x, py + 10 + band * 2) for x, py in curve]
        c.poly([*curve, *reversed(lifted)], (132, 168, 76))
        c.poly([*lifted, (c.width, c.height), (0, c.height)], hue)
        for x, py in lifted[1::2]:
            c.line([(x, py + 12), (x, py + 18 + band * 1.6)], dark(hue, 0.18), 3)
    for side in (c.some(0.02, 0.14), c.some(0.86, 0.97)):
        palm(c, side * c.width, c.some(0.72, 0.95) * c.height, c.some(300, 420))
    person(c, c.some(0.3, 0.7) * c.width, c.height * 0.86, 150, hat=True)


def vegetables(c: Canvas) -> None:
    line = c.height * 0.4
    sky(c, line)
    for _ in range(10):
        tree(c, c.some(0, c.width), line + 16, c.some(100, 190))
    soil = (132, 92, 62)
    ground(c, line + 8, soil)
    centre = c.some(0.4, 0.6) * c.width
    hues = [c.pick(LEAVES) for _ in range(4)]
    for row in range(-4, 5):
        for step in range(9):
            share = (step / 8) ** 1.6
            y = line + 26 + (c.height - line) * share
            x = centre + row * (46 + 190 * share)
            bush(c, x, y + 14, 30 + 84 * share, hues[(row + 4) % 4])
            if step % 3 == 2 and row % 2:
                c.oval(x, y - 8 - 14 * share, 5 + 7 * share, 5 + 7 * share, c.pick(FRUITS))
    person(c, c.some(0.18, 0.82) * c.width, c.height * 0.82, 300, pose="work", hat=True)


def orchard(c: Canvas) -> None:
    line = c.height * 0.36
    sky(c, line)
    far(c, line)
    hue = (140, 172, 96)
    ridge(c, c.height * 0.52, 120, hue)
    for row in range(4):
        y = c.height * (0.5 + row * 0.085)
        for x in range(-20, c.width + 60, 120 + row * 12):
            tree(c, x + (row % 2) * 60 + c.some(-12, 12), y, 110 + row * 34)
    ground(c, c.height * 0.78, (206, 172, 120))
    for mat in range(3):
        x = 60 + mat * 390
        c.poly([(x + 40, 660), (x + 330, 660), (x + 360, 770), (x, 770)], (226, 200, 150))
        for _ in range(60):
            c.oval(x + c.some(50, 310), c.some(672, 758), 8, 5,
                   c.pick(((120, 62, 44), (150, 82, 52), (96, 118, 60))))  # fmt: skip
    person(c, c.some(0.35, 0.65) * c.width, 720, 230, pose="work", hat=True)


def cocoa(c: Canvas) -> None:
    c.fade(0, c.height, light((104, 156, 90), 0.3), dark((70, 120, 74), 0.1))
    for _ in range(22):
        c.oval(c.some(0, c.width), c.some(0, c.height), c.some(40, 120), c.some(40, 120),
               mix(c.pick(LEAVES), (190, 214, 150), 0.45))  # fmt: skip
    x = c.some(0.4, 0.6) * c.width
    bark = (112, 84, 64)
    c.poly([(x - 74, c.height), (x - 48, 0), (x + 56, 0), (x + 88, c.height)], bark)
    c.poly([(x + 20, c.height), (x + 22, 0), (x + 56, 0), (x + 88, c.height)], dark(bark, 0.15))
    for side in (-1, 1):
        for _ in range(3):
            y = c.some(0.14, 0.8) * c.height
            px, hue = (
                x + side * c.some(70, 200),
                c.pick(((226, 150, 48), (196, 70, 46), (234, 190, 70), (150, 168, 66))),
            )
            c.line([(x + side * 40, y - 60), (px, y - 70)], dark(bark), 9)
            c.oval(px, y + 20, 52, 92, hue)
            c.oval(px, y + 96, 18, 30, hue)
            for dx in (-26, 0, 26):
                c.line([(px + dx * 0.4, y - 62), (px + dx, y + 20), (px + dx * 0.3, y + 104)],
                       dark(hue, 0.16), 5)  # fmt: skip
            c.oval(px - 20, y - 10, 8, 34, light(hue, 0.35))
    for _ in range(12):
        leaf(c, c.some(0, c.width), c.some(-20, 130), c.some(110, 190), c.some(60, 120))


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


def coffee(c: Canvas) -> None:
    c.fade(0, c.height, mix(c.top, (150, 190, 130), 0.6), light((104, 150, 84), 0.2))
    for _ in range(18):
        c.oval(c.some(0, c.width), c.some(0.3, 1) * c.height, c.some(60, 150), c.some(50, 130),
               mix(c.pick(LEAVES), (200, 218, 160), 0.5))  # fmt: skip
    rise = c.some(-0.22, 0.22)
    for branch in range(2):
        y0 = c.height * (0.36 + 0.36 * branch) - rise * c.width / 2
        c.line([(0, y0), (c.width, y0 + rise * c.width)], WOODS[1], 16)
        for knot in range(6):
            x = 100 + knot * 205 + c.some(-16, 16)
            y = y0 + rise * x
            leaf(c, x, y, c.some(170, 220), c.some(-75, -40))
            leaf(c, x, y, c.some(170, 220), c.some(-140, -105))
            for _ in range(c.chance.choice((5, 7, 8))):
                bx, by = x + c.some(-50, 50), y + c.some(-20, 48)
                hue = c.pick(((200, 44, 44), (178, 34, 42), (222, 84, 52), (122, 158, 66)))
                c.oval(bx, by, 24, 26, hue)
                c.oval(bx - 8, by - 9, 6, 6, light(hue, 0.5))


def maize(c: Canvas) -> None:
    line = c.height * 0.46
    sky(c, line)
    far(c, line)
    ridge(c, line + 50, 80, (168, 156, 92))
    ground(c, line + 60, (176, 140, 84))
    for row in range(4):
        foot = line + 130 + row * 86
        size = 150 + row * 62
        for x in range(-20, c.width + 40, 76 + row * 20):
            px, hue = x + c.some(-12, 12), mix((110, 150, 66), (200, 176, 90), c.some(0, 0.8))
            c.line([(px, foot), (px, foot - size)], dark(hue, 0.1), 7)
            for t, side in ((0.3, -1), (0.42, 1), (0.6, -1), (0.72, 1)):
                y = foot - size * t
                c.poly([(px, y), (px + side * size * 0.2, y - size * 0.14),
                        (px + side * size * 0.36, y + size * 0.03),
                        (px + side * size * 0.18, y - size * 0.06)], hue)  # fmt: skip
            c.oval(px + 12, foot - size * 0.5, 10, size * 0.1, (240, 198, 84))
            c.line([(px, foot - size), (px + 8, foot - size - 26)], (216, 182, 110), 6)
    person(c, c.some(0.3, 0.7) * c.width, c.height - 40, 300, hat=True)


def rubber(c: Canvas) -> None:
    c.fade(0, c.height * 0.5, light((150, 190, 130), 0.4), (160, 196, 128))
    ground(c, c.height * 0.48, (140, 150, 84))
    c.poly([(c.width * 0.47, c.height * 0.48), (c.width * 0.53, c.height * 0.48),
            (c.width * 0.72, c.height), (c.width * 0.28, c.height)], (196, 164, 112))  # fmt: skip
    for step in range(6):
        share = (step + 1) / 6
        foot = c.height * (0.5 + 0.48 * share**1.7)
        for side in (-1, 1):
            x = c.width / 2 + side * (50 + 470 * share**1.4)
            wide, bark = 10 + 52 * share**1.5, mix((150, 140, 126), (106, 92, 80), share)
            c.box(x - wide / 2, 0, x + wide / 2, foot, bark, 6)
            y = foot - 60 - 190 * share
            c.line(
                [(x - wide / 2, y), (x + wide / 2, y + wide * 0.6)], (244, 234, 214), 2 + 5 * share
            )
            c.oval(x, y + wide * 1.1, wide * 0.3, wide * 0.22, (84, 60, 48))
    for _ in range(40):
        c.oval(
            c.some(0, c.width), c.some(-40, 150), c.some(50, 110), c.some(34, 70), c.pick(LEAVES)
        )
    person(c, c.width * c.some(0.42, 0.58), c.height * 0.8, 230)


def sago(c: Canvas) -> None:
    line = c.height * 0.52
    sky(c, line)
    ridge(c, line + 10, 120, mix((70, 120, 96), c.foot, 0.35))
    for _ in range(12):
        bush(c, c.some(0, c.width), line + 30, c.some(50, 110))
    water(c, line + 20, c.height * 0.8, (78, 128, 120))
    ground(c, c.height * 0.78, (112, 140, 72))
    for place in range(5):
        x = c.width * (0.08 + 0.21 * place) + c.some(-40, 40)
        palm(c, x, c.height * c.some(0.74, 0.84), c.some(330, 470), c.some(-0.1, 0.1))
        bush(c, x, c.height * 0.84, 70)
    for x in (0.34, 0.6):
        person(c, (x + c.some(-0.06, 0.06)) * c.width, c.height * 0.93, 220,
               pose=c.chance.choice(("stand", "work")))  # fmt: skip
    c.box(c.width * 0.42, c.height * 0.9, c.width * 0.55, c.height * 0.95, WOODS[2], 18)
    tufts(c, c.height * 0.86, c.height, (84, 116, 58), 26)


def forest(c: Canvas) -> None:
    c.fade(0, c.height, light((170, 206, 150), 0.35), (120, 158, 96))
    for depth in range(4):
        share = depth / 3
        hue = mix((150, 186, 132), (48, 92, 62), share)
        for _ in range(9 - depth):
            x, wide = c.some(0, c.width), 14 + 26 * share
            c.box(x - wide / 2, 0, x + wide / 2, c.height * (0.62 + 0.12 * share),
                  mix((150, 150, 120), (88, 66, 50), share))  # fmt: skip
        for _ in range(16):
            c.oval(c.some(0, c.width), c.some(-30, 110 + 60 * (1 - share)), c.some(70, 140),
                   c.some(40, 80), hue)  # fmt: skip
        ridge(c, c.height * (0.66 + 0.1 * share), 50, mix(hue, (110, 150, 80), 0.3))
    path = [(c.width * 0.5, c.height * 0.68), (c.width * 0.54, c.height * 0.68),
            (c.width * 0.62, c.height * 0.82), (c.width * 0.58, c.height),
            (c.width * 0.3, c.height), (c.width * 0.46, c.height * 0.82)]  # fmt: skip
    c.poly(path, (206, 178, 128))
    person(c, c.width * 0.5, c.height * 0.86, 190)
    for _ in range(12):
        bush(
            c,
            c.chance.choice((c.some(0, 0.3), c.some(0.7, 1))) * c.width,
            c.height,
            c.some(60, 120),
        )


def bamboo(c: Canvas) -> None:
    c.fade(0, c.height, light((190, 214, 140), 0.4), (150, 184, 104))
    ground(c, c.height * 0.76, (190, 158, 108))
    for depth in range(3):
        hue = mix((176, 200, 120), (86, 132, 62), depth / 2)
        for _ in range(11):
            x, wide = c.some(0, c.width), 14 + depth * 10
            c.box(x - wide / 2, -5, x + wide / 2, c.height * (0.74 + 0.03 * depth), hue, 4)
            for y in range(int(c.some(0, 60)), int(c.height * 0.74), 96):
                c.box(x - wide / 2 - 2, y, x + wide / 2 + 2, y + 7, dark(hue, 0.2), 3)
        for _ in range(9):
            leaf(c, c.some(0, c.width), c.some(0, 190), c.some(90, 150), c.some(10, 170))
    for place in range(4):
        x, size = c.width * (0.16 + 0.22 * place), c.some(90, 120)
        weave = c.pick(((222, 188, 122), (206, 166, 100), (232, 204, 146)))
        c.box(x - size, c.height - 40 - size, x + size, c.height - 40, weave, 12)
        for step in range(1, 6):
            y = c.height - 40 - size + step * size / 6
            c.line([(x - size, y), (x + size, y)], dark(weave, 0.2), 3)
        for step in range(-4, 5):
            c.line(
                [(x + step * size / 5, c.height - 40 - size), (x + step * size / 5, c.height - 42)],
                dark(weave, 0.12),
                3,
            )
        c.oval(x, c.height - 40 - size, size, 20, dark(weave, 0.3))


def planting(c: Canvas) -> None:
    line = c.height * 0.36
    sky(c, line)
    far(c, line)
    hue = c.pick(((132, 164, 82), (150, 152, 88), (118, 158, 92)))
    ridge(c, c.height * 0.5, 130, hue)
    for row in range(5):
        base, size = c.height * (0.5 + row * 0.1), 24 + row * 13
        for x in range(30, c.width, 120 + row * 10):
            y = base + 26 * math.sin(x / 210 + row) + c.some(-4, 4)
            c.oval(x, y, size * 0.8, size * 0.24, (122, 86, 60))
            c.line([(x, y), (x, y - size)], WOODS[0], 4)
            for turn in (-150, -115, -65, -30):
                leaf(c, x, y - size * 0.7, size * 0.8, turn)
            c.line([(x + size * 0.6, y), (x + size * 0.6, y - size * 1.4)], (222, 190, 130), 4)
    for _ in range(3):
        person(c, c.some(0.1, 0.9) * c.width, c.some(0.76, 0.95) * c.height, 210, pose="work",
               hat=c.chance.random() < 0.5)  # fmt: skip


def kampo(c: Canvas) -> None:
    line = c.height * 0.4
    sky(c, line)
    far(c, line)
    ridge(c, c.height * 0.52, 110, (112, 150, 84))
    for row in range(5):
        for x in range(-10, c.width, 84):
            bush(c, x + (row % 2) * 40, c.height * (0.52 + row * 0.06), 34 + row * 6)
    ground(c, c.height * 0.8, (186, 156, 110))
    x = c.some(0.35, 0.65) * c.width
    for puff in range(6):
        c.oval(x + 60 + puff * 26, c.height * 0.42 - puff * 44, 30 + puff * 9, 22 + puff * 7,
               mix((240, 238, 230), c.foot, 0.3))  # fmt: skip
    c.box(x - 170, c.height * 0.58, x + 170, c.height * 0.84, (170, 130, 84))
    for plank in range(-160, 170, 32):
        c.line([(x + plank, c.height * 0.58), (x + plank, c.height * 0.84)], (142, 104, 66), 3)
    c.box(x - 50, c.height * 0.66, x + 40, c.height * 0.84, (70, 48, 40))
    c.oval(x - 5, c.height * 0.82, 30, 18, (246, 158, 62))
    c.poly([(x - 226, c.height * 0.6), (x - 130, c.height * 0.42), (x + 130, c.height * 0.42),
            (x + 226, c.height * 0.6)], (132, 116, 104))  # fmt: skip
    person(c, x + 260, c.height * 0.92, 240)
    person(c, x - 260, c.height * 0.92, 230, pose="work")


def mountains(c: Canvas) -> None:
    sky(c, c.height * 0.7, clouds=2)
    hue = c.pick(((64, 92, 128), (70, 110, 110), (96, 84, 122), (58, 104, 124)))
    if c.chance.random() < 0.6:
        peak(c, c.some(0.3, 0.7) * c.width, c.height * 0.62, 520, 380, mix(hue, c.foot, 0.62))
    for layer in range(5):
        share = layer / 4
        ridge(c, c.height * (0.5 + 0.13 * layer), 150 - layer * 12,
              mix(mix(hue, c.foot, 0.6), dark(hue, 0.35), share), sharp=layer < 2)  # fmt: skip
        if layer in (1, 2):
            y = c.height * (0.52 + 0.13 * layer)
            for _ in range(6):
                c.oval(
                    c.some(0, c.width), y, c.some(140, 260), 16, mix(c.foot, (255, 255, 255), 0.3)
                )
    for _ in range(7):
        tree(c, c.some(0, c.width), c.height + 10, c.some(90, 190))


def beach(c: Canvas) -> None:
    line = c.height * 0.42
    sky(c, line)
    ridge(c, line, 60, mix((84, 128, 132), c.foot, 0.35))
    water(c, line, c.height * 0.72, (44, 134, 158))
    for _ in range(2):
        boat(c, c.some(0.1, 0.9) * c.width, line + c.some(30, 70), c.some(90, 140))
    sand = (240, 214, 160)
    for step, hue in enumerate((light((44, 134, 158), 0.65), sand)):
        curve = [(x, c.height * (0.66 + 0.03 * step) + 22 * math.sin(x / 210 + step * 0.4))
                 for x in range(0, c.width + 31, 30)]  # fmt: skip
        c.poly([*curve, (c.width, c.height), (0, c.height)], hue)
    for place in range(c.chance.choice((2, 3))):
        boat(c, c.width * (0.28 + 0.26 * place), c.height * c.some(0.78, 0.86), c.some(190, 250),
             sail=False)  # fmt: skip
    crowd(c, c.height * 0.95, c.chance.choice((3, 4, 5)), 170, low=0.2, high=0.85)
    palm(c, c.some(0.02, 0.1) * c.width, c.height, 520, 0.2)
    palm(c, c.some(0.9, 0.98) * c.width, c.height, 460, -0.2)


def sea(c: Canvas) -> None:
    line = c.height * 0.5
    sky(c, line)
    peak(c, c.some(0.1, 0.9) * c.width, line, c.some(200, 320), c.some(70, 130),
         mix((78, 118, 134), c.foot, 0.35))  # fmt: skip
    hue = c.pick(((34, 118, 150), (40, 132, 140), (52, 104, 146)))
    water(c, line, c.height, hue)
    boat(c, c.some(0.14, 0.3) * c.width, line + 60, 150)
    boat(c, c.some(0.72, 0.88) * c.width, line + 40, 110)
    x, y = c.some(0.42, 0.6) * c.width, c.height * 0.76
    c.oval(x, y + 44, 230, 16, dark(hue, 0.25))
    boat(c, x, y, 400)
    for row in range(3):
        base = c.height * (0.84 + row * 0.06)
        curve = [(px, base + 9 * math.sin(px / 46 + row * 2)) for px in range(0, c.width + 12, 12)]
        c.line(curve, light(hue, 0.25), 4)


def fish(c: Canvas) -> None:
    deep = c.pick(((28, 104, 134), (34, 122, 120), (44, 96, 140)))
    c.fade(0, c.height, light(deep, 0.55), deep)
    for ray in range(5):
        x = c.some(0, c.width)
        c.poly([(x, 0), (x + 60, 0), (x + 170 + ray * 10, c.height), (x - 40, c.height)],
               light(deep, 0.36 - 0.02 * ray))  # fmt: skip
    for _ in range(11):
        x, y, size = c.some(0.08, 0.92) * c.width, c.some(0.12, 0.8) * c.height, c.some(46, 110)
        way = c.chance.choice((-1, 1))
        hue = c.pick(
            ((240, 150, 60), (228, 92, 70), (244, 214, 110), (216, 226, 226), (128, 176, 190))
        )
        c.poly([(x - way * size * 0.7, y), (x - way * size * 1.3, y - size * 0.4),
                (x - way * size * 1.15, y), (x - way * size * 1.3, y + size * 0.4)],
               dark(hue, 0.15))  # fmt: skip
        c.poly([(x - way * size * 0.2, y - size * 0.3), (x + way * size * 0.1, y - size * 0.62),
                (x + way * size * 0.4, y - size * 0.3)], dark(hue, 0.15))  # fmt: skip
        c.oval(x, y, size, size * 0.44, hue)
        c.oval(x, y + size * 0.16, size * 0.8, size * 0.2, light(hue, 0.25))
        c.oval(x + way * size * 0.62, y - size * 0.08, size * 0.1, size * 0.1, (252, 250, 244))
        c.oval(x + way * size * 0.64, y - size * 0.08, size * 0.05, size * 0.05, (30, 34, 44))
    for _ in range(26):
        size = c.some(4, 12)
        c.oval(c.some(0, c.width), c.some(0, c.height), size, size, light(deep, 0.6))
    for _ in range(14):
        x, size = c.some(0, c.width), c.some(90, 200)
        path = [(x + 16 * math.sin(t), c.height - size * t / 6) for t in range(7)]
        c.line(path, mix((50, 130, 92), deep, 0.3), 12)


def river(c: Canvas) -> None:
    line = c.height * 0.48
    sky(c, line)
    ridge(c, line, 90, mix((80, 126, 98), c.foot, 0.3))
    for _ in range(12):
        tree(c, c.some(0, c.width), line + 18, c.some(110, 210))
    hue = c.pick(((110, 140, 122), (96, 134, 140), (140, 136, 104)))
    water(c, line + 10, c.height, hue)
    for place in range(4):
        x = c.width * (0.1 + 0.27 * place) + c.some(-30, 30)
        house(c, x, line + 30, c.some(150, 200), stilts=True)
    for x, y, size in ((c.some(0.15, 0.35), 0.72, 300), (c.some(0.62, 0.82), 0.86, 420)):
        px, py = x * c.width, y * c.height
        c.oval(px, py + size * 0.09, size * 0.56, 14, dark(hue, 0.3))
        person(c, px - size * 0.26, py + size * 0.02, size * 0.5, pose="sit", hat=True)
        for step in range(5):
            c.oval(
                px - size * 0.06 + step * size * 0.09,
                py - size * 0.04,
                size * 0.055,
                size * 0.05,
                c.pick(FRUITS),
            )
        c.poly([(px - size * 0.58, py - size * 0.08), (px - size * 0.4, py), (px + size * 0.4, py),
                (px + size * 0.58, py - size * 0.08), (px + size * 0.36, py + size * 0.1),
                (px - size * 0.36, py + size * 0.1)], WOODS[1])  # fmt: skip
        c.line([(px - size * 0.14, py - size * 0.2), (px - size * 0.42, py + size * 0.16)],
               (222, 190, 130), 7)  # fmt: skip


def bridge(c: Canvas) -> None:
    line = c.height * 0.44
    sky(c, line)
    far(c, line)
    for _ in range(10):
        tree(c, c.some(0, c.width), line + 30, c.some(130, 240))
    hue = (88, 142, 150)
    water(c, line + 30, c.height, hue)
    for side in (0, 1):
        edge = c.width * (0.2 if side == 0 else 0.8)
        wall = 0 if side == 0 else c.width
        c.poly([(wall, line + 20), (edge, line + 60), (edge - (60 if side == 0 else -60), c.height),
                (wall, c.height)], (116, 152, 82))  # fmt: skip
    y = c.height * 0.62
    wood = c.pick(WOODS)
    for share in (0.24, 0.42, 0.58, 0.76):
        c.box(share * c.width - 9, y, share * c.width + 9, y + 150, dark(wood, 0.25))
    c.box(c.width * 0.1, y, c.width * 0.9, y + 30, wood)
    for x in range(int(c.width * 0.1), int(c.width * 0.9), 34):
        c.line([(x, y), (x, y + 30)], dark(wood, 0.25), 3)
    for share in range(11, 91, 9):
        c.box(share / 100 * c.width - 6, y - 96, share / 100 * c.width + 6, y, dark(wood, 0.1))
    person(c, c.some(0.3, 0.45) * c.width, y, 200)
    person(c, c.some(0.5, 0.7) * c.width, y, 150)
    c.box(c.width * 0.1, y - 100, c.width * 0.9, y - 88, light(wood, 0.15), 4)
    c.box(c.width * 0.1, y - 52, c.width * 0.9, y - 42, light(wood, 0.1), 4)
    for _ in range(8):
        bush(
            c,
            c.chance.choice((c.some(0, 0.16), c.some(0.84, 1))) * c.width,
            c.height,
            c.some(60, 110),
        )


def shipyard(c: Canvas) -> None:
    line = c.height * 0.46
    sky(c, line)
    ridge(c, line, 50, mix((84, 128, 132), c.foot, 0.4))
    water(c, line, c.height * 0.66, (44, 130, 152))
    ground(c, c.height * 0.64, (234, 206, 154))
    palm(c, 0.06 * c.width, c.height * 0.8, 430, 0.15)
    palm(c, 0.95 * c.width, c.height * 0.78, 400, -0.12)
    wood = c.pick(WOODS)
    left, right, deck, keel = 0.16 * c.width, 0.86 * c.width, c.height * 0.4, c.height * 0.76
    c.poly(
        [(left - 40, deck - 40), (right + 70, deck - 74), (right - 70, keel), (left + 110, keel)],
        light(wood, 0.16),
    )
    for plank in range(1, 8):
        t = plank / 8
        c.line([(left - 40 + 150 * t, deck - 40 + (keel - deck + 40) * t),
                (right + 70 - 140 * t, deck - 74 + (keel - deck + 74) * t)],
               dark(wood, 0.15), 4)  # fmt: skip
    for rib in range(7):
        x = left + 60 + rib * (right - left - 90) / 6
        c.box(x - 8, deck - 100 - rib * 3, x + 8, deck - 30, dark(wood, 0.1), 3)
    for prop in range(5):
        x = left + 100 + prop * 150
        c.line([(x, c.height * 0.6), (x - 40, c.height * 0.84)], dark(wood, 0.4), 11)
    c.box(left + 70, keel, right - 30, keel + 20, dark(wood, 0.35))
    crowd(c, c.height * 0.92, 4, 210, low=0.2, high=0.8, pose="work")


def market(c: Canvas) -> None:
    line = c.height * 0.5
    sky(c, line)
    for _ in range(7):
        tree(c, c.some(0, c.width), line + 10, c.some(150, 250))
    for place in range(3):
        house(c, c.width * (0.2 + 0.3 * place), line + 10, 200)
    ground(c, line + 6, (220, 194, 152))
    stalls = c.chance.choice((3, 3, 4))
    for stall in range(stalls):
        x0 = c.width * (0.03 + 0.95 * stall / stalls)
        x1 = c.width * (0.03 + 0.95 * (stall + 1) / stalls) - 26
        y, hue = c.height * 0.42 + c.some(-14, 14), c.pick(SHIRTS[:6])
        for x in (x0 + 12, x1 - 12):
            c.box(x - 6, y - 20, x + 6, c.height * 0.78, WOODS[1])
        person(c, (x0 + x1) / 2, c.height * 0.76, 250)
        c.box(x0, c.height * 0.62, x1, c.height * 0.78, c.pick(WOODS), 6)
        for basket in range(3):
            bx = x0 + (x1 - x0) * (basket + 0.5) / 3
            fruit = c.pick(FRUITS)
            for _ in range(11):
                c.oval(bx + c.some(-38, 38), c.height * 0.61 - c.some(0, 34), 15, 14,
                       mix(fruit, light(fruit), c.some(0, 0.6)))  # fmt: skip
            c.poly(
                [
                    (bx - 54, c.height * 0.6),
                    (bx + 54, c.height * 0.6),
                    (bx + 42, c.height * 0.67),
                    (bx - 42, c.height * 0.67),
                ],
                (206, 168, 104),
            )
        awning(c, x0, x1, y, hue)
    crowd(c, c.height * 0.97, c.chance.choice((4, 5, 6)), 250)


def village_hall(c: Canvas) -> None:
    line = c.height * 0.6
    sky(c, line)
    far(c, line)
    for _ in range(8):
        tree(c, c.some(0, c.width), line + 14, c.some(160, 280))
    ground(c, line + 6, c.pick(((196, 178, 132), (156, 178, 108), (210, 186, 144))))
    hall(c, c.width * c.some(0.45, 0.55), c.height * 0.72, 820)
    crowd(c, c.height * 0.93, c.chance.choice((6, 7, 8)), 250,
          pose=c.chance.choice(("stand", "up", "stand")))  # fmt: skip
    tufts(c, c.height * 0.94, c.height, (110, 140, 76), 18)


def clinic(c: Canvas) -> None:
    line = c.height * 0.6
    sky(c, line)
    for _ in range(8):
        tree(c, c.some(0, c.width), line + 14, c.some(160, 280))
    ground(c, line + 6, (206, 190, 146))
    x = c.width * 0.5
    hall(c, x, c.height * 0.72, 780)
    c.box(x - 150, c.height * 0.4, x + 150, c.height * 0.48, (252, 250, 244), 12)
    for side in (-1, 1):
        c.oval(x + side * 13, c.height * 0.43, 15, 15, (216, 70, 86))
    c.poly([(x - 28, c.height * 0.435), (x + 28, c.height * 0.435), (x, c.height * 0.474)],
           (216, 70, 86))  # fmt: skip
    px = c.width * c.some(0.16, 0.24)
    c.line([(px, c.height * 0.58), (px, c.height * 0.68)], (90, 96, 104), 6)
    c.oval(px, c.height * 0.6, 30, 30, (250, 250, 246))
    c.line([(px, c.height * 0.6), (px + 14, c.height * 0.585)], (206, 60, 60), 5)
    c.poly([(px - 44, c.height * 0.68), (px + 44, c.height * 0.68), (px + 34, c.height * 0.75),
            (px - 34, c.height * 0.75)], (98, 158, 200))  # fmt: skip
    for place in range(4):
        at = c.width * (0.32 + 0.17 * place)
        person(c, at, c.height * 0.93 + c.some(-10, 10), 260)
        person(c, at + 62, c.height * 0.94, 140)


def meeting(c: Canvas) -> None:
    floor = c.height * 0.66
    room(c, floor)
    c.box(c.width * 0.3, 90, c.width * 0.7, 300, (252, 252, 248), 8)
    for row in range(5):
        c.box(c.width * 0.34, 128 + row * 30, c.width * (0.42 + c.some(0, 0.22)), 138 + row * 30,
              c.pick(((70, 96, 130), (190, 76, 64), (110, 120, 130))), 4)  # fmt: skip
    crowd(c, c.height * 0.86, c.chance.choice((6, 7)), 330, low=0.06, high=0.94)
    top = c.pick(WOODS)
    c.poly([(c.width * 0.08, c.height * 0.72), (c.width * 0.92, c.height * 0.72),
            (c.width * 1.02, c.height * 0.92), (c.width * -0.02, c.height * 0.92)],
           light(top, 0.2))  # fmt: skip
    c.box(-20, c.height * 0.92, c.width + 20, c.height, dark(top, 0.15))
    for place in range(7):
        x, y = c.width * (0.1 + 0.135 * place), c.height * c.some(0.76, 0.86)
        c.poly([(x, y), (x + 66, y - 6), (x + 74, y + 22), (x + 4, y + 28)], (252, 250, 244))
        c.box(x + 92, y - 16, x + 112, y + 14, c.pick(SHIRTS), 4)


def training(c: Canvas) -> None:
    floor = c.height * 0.62
    room(c, floor)
    c.box(c.width * 0.27, 60, c.width * 0.73, 360, (70, 78, 92), 10)
    c.box(c.width * 0.285, 76, c.width * 0.715, 344, (250, 250, 246))
    hue = c.pick(SHIRTS[:5])
    c.box(c.width * 0.31, 104, c.width * 0.52, 128, hue, 6)
    if c.chance.random() < 0.5:
        for bar in range(6):
            x = c.width * (0.33 + 0.06 * bar)
            c.box(x, 316 - c.some(40, 150), x + 44, 316, mix(hue, light(hue), bar / 6), 4)
    else:
        for row in range(6):
            c.oval(c.width * 0.325, 166 + row * 28, 8, 8, hue)
            c.box(c.width * 0.345, 160 + row * 28, c.width * (0.5 + c.some(0, 0.18)),
                  172 + row * 28, (170, 178, 186), 5)  # fmt: skip
    person(c, c.width * c.chance.choice((0.21, 0.79)), floor + 40, 340)
    for row in range(2):
        y = c.height * (0.93 + 0.2 * row)
        for place in range(6 + row):
            x = c.width * (0.09 + (0.165 - 0.022 * row) * place) + c.some(-10, 10)
            person(c, x, y + 100, 360 + row * 50, pose="back")


def school(c: Canvas) -> None:
    line = c.height * 0.6
    sky(c, line)
    for _ in range(8):
        tree(c, c.some(0, c.width), line + 4, c.some(180, 290))
    ground(c, line, (206, 180, 134))
    wall, roof, foot = c.pick(WALLS), c.pick(ROOFS), c.height * 0.68
    c.box(c.width * 0.1, c.height * 0.42, c.width * 0.9, foot, wall)
    c.poly([(c.width * 0.06, c.height * 0.43), (c.width * 0.13, c.height * 0.3),
            (c.width * 0.87, c.height * 0.3), (c.width * 0.94, c.height * 0.43)], roof)  # fmt: skip
    for bay in range(7):
        x = c.width * (0.13 + 0.108 * bay)
        if bay % 3 == 1:
            c.box(x + 8, c.height * 0.5, x + 78, foot, (116, 82, 60), 3)
        else:
            c.box(x, c.height * 0.49, x + 88, c.height * 0.59, (124, 170, 184), 3)
            c.box(x + 41, c.height * 0.49, x + 47, c.height * 0.59, (250, 248, 240))
    c.box(c.width * 0.1, foot - 22, c.width * 0.9, foot, dark(wall, 0.25))
    x = c.width * c.some(0.25, 0.75)
    c.box(x - 5, c.height * 0.14, x + 5, c.height * 0.82, (232, 232, 228))
    c.box(x + 5, c.height * 0.14, x + 135, c.height * 0.19, (206, 44, 48))
    c.box(x + 5, c.height * 0.19, x + 135, c.height * 0.24, (252, 250, 246))
    c.box(x - 40, c.height * 0.81, x + 40, c.height * 0.84, (190, 186, 178), 4)
    crowd(c, c.height * 0.92, 9, 190)


def stage(c: Canvas) -> None:
    c.fade(0, c.height, (66, 46, 88), (196, 104, 92))
    hue = c.pick(((164, 40, 52), (38, 92, 120), (120, 60, 124)))
    c.box(c.width * 0.1, c.height * 0.12, c.width * 0.9, c.height * 0.68, dark(hue, 0.5))
    for fold in range(14):
        x = c.width * 0.1 + fold * c.width * 0.8 / 14
        c.box(x, c.height * 0.12, x + 34, c.height * 0.64, mix(dark(hue, 0.4), hue, (fold % 3) / 3))
    c.poly([(c.width * 0.1, c.height * 0.64), (c.width * 0.9, c.height * 0.64),
            (c.width * 0.96, c.height * 0.74), (c.width * 0.04, c.height * 0.74)],
           (206, 156, 98))  # fmt: skip
    c.box(c.width * 0.04, c.height * 0.74, c.width * 0.96, c.height * 0.82, (136, 92, 58))
    for side in (0.3, 0.7):
        c.poly(
            [
                (side * c.width - 14, 0),
                (side * c.width + 14, 0),
                (side * c.width + 120, c.height * 0.7),
                (side * c.width - 120, c.height * 0.7),
            ],
            mix(hue, (255, 226, 160), 0.22),
        )
    bunting(c, c.height * 0.1)
    for place in range(c.chance.choice((3, 4, 5))):
        person(
            c,
            c.width * (0.24 + 0.135 * place),
            c.height * (0.7 + 0.02 * (place % 2)),
            300,
            pose="up",
        )
    for row in range(2):
        for place in range(12):
            x, y = c.width * (place + 0.5 * row) / 11.5, c.height * (0.93 + 0.06 * row)
            c.oval(x, y, 34, 38, dark(c.pick(SHIRTS), 0.6))
            c.box(x - 54, y + 28, x + 54, c.height + 40, dark(c.pick(SHIRTS), 0.5), 24)


def volleyball(c: Canvas) -> None:
    line = c.height * 0.5
    sky(c, line)
    far(c, line)
    for _ in range(10):
        tree(c, c.some(0, c.width), line + 18, c.some(110, 220))
    ground(c, line + 10, c.pick(((206, 166, 116), (152, 176, 104), (196, 150, 110))))
    court: list[Point] = [(c.width * 0.16, c.height * 0.68), (c.width * 0.84, c.height * 0.68),
                          (c.width * 1.0, c.height * 0.97), (0, c.height * 0.97)]  # fmt: skip
    c.line([*court, court[0]], (252, 250, 244), 7)
    left, right = c.width * 0.47, c.width * 0.53
    for x, y in ((c.width * 0.5, c.height * 0.66), (c.width * 0.5, c.height * 0.99)):
        c.box(x - 7, y - 330, x + 7, y, (70, 84, 100))
    crowd(c, c.height * 0.8, 3, 240, low=0.06, high=0.44, pose="up")
    crowd(c, c.height * 0.82, 3, 240, low=0.56, high=0.94, pose="up")
    top, foot = c.height * 0.29, c.height * 0.45
    net = (250, 248, 240)
    c.box(left + 30, top, right - 30, foot, mix(net, (120, 140, 150), 0.4))
    for step in range(5):
        c.box(left + 28, top + step * 30, right - 28, top + step * 30 + 4, net)
    crowd(c, c.height * 0.98, 2, 270, low=0.1, high=0.4, pose="up")
    crowd(c, c.height * 0.98, 2, 270, low=0.62, high=0.92, pose="up")
    x, y = c.some(0.36, 0.64) * c.width, c.height * c.some(0.16, 0.26)
    c.oval(x, y, 36, 36, (250, 246, 230))
    for turn in (0, 2.1, 4.2):
        c.line([(x, y), (x + 24 * math.cos(turn), y + 24 * math.sin(turn)),
                (x + 36 * math.cos(turn + 0.5), y + 36 * math.sin(turn + 0.5))],
               (66, 110, 170), 5)  # fmt: skip


def night_watch(c: Canvas) -> None:
    c.fade(0, c.height, (20, 30, 62), (62, 74, 112))
    for _ in range(90):
        size = c.some(1, 3.2)
        c.oval(c.some(0, c.width), c.some(0, 0.55) * c.height, size, size, (240, 236, 214))
    x, y = c.some(0.1, 0.9) * c.width, c.some(0.1, 0.24) * c.height
    c.oval(x, y, 50, 50, (246, 238, 206))
    c.oval(x + 20, y - 10, 44, 44, (28, 38, 72))
    ridge(c, c.height * 0.62, 150, (30, 44, 74))
    for _ in range(9):
        bush(c, c.some(0, c.width), c.height * 0.68, c.some(70, 150), (26, 48, 62))
    c.fade(c.height * 0.66, c.height, (56, 62, 76), (38, 42, 58))
    x = c.some(0.4, 0.6) * c.width
    for step in range(7):
        share = step / 6
        c.oval(x, c.height * 0.72, 520 - 400 * share, 250 - 180 * share,
               mix((60, 64, 86), (250, 206, 122), share * 0.8))  # fmt: skip
    c.box(x - 190, c.height * 0.42, x + 190, c.height * 0.72, (250, 204, 118))
    for plank in range(5):
        c.box(x - 190, c.height * (0.44 + 0.05 * plank), x + 190, c.height * (0.445 + 0.05 * plank),
              (222, 168, 88))  # fmt: skip
    person(c, x - 96, c.height * 0.7, 230, pose="sit")
    person(c, x + 90, c.height * 0.7, 230, pose="sit")
    c.box(x - 200, c.height * 0.66, x + 200, c.height * 0.72, (120, 78, 50), 4)
    for dx in (-190, 178):
        c.box(x + dx, c.height * 0.4, x + dx + 14, c.height * 0.86, (92, 60, 42))
    c.poly([(x - 250, c.height * 0.42), (x - 120, c.height * 0.27), (x + 120, c.height * 0.27),
            (x + 250, c.height * 0.42)], (72, 52, 58))  # fmt: skip
    c.line([(x, c.height * 0.42), (x, c.height * 0.46)], (60, 50, 50), 4)
    c.oval(x, c.height * 0.49, 20, 26, (255, 246, 206))
    person(c, x + 330, c.height * 0.93, 270)
    person(c, x - 330, c.height * 0.93, 260)


def homes(c: Canvas) -> None:
    line = c.height * 0.56
    sky(c, line)
    far(c, line)
    for _ in range(10):
        tree(c, c.some(0, c.width), line + 10, c.some(150, 260))
    ground(c, line + 4, (142, 176, 100))
    for place in range(4):
        house(c, c.width * (0.13 + 0.25 * place), c.height * 0.69 + c.some(-8, 8), c.some(240, 290))
    for x in range(-10, c.width, 42):
        c.box(x, c.height * 0.7, x + 14, c.height * 0.78, (250, 246, 236), 4)
    c.box(0, c.height * 0.725, c.width, c.height * 0.74, (250, 246, 236))
    c.fade(c.height * 0.79, c.height, (212, 186, 144), (190, 162, 120))
    crowd(c, c.height * 0.95, c.chance.choice((3, 4, 5)), 230)
    palm(c, c.chance.choice((0.04, 0.96)) * c.width, c.height * 0.8, 460)


def road(c: Canvas) -> None:
    line = c.height * 0.44
    sky(c, line)
    far(c, line)
    ground(c, line + 4, (136, 168, 92))
    tilt = c.some(0.4, 0.6) * c.width
    c.poly([(tilt - 16, line + 6), (tilt + 16, line + 6), (c.width * 0.86, c.height),
            (c.width * 0.14, c.height)], (204, 172, 128))  # fmt: skip
    for step in range(7):
        share = (step + 1) / 7
        y = line + 10 + (c.height - line) * share**1.8
        for side in (-1, 1):
            tree(c, tilt + side * (60 + 640 * share**1.5), y, 90 + 330 * share**1.4)
    for _ in range(c.chance.choice((2, 3, 4))):
        share = c.some(0.45, 0.95)
        y = line + (c.height - line) * share
        c.oval(tilt + c.some(-0.5, 0.5) * 500 * share, y, 130 * share, 24 * share,
               mix(c.top, c.foot, 0.4))  # fmt: skip
    crowd(c, c.height * 0.82, c.chance.choice((2, 3)), 200, low=0.36, high=0.66)


def clean_up(c: Canvas) -> None:
    line = c.height * 0.46
    sky(c, line)
    for place in range(3):
        house(c, c.width * (0.2 + 0.32 * place), line + 40, 220)
    for _ in range(6):
        tree(c, c.some(0, c.width), line + 30, c.some(150, 240))
    ground(c, line + 30, (140, 172, 96))
    c.fade(c.height * 0.62, c.height * 0.78, (198, 172, 132), (182, 154, 114))
    c.box(0, c.height * 0.8, c.width, c.height * 0.9, (116, 128, 122))
    water(c, c.height * 0.83, c.height * 0.9, (104, 142, 148))
    for place in range(6):
        x = c.width * (0.1 + 0.16 * place) + c.some(-20, 20)
        person(c, x, c.height * 0.78, 270, pose="work", hat=c.chance.random() < 0.3)
        c.line([(x + 66, c.height * 0.6), (x + 96, c.height * 0.82)], (150, 104, 62), 9)
        c.poly([(x + 82, c.height * 0.81), (x + 112, c.height * 0.8), (x + 108, c.height * 0.85),
                (x + 92, c.height * 0.86)], (110, 118, 128))  # fmt: skip
    for place in range(4):
        x = c.width * (0.2 + 0.2 * place)
        c.box(
            x - 40,
            c.height * 0.9,
            x + 40,
            c.height * 0.98,
            c.pick(((230, 220, 200), (90, 110, 96))),
            26,
        )
    tufts(c, c.height * 0.94, c.height, (86, 126, 66), 30)


def waste_bank(c: Canvas) -> None:
    wall = c.pick(((206, 222, 198), (224, 214, 186), (196, 216, 222)))
    c.fade(0, c.height * 0.72, light(wall, 0.2), wall)
    c.fade(c.height * 0.72, c.height, (190, 178, 160), (166, 152, 134))
    for plank in range(0, c.width, 100):
        c.box(plank, 0, plank + 3, c.height * 0.72, dark(wall, 0.08))
    c.box(c.width * 0.34, 70, c.width * 0.66, 230, (252, 250, 244), 14)
    for turn in range(3):
        a = math.radians(turn * 120 - 90 + c.some(-4, 4))
        x, y = c.width * 0.5 + 46 * math.cos(a), 150 + 46 * math.sin(a)
        b = a + math.pi / 2
        c.poly([(x + 44 * math.cos(b), y + 44 * math.sin(b)),
                (x - 26 * math.cos(b) + 22 * math.cos(a), y - 26 * math.sin(b) + 22 * math.sin(a)),
                (x - 26 * math.cos(b) - 22 * math.cos(a), y - 26 * math.sin(b) - 22 * math.sin(a))],
               (70, 146, 92))  # fmt: skip
    for place, hue in enumerate(((74, 146, 90), (228, 178, 54), (58, 116, 172))):
        x, foot = c.width * (0.12 + 0.17 * place), c.height * 0.84
        c.poly([(x - 74, foot - 220), (x + 74, foot - 220), (x + 60, foot), (x - 60, foot)], hue)
        c.box(x - 84, foot - 244, x + 84, foot - 214, dark(hue, 0.15), 10)
        c.oval(x, foot - 110, 32, 32, light(hue, 0.7))
    x = c.width * 0.62
    c.box(x - 70, c.height * 0.76, x + 70, c.height * 0.84, (86, 96, 110), 8)
    c.box(x - 8, c.height * 0.5, x + 8, c.height * 0.76, (86, 96, 110))
    c.oval(x, c.height * 0.47, 54, 54, (250, 250, 246))
    c.line([(x, c.height * 0.47), (x + 26, c.height * 0.44)], (206, 60, 60), 6)
    c.box(x - 56, c.height * 0.63, x + 56, c.height * 0.76, (232, 220, 190), 22)
    person(c, c.width * 0.76, c.height * 0.9, 340)
    person(c, c.width * 0.9, c.height * 0.92, 320)
    for place in range(6):
        bx = c.width * (0.06 + 0.15 * place) + c.some(-20, 20)
        hue = c.pick(((238, 228, 204), (206, 190, 150), (120, 152, 176)))
        c.box(bx - 50, c.height * 0.89, bx + 50, c.height + 20, hue, 30)
        c.oval(bx, c.height * 0.89, 16, 18, dark(hue, 0.15))


def solar(c: Canvas) -> None:
    sky(c, c.height * 0.8)
    ridge(c, c.height * 0.7, 110, mix((90, 140, 110), c.foot, 0.25))
    for _ in range(8):
        tree(c, c.some(0, c.width), c.height * 0.86, c.some(180, 300))
    c.box(c.width * 0.2, c.height * 0.62, c.width * 0.84, c.height, (236, 216, 180))
    c.poly([(c.width * 0.1, c.height * 0.68), (c.width * 0.26, c.height * 0.34),
            (c.width * 0.86, c.height * 0.34), (c.width * 0.94, c.height * 0.68)],
           (156, 84, 62))  # fmt: skip
    for row in range(2):
        for column in range(4):

            def at(u: float, v: float) -> Point:
                y = c.height * (0.385 + 0.25 * v)
                shift = (c.height * 0.68 - y) * 0.42
                return (c.width * 0.2 + shift + u * (c.width * 0.64 - shift * 0.8), y)

            u, v = column / 4, row / 2
            c.poly([at(u, v), at(u + 0.23, v), at(u + 0.23, v + 0.44), at(u, v + 0.44)],
                   (34, 66, 120))  # fmt: skip
            for step in (0.33, 0.66):
                c.line([at(u + 0.23 * step, v), at(u + 0.23 * step, v + 0.44)], (126, 166, 212), 3)
                c.line([at(u, v + 0.44 * step), at(u + 0.23, v + 0.44 * step)], (126, 166, 212), 3)
    c.box(c.width * 0.46, c.height * 0.74, c.width * 0.56, c.height, (120, 84, 60))
    for x in (0.27, 0.66):
        c.box(
            c.width * x, c.height * 0.76, c.width * (x + 0.12), c.height * 0.9, (255, 232, 160), 4
        )
    person(c, c.width * 0.92, c.height * 0.98, 300)


def tap(c: Canvas) -> None:
    line = c.height * 0.5
    sky(c, line)
    far(c, line)
    for _ in range(9):
        tree(c, c.some(0, c.width), line + 30, c.some(150, 260))
    ground(c, line + 20, (150, 172, 104))
    x = c.width * 0.34
    wall = (196, 200, 200)
    c.box(x - 210, c.height * 0.34, x + 210, c.height * 0.8, wall, 6)
    c.box(x + 110, c.height * 0.34, x + 210, c.height * 0.8, dark(wall, 0.12), 6)
    c.box(x - 226, c.height * 0.31, x + 226, c.height * 0.37, dark(wall, 0.2), 6)
    for row in range(3):
        c.line(
            [
                (x - 150 + 60 * t, c.height * (0.46 + 0.1 * row) + 8 * math.sin(t * 2))
                for t in range(5)
            ],
            (90, 158, 196),
            9,
        )
    c.box(x + 200, c.height * 0.56, x + 400, c.height * 0.585, (92, 104, 116))
    c.box(x + 376, c.height * 0.56, x + 400, c.height * 0.63, (92, 104, 116))
    c.box(x + 330, c.height * 0.53, x + 360, c.height * 0.56, (206, 70, 60), 4)
    c.box(x + 380, c.height * 0.63, x + 396, c.height * 0.79, (150, 206, 230))
    hue = c.pick(SHIRTS[:5])
    c.poly([(x + 316, c.height * 0.78), (x + 460, c.height * 0.78), (x + 440, c.height * 0.94),
            (x + 336, c.height * 0.94)], hue)  # fmt: skip
    c.oval(x + 388, c.height * 0.78, 72, 14, (150, 206, 230))
    person(c, x + 560, c.height * 0.94, 380, pose="stand")
    person(c, x + 680, c.height * 0.95, 250)
    tufts(c, c.height * 0.86, c.height, (96, 132, 72), 26)


def reading(c: Canvas) -> None:
    wall = c.pick(((250, 226, 184), (214, 228, 214), (240, 212, 196)))
    c.fade(0, c.height * 0.78, light(wall, 0.2), wall)
    c.fade(c.height * 0.78, c.height, (190, 146, 102), (166, 122, 82))
    wood = c.pick(WOODS)
    x0, x1 = c.width * 0.08, c.width * 0.92
    c.box(x0 - 16, 70, x1 + 16, c.height * 0.7, wood, 8)
    for shelf in range(3):
        y0 = 90 + shelf * 154
        c.box(x0, y0, x1, y0 + 136, dark(wood, 0.35))
        x = x0 + 8
        while x < x1 - 50:
            wide, tall = c.some(18, 40), c.some(84, 128)
            if c.chance.random() < 0.08:
                x += wide * 1.5
                continue
            hue = c.pick(SHIRTS)
            c.box(x, y0 + 136 - tall, x + wide, y0 + 136, hue, 3)
            c.box(
                x + 3, y0 + 136 - tall * 0.75, x + wide - 3, y0 + 144 - tall * 0.75, light(hue, 0.5)
            )
            x += wide + 3
    for place in range(4):
        x = c.width * (0.15 + 0.23 * place) + c.some(-20, 20)
        person(c, x, c.height * 0.95, 360, pose="sit")
        c.poly([(x - 58, c.height * 0.85), (x, c.height * 0.87), (x + 58, c.height * 0.85),
                (x + 58, c.height * 0.92), (x, c.height * 0.94), (x - 58, c.height * 0.92)],
               (252, 250, 240))  # fmt: skip
        c.line([(x, c.height * 0.87), (x, c.height * 0.94)], (190, 184, 170), 3)


def phone(c: Canvas) -> None:
    c.fade(0, c.height, light(c.top, 0.2), light((150, 186, 110), 0.2))
    for _ in range(16):
        c.oval(c.some(0, c.width), c.some(0.45, 1) * c.height, c.some(70, 170), c.some(50, 120),
               mix(c.pick(LEAVES), (206, 224, 176), 0.55))  # fmt: skip
    x, skin = c.width * c.some(0.45, 0.55), c.pick(SKIN)
    sleeve = c.pick(SHIRTS)
    c.poly([(x - 120, c.height), (x - 100, c.height * 0.72), (x + 130, c.height * 0.72),
            (x + 190, c.height)], skin)  # fmt: skip
    c.poly([(x - 160, c.height), (x - 140, c.height * 0.9), (x + 190, c.height * 0.9),
            (x + 230, c.height)], sleeve)  # fmt: skip
    for finger in range(4):
        y = c.height * (0.5 + 0.075 * finger)
        c.box(x + 120, y, x + 236, y + 52, mix(skin, dark(skin), 0.1 * finger), 26)
    c.box(x - 190, c.height * 0.1, x + 190, c.height * 0.86, (36, 40, 52), 36)
    c.box(x - 172, c.height * 0.14, x + 172, c.height * 0.8, (240, 240, 236), 14)
    y0, y1 = c.height * 0.16, c.height * 0.62
    for band in range(20):
        y = y0 + (y1 - y0) * band / 20
        c.box(x - 160, y, x + 160, y + 20, mix(c.top, c.foot, band / 19))
    c.oval(x + c.some(-90, 90), y0 + 80, 34, 34, c.sun)
    c.poly(
        [(x - 160, y1), (x - 60, y0 + 130), (x + 20, y1 - 90), (x + 80, y0 + 170), (x + 160, y1)],
        (84, 126, 132),
    )
    c.poly([(x - 160, y1 + 20), (x - 160, y1 - 60), (x - 20, y1 - 90), (x + 160, y1 - 40),
            (x + 160, y1 + 20)], (112, 160, 84))  # fmt: skip
    for row in range(3):
        c.box(
            x - 150,
            y1 + 40 + row * 30,
            x + (120 - row * 70),
            y1 + 54 + row * 30,
            (170, 176, 184),
            6,
        )
    c.box(x - 210, c.height * 0.56, x - 96, c.height * 0.64, skin, 32)


def kitchen(c: Canvas) -> None:
    wall = c.pick(WALLS)
    c.fade(0, c.height * 0.6, light(wall, 0.2), wall)
    for row in range(4):
        for column in range(13):
            x, y = column * 96 + (row % 2) * 48 - 48, c.height * 0.34 + row * 52
            c.box(x, y, x + 90, y + 46, mix(wall, (204, 178, 140), 0.35), 4)
    for place in range(5):
        x = c.width * (0.14 + 0.18 * place)
        c.line([(x, 60), (x, 130)], WOODS[1], 5)
        c.oval(x, 168, 44, 44, c.pick(((120, 126, 134), (176, 108, 66), (66, 74, 86))))
    crowd(c, c.height * 0.88, c.chance.choice((2, 3)), 430, low=0.14, high=0.86)
    cloth = c.pick(SHIRTS[:6])
    c.poly([(0, c.height * 0.66), (c.width, c.height * 0.66), (c.width, c.height), (0, c.height)],
           light(cloth, 0.35))  # fmt: skip
    for stripe in range(0, c.width, 120):
        c.poly(
            [
                (stripe + 30, c.height * 0.66),
                (stripe + 60, c.height * 0.66),
                (stripe + 40, c.height),
                (stripe - 10, c.height),
            ],
            light(cloth, 0.2),
        )
    pot(c, c.width * c.some(0.2, 0.3), c.height * 0.82, 210)
    for place in range(7):
        x, y = c.width * (0.36 + 0.1 * place) + c.some(-14, 14), c.height * c.some(0.74, 0.94)
        c.oval(x, y, 74, 30, (250, 248, 242))
        c.oval(x, y - 4, 56, 20, (226, 222, 212))
        food = c.pick(FRUITS)
        for _ in range(6):
            c.oval(
                x + c.some(-34, 34),
                y - c.some(4, 18),
                17,
                11,
                mix(food, light(food), c.some(0, 0.5)),
            )


def string_bags(c: Canvas) -> None:
    wall = c.pick(((232, 208, 168), (206, 216, 196), (240, 222, 196)))
    c.fade(0, c.height, light(wall, 0.2), wall)
    for plank in range(0, c.height, 110):
        c.box(0, plank, c.width, plank + 4, dark(wall, 0.1))
    c.box(0, 92, c.width, 116, WOODS[1], 8)
    bags = c.chance.choice((3, 4))
    for bag in range(bags):
        x, size = c.width * (bag + 0.5) / bags, 1200 / bags * c.some(0.36, 0.42)
        first, second, third = c.chance.sample(
            [
                (178, 52, 46),
                (234, 172, 60),
                (44, 88, 92),
                (96, 58, 44),
                (214, 196, 150),
                (60, 112, 72),
            ],
            3,
        )
        top, foot = c.height * 0.4, c.height * 0.4 + size * 1.7
        for side in (-1, 1):
            c.line([(x + side * size * 0.7, top + 10), (x + side * size * 0.3, 190), (x, 104)],
                   dark(first, 0.1), 13)  # fmt: skip
        rows = 18
        for row in range(rows):
            t, u = row / rows, (row + 1) / rows

            def width_at(s: float, size: float = size) -> float:
                return (
                    size * (0.72 + 0.28 * math.sin(math.pi * min(1, s * 1.15))) * (1 - 0.45 * s**4)
                )

            hue = (first, first, second, third, second, first)[row % 6]
            a, b = top + (foot - top) * t, top + (foot - top) * u
            c.poly([(x - width_at(t), a), (x + width_at(t), a), (x + width_at(u), b + 2),
                    (x - width_at(u), b + 2)], hue)  # fmt: skip
            for step in range(-8, 9):
                px = x + step * width_at(t) / 8.5
                c.line([(px, a), (px + width_at(t) / 17, b)], dark(hue, 0.18), 3)
        for step in range(-6, 7):
            px = x + step * size / 11
            c.line([(px, foot - 12), (px + c.some(-6, 6), foot + 46)], first, 5)


def weaving(c: Canvas) -> None:
    ground_hue, second, third, pale = c.chance.sample(
        [(122, 30, 44), (28, 52, 92), (206, 138, 52), (240, 226, 194), (54, 86, 66), (92, 44, 30)],
        4,
    )
    c.box(0, 0, c.width, c.height, ground_hue)
    y = 0.0
    kind = c.chance.randrange(3)
    while y < c.height:
        kind = (kind + 1) % 3
        tall = (230, 84, 120)[kind]
        c.box(0, y, c.width, y + tall, (ground_hue, second, dark(ground_hue, 0.2))[kind])
        if kind == 0:
            unit = 230
            for x in range(-unit // 2, c.width + unit, unit):
                for share, hue in ((0.47, third), (0.34, ground_hue), (0.22, pale), (0.1, second)):
                    reach = unit * share
                    middle = y + tall / 2
                    c.poly([(x - reach, middle), (x, middle - reach), (x + reach, middle),
                            (x, middle + reach)], hue)  # fmt: skip
        elif kind == 1:
            for x in range(0, c.width + 100, 100):
                c.poly(
                    [
                        (x, y + tall - 6),
                        (x + 50, y + 8),
                        (x + 100, y + tall - 6),
                        (x + 82, y + tall - 6),
                        (x + 50, y + 32),
                        (x + 18, y + tall - 6),
                    ],
                    pale,
                )
        else:
            for step in range(4):
                hue = (third, pale, second, third)[step]
                c.box(0, y + 10 + step * 30, c.width, y + 22 + step * 30, hue)
            for x in range(20, c.width, 90):
                c.box(x, y + 56, x + 30, y + 66, pale, 4)
        y += tall


def portrait(c: Canvas) -> None:
    c.fade(0, c.height, light(c.top, 0.4), light(c.foot, 0.2))
    c.oval(c.width / 2, c.height * 0.56, c.height * 0.42, c.height * 0.42, mix(c.top, c.foot, 0.35))
    person(c, c.width / 2, c.height * 1.5, c.height * 1.36)


SCENES: dict[str, Callable[[Canvas], None]] = {
    "air": tap, "balai": village_hall, "bambu": bamboo, "banksampah": waste_bank,
    "buku": reading, "dapur": kitchen, "gambir": kampo, "gotongroyong": clean_up,
    "gunung": mountains, "hp": phone, "hutan": forest, "ikan": fish, "jagung": maize,
    "jalan": road, "jembatan": bridge, "kakao": cocoa, "karet": rubber, "kebun": vegetables,
    "kebunpohon": orchard, "kopi": coffee, "laut": sea, "noken": string_bags,
    "orang": portrait, "panggung": stage, "pantai": beach, "pasar": market,
    "pelatihan": training, "perahu": shipyard, "posyandu": clinic, "rapat": meeting,
    "ronda": night_watch, "rumah": homes, "sagu": sago, "sawah": rice, "sekolah": school,
    "sungai": river, "surya": solar, "tanam": planting, "tenun": weaving,
    "terasering": terraces, "voli": volleyball,
}  # fmt: skip
"""What a picture may show, by the word that the table below uses."""

# Logos and the chart of an organisation


def badge(sign: str) -> Image.Image:
    """A round logo with transparency; ``sign`` names what it shows."""
    c = Canvas(256, 256, zlib.crc32(sign.encode()))
    back, ring = {
        "gunung": ((22, 104, 92), (244, 190, 72)), "ombak": ((20, 98, 140), (250, 240, 214)),
        "layar": ((122, 62, 22), (246, 206, 120)), "tenun": ((140, 32, 60), (240, 210, 150)),
        "padi": ((66, 112, 36), (246, 206, 92)), "jukung": ((40, 96, 104), (240, 226, 190)),
        "bambu": ((86, 122, 52), (248, 240, 208)), "kabut": ((60, 92, 136), (236, 242, 246)),
        "sumber": ((176, 92, 24), (255, 240, 206)), "pena": ((92, 58, 142), (250, 214, 96)),
        "forum": ((34, 64, 110), (226, 96, 72)), "kopi": ((104, 58, 32), (240, 212, 168)),
    }[sign]  # fmt: skip
    c.oval(128, 128, 126, 126, ring)
    c.oval(128, 128, 112, 112, back)
    c.oval(128, 128, 106, 106, light(back, 0.08))
    draw = {
        "gunung": (("poly", [(46, 176), (104, 84), (130, 122), (156, 70), (212, 176)]),),
        "kabut": (("poly", [(52, 150), (116, 62), (178, 150)]), ("bar", 166), ("bar", 186)),
        "layar": (("poly", [(122, 56), (122, 158), (62, 158)]),
                  ("poly", [(136, 72), (136, 158), (190, 158)]),
                  ("poly", [(54, 170), (202, 170), (176, 200), (82, 200)])),
        "jukung": (("poly", [(44, 138), (78, 152), (178, 152), (212, 138), (182, 184), (74, 184)]),
                   ("bar", 204), ("poly", [(122, 76), (134, 76), (134, 150), (122, 150)])),
        "forum": (("dot", 84, 112, 24), ("dot", 172, 112, 24), ("dot", 128, 88, 26),
                  ("poly", [(52, 190), (66, 148), (190, 148), (204, 190)])),
        "pena": (("poly", [(168, 60), (196, 88), (108, 176), (72, 184), (80, 148)]), ("bar", 202)),
        "sumber": (("poly", [(128, 52), (172, 134), (84, 134)]), ("dot", 128, 146, 46)),
        "kopi": (("poly", [(70, 104), (168, 104), (158, 184), (80, 184)]), ("dot", 178, 136, 20),
                 ("bar", 200)),
    }.get(sign, ())  # fmt: skip
    for shape, *where in draw:
        if shape == "poly":
            c.poly(where[0], ring)
        elif shape == "dot":
            c.oval(where[0], where[1], where[2], where[2], ring)
        else:
            c.box(62, where[0] - 5, 194, where[0] + 5, ring, 5)
    if sign == "ombak":
        for row in range(3):
            path = [(x, 96 + row * 34 + 12 * math.sin(x / 16)) for x in range(52, 206, 4)]
            c.line(path, ring, 11)
    if sign == "tenun":
        for reach, hue in ((74, ring), (54, back), (34, ring), (15, back)):
            c.poly([(128 - reach, 128), (128, 128 - reach), (128 + reach, 128), (128, 128 + reach)],
                   hue)  # fmt: skip
    if sign in {"padi", "bambu"}:
        c.line([(128, 206), (128, 60)], ring, 8)
        for step in range(5):
            y = 80 + step * 24
            for side in (-1, 1):
                c.poly([(128, y + 20), (128 + side * 16, y - 4), (128 + side * 44, y - 12),
                        (128 + side * 26, y + 14)], ring)  # fmt: skip
    if sign == "kopi":
        c.oval(178, 136, 10, 10, light(back, 0.08))
    picture = c.finish().convert("RGBA")
    mask = Image.new("L", (256 * SCALE, 256 * SCALE), 0)
    ImageDraw.Draw(mask).ellipse([2 * SCALE, 2 * SCALE, 254 * SCALE, 254 * SCALE], fill=255)
    picture.putalpha(mask.resize((256, 256), Image.Resampling.LANCZOS))
    return picture


def chart() -> Image.Image:
    """The board of a KIM as boxes and lines."""
    image = Image.new("RGB", (1000, 520), (252, 250, 244))
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(24)
    places = {
        "Ketua": (500, 80), "Sekretaris": (300, 230), "Bendahara": (700, 230),
        "Seksi\npengumpulan": (180, 410), "Seksi\npengolahan": (500, 410),
        "Seksi\npenyebaran": (820, 410),
    }  # fmt: skip
    for x, y in list(places.values())[1:]:
        pen.line([(500, 80), (500, 320 if y > 300 else y), (x, 320 if y > 300 else y), (x, y)],
                 fill=(120, 130, 136), width=4)  # fmt: skip
    for name, (x, y) in places.items():
        box = [x - 120, y - 44, x + 120, y + 44]
        pen.rounded_rectangle(box, radius=14, fill=(22, 104, 92))
        pen.multiline_text(
            (x, y), name, font=font, fill=(255, 255, 255), anchor="mm", align="center"
        )
    return image.quantize(32)


# Documents: PDF by hand, with the fonts every reader has


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A4 pages of text. A line that begins with ``#`` is a heading, with ``|`` a row of a table."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (id-ID) >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({pages[0][0].lstrip('# ')}) /Producer (kimsite, contoh) >>",
    ]
    kids = []
    for number, lines in enumerate(pages, 1):
        out = [
            "0.94 0.95 0.93 rg 0 792 595 50 re f 0.09 0.41 0.36 rg",
            "BT /F2 12 Tf 56 812 Td (CONTOH - bukan dokumen resmi) Tj ET 0 g",
        ]
        y = 750
        for line in lines:
            safe = line.lstrip("# ").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            if line.startswith("#"):
                out.append(f"BT /F2 17 Tf 56 {y} Td ({safe}) Tj ET")
                y -= 32
            elif line.startswith("|"):
                for column, cell in enumerate(safe.strip("| ").split("|")):
                    out.append(f"BT /F1 12 Tf {62 + column * 170} {y} Td ({cell.strip()}) Tj ET")
                out.append(f"0.8 G 56 {y - 7} m 539 {y - 7} l S")
                y -= 26
            else:
                out.append(f"BT /F1 12 Tf 56 {y} Td ({safe}) Tj ET")
                y -= 20
        out.append(f"BT /F1 10 Tf 56 40 Td (Halaman {number} dari {len(pages)}) Tj ET")
        stream = "\n".join(out)
        kids.append(len(objects) + 1)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R"
            f" /F2 4 0 R >> >> /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>"
    )
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return body + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode("ascii")


def decree(name: str, issuer: str) -> list[list[str]]:
    return [
        ["# Surat Keputusan (contoh)", f"Tentang susunan pengurus {name}", "",
         "Menimbang:", "a. bahwa warga memerlukan kabar yang benar dan cepat;",
         "b. bahwa musyawarah warga telah memilih pengurus.", "",
         "Memutuskan:", "1. Mengesahkan pengurus sebagaimana tercantum dalam lampiran.",
         "2. Masa bakti pengurus tiga tahun.",
         "3. Keputusan ini berlaku sejak tanggal ditetapkan.", "", issuer, "",
         "Dokumen ini dibuat untuk contoh dan tidak mempunyai kekuatan hukum."],
        ["# Lampiran (contoh)", "", "| Jabatan | Keterangan", "| Ketua | 1 orang",
         "| Sekretaris | 1 orang", "| Bendahara | 1 orang", "| Seksi pengumpulan | 1 orang",
         "| Seksi pengolahan | 1 orang", "| Seksi penyebaran | 1 orang", "",
         "Nama pengurus tercantum di profil KIM."],
    ]  # fmt: skip


PAPERS: dict[str, list[list[str]]] = {
    "pdf-sk": decree("KIM Amungsa Bersinar", "Lurah (contoh)"),
    "pdf-sk2": decree("FK-KIM Kota Probolinggo", "Wali Kota (contoh)"),
    "pdf-posyandu": [
        [
            "# Jadwal posyandu",
            "Desember 2026 sampai Februari 2027, pukul 08.30-11.00 WIT",
            "",
            "| Bulan | Tanggal | Tempat",
            "| Desember 2026 | 10 | Balai RT 03",
            "| Januari 2027 | 14 | Balai RT 03",
            "| Februari 2027 | 11 | Sekretariat KIM",
        ],
        [
            "# Yang perlu dibawa",
            "- Buku KIA",
            "- Kain gendong",
            "- Botol air minum anak",
            "",
            "Bila anak demam, beri tahu kader lebih dahulu.",
        ],
    ],
    "pdf-pendampingan": [
        [
            "# Jadwal pendampingan KIM kelurahan",
            "Setiap Rabu, pukul 15.30-17.00 WIB",
            "",
            "| Pekan | Kegiatan | Pendamping",
            "| Pertama | Menulis berita | Tim penyunting",
            "| Kedua | Keterangan foto | Tim penyunting",
            "| Ketiga | Memeriksa kabar | Sekretariat",
            "| Keempat | Papan informasi | Sekretariat",
        ],
        [
            "# Catatan",
            "- Tukar hari: hubungi sekretariat dua hari sebelumnya.",
            "- Bawalah satu naskah dan dua foto.",
            "- Pendampingan tidak dipungut biaya.",
        ],
    ],
    "pdf-modul": [
        [
            "# Modul menulis berita desa",
            "Pertemuan pertama, 90 menit",
            "",
            "| Menit | Kegiatan | Bahan",
            "| 0-15 | Berkenalan | Kartu nama",
            "| 15-45 | Enam pertanyaan 5W+1H | Kertas",
            "| 45-75 | Menulis lima baris | Buku tulis",
            "| 75-90 | Membaca bersama | -",
        ],
        [
            "# Pertemuan kedua",
            "",
            "| Menit | Kegiatan | Bahan",
            "| 0-30 | Memeriksa nama, angka | Tulisan",
            "| 30-60 | Keterangan foto | Ponsel",
            "| 60-90 | Menyebarkan | Papan, WhatsApp",
            "",
            "Sebelum dimuat, tanyakan: sudah benar? sudah izin? siapa pewartanya?",
        ],
    ],
}

TABLE = """
content/bahan
  foto-dari-ponsel.jpg | hp
  modul-menulis-berita.pdf | pdf-modul
  pilah-sampah.jpg | banksampah
content/kim/amungsa-timika-jaya/berita
  IMG-20251002-WA0011.jpg | pelatihan
  IMG-20251025-WA0004.jpg | gotongroyong
  IMG-20251118-WA0032.jpg | pasar
  IMG-20260108-WA0007.jpg | posyandu
  IMG-20260129-WA0026.jpg | jalan
  IMG-20260226-WA0015.jpg | noken
  IMG-20260307-WA0009.jpg | kebun
  IMG-20260321-WA0040.jpg | voli
  IMG-20260411-WA0021.jpg | sagu
  IMG-20260425-WA0003.jpg | posyandu
  IMG-20260502-WA0012.jpg | buku
  IMG-20260516-WA0030.jpg | banksampah
  IMG-20260530-WA0008.jpg | ikan
  IMG-20260627-WA0002.jpg | ronda
  IMG-20260725-WA0019.jpg | surya
  IMG-20260817-WA0051.jpg | panggung
  IMG-20260817-WA0055.jpg | voli
  IMG-20260829-WA0017.jpg | balai
  IMG-20260912-WA0005.jpg | rapat
  IMG-20261010-WA0023.jpg | ronda
  IMG-20261024-WA0006.jpg | hp
  IMG-20261024-WA0009.jpg | kebun
  IMG-20261107-WA0013.jpg | kebun
  IMG-20261117-WA0028.jpg | jembatan
  WhatsApp Image 2025-09-13 at 10.47.07.jpeg | rapat
content/kim/amungsa-timika-jaya/galeri
  IMG-20251220-WA0041.jpg | ronda
  IMG-20251220-WA0042.jpg | rumah
  IMG-20260411-WA0060.jpg | sagu
  IMG-20260411-WA0061.jpg | hutan
  IMG-20260411-WA0062.jpg | dapur
  IMG-20260817-WA0070.jpg | sekolah
  IMG-20260817-WA0071.jpg | panggung
  IMG-20260817-WA0073.jpg | pasar
  IMG-20260817-WA0074.jpg | voli
  WhatsApp Image 2026-11-06 at 07.12.44.jpeg | pasar
  WhatsApp Image 2026-11-06 at 07.20.05.jpeg | kebun
  WhatsApp Image 2026-11-06 at 07.31.52.jpeg | noken
content/kim/amungsa-timika-jaya/pengumuman
  jadwal-posyandu.pdf | pdf-posyandu
content/kim/amungsa-timika-jaya/profil
  bagan.png | bagan
  foto.jpg | balai
  ketua.jpg | orang
  logo.png | logo-gunung
  potensi-sagu.jpg | sagu
  produk-noken.jpg | noken
  sk-contoh.pdf | pdf-sk
content/kim/fk-kim-kota-probolinggo/berita
  IMG-20260224-WA0018.jpg | rapat
  IMG-20260626-WA0009.jpg | laut
content/kim/fk-kim-kota-probolinggo/galeri
  IMG-20260626-WA0030.jpg | pantai
  IMG-20260626-WA0031.jpg | ikan
  IMG-20260626-WA0032.jpg | hp
content/kim/fk-kim-kota-probolinggo/pengumuman
  jadwal-pendampingan.pdf | pdf-pendampingan
content/kim/fk-kim-kota-probolinggo/profil
  logo.png | logo-forum
  sk-forum-contoh.pdf | pdf-sk2
content/kim/gambir-lubuak-alai/berita
  IMG-20260214-WA0021.jpg | gambir
  IMG-20261104-WA0005.jpg | jalan
content/kim/gambir-lubuak-alai/galeri
  IMG-20260214-WA0040.jpg | gambir
  IMG-20260214-WA0042.jpg | pasar
content/kim/gambir-lubuak-alai/profil
  foto.jpg | gambir
content/kim/jukung-lok-buntar/berita
  IMG-20260207-WA0003.jpg | sungai
  IMG-20260718-WA0011.jpg | jembatan
  IMG-20261106-WA0029.jpg | sungai
content/kim/jukung-lok-buntar/galeri
  IMG-20260207-WA0030.jpg | sungai
  IMG-20260207-WA0031.jpg | pasar
  titian-sebelum.jpg | jembatan
  titian-sesudah.jpg | jembatan
content/kim/jukung-lok-buntar/profil
  logo.png | logo-jukung
content/kim/kakao-kalimbua/berita
  IMG-20260221-WA0006.jpg | kakao
  IMG-20261017-WA0008.jpg | dapur
content/kim/kakao-kalimbua/galeri
  IMG-20261017-WA0022.jpg | dapur
  IMG-20261017-WA0023.jpg | pasar
content/kim/kejajar-bersuara/berita
  IMG-20260310-WA0019.jpg | rapat
  IMG-20260805-WA0002.jpg | gunung
content/kim/kejajar-bersuara/galeri
  IMG-20260805-WA0040.jpg | gunung
  IMG-20260805-WA0041.jpg | kebun
content/kim/kejajar-bersuara/profil
  logo.png | logo-kabut
content/kim/kopi-sukananti/berita
  IMG-20250823-WA0012.jpg | kopi
  IMG-20260815-WA0044.jpg | dapur
  IMG-20261116-WA0002.jpg | tanam
content/kim/kopi-sukananti/galeri
  IMG-20260815-WA0060.jpg | kopi
  IMG-20260815-WA0061.jpg | pelatihan
  IMG-20260815-WA0063.jpg | panggung
  IMG-20260815-WA0064.jpg | gunung
  IMG-20260815-WA0065.jpg | rumah
content/kim/kopi-sukananti/profil
  foto.jpg | kopi
  logo.png | logo-kopi
  produk-kopi.jpg | kopi
content/kim/layar-ara/berita
  IMG-20260117-WA0020.jpg | perahu
  IMG-20260606-WA0017.jpg | pantai
  WhatsApp Image 2026-11-14 at 16.05.31.jpeg | laut
content/kim/layar-ara/galeri
  IMG-20260822-WA0040.jpg | perahu
  IMG-20260822-WA0041.jpg | pelatihan
  IMG-20261114-WA0051.jpg | perahu
  IMG-20261114-WA0053.jpg | laut
content/kim/layar-ara/profil
  logo.png | logo-layar
  produk-perahu.jpg | perahu
content/kim/mutiara-booi/berita
  IMG-20260314-WA0001.jpg | kebunpohon
  IMG-20260704-WA0022.jpg | pantai
  IMG-20261031-WA0010.jpg | laut
content/kim/mutiara-booi/galeri
  IMG-20260704-WA0030.jpg | laut
  IMG-20260704-WA0031.jpg | buku
  buka-sasi-laut.webp | ikan
  buka-sasi-makan.jpg | dapur
  buka-sasi-pagi.jpg | pantai
content/kim/mutiara-booi/profil
  foto.jpg | laut
  logo.png | logo-ombak
content/kim/pena-muda-kemloko/berita
  IMG-20260523-WA0013.jpg | hp
  IMG-20260905-WA0028.jpg | pelatihan
  IMG-20261113-WA0036.jpg | ronda
content/kim/pena-muda-kemloko/galeri
  IMG-20260905-WA0040.jpg | pelatihan
  IMG-20260905-WA0042.jpg | hp
content/kim/pena-muda-kemloko/profil
  logo.png | logo-pena
content/kim/rukun-seropan/berita
  IMG-20260131-WA0016.jpg | bambu
  IMG-20260418-WA0022.jpg | air
  IMG-20260816-WA0037.jpg | ronda
  IMG-20261115-WA0008.jpg | tanam
content/kim/rukun-seropan/galeri
  IMG-20260524-WA0006.jpg | bambu
  IMG-20260524-WA0007.jpg | pelatihan
  IMG-20261115-WA0031.jpg | tanam
  IMG-20261115-WA0032.jpg | gunung
content/kim/rukun-seropan/profil
  foto.jpg | bambu
  logo.png | logo-bambu
  produk-besek.jpg | bambu
content/kim/sari-subak-tengkudak/berita
  IMG-20260124-WA0013.jpg | terasering
  IMG-20260509-WA0027.jpg | sawah
  IMG-20260830-WA0033.jpg | terasering
content/kim/sari-subak-tengkudak/galeri
  IMG-20260509-WA0041.jpg | sawah
  IMG-20260509-WA0043.jpg | dapur
  sore-di-subak-1.jpg | terasering
  sore-di-subak-2.jpg | gunung
content/kim/sari-subak-tengkudak/profil
  foto.jpg | terasering
  logo.png | logo-padi
content/kim/sumber-makmur-kemloko/berita
  IMG-20260110-WA0015.jpg | sawah
  IMG-20260430-WA0020.jpg | sawah
  IMG-20260919-WA0031.jpg | banksampah
  IMG-20261110-WA0007.jpg | rapat
content/kim/sumber-makmur-kemloko/galeri
  IMG-20260430-WA0042.jpg | sawah
  IMG-20260430-WA0043.jpg | dapur
  IMG-20260919-WA0050.jpg | banksampah
  IMG-20260919-WA0051.jpg | balai
content/kim/sumber-makmur-kemloko/profil
  foto.jpg | sawah
  logo.png | logo-sumber
content/kim/tembawang-rambin/berita
  IMG-20250419-WA0014.jpg | hutan
  WhatsApp Image 2025-03-18 at 10.47.07.jpeg | karet
content/kim/tembawang-rambin/galeri
  IMG-20250419-WA0033.jpg | hutan
  IMG-20250419-WA0034.jpg | sungai
content/kim/tenun-fatukoto/berita
  IMG-20251108-WA0012.jpg | tenun
  IMG-20260328-WA0024.jpg | jagung
  IMG-20261111-WA0018.jpg | tenun
content/kim/tenun-fatukoto/galeri
  IMG-20260404-WA0001.jpg | jagung
  IMG-20260404-WA0002.jpg | gunung
  IMG-20261112-WA0004.jpg | tenun
  IMG-20261112-WA0005.jpg | tenun
content/kim/tenun-fatukoto/profil
  foto.jpg | tenun
  logo.png | logo-tenun
  produk-selendang.jpg | tenun
"""
"""A folder, and below it each file and what it shows."""


def entries() -> list[tuple[Path, str]]:
    """Every file to make, with the word for what it shows."""
    found, folder = [], Path()
    for line in TABLE.strip().splitlines():
        if line.startswith(" "):
            name, _, scene = line.strip().partition(" | ")
            found.append((folder / name, scene))
        else:
            folder = Path(line)
    return found


def make(path: Path, scene: str) -> None:
    """Draw one file; its size and the chance in it depend on nothing but its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if scene in PAPERS:
        path.write_bytes(pdf(PAPERS[scene]))
    elif scene == "bagan":
        chart().save(path, optimize=True)
    elif scene.startswith("logo-"):
        badge(scene.removeprefix("logo-")).quantize(64).save(path, optimize=True)
    else:
        seed = zlib.crc32(path.as_posix().encode())
        c = Canvas(1200, 900 if seed % 7 == 0 else 800, seed)
        SCENES[scene](c)
        picture = c.finish()
        if path.parent.name in SMALL:
            picture.thumbnail(SMALL[path.parent.name], Image.Resampling.LANCZOS)
        if path.suffix == ".webp":
            picture.save(path, quality=QUALITY, method=6)
        else:
            picture.save(path, format="JPEG", quality=QUALITY, optimize=True, progressive=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the sample network's pictures and PDFs.")
    parser.add_argument("--only", default="", help="make files whose path contains this text")
    wanted = parser.parse_args().only
    total = 0
    for path, scene in entries():
        if wanted in path.as_posix():
            make(path, scene)
            total += path.stat().st_size
    print(f"{total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
