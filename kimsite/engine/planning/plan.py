"""What is stale: each KIM's stamp and context now against those of its last Trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.digest import digest_parts
from kimsite.engine.planning.parts import (
    Job,
    context_of,
    explain,
    job_parts,
    largest_file,
    site_parts,
)
from kimsite.engine.planning.quotes import Quotes
from kimsite.engine.remembering.light import Light
from kimsite.engine.remembering.memory import Memory
from kimsite.engine.surveying.card import Card
from kimsite.engine.surveying.facts import Facts
from kimsite.engine.surveying.familiar import Familiar
from kimsite.engine.surveying.roll import Roll
from kimsite.engine.writing.output import find_damaged
from kimsite.model import MaterialBrief, Mention, Setting
from kimsite.moment import zone_of
from kimsite.reading.registry.offices import office_for
from kimsite.reading.tree.content import scan_content
from kimsite.rendering.layout import Layout, home_page

if TYPE_CHECKING:
    from kimsite.forms import Office

TIME = "waktu: ada yang mulai tampil, berakhir atau lewat"
NEVER = "belum pernah dibuat"
DOUBT = "pembangunan terakhir tidak sampai selesai"
GONE = "halamannya hilang dari folder hasil"


@dataclass(slots=True)
class Plan:
    """What to build and why; ``fresh`` stand as they are, ``held`` keep their last good site.

    An empty list of reasons is filled when the new Trace can be compared with the old.
    """

    stale: dict[str, Job] = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=dict)
    fresh: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What planning looks at besides the roll; ``name`` is another where any of it is.

    The clock alone may move on under one name.
    """

    name: str
    setting: Setting
    layout: Layout
    output: Path | None
    cache: Path
    shared: dict[str, str]
    offices: dict[str, Office]
    materials: tuple[MaterialBrief, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    quotes: Quotes


def plan_sites(roll: Roll, here: Circumstances, memory: Memory) -> Plan:
    """Compare every card of ``roll`` with its row of ``memory``."""
    plan, scales = Plan(), _Scales(here, memory)
    for slug, card in roll.cards.items():
        facts, light = card.facts, card.light
        if facts is None:
            continue
        reasons = scales.weigh(card, facts, light)
        if reasons is None:
            plan.fresh.append(slug)
        else:
            plan.stale[slug], plan.reasons[slug] = scales.job(card, facts), reasons
    return plan


class _Scales:
    """Weighs cards; what many KIM have in common is worked out once."""

    def __init__(self, here: Circumstances, memory: Memory) -> None:
        self._here = here
        self._memory = memory
        self._shared = digest_parts(here.shared)
        included = here.setting.network.includes
        self._briefs = () if included else here.materials
        self._named = {code for brief in self._briefs for code in brief.regions}
        self._aimed: dict[object, tuple[MaterialBrief, ...]] = {}
        self._contexts: dict[object, str] = {}
        self._nows: dict[int, datetime] = {}

    def job(self, card: Card, facts: Facts) -> Job:
        """What building the site would need to know."""
        office = office_for(self._here.offices, facts.region)
        aimed = self._aim(facts) if card.has_site else ()
        said = self._here.mentions.get(card.slug, ())
        quotes = self._here.quotes.of(card.light.cited.split() if card.light else ())
        return Job(
            card.found, office, aimed, card.has_site, card.withheld, card.taken, said, quotes
        )

    def weigh(self, card: Card, facts: Facts, light: Light | None) -> list[str] | None:
        """Why the site is stale; None if it is fresh."""
        if light is None:
            return [NEVER]
        if light.dirty or not light.context:
            return [DOUBT]
        known = card.fresh_in == self._here.name
        if not known and light.context != self._context(card, facts, light):
            return []
        if (light.until is not None or light.since is not None) and not light.holds(
            self._now(facts.offset)
        ):
            return [TIME]
        if known:
            return None
        if self._here.output is not None and card.has_site:
            front = {self._here.layout.place(home_page(card.slug)): 0}
            if find_damaged(self._here.output, front):
                return [GONE]
        if light.stamp != card.stamp.digest:
            reasons = self._compare(card, facts, light)
            if reasons is not None:
                return reasons
        if card.stamp.settled:
            card.fresh_in = self._here.name
        return None

    def _aim(self, facts: Facts) -> tuple[MaterialBrief, ...]:
        """The materials that a KIM's pages show: one tuple for all of a region that none names."""
        code, chain = facts.region, []
        while code and self._named:
            if code in self._named:
                chain.append(code)
            code = code.rpartition(".")[0]
        key = (tuple(chain), facts.fields)
        found = self._aimed.get(key)
        if found is None:
            found = tuple(
                brief.on_sites()
                for brief in self._briefs
                if brief.concerns(facts.region, facts.fields)
            )
            self._aimed[key] = found
        return found

    def _context(self, card: Card, facts: Facts, light: Light) -> str:
        office = office_for(self._here.offices, facts.region)
        aimed = self._aim(facts) if card.has_site else ()
        said = self._here.mentions.get(card.slug, ())
        key = (id(office), id(aimed), card.has_site, card.withheld, card.taken, light.cited, said)
        found = self._contexts.get(key)
        if found is None:
            found = context_of(self._shared, self._parts(card, facts, light))
            self._contexts[key] = found
        return found

    def _parts(self, card: Card, facts: Facts, light: Light) -> dict[str, str]:
        materials = self._here.setting.materials
        return job_parts(self.job(card, facts), light.cited.split(), materials)

    def _now(self, offset: int) -> datetime:
        now = self._nows.get(offset)
        if now is None:
            now = self._nows[offset] = self._here.setting.now(zone_of(offset))
        return now

    def _compare(self, card: Card, facts: Facts, light: Light) -> list[str] | None:
        """The times moved, or cannot be trusted: compare the contents."""
        before = self._memory.trace(card.slug)
        if before is None:
            return [DOUBT]
        root = self._here.setting.root
        familiar = Familiar.of(
            self._here.cache, card.slug, largest_file(self._here.setting.network)
        )
        own = site_parts(root, card.found, scan_content(root, card.slug), digest=familiar.digest)
        familiar.keep()
        reasons = explain(before.parts, self._here.shared | self._parts(card, facts, light) | own)
        if reasons:
            return reasons
        self._memory.restamp(card.slug, card.stamp.kept)
        return None
