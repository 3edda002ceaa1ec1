"""The map: every stale site is built by a worker, and what it answers is taken in as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kimsite.engine.front import load_printers
from kimsite.engine.planning.parts import context_of, digest_value, explain, job_parts, own_parts
from kimsite.engine.planning.plan import DOUBT, GONE, Plan
from kimsite.engine.remembering.light import Light
from kimsite.engine.remembering.trace import Trace
from kimsite.engine.surveying.card import Card
from kimsite.engine.surveying.facts import write_facts
from kimsite.engine.working.order import Commission, Order, Report
from kimsite.engine.workshop import Workshop
from kimsite.engine.writing.write import WriteFault


def build_sites(shop: Workshop, plan: Plan) -> None:
    """Build what is stale; what is held, lost or broken is said in the outcome."""
    shop.outcome.held = list(plan.held)
    broken = [slug for slug, card in shop.roll.cards.items() if card.facts is None]
    shop.outcome.lost = [slug for slug in broken if slug not in plan.held]
    if not plan.stale:
        return
    from kimsite.engine.working.run import run_commissions  # with all that builds pages

    request = shop.request
    order = Order(
        shop.setting, shop.layout, shop.drafting, request.cache, shop.shared, request.full
    )
    shop.publication.begin(plan.stale)
    slugs, number = list(plan.stale), 0
    while slugs:
        wanting: list[str] = []
        given = order, _commissions(shop, plan, slugs), len(slugs), shop.jobs, shop.theme
        for report in run_commissions(*given, meanwhile=load_printers):
            if report.wanting:
                _quote(shop, plan, report)
                wanting.append(report.slug)
                continue
            _take(shop, plan, report)
            number += 1
            if request.progress is not None:
                request.progress(number, len(plan.stale))
        slugs = wanting
    shop.publication.flush()


def _quote(shop: Workshop, plan: Plan, report: Report) -> None:
    """A site passes on posts of other KIM that it did not when it was last built."""
    job = plan.stale[report.slug]
    quotes = {**job.quotes, **shop.quotes.of(report.wanting)}
    plan.stale[report.slug] = replace(job, quotes=quotes)


def _commissions(shop: Workshop, plan: Plan, slugs: list[str]) -> Iterator[Commission]:
    for slug in slugs:
        job = plan.stale[slug]
        before = shop.before(slug) if plan.reasons[slug] != [GONE] else None
        outputs = before.outputs if before else {}
        yield Commission(job, outputs, shop.is_kept(slug), _own(shop, slug, before))


def _own(shop: Workshop, slug: str, before: Trace | None) -> dict[str, str] | None:
    """The digests of a KIM's own files, if they are as they were."""
    row = shop.lights.get(slug)
    if before is None or row is None or row.stamp != shop.roll.cards[slug].stamp.digest:
        return None
    return own_parts(before.parts)


def _take(shop: Workshop, plan: Plan, report: Report) -> None:
    slug, trace, outcome = report.slug, report.trace, shop.outcome
    outcome.problems += report.problems
    outcome.broken |= report.broken
    if trace is None:
        _hold(shop, slug)
        return
    if report.weights is not None:
        shop.weights.add(report.weights)
    if not plan.reasons[slug] and shop.request.explain:
        before = shop.memory.trace(slug)
        plan.reasons[slug] = explain(before.parts, trace.parts) if before else [DOUBT]
    parts = job_parts(plan.stale[slug], trace.cited, shop.setting.materials)
    light = _light(shop, shop.roll.cards[slug], trace, context_of(shop.shared_digest, parts))
    try:
        shop.publication.add(light, trace, report.draft)
    except WriteFault as fault:
        shop.complain(fault)
        _hold(shop, slug)
        return
    outcome.built += bool(trace.outputs)
    shop.pages[slug] = trace.pages


def _hold(shop: Workshop, slug: str) -> None:
    """What could not be built keeps its last version, if it has one, and is tried again."""
    shop.memory.mark_dirty([slug])
    (shop.outcome.held if shop.is_kept(slug) else shop.outcome.lost).append(slug)


def _light(shop: Workshop, card: Card, trace: Trace, context: str) -> Light:
    told, facts = digest_value(trace.summary), write_facts(card.facts)
    return shop.light(trace, stamp=card.stamp.kept, context=context, facts=facts, told=told)
