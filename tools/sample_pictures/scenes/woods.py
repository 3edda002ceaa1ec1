"""Woods, and work in them."""

from __future__ import annotations

import math

from tools.sample_pictures.canvas import Canvas, dark, light, mix
from tools.sample_pictures.parts.land import (
    LEAVES,
    WOODS,
    bush,
    far,
    ground,
    leaf,
    palm,
    ridge,
    sky,
    tufts,
    water,
)
from tools.sample_pictures.parts.people import person


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
