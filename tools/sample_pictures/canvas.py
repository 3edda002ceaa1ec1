"""A picture being drawn, and the colours it is drawn in."""

from __future__ import annotations

import random
from collections.abc import Sequence

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
Point = tuple[float, float]
SCALE = 2
"""Pictures are drawn this many times larger and reduced, which smooths every edge."""
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
