"""Fields and what they bear."""

from __future__ import annotations

import math

from tools.sample_pictures.canvas import Canvas, dark, light, mix
from tools.sample_pictures.parts.land import (
    FRUITS,
    LEAVES,
    WOODS,
    bush,
    far,
    ground,
    leaf,
    palm,
    ridge,
    sky,
    tree,
)
from tools.sample_pictures.parts.people import person


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
