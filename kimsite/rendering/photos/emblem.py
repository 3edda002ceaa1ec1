"""What is drawn from a KIM's logo: a mark for its pages, an icon for browsers and home screens, and
a card for shared links.

One of each a KIM; a KIM with a photo shares that instead of the card.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kimsite.rendering.photos.darkroom import is_kept, keep, shelf
from kimsite.rendering.photos.pictures import LETTERS, Rendition, read_original

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


def derive_emblem(logo: Path, cache: Path, digest: str = "") -> Emblem:
    """Draw the emblem of ``logo`` in ``cache``, or take it from there.

    As ``pictures.derive_picture``, and raises the same.
    """
    if digest and (found := _kept(digest[:LETTERS], cache)):
        return found
    data, name = read_original(logo)
    return _kept(name, cache) or _draw(data, name, cache)


def _kept(name: str, cache: Path) -> Emblem | None:
    files = _files(name, cache)
    return _emblem(name, *files) if all(map(is_kept, files)) else None


def _files(name: str, cache: Path) -> tuple[Path, Path, Path]:
    stem = shelf(cache, name, RECIPE)
    return stem.with_suffix(".webp"), stem.with_suffix(".png"), stem.with_suffix(".jpg")


def _emblem(name: str, mark: Path, icon: Path, card: Path) -> Emblem:
    return Emblem(
        Rendition(f"foto/{name}-logo.webp", *MARK, mark),
        Rendition(f"foto/{name}-ikon.png", *ICON, icon),
        Rendition(f"foto/{name}-kartu.jpg", *CARD, card),
    )


def _draw(data: bytes, name: str, cache: Path) -> Emblem:
    from kimsite.rendering.photos.shrink import (
        mount,
        shrink_photo,
        write_jpeg,
        write_png,
        write_webp,
    )

    picture = shrink_photo(data, CARD[1])
    mark, icon, card = _files(name, cache)
    white, clear = (255, 255, 255, 255), (255, 255, 255, 0)
    keep(mark, write_webp(mount(picture, MARK, clear, margin=0), 6_000, (80, 65, 50)))
    keep(icon, write_png(mount(picture, ICON, white, margin=0.06)))
    keep(card, write_jpeg(mount(picture, CARD, white, margin=0.14), 100_000, (85, 70, 50)))
    return _emblem(name, mark, icon, card)
