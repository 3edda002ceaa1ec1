"""What is stale: each KIM's stamp and context now against those of its last Trace."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kimsite.digest import digest_parts
from kimsite.engine.memory import Memory
from kimsite.engine.output import find_damaged
from kimsite.engine.parts import Job, context_of, explain, job_parts, site_parts
from kimsite.engine.roll import Card, Facts, Roll
from kimsite.forms import Office
from kimsite.model import MaterialBrief, Setting
from kimsite.moment import zone_of
from kimsite.reading.offices import office_for
from kimsite.reading.tree import scan_content
from kimsite.rendering.layout import Layout, home_page

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
    """What planning looks at besides the roll."""

    setting: Setting
    layout: Layout
    output: Path | None
    shared: dict[str, str]
    offices: dict[str, Office]
    materials: tuple[MaterialBrief, ...]


def plan_sites(roll: Roll, here: Circumstances, memory: Memory) -> Plan:
    """Compare every card of ``roll`` with its row of ``memory``."""
    plan, shared = Plan(), digest_parts(here.shared)
    for slug, card in roll.cards.items():
        if card.facts is None:
            continue
        job = _job(card, card.facts, here)
        reasons = _weigh(card, card.facts, job, shared, roll.taken, here, memory)
        if reasons is None:
            plan.fresh.append(slug)
        else:
            plan.stale[slug], plan.reasons[slug] = job, reasons
    return plan


def _job(card: Card, facts: Facts, here: Circumstances) -> Job:
    aimed = tuple(brief for brief in here.materials if brief.concerns(facts.region, facts.fields))
    office = office_for(here.offices, facts.region)
    aimed = aimed if card.has_site else ()
    return Job(card.found, office, aimed, card.has_site, card.withheld, card.taken)


def _weigh(
    card: Card,
    facts: Facts,
    job: Job,
    shared: str,
    taken: int,
    here: Circumstances,
    memory: Memory,
) -> list[str] | None:
    """Why the site is stale; None if it is fresh."""
    light = card.light
    if light is None:
        return [NEVER]
    if light.dirty or not light.context:
        return [DOUBT]
    parts = job_parts(job, light.cited.split(), here.setting.material_titles)
    if light.context != context_of(shared, parts):
        return []
    if not light.holds(here.setting.now(zone_of(facts.offset))):
        return [TIME]
    front = {here.layout.place(home_page(card.slug)): 0}
    if here.output is not None and card.has_site and find_damaged(here.output, front):
        return [GONE]
    if light.stamp == card.stamp.digest:
        return None
    return _compare(card, parts, taken, here, memory)


def _compare(
    card: Card, parts: dict[str, str], taken: int, here: Circumstances, memory: Memory
) -> list[str] | None:
    """The times moved, or cannot be trusted: compare the contents."""
    before = memory.trace(card.slug)
    if before is None:
        return [DOUBT]
    root = here.setting.root
    own = site_parts(root, card.found, scan_content(root, card.slug))
    reasons = explain(before.parts, here.shared | parts | own)
    if reasons:
        return reasons
    memory.restamp(card.slug, card.stamp.settled(taken))
    return None
