"""What is stale: each site's parts now against the parts of its last Trace."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kimsite.engine.memory import Trace
from kimsite.engine.parts import explain, file_parts, job_parts
from kimsite.engine.work import Commission
from kimsite.model import MaterialBrief, Setting
from kimsite.moment import zone_of
from kimsite.reading.community import Job
from kimsite.reading.profiles import Entry, Registry
from kimsite.reading.tree import Tree


@dataclass(slots=True)
class Plan:
    """What to build and why; ``held`` keep their last good site, ``listed`` have none here."""

    commissions: list[Commission] = field(default_factory=list)
    reasons: dict[str, list[str]] = field(default_factory=dict)
    fresh: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    listed: list[Entry] = field(default_factory=list)


def plan_sites(
    tree: Tree,
    registry: Registry,
    materials: tuple[MaterialBrief, ...],
    setting: Setting,
    shared: dict[str, str],
    traces: dict[str, Trace],
) -> Plan:
    """Compare every site with its Trace."""
    plan = Plan()
    for entry in registry.entries:
        if entry.profile is None:
            if entry.slug in traces and entry.slug not in plan.held:
                plan.held.append(entry.slug)
            continue
        items = tuple(tree.items.get(entry.slug, ()))
        if not has_site(entry, items):
            plan.listed.append(entry)
            continue
        job = Job(entry, items, registry.office_for(entry.chain), _aimed(materials, entry))
        assets = tuple(tree.assets.get(entry.slug, ()))
        _weigh(plan, job, assets, setting, shared, traces.get(entry.slug))
    return plan


def has_site(entry: Entry, items: tuple[object, ...]) -> bool:
    """A registered KIM has its site here, unless it lives elsewhere and has no content here."""
    assert entry.profile is not None  # noqa: S101 -- asked of sound entries only
    if entry.profile.pendaftaran != "terdaftar":
        return False
    return bool(items) or entry.profile.situs_lain is None


def _weigh(
    plan: Plan,
    job: Job,
    assets: tuple[Path, ...],
    setting: Setting,
    shared: dict[str, str],
    trace: Trace | None,
) -> None:
    slug, parts = job.entry.slug, job_parts(job)
    if trace is None:
        plan.reasons[slug] = ["belum pernah dibuat"]
        plan.commissions.append(Commission(job, assets, parts, {}))
        return
    now = shared | parts | file_parts(setting.root, job.items, assets)
    reasons = explain(trace.parts, now)
    if not trace.holds(setting.now(zone_of(job.entry.chain[-1].utc_offset))):
        reasons.append("waktu: ada yang mulai tampil, berakhir atau lewat")
    if reasons:
        plan.reasons[slug] = reasons
        plan.commissions.append(Commission(job, assets, parts, trace.outputs))
    else:
        plan.fresh.append(slug)


def _aimed(materials: tuple[MaterialBrief, ...], entry: Entry) -> tuple[MaterialBrief, ...]:
    assert entry.profile is not None  # noqa: S101 -- asked of sound entries only
    code, fields = entry.chain[-1].code, entry.profile.bidang
    return tuple(brief for brief in materials if brief.listed and brief.concerns(code, fields))
