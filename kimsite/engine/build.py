"""One build from end to end: scan, roll, plan, map, reduce, publish, sweep. The only path."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kimsite.digest import digest_parts
from kimsite.engine.draft import NOTHING, Draft, Drafting
from kimsite.engine.known import Known
from kimsite.engine.lock import Lock, LockedError
from kimsite.engine.memory import Memory, drop_memory, memory_file, refusal
from kimsite.engine.output import FRONT_FILES, find_damaged
from kimsite.engine.parts import (
    context_of,
    digest_value,
    explain,
    job_parts,
    own_parts,
    shared_parts,
)
from kimsite.engine.plan import DOUBT, GONE, Circumstances, Plan, plan_sites
from kimsite.engine.publish import Publication
from kimsite.engine.reduce import Reduction
from kimsite.engine.request import Outcome, Request
from kimsite.engine.roll import Card, call_roll, write_facts
from kimsite.engine.stage import Stage
from kimsite.engine.sweep import Sweep
from kimsite.engine.trace import Light, Trace, light_of
from kimsite.engine.work import Commission, Order, Report, place_artifacts
from kimsite.engine.write import WriteFault
from kimsite.model import ASSETS, DIRECTORY, Artifact, Target
from kimsite.problem import Problem, Span, merge_problems
from kimsite.regions import regions as open_regions
from kimsite.rendering.faults import CacheFault, ThemeFault
from kimsite.rendering.layout import Layout
from kimsite.rendering.theme import Theme


def build_network(request: Request, known: Known | None = None) -> Outcome:
    """Build the network; what goes wrong is in the Outcome, never raised.

    ``known`` is what the last build of this process left, if there was one.
    """
    kept = Known() if known is None else known
    root, output = request.setting.root, request.output
    try:
        theme = kept.theme(request.setting, keep=output is not None)
        if output is None:
            return _Build(request, theme, kept, None).run()
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
        return _Build(request, theme, known, stage).run()
    except sqlite3.DatabaseError as error:
        if (fault := refusal(file, error)) is not None:
            raise fault from error
    known.forget()
    drop_memory(file)
    return _Build(request, theme, known, stage).run()


class _Build:
    """The steps of one build, which share what the earlier ones found."""

    def __init__(self, request: Request, theme: Theme, known: Known, stage: str | None) -> None:
        self.request = request
        self.theme = theme
        self.known = known
        self.memory: Memory = known.memory(request.setting.root, request.output)
        base_url = request.setting.base_url or request.setting.network.alamat_situs
        self.layout = Layout(base_url, theme.assets)
        self.outcome = Outcome(partial=bool(request.only))
        if not self._stands():
            self.memory.clear()
        self.rows = self.memory.lights()
        self.lights = {} if request.full else self.rows
        self.drafting = Drafting(str(request.output), stage) if stage is not None else None
        self.publication = Publication(request.output, stage, self.memory)
        self.sweep = Sweep(request.output, self.layout, self.memory)
        self.pages = {owner: row.pages for owner, row in self.rows.items()}

    def run(self) -> Outcome:
        """Scan, call the roll, plan, map, reduce, publish, sweep."""
        setting = self.request.setting
        regions = open_regions()
        survey = self.known.survey(setting.root, self.jobs)
        self.tree = survey.tree
        if not self.tree.readable:
            return Outcome(merge_problems(self.tree.problems), stopped=True)
        nation = self.known.nation(self.tree, setting, regions)
        self.national, self.offices = nation.content, nation.offices
        self.outcome.problems += nation.problems
        titles = {
            notice.brief.name: notice.brief.credit
            for notice in self.national.notices
            if notice.post.shown or setting.preview
        }
        self.setting = replace(setting, material_titles=titles)
        self.shared = shared_parts(self.setting, self.theme, self.layout)
        self.shared_digest = digest_parts(self.shared)
        rules = digest_value((setting.network.bidang, setting.network.tingkat_kim))
        self.roll = call_roll(survey, self.lights, setting.network, regions, rules, self.known.roll)
        self.known.roll = replace(self.roll)
        self._narrow()
        if self.outcome.unmatched:
            return self.outcome
        plan = plan_sites(self.roll, self._circumstances(nation.number), self.memory)
        plan.held = [slug for slug, card in self.roll.cards.items() if self._is_held(slug, card)]
        if plan.stale:
            self.theme.prepare()
        self.publication.claim()
        self._draft_assets()
        self._map(plan)
        if self.request.only:
            self._publish(set())
        else:
            self._finish()
        self.known.settle()
        return self._close(plan)

    @property
    def jobs(self) -> int:
        """How many processes may work."""
        return self.request.jobs or os.cpu_count() or 1

    def _finish(self) -> None:
        """The directory; then all is published, and what stands no longer goes."""
        gone = set(self.rows) - set(self.roll.cards) - {DIRECTORY, self.layout.assets}
        unbuilt = {slug for slug, card in self.roll.cards.items() if card.facts is None}
        gone |= (unbuilt - set(self.outcome.held)) & set(self.rows)
        gone -= self._hold_unread(gone)
        if leaving := gone - self._shown_assets():
            # A page of the directory may take a place of theirs before their rows are dropped.
            self.memory.mark_dirty(sorted(leaving))
        try:
            self._reduce(gone)
        except (ThemeFault, WriteFault) as fault:
            # The old directory stays, and with it the sites of those who are gone.
            self._complain(fault)
            gone = set()
        except CacheFault as error:
            self._complain(WriteFault(error.filename, error))
            gone = set()
        self._publish(gone - self._shown_assets())

    def _publish(self, gone: set[str]) -> None:
        try:
            self.publication.finish(self.sweep.leaving(gone))
        except WriteFault as fault:
            # The pages that were not replaced may still need what was to go.
            self._complain(fault)
            return
        self.outcome.problems += [*self.publication.problems, *self.sweep.remove()]

    def _complain(self, fault: ThemeFault | WriteFault) -> None:
        """Say it and go on; where the disk is full there is nothing to go on with."""
        if isinstance(fault, WriteFault) and fault.full:
            raise fault
        self.outcome.problems.append(fault.problem)

    def _hold_unread(self, gone: set[str]) -> set[str]:
        """Those whose profile lies in a folder that cannot be read are not gone: they stand."""
        unread = tuple(f"{folder}/" for folder in self.tree.unread)
        if not unread:
            return set()
        traces = ((slug, self.memory.trace(slug)) for slug in gone)
        held = {
            slug
            for slug, trace in traces
            if trace is not None and any(path.startswith(unread) for path in trace.parts)
        }
        self.outcome.held += sorted(held)
        return held

    def _stands(self) -> bool:
        output = self.request.output
        return output is not None and (output / "robots.txt").is_file()

    def _is_held(self, slug: str, card: Card) -> bool:
        """Whether a broken profile has a last good site to keep; ``--full`` forgets none."""
        return card.facts is None and slug in self.rows and bool(self.rows[slug].context)

    def _circumstances(self, nation: int) -> Circumstances:
        materials = tuple(n.brief for n in self.national.notices if n.brief.listed)
        name, output = f"{self.shared_digest} {nation}", self.request.output
        return Circumstances(
            name, self.setting, self.layout, output, self.shared, self.offices, materials
        )

    def _narrow(self) -> None:
        """Keep what ``--only`` names: slugs, or region codes for all KIM below them."""
        only = self.request.only
        if not only:
            return
        matched: set[str] = set()
        chosen: dict[str, Card] = {}
        for slug, card in self.roll.cards.items():
            region = card.facts.region if card.facts else card.found.folder
            words = {w for w in only if w == slug or region == w or region.startswith(f"{w}.")}
            if words:
                chosen[slug] = card
                matched |= words
        self.outcome.unmatched = [word for word in only if word not in matched]
        self.roll.cards = chosen

    def _draft_assets(self) -> None:
        """The theme's static files."""
        if self.drafting is None:
            return
        owner = self.layout.assets
        static = {
            self.layout.place(Target(ASSETS, path)): file
            for path, file in self.theme.static.items()
        }
        files = [(place, Artifact(file.name, copy_of=file)) for place, file in static.items()]
        sizes = {place: file.stat().st_size for place, file in static.items()}
        before = self._before(owner)
        known = _spare(before, find_damaged(Path(self.drafting.output), sizes))
        outputs, draft = self.drafting.draft_folder(owner, files, known)
        if before is None or draft != Draft(owner):
            self.publication.begin([owner])
            trace = Trace(owner, {}, outputs)
            self.publication.add(self._light(trace), trace, draft)

    def _before(self, owner: str) -> Trace | None:
        """What is known of the files of ``owner``: nothing after a crash, or with ``--full``."""
        row = self.lights.get(owner)
        return self.memory.trace(owner) if row is not None and not row.dirty else None

    def _light(self, trace: Trace, **given: str) -> Light:
        return light_of(trace, self.layout.assets)._replace(**given)  # type: ignore[arg-type]

    def _map(self, plan: Plan) -> None:
        order = Order(self.setting, self.layout, self.drafting, self.request.cache, self.shared)
        self.outcome.held = list(plan.held)
        broken = [slug for slug, card in self.roll.cards.items() if card.facts is None]
        self.outcome.lost = [slug for slug in broken if slug not in plan.held]
        if not plan.stale:
            return
        from kimsite.engine.run import run_commissions  # with all that builds pages

        self.publication.begin(plan.stale)
        reports = run_commissions(order, self._commissions(plan), self.jobs, self.theme)
        for number, report in enumerate(reports, start=1):
            self._take(plan, report)
            if self.request.progress is not None:
                self.request.progress(number, len(plan.stale))
        self.publication.flush()

    def _commissions(self, plan: Plan) -> Iterator[Commission]:
        for slug, job in plan.stale.items():
            before = self._before(slug) if plan.reasons[slug] != [GONE] else None
            stands = slug in self.rows and bool(self.rows[slug].context)
            yield Commission(job, before.outputs if before else {}, stands, self._own(slug, before))

    def _own(self, slug: str, before: Trace | None) -> dict[str, str] | None:
        """The digests of a KIM's own files, if they are as they were."""
        row = self.lights.get(slug)
        if before is None or row is None or row.stamp != self.roll.cards[slug].stamp.digest:
            return None
        return own_parts(before.parts)

    def _take(self, plan: Plan, report: Report) -> None:
        slug, trace = report.slug, report.trace
        self.outcome.problems += report.problems
        self.outcome.broken |= report.broken
        if trace is None:
            self._hold(slug)
            return
        if not plan.reasons[slug] and self.request.explain:
            before = self.memory.trace(slug)
            plan.reasons[slug] = explain(before.parts, trace.parts) if before else [DOUBT]
        parts = job_parts(plan.stale[slug], trace.cited, self.setting.material_titles)
        context = context_of(self.shared_digest, parts)
        light = self._light_of(self.roll.cards[slug], trace, context)
        try:
            self.publication.add(light, trace, report.draft)
        except WriteFault as fault:
            self._complain(fault)
            self._hold(slug)
            return
        self.outcome.built += bool(trace.outputs)
        self.pages[slug] = trace.pages

    def _hold(self, slug: str) -> None:
        """What could not be built keeps its last version, if it has one, and is tried again."""
        self.memory.mark_dirty([slug])
        row = self.rows.get(slug)
        kept = row is not None and bool(row.context)
        (self.outcome.held if kept else self.outcome.lost).append(slug)

    def _light_of(self, card: Card, trace: Trace, context: str) -> Light:
        told, facts = digest_value(trace.summary), write_facts(card.facts)
        return self._light(trace, stamp=card.stamp.kept, context=context, facts=facts, told=told)

    def _reduce(self, gone: set[str]) -> None:
        before = self._before(DIRECTORY)
        damaged = self._find_damaged(before)
        reduction = Reduction(
            self.tree, self.national, self.offices, open_regions(), self.theme, self.layout,
            self.setting, self.request.cache, self.shared, self.memory, gone, before, damaged,
        )  # fmt: skip
        reasons = reduction.reasons() + ([GONE] if damaged else [])
        if not reasons:
            return
        self.outcome.reasons[DIRECTORY] = reasons
        self.publication.begin([DIRECTORY])
        with self.memory.transaction():
            trace, draft = self._draft_directory(reduction, _spare(before, damaged))
        self.publication.add(self._light(trace, context="-"), trace, draft)
        self.pages[DIRECTORY] = trace.pages

    def _draft_directory(self, reduction: Reduction, known: dict[str, str]) -> tuple[Trace, Draft]:
        """Draft what is printed again; ``known`` are the digests of what stands."""
        placed = place_artifacts(self.layout, DIRECTORY, reduction.artifacts())
        if self.drafting is None:
            return reduction.trace(dict.fromkeys((path for path, _ in placed), "")), NOTHING
        written, draft = self.drafting.draft_files(placed, known)
        trace = reduction.trace(written)
        if reduction.before is not None:
            standing = set(reduction.before.outputs)
        else:
            # A broken profile that no row remembers has no site: what stands there is nobody's.
            sound = {slug for slug, card in self.roll.cards.items() if card.facts is not None}
            standing = self.sweep.find_unknown(sound | set(self.rows))
        return trace, replace(draft, gone=tuple(sorted(standing - trace.outputs.keys())))

    def _find_damaged(self, before: Trace | None) -> set[str]:
        """What of the directory is gone from the output, or emptied where it would be seen."""
        if self.request.output is None:
            return set()
        root = os.fspath(self.request.output)
        written = before.outputs if before is not None else ()
        lost = {path for path in written if not os.path.isfile(f"{root}/{path}")}  # noqa: PTH113 -- as many as pages
        return lost | find_damaged(self.request.output, dict.fromkeys(FRONT_FILES, 0))

    def _shown_assets(self) -> set[str]:
        """A held site still shows itself in the theme it was built with."""
        return {self.rows[slug].assets for slug in self.outcome.held if slug in self.rows}

    def _close(self, plan: Plan) -> Outcome:
        outcome = self.outcome
        outcome.reasons |= plan.reasons
        outcome.problems += [*self.theme.problems, *self.tree.problems, *self.roll.problems]
        outcome.problems += self.memory.problems()
        outcome.problems = merge_problems(outcome.problems)
        owners = {*self.roll.cards, *outcome.held}
        standing = [slug for slug in owners if self.pages.get(slug)]
        outcome.sites = len(standing)
        outcome.pages = sum(self.pages.get(o, 0) for o in (*standing, DIRECTORY))
        return outcome


def _spare(before: Trace | None, damaged: set[str]) -> dict[str, str]:
    """The outputs that still stand as they were written."""
    outputs = before.outputs if before is not None else {}
    return {path: digest for path, digest in outputs.items() if path not in damaged}
