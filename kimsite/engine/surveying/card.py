"""A card: one KIM on the roll."""

from __future__ import annotations

from dataclasses import dataclass

from kimsite.engine.remembering.light import Light
from kimsite.engine.surveying.facts import Facts
from kimsite.engine.surveying.stamp import Stamp
from kimsite.reading.tree.finds import ProfileFile


@dataclass(slots=True)
class Card:
    """One KIM on the roll. ``facts`` is None where its profile is broken.

    ``withheld`` says that its number is another's, ``taken`` which of its former slugs are.
    ``fresh_in`` names the circumstances in which a plan has found it fresh.
    """

    found: ProfileFile
    stamp: Stamp
    light: Light | None
    facts: Facts | None = None
    withheld: bool = False
    taken: tuple[str, ...] = ()
    fresh_in: str = ""

    @property
    def slug(self) -> str:
        """The KIM's slug."""
        return self.found.slug

    @property
    def has_site(self) -> bool:
        """A registered KIM has its site here, unless it lives elsewhere and has no texts here."""
        facts = self.facts
        return facts is not None and facts.registered and (self.stamp.texts or not facts.elsewhere)
