"""Draw the theme's pictures in ``themes/baku/static``: ``pratinjau.jpg``, which shared links show
where a page has none, and ``ikon.png`` for the phone's home screen, as ``ikon.svg`` has it.

Run from the repository's root: ``python tools/make_theme_pictures.py``. No words are drawn, so that
the picture fits every network and needs no font.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

SIZE = (1200, 630)
SCALE = 3
"""Drawn this many times larger and reduced, which smooths every edge."""
PAPER, GREEN, DEEP, SOFT, SUN = "#eef6f1", "#17663f", "#12603a", "#cfe6d9", "#f1b47f"
ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "themes" / "baku" / "static"


def draw() -> Image.Image:
    """Hills, houses, and three bubbles of talk above them."""
    picture = Image.new("RGB", (SIZE[0] * SCALE, SIZE[1] * SCALE), PAPER)
    pen = _Pen(ImageDraw.Draw(picture))
    pen.circle(1010, 150, 74, SUN)
    pen.hill(200, 900, 560, "#dcece3")
    pen.hill(950, 1010, 540, SOFT)
    for x, y, size in ((150, 516, 74), (285, 488, 98), (890, 548, 92), (1040, 532, 70)):
        pen.house(x, y, size)
    pen.hill(380, 1260, 790, GREEN)  # before the houses, whose feet it hides
    pen.hill(1060, 1400, 880, DEEP)
    pen.bubble(440, 120, 330, 190, "white", DEEP)
    pen.bubble(262, 206, 150, 96, GREEN, PAPER)
    pen.bubble(862, 292, 130, 84, GREEN, PAPER)
    return picture.resize(SIZE, Image.Resampling.LANCZOS)


class _Pen:
    """Draws in pixels of the finished picture."""

    def __init__(self, pen: ImageDraw.ImageDraw) -> None:
        self.pen = pen

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        """A disc around (x, y)."""
        box = [SCALE * v for v in (x - radius, y - radius, x + radius, y + radius)]
        self.pen.ellipse(box, fill=colour)

    def hill(self, x: float, y: float, radius: float, colour: str) -> None:
        """The top of a great disc."""
        self.circle(x, y, radius, colour)

    def house(self, x: float, y: float, size: float) -> None:
        """A wall, a door and a roof; (x, y) is the middle of its foot."""
        half = size / 2
        self._box(x - half, y - size * 0.7, x + half, y, "#fdf8ee")
        self._box(x - size * 0.12, y - size * 0.4, x + size * 0.12, y, DEEP)
        top, eaves = y - size * 1.25, y - size * 0.66
        roof = [(x - half * 1.3, eaves), (x, top), (x + half * 1.3, eaves)]
        self.pen.polygon([(a * SCALE, b * SCALE) for a, b in roof], fill="#a3553a")

    def bubble(
        self, x: float, y: float, width: float, height: float, colour: str, ink: str
    ) -> None:
        """A bubble of talk with three dots."""
        box = [SCALE * v for v in (x, y, x + width, y + height)]
        self.pen.rounded_rectangle(box, radius=SCALE * height * 0.26, fill=colour)
        tail = [
            (x + width * 0.22, y + height * 0.9),
            (x + width * 0.2, y + height * 1.3),
            (x + width * 0.46, y + height * 0.9),
        ]
        self.pen.polygon([(a * SCALE, b * SCALE) for a, b in tail], fill=colour)
        for number in (-1, 0, 1):
            self.circle(x + width / 2 + number * width * 0.2, y + height / 2, height * 0.09, ink)

    def _box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        self.pen.rectangle([SCALE * v for v in (left, top, right, bottom)], fill=colour)


def draw_icon() -> Image.Image:
    """A bubble of talk, 180 pixels wide."""
    picture = Image.new("RGB", (180 * SCALE, 180 * SCALE), DEEP)
    _Pen(ImageDraw.Draw(picture)).bubble(38, 42, 104, 72, "white", DEEP)
    return picture.resize((180, 180), Image.Resampling.LANCZOS)


def main() -> None:
    shared, icon = STATIC / "pratinjau.jpg", STATIC / "ikon.png"
    draw().save(shared, "JPEG", quality=82, optimize=True, progressive=True)
    draw_icon().quantize(32).save(icon, "PNG", optimize=True)
    for file in (shared, icon):
        print(f"made {file.relative_to(ROOT)}, {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
