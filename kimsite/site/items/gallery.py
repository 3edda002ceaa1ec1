"""A gallery over several pages, so that none costs a phone more than 200 KB."""

from __future__ import annotations

from dataclasses import dataclass

from kimsite.model import Target
from kimsite.rendering.photos.shot import Shot
from kimsite.site.items.item import Item

MOST = 12
"""Pictures a page."""


@dataclass(frozen=True, slots=True)
class GalleryPart:
    """One page of a gallery: its ``number`` from 1, and how many pictures stand ``before`` it."""

    number: int
    shots: tuple[Shot, ...]
    before: int
    pages: tuple[Target, ...]


def divide_gallery(item: Item) -> list[GalleryPart]:
    """The pages of ``item``: at least one, which stands at its address."""
    starts = range(0, max(1, len(item.shots)), MOST)
    more = (_page(item.page, number) for number in range(2, len(starts) + 1))
    pages = (item.page, *more)
    return [
        GalleryPart(number, item.shots[start : start + MOST], start, pages)
        for number, start in enumerate(starts, start=1)
    ]


def _page(first: Target, number: int) -> Target:
    """In a folder of the gallery's own name, which no other item can have."""
    return Target(first.owner, f"{first.path.removesuffix('.html')}/{number}.html")
