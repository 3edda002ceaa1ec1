"""A picture as a page shows it: a large one, a small one, and words for those who cannot see it.

Phones get the small one, whatever their pixels: many pay for each megabyte. Who wants to see more
opens the large one.
"""

from __future__ import annotations

from dataclasses import dataclass

from kimsite.model import Target
from kimsite.rendering.photos.pictures import PictureFile

SIZES = "(max-width: 40rem) 160px, 44rem"
"""How wide a browser is told that a picture is: on a phone a third of the truth, so that a screen
with three pixels to a point takes the small one, too."""


@dataclass(frozen=True, slots=True)
class Thumb:
    """The small picture, at most 480 pixels wide; ``width`` and ``height`` in pixels."""

    target: Target
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Shot:
    """``target`` is the large picture, ``width`` and ``height`` its size in pixels.

    ``length`` is its bytes, which feeds tell; it is a JPEG.
    """

    target: Target
    width: int
    height: int
    thumb: Thumb
    alt: str = ""
    caption: str = ""
    length: int = 0


def show_picture(owner: str, picture: PictureFile, alt: str = "", caption: str = "") -> Shot:
    """How pages of ``owner`` show ``picture``."""
    large, small = picture.large, picture.small
    thumb = Thumb(Target(owner, small.path), small.width, small.height)
    target = Target(owner, large.path)
    return Shot(target, large.width, large.height, thumb, alt, caption, large.length)
