"""KIM that the network's texts name and that no profile registers: each is told where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from kimsite.engine.roll import Roll
from kimsite.problem import Problem
from kimsite.reading.finds import Tree
from kimsite.reading.mentions import Naming

_LIKELY, _SURE = 0.6, 0.85
"""How like a name of the roll must be to be proposed, and to be what was surely meant."""
_MANY = 300
"""A word that more KIM share tells none of them apart; nor is there time to look at them all."""
_HEAD = 4


def report_unknown(namings: Iterable[Naming], roll: Roll, tree: Tree) -> list[Problem]:
    """A problem for each of ``namings`` whose KIM is not on the ``roll``.

    Only who has seen every profile may say so: none is told while a folder cannot be read.
    """
    unknown = [naming for naming in namings if naming.slug not in roll.cards]
    if not unknown or tree.unread:
        return []
    guess = _Guess(roll)
    return list(filter(None, (_report(naming, guess) for naming in unknown)))


def _report(naming: Naming, guess: _Guess) -> Problem | None:
    """None where nobody of this network need be meant."""
    usul = guess.meant(naming.slug, _SURE if naming.loose else _LIKELY)
    if naming.loose and not usul:
        return None
    values = {"slug": naming.slug} | ({"usul": usul} if usul else {})
    return Problem.at(naming.place, "kim-tak-dikenal", **values)


class _Guess:
    """Finds whom a slug means, among those that share a word with it or begin alike."""

    def __init__(self, roll: Roll) -> None:
        self._former: dict[str, str] = {}
        self._near: dict[str, list[str]] = {}
        for slug, card in roll.cards.items():
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
