"""What a village makes together."""

from __future__ import annotations

import math

from tools.sample_pictures.canvas import Canvas, Point, dark, light, mix
from tools.sample_pictures.parts.houses import house
from tools.sample_pictures.parts.land import far, ground, ridge, sky, tree, tufts, water
from tools.sample_pictures.parts.people import SHIRTS, person


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
