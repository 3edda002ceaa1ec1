"""What is drawn from a KIM's logo: an icon for browsers and home screens, a card for shared links.

One of each a KIM, on white; a KIM with a photo shares that instead of the card.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kimsite.rendering.darkroom import is_kept, keep, shelf
from kimsite.rendering.pictures import Rendition, name_picture

ICON = (180, 180)
"""Pixels of an apple-touch-icon; browsers make it smaller for their tabs."""
CARD = (1200, 630)
"""Pixels of the picture that WhatsApp, Facebook and others show whole."""
RECIPE = "e1"


@dataclass(frozen=True, slots=True)
class Emblem:
    """``icon`` is a PNG, ``card`` a JPEG where one is asked for."""

    icon: Rendition
    card: Rendition | None


def derive_emblem(logo: Path, cache: Path, *, card: bool) -> Emblem:
    """Draw the emblem of ``logo`` in ``cache``, or take it from there.

    Raises PictureFault and CacheFault as ``pictures.derive_picture``.
    """
    digest = name_picture(logo)
    stem = shelf(cache, digest, RECIPE)
    icon, shared = stem.with_suffix(".png"), stem.with_suffix(".jpg")
    if not (is_kept(icon) and (is_kept(shared) or not card)):
        from kimsite.rendering.shrink import mount, shrink_photo, write_jpeg, write_png

        picture = shrink_photo(logo, CARD[1])
        keep(icon, write_png(mount(picture, ICON, margin=0.06)))
        if card:
            keep(shared, write_jpeg(mount(picture, CARD, margin=0.14), 100_000, (85, 70, 50)))
    return Emblem(
        Rendition(f"foto/{digest}-ikon.png", *ICON, icon),
        Rendition(f"foto/{digest}-kartu.jpg", *CARD, shared) if card else None,
    )
