"""One build from end to end: scan, roll, plan, map, reduce, publish, sweep. The only path."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from kimsite.engine.front import build_directory
from kimsite.engine.known import Known
from kimsite.engine.planning.named import report_unknown
from kimsite.engine.planning.nextchange import find_next_change, write_next_change
from kimsite.engine.planning.parts import digest_value
from kimsite.engine.planning.plan import Circumstances, Plan, plan_sites
from kimsite.engine.planning.quotes import Quotes
from kimsite.engine.publishing.lock import Lock, LockedError
from kimsite.engine.remembering.memoryfile import drop_memory, memory_file, refusal
from kimsite.engine.remembering.trace import Trace
from kimsite.engine.request import Outcome, Request
from kimsite.engine.sites import build_sites
from kimsite.engine.surveying.card import Card
from kimsite.engine.surveying.roll import call_roll
from kimsite.engine.working.budget import judge
from kimsite.engine.workshop import Workshop, spare
from kimsite.engine.writing.draft import Draft
from kimsite.engine.writing.output import find_damaged
from kimsite.engine.writing.stage import Stage
from kimsite.engine.writing.write import WriteFault
from kimsite.model import ASSETS, DIRECTORY, Artifact, Target
from kimsite.problem import Problem, Span, merge_problems
from kimsite.reading.texts.mentions import gather_mentions
from kimsite.region import lies_in
from kimsite.regions import regions as open_regions
from kimsite.rendering.faults import CacheFault, ThemeFault
from kimsite.rendering.look.theme import Theme


def build_network(request: Request, known: Known | None = None) -> Outcome:
    """Build the network; what goes wrong is in the Outcome, never raised.

    ``known`` is what the last build of this process left, if there was one.
    """
    kept = Known() if known is None else known
    root, output = request.setting.root, request.output
    try:
        theme = kept.theme(request.setting, keep=output is not None)
        if output is None:
            return _run(Workshop(request, theme, kept, None), kept)
        with Lock(root, output, request.wait), Stage(root, output) as stage:
            return _build_remembering(request, theme, kept, stage.folder)
    except ThemeFault as fault:
        return Outcome([fault.problem], stopped=True)
    except WriteFault as fault:
        kept.forget()
        return Outcome([fault.problem], stopped=True)
    except LockedError:
        shown = Span((output or root).as_posix())
        return Outcome([Problem.at(shown, "sedang-dibangun")], stopped=True)
    except BaseException:
        kept.forget()
        raise
    finally:
        if known is None:
            kept.close()


def _build_remembering(request: Request, theme: Theme, known: Known, stage: str) -> Outcome:
    """Build with the memory; where it turns out unreadable, once more without it."""
    assert request.output is not None  # noqa: S101 -- for the type checker
    file = memory_file(request.setting.root, request.output)
    try:
        return _run(Workshop(request, theme, known, stage), known)
    except sqlite3.DatabaseError as error:
        if (fault := refusal(file, error)) is not None:
            raise fault from error
    known.forget()
    drop_memory(file)
    return _run(Workshop(request, theme, known, stage), known)


def _run(shop: Workshop, known: Known) -> Outcome:
    """Scan, call the roll, plan, map, reduce, publish, sweep."""
    setting, outcome = shop.request.setting, shop.outcome
    regions = open_regions()
    survey = known.survey(setting.root, shop.jobs)
    shop.tree = survey.tree
    if not shop.tree.readable:
        return Outcome(merge_problems(shop.tree.problems), stopped=True)
    shop.nation = known.nation(shop.tree, setting, regions)
    outcome.problems += shop.nation.problems
    shop.settle(replace(setting, materials=shop.nation.content.quotes(preview=setting.preview)))
    rules = digest_value((setting.network.bidang, setting.network.tingkat_kim))
    shop.roll = call_roll(survey, shop.lights, setting.network, regions, rules, known.roll)
    known.roll = replace(shop.roll)
    outcome.problems += report_unknown(shop.nation.content.namings, shop.roll, shop.tree)
    shop.quotes = Quotes(shop.roll.cards, shop.setting, shop.shared, regions, shop.memory.quotes)
    _narrow(shop)
    if outcome.unmatched:
        return outcome
    plan = _plan(shop)
    if plan.stale:
        shop.theme.prepare()
    shop.publication.claim()
    _draft_assets(shop)
    build_sites(shop, plan)
    if shop.request.only:
        shop.publish(set())
    else:
        _finish(shop)
    known.settle()
    _say_next_change(shop, known)
    return _close(shop, plan)


def _say_next_change(shop: Workshop, known: Known) -> None:
    """Say and write down when the next build without an edit is due; a check leaves no output."""
    request, setting, roll = shop.request, shop.setting, known.roll
    if request.output is None or setting.preview or roll is None:
        return
    cards, posts = list(roll.cards.values()), shop.nation.content.posts
    shop.outcome.next_change = find_next_change(shop.memory, cards, posts, setting)
    try:
        write_next_change(setting.root, request.output, shop.outcome.next_change)
    except WriteFault as fault:
        shop.complain(fault)


def _narrow(shop: Workshop) -> None:
    """Keep what ``--only`` names: slugs, or region codes for all KIM below them."""
    only = shop.request.only
    if not only:
        return
    matched: set[str] = set()
    chosen: dict[str, Card] = {}
    for slug, card in shop.roll.cards.items():
        region = card.facts.region if card.facts else card.found.folder
        words = {w for w in only if w == slug or lies_in(region, w)}
        if words:
            chosen[slug] = card
            matched |= words
    shop.outcome.unmatched = [word for word in only if word not in matched]
    shop.roll.cards = chosen


def _plan(shop: Workshop) -> Plan:
    nation = shop.nation
    materials = tuple(n.brief for n in nation.content.notices if n.brief.listed)
    here = Circumstances(
        f"{shop.shared_digest} {nation.number} {_quotes(shop)}", shop.setting, shop.layout,
        shop.request.output, shop.request.cache, shop.shared, nation.offices, materials,
        gather_mentions(nation.content.namings), shop.quotes,
    )  # fmt: skip
    plan = plan_sites(shop.roll, here, shop.memory)
    plan.held = [slug for slug, card in shop.roll.cards.items() if shop.is_held(slug, card)]
    return plan


def _quotes(shop: Workshop) -> str:
    """The digest of all posts that sites were last seen to pass on, as they are now."""
    cited = {key for row in shop.lights.values() for key in row.cited.split()}
    found = shop.quotes.of(sorted(cited))
    if not shop.request.only:
        shop.memory.quotes.keep_only(found)
    return digest_value(sorted(found.items()))


def _draft_assets(shop: Workshop) -> None:
    """The theme's static files."""
    if shop.drafting is None:
        return
    owner, static = shop.layout.assets, shop.theme.static
    placed = {shop.layout.place(Target(ASSETS, path)): file for path, file in static.items()}
    files = [(place, Artifact(file.name, copy_of=file)) for place, file in placed.items()]
    sizes = {place: file.stat().st_size for place, file in placed.items() if file.is_file()}
    before = shop.before(owner)
    known = spare(before, find_damaged(Path(shop.drafting.output), sizes))
    outputs, draft = shop.drafting.draft_folder(owner, files, known)
    if before is None or draft != Draft(owner):
        shop.publication.begin([owner])
        trace = Trace(owner, {}, outputs)
        shop.publication.add(shop.light(trace), trace, draft)


