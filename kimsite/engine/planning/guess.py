"""Whom a slug means that no KIM has: among tens of thousands, only those alike are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from kimsite.engine.surveying.card import Card

_MANY = 300
"""A word that more KIM share tells none of them apart; nor is there time to look at them all."""
_HEAD = 4


class Guess:
    """Finds whom a slug means, among those that share a word with it or begin alike."""

    def __init__(self, cards: Mapping[str, Card]) -> None:
        self._former: dict[str, str] = {}
        self._near: dict[str, list[str]] = {}
        for slug, card in cards.items():
            former = card.facts.former if card.facts is not None else ()
            self._former |= dict.fromkeys(former, slug)
            for key in _keys(slug):
                self._near.setdefault(key, []).append(slug)

    def meant(self, slug: str, cutoff: float) -> str:
        """Whose slug it was before, else whose is most like it; nothing where none is."""
        if slug in self._former:
            return self._former[slug]
        groups = (self._near.get(key, []) for key in _keys(slug.lower()))
        near = {known for group in groups if len(group) <= _MANY for known in group}
        return next(iter(get_close_matches(slug.lower(), sorted(near), n=1, cutoff=cutoff)), "")


def _keys(slug: str) -> Iterator[str]:
    """The words of ``slug``, and how it begins."""
    yield from set(slug.split("-"))
    yield f"{slug[:_HEAD]}…"
