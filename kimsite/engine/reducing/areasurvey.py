"""The survey of areas: those where a summary changed, or time passed what their lists wait for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kimsite.digest import digest_parts
from kimsite.directory.areas.area import Surveyor
from kimsite.directory.named import Register
from kimsite.directory.standing import Spans, Standing, still_stands
from kimsite.engine.remembering.memory import Memory
from kimsite.model import Setting, Summary

if TYPE_CHECKING:
    from kimsite.directory.search.records import Record


class AreaSurvey:
    """Which areas are to be surveyed, and how long what is known of the others stands.

    ``gone`` are the owners that stand no longer, ``shared`` is what every step depends on;
    ``fresh`` surveys every area.
    """

    def __init__(
        self,
        memory: Memory,
        setting: Setting,
        surveyor: Surveyor,
        gone: set[str],
        shared: Mapping[str, str],
        *,
        fresh: bool,
    ) -> None:
        self._memory = memory
        self._setting = setting
        self._surveyor = surveyor
        self._gone = gone
        parts = ("kimsite", "konfigurasi", "alamat situs")
        self._basis = digest_parts({name: shared[name] for name in parts})
        self._spans: dict[str, Spans | None] = memory.ledger.areas.spans(self._basis)
        if fresh:
            # An area that the ledger no longer has may have its KIM back.
            areas = {*self._spans, *memory.areas(), *memory.abroad.areas()}
            self._spans = dict.fromkeys(areas)

    @property
    def known(self) -> list[Spans]:
        """How long each area that need not be surveyed for its summaries stands."""
        return [spans for spans in self._spans.values() if spans is not None]

    def is_whole(self) -> bool:
        """Whether every summary is surveyed."""
        return len(self.known) == len(self._spans) and not self._memory.areas_of(self._gone)

    def still_stands(self) -> bool:
        """Whether time has not passed what the lists of an area wait for."""
        return all(still_stands(spans, self._setting) for spans in self.known)

    def survey(self) -> None:
        """Survey what is stale, and keep it in the ledger."""
        leaving = self._memory.areas_of(self._gone)
        for code, spans in sorted(self._spans.items()):
            lasting = spans is not None and still_stands(spans, self._setting)
            if not lasting or code in leaving:
                self._survey(code)

    def _survey(self, code: str) -> None:
        ledger, summaries = self._memory.ledger, self._summaries(code)
        first = next(summaries, None)
        if first is None:
            ledger.drop_area(code)
            del self._spans[code]
            return
        standing = Standing(self._setting)
        area = self._surveyor.survey(code, itertools.chain([first], summaries), standing)
        ledger.put_area(area, self._basis, standing.spans)
        self._memory.abroad.put_twins(code, area.twins)
        self._spans[code] = standing.spans

    def tell_records(self, area: str) -> Iterator[Record]:
        """What search finds of an area, told again from its summaries."""
        return self._surveyor.tell_records(self._summaries(area))

    def tell_named(self, slugs: set[str]) -> Register:
        """How those of ``slugs`` that stand are shown where a text names them."""
        told = ((slug, self._memory.summary(slug)) for slug in sorted(slugs - self._gone))
        known = ((slug, self._surveyor.name(one)) for slug, one in told if one is not None)
        return {slug: one for slug, one in known if one is not None}

    def _summaries(self, area: str) -> Iterator[Summary]:
        """The KIM of an area, our own first, with their news from elsewhere."""
        abroad = self._memory.abroad
        own = (s for s in self._memory.summaries(area) if s.slug not in self._gone)
        return itertools.chain(map(abroad.with_news, own), abroad.summaries(area))
