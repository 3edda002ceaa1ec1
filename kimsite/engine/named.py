"""KIM that the network's texts name and that no profile registers: each is told where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from kimsite.engine.roll import Roll
from kimsite.problem import Problem
from kimsite.reading.finds import Tree
from kimsite.reading.mentions import Naming

_LIKELY, _SURE = 0.6, 0.85
"""How like a name of the roll must be to be proposed, and to be what was surely meant."""


def report_unknown(namings: Iterable[Naming], roll: Roll, tree: Tree) -> list[Problem]:
    """A problem for each of ``namings`` whose KIM is not on the ``roll``.

    Only who has seen every profile may say so: none is told while a folder cannot be read.
    """
    unknown = [naming for naming in namings if naming.slug not in roll.cards]
    if not unknown or tree.unread:
        return []
    former = {
        old: slug
        for slug, card in roll.cards.items()
        for old in (card.facts.former if card.facts is not None else ())
    }
    return list(filter(None, (_report(naming, roll, former) for naming in unknown)))


def _report(naming: Naming, roll: Roll, former: dict[str, str]) -> Problem | None:
    """None where nobody of this network need be meant."""
    slug = naming.slug
    usul = former.get(slug) or _guess(slug, roll, _SURE if naming.loose else _LIKELY)
    if naming.loose and not usul:
        return None
    values = {"slug": slug} | ({"usul": usul} if usul else {})
    return Problem.at(naming.place, "kim-tak-dikenal", **values)


def _guess(slug: str, roll: Roll, cutoff: float) -> str:
    """The slug that is most like it, of those that begin alike or share a word with it.

    To hold it against each of 83,000 would take a second.
    """
    words = {word for word in slug.lower().split("-") if len(word) > 3}
    near = [
        known
        for known in roll.cards
        if known[:2] == slug[:2].lower() or not words.isdisjoint(known.split("-"))
    ]
    return next(iter(get_close_matches(slug.lower(), near, n=1, cutoff=cutoff)), "")
