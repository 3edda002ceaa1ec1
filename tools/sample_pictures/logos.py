"""Logos, and the chart of an organisation."""

from __future__ import annotations

import math
import zlib

from PIL import Image, ImageDraw, ImageFont

from tools.sample_pictures.canvas import SCALE, Canvas, light


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
