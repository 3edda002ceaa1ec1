"""Water: the sea, rivers, and who lives by them."""

from __future__ import annotations

import math

from tools.sample_pictures.canvas import Canvas, dark, light, mix
from tools.sample_pictures.parts.houses import boat, house
from tools.sample_pictures.parts.land import (
    FRUITS,
    WOODS,
    bush,
    far,
    ground,
    palm,
    peak,
    ridge,
    sky,
    tree,
    water,
)
from tools.sample_pictures.parts.people import crowd, person


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