def _finish(shop: Workshop) -> None:
    """The directory; then all is published, and what stands no longer goes."""
    cards, rows = shop.roll.cards, shop.rows
    gone = set(rows) - set(cards) - {DIRECTORY, shop.layout.assets}
    unbuilt = {slug for slug, card in cards.items() if card.facts is None}
    gone |= (unbuilt - set(shop.outcome.held)) & set(rows)
    gone -= _hold_unread(shop, gone)
    if leaving := gone - shop.shown_assets(shop.outcome.held):
        # A page of the directory may take a place of theirs before their rows are dropped.
        shop.memory.mark_dirty(sorted(leaving))
    try:
        build_directory(shop, gone)
    except (ThemeFault, WriteFault) as fault:
        # The old directory stays, and with it the sites of those who are gone.
        shop.complain(fault)
        gone = set()
    except CacheFault as error:
        shop.complain(WriteFault(error.filename, error))
        gone = set()
    # A held site still shows itself in the theme it was built with.
    shop.publish(gone - shop.shown_assets(shop.outcome.held))


def _hold_unread(shop: Workshop, gone: set[str]) -> set[str]:
    """Those whose profile lies in a folder that cannot be read are not gone: they stand."""
    unread = tuple(f"{folder}/" for folder in shop.tree.unread)
    if not unread:
        return set()
    traces = ((slug, shop.memory.trace(slug)) for slug in gone)
    held = {
        slug
        for slug, trace in traces
        if trace is not None and any(path.startswith(unread) for path in trace.parts)
    }
    shop.outcome.held += sorted(held)
    return held


def _close(shop: Workshop, plan: Plan) -> Outcome:
    outcome = shop.outcome
    outcome.reasons |= plan.reasons
    outcome.problems += [*shop.theme.problems, *shop.tree.problems, *shop.roll.problems]
    outcome.problems += shop.memory.problems()
    outcome.problems += judge(
        shop.weights, shop.setting.network.anggaran, shop.theme.folders[0].shown
    )
    outcome.problems = merge_problems(outcome.problems)
    shop.count()
    return outcome
