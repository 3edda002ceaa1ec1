"""The materials meant for a region by name, as its page tells of them: the newest three."""

from __future__ import annotations

from collections.abc import Iterable

from kimsite.model import MaterialBrief
from kimsite.site.pages.materials import Notice, tell_notice

SHOWN = 3


class Aimed:
    """Materials by the regions they name; what is for everyone is on no region's page."""

    def __init__(self, briefs: Iterable[MaterialBrief], language: str) -> None:
        self._language = language
        self._held: dict[str, list[MaterialBrief]] = {}
        for brief in briefs:
            for code in brief.regions if brief.listed else ():
                self._held.setdefault(code, []).append(brief)

    def at(self, code: str) -> list[MaterialBrief]:
        """Those for the region ``code`` or one that holds it: urgent first, then the newest."""
        parts = code.split(".")
        above = (".".join(parts[: level + 1]) for level in range(len(parts)))
        found = {brief.name: brief for held in above for brief in self._held.get(held, ())}
        newest = sorted(found.values(), key=lambda brief: brief.name)
        newest.sort(key=lambda brief: (brief.urgent, brief.date), reverse=True)
        return newest[:SHOWN]

    def within(self, code: str) -> list[list[MaterialBrief]]:
        """All that the pages of ``code`` and of the regions below it tell of."""
        below = sorted(held for held in self._held if held.startswith(f"{code}."))
        return [self.at(held) for held in (code, *below)]

    def notices(self, code: str) -> list[Notice]:
        """Those of :meth:`at`, as pages show them."""
        return [tell_notice(brief, self._language) for brief in self.at(code)]
