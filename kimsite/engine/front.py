"""The directory's turn: reduced from all summaries, drafted where it differs from what stands."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib import import_module

from kimsite.engine.planning.parts import find_version
from kimsite.engine.planning.plan import GONE
from kimsite.engine.reducing.reduce import Reduction
from kimsite.engine.reducing.searching import PACKAGE, Searching
from kimsite.engine.remembering.trace import Trace
from kimsite.engine.working.budget import Scales
from kimsite.engine.working.work import place_artifacts
from kimsite.engine.workshop import Workshop, spare
from kimsite.engine.writing.draft import NOTHING, Draft
from kimsite.engine.writing.output import FRONT_FILES, find_damaged
from kimsite.model import DIRECTORY
from kimsite.problem import Problem, Span
from kimsite.reading.registry.network import CONFIG
from kimsite.regions import regions


def load_printers() -> None:
    """Load all that prints the directory, which most builds have no need of."""
    for room in ("directory.opening", "engine.reducing.printing", "engine.reducing.search"):
        import_module(f"kimsite.{room}")


def build_directory(shop: Workshop, gone: set[str]) -> None:
    """Print again what shows something else than it did; the ``gone`` owners stand no longer.

    Raises ThemeFault, WriteFault and CacheFault; the old directory then stays.
    """
    _take_in(shop)
    before = shop.before(DIRECTORY)
    damaged = _find_damaged(shop, before)
    reduction = Reduction(
        shop.tree, shop.nation.content, shop.nation.offices, regions(), shop.theme, shop.layout,
        shop.setting, shop.request.cache, shop.shared, shop.memory, gone, before,
        _open_searching(shop), damaged, shop.jobs,
    )  # fmt: skip
    reasons = reduction.reasons() + ([GONE] if damaged else [])
    if not reasons:
        return
    shop.outcome.reasons[DIRECTORY] = reasons
    shop.publication.begin([DIRECTORY])
    with shop.memory.transaction():
        trace, draft = _draft(shop, reduction, spare(before, damaged))
    shop.publication.add(shop.light(trace, context="-"), trace, draft)
    shop.pages[DIRECTORY] = trace.pages


def _take_in(shop: Workshop) -> None:
    """What ``kimsite fetch`` brought since; the areas that it concerns are stale."""
    memory = shop.memory
    with memory.transaction():
        heard = memory.abroad.take_in(shop.tree, shop.setting.network, regions())
        memory.ledger.areas.mark_stale(memory.areas_of(heard))


def _draft(shop: Workshop, reduction: Reduction, known: dict[str, str]) -> tuple[Trace, Draft]:
    """Draft what is printed again; ``known`` are the digests of what stands."""
    placed = place_artifacts(shop.layout, DIRECTORY, reduction.artifacts())
    if shop.drafting is None:
        scales = Scales(shop.layout.assets, shop.theme.static)
        paths = []
        for path, artifact in placed:  # one after the other: no one holds all pages
            paths.append(path)
            shop.weights.add(scales.weigh([(path, artifact)], DIRECTORY))
        return reduction.trace(dict.fromkeys(paths, "")), NOTHING
    written, draft = shop.drafting.draft_files(placed, known)
    trace = reduction.trace(written)
    if reduction.before is not None:
        standing = set(reduction.before.outputs)
    else:
        # A broken profile that no row remembers has no site: what stands there is nobody's.
        sound = {slug for slug, card in shop.roll.cards.items() if card.facts is not None}
        standing = shop.sweep.find_unknown(sound | set(shop.rows))
    return trace, replace(draft, gone=tuple(sorted(standing - trace.outputs.keys())))


def _find_damaged(shop: Workshop, before: Trace | None) -> set[str]:
    """What of the directory is gone from the output, or emptied where it would be seen."""
    output = shop.request.output
    if output is None:
        return set()
    root = os.fspath(output)
    written = before.outputs if before is not None else ()
    lost = {path for path in written if not os.path.isfile(f"{root}/{path}")}  # noqa: PTH113 -- as many as pages
    return lost | find_damaged(output, dict.fromkeys(FRONT_FILES, 0))


def _open_searching(shop: Workshop) -> Searching | None:
    """None where no search was asked for; without the program one warning says how to get it."""
    asked = shop.request.search
    if not asked:
        return None
    if shop.drafting is None or asked == "nama":
        return Searching()
    version = find_version(PACKAGE)
    if not version:
        shop.outcome.problems.append(Problem.at(Span(CONFIG), "cari-tak-terpasang"))
    return Searching(version, shop.jobs)
