"""What is drawn from a KIM's logo: a mark for its pages, an icon for browsers and home screens, and
a card for shared links.

One of each a KIM; a KIM with a photo shares that instead of the card.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kimsite.rendering.darkroom import is_kept, keep, shelf
from kimsite.rendering.pictures import Rendition, name_picture

MARK = (168, 168)
"""Pixels: 56 of the page's, on a screen with three to each."""
ICON = (180, 180)
"""Pixels of an apple-touch-icon; browsers make it smaller for their tabs."""
CARD = (1200, 630)
"""Pixels of the picture that WhatsApp, Facebook and others show whole."""
RECIPE = "e2"


@dataclass(frozen=True, slots=True)
class Emblem:
    """``mark`` is a WebP, perhaps transparent; ``icon``, a PNG, and ``card``, a JPEG, are white."""

    mark: Rendition
    icon: Rendition
    card: Rendition

    @property
    def all(self) -> tuple[Rendition, ...]:
        """Its pictures."""
        return self.mark, self.icon, self.card


def derive_emblem(logo: Path, cache: Path) -> Emblem:
    """Draw the emblem of ``logo`` in ``cache``, or take it from there.

    Raises PictureFault and CacheFault as ``pictures.derive_picture``.
    """
    digest = name_picture(logo)
    stem = shelf(cache, digest, RECIPE)
    mark, icon, card = (stem.with_suffix(suffix) for suffix in (".webp", ".png", ".jpg"))
    if not (is_kept(mark) and is_kept(icon) and is_kept(card)):
        _draw(logo, mark, icon, card)
    return Emblem(
        Rendition(f"foto/{digest}-logo.webp", *MARK, mark),
        Rendition(f"foto/{digest}-ikon.png", *ICON, icon),
        Rendition(f"foto/{digest}-kartu.jpg", *CARD, card),
    )


def _draw(logo: Path, mark: Path, icon: Path, card: Path) -> None:
    from kimsite.rendering.shrink import mount, shrink_photo, write_jpeg, write_png, write_webp

    picture = shrink_photo(logo, CARD[1])
    white, clear = (255, 255, 255, 255), (255, 255, 255, 0)
    keep(mark, write_webp(mount(picture, MARK, clear, margin=0), 6_000, (80, 65, 50)))
    keep(icon, write_png(mount(picture, ICON, white, margin=0.06)))
    keep(card, write_jpeg(mount(picture, CARD, white, margin=0.14), 100_000, (85, 70, 50)))
