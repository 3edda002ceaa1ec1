"""The reduce: summaries and national content become the directory."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from kimsite.directory.build import build_directory
from kimsite.engine.memory import Trace
from kimsite.engine.parts import digest_value, explain, file_parts
from kimsite.engine.work import place_artifacts
from kimsite.engine.write import write_artifacts
from kimsite.model import DIRECTORY, Setting, Summary, Target
from kimsite.moment import ZONES, zone_of
from kimsite.reading.national import National
from kimsite.reading.profiles import Registry
from kimsite.reading.tree import Tree
from kimsite.regions import Regions
from kimsite.rendering.layout import Layout
from kimsite.rendering.theme import Theme


def directory_parts(
    shared: dict[str, str], tree: Tree, registry: Registry, summaries: list[Summary]
) -> dict[str, str]:
    """What the directory depends on: each summary, the offices, and the national files."""
    return {
        **shared,
        "kantor": digest_value(sorted(registry.offices.items())),
        **{f"ringkasan {s.slug}": digest_value(asdict(s)) for s in summaries},
        **file_parts(tree.root, tree.national, tree.national_assets),
    }


def reduce_sites(
    summaries: list[Summary],
    national: National,
    registry: Registry,
    regions: Regions,
    theme: Theme,
    layout: Layout,
    setting: Setting,
    cache: Path,
    parts: dict[str, str],
    before: Trace | None,
    output: Path | None,
) -> tuple[Trace, list[str]]:
    """Build and write the directory where it is stale; its Trace, and why it was (or nothing).

    Raises ThemeFault and WriteFault.
    """
    now = setting.now(zone_of(ZONES[setting.network.zona]))
    reasons = explain(before.parts, parts) if before else ["belum pernah dibuat"]
    if before and not before.holds(now):
        reasons.append("waktu: ada yang mulai tampil, berakhir atau lewat")
    if before and not reasons:
        return before, []
    site = build_directory(
        summaries,
        national.notices,
        national.events,
        national.pages,
        registry.offices,
        regions,
        theme,
        layout,
        setting,
        cache,
    )
    if output is not None:
        placed = place_artifacts(layout, DIRECTORY, site.artifacts)
        outputs = write_artifacts(placed, output, before.outputs if before else {})
    else:
        outputs = {layout.place(Target(DIRECTORY, a.path)): "" for a in site.artifacts}
    trace = Trace(
        DIRECTORY, parts, outputs, None, site.problems, since=site.since, until=site.until
    )
    return trace, reasons
