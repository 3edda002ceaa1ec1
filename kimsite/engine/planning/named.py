"""KIM that the network's texts name and that no profile registers: each is told where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from kimsite.engine.planning.guess import Guess
from kimsite.engine.surveying.roll import Roll
from kimsite.problem import Problem
from kimsite.reading.texts.mentions import Naming
from kimsite.reading.tree.finds import Tree

_LIKELY, _SURE = 0.6, 0.85
"""How like a name of the roll must be to be proposed, and to be what was surely meant."""


def report_unknown(namings: Iterable[Naming], roll: Roll, tree: Tree) -> list[Problem]:
    """A problem for each of ``namings`` whose KIM is not on the ``roll``.

    Only who has seen every profile may say so: none is told while a folder cannot be read.
    """
    unknown = [naming for naming in namings if naming.slug not in roll.cards]
    if not unknown or tree.unread:
        return []
    guess = Guess(roll.cards)
    return list(filter(None, (_report(naming, guess) for naming in unknown)))


def _report(naming: Naming, guess: Guess) -> Problem | None:
    """None where nobody of this network need be meant."""
    usul = guess.meant(naming.slug, _SURE if naming.loose else _LIKELY)
    if naming.loose and not usul:
        return None
    values = {"slug": naming.slug} | ({"usul": usul} if usul else {})
    return Problem.at(naming.place, "kim-tak-dikenal", **values)
