"""A village and its ways."""

from __future__ import annotations

from tools.sample_pictures.canvas import Canvas, dark, light, mix
from tools.sample_pictures.parts.houses import awning, hall, house
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
    tufts,
)
from tools.sample_pictures.parts.people import SHIRTS, crowd, person


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
