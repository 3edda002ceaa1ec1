"""People who come together."""

from __future__ import annotations

import math

from tools.sample_pictures.canvas import Canvas, Point, dark, light, mix
from tools.sample_pictures.parts.houses import ROOFS, WALLS, bunting, hall, room
from tools.sample_pictures.parts.land import WOODS, far, ground, sky, tree
from tools.sample_pictures.parts.people import SHIRTS, crowd, person


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
