"""What is seen from near."""

from __future__ import annotations

import math

from tools.sample_pictures.canvas import Canvas, dark, light, mix
from tools.sample_pictures.parts.houses import WALLS, pot
from tools.sample_pictures.parts.land import FRUITS, LEAVES, WOODS
from tools.sample_pictures.parts.people import SHIRTS, SKIN, crowd, person


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
