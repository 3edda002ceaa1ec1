"""One build from end to end: scan, read, plan, map, reduce, sweep. The only path there is."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kimsite.engine.lock import Lock, LockedError
from kimsite.engine.memory import Memory, Trace, open_memory
from kimsite.engine.output import MARK
from kimsite.engine.parts import shared_parts
from kimsite.engine.plan import Plan, plan_sites
from kimsite.engine.reduce import directory_parts, reduce_sites
from kimsite.engine.run import run_commissions
from kimsite.engine.work import Commission, Order
from kimsite.engine.write import WriteFault, list_files, remove_files, write_artifacts
from kimsite.model import ASSETS, DIRECTORY, Artifact, Setting, Summary, Target
from kimsite.problem import Problem, Span, merge_problems
from kimsite.reading.community import Job, load_community
from kimsite.reading.national import load_national
from kimsite.reading.profiles import Entry, load_registry
from kimsite.reading.tree import scan_tree
from kimsite.regions import regions as open_regions
from kimsite.rendering.layout import Layout
from kimsite.rendering.theme import Theme, ThemeFault, load_theme
from kimsite.site.build import build_listed


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a build. ``output`` None builds and reports, and writes nothing.

    ``jobs`` 0 means every core; ``wait`` is how many seconds to wait for another build.
    """

    setting: Setting
    output: Path | None
    cache: Path
    jobs: int = 0
    only: tuple[str, ...] = ()
    full: bool = False
    wait: float = 0
    progress: Callable[[int, int], None] | None = None


@dataclass(slots=True)
class Outcome:
    """What a build did. ``reasons`` say why each stale site was built; "" is the directory."""

    problems: list[Problem] = field(default_factory=list)
    sites: int = 0
    built: int = 0
    pages: int = 0
    held: list[str] = field(default_factory=list)
    reasons: dict[str, list[str]] = field(default_factory=dict)
    broken: bool = False
    stopped: bool = False
    partial: bool = False
    unmatched: list[str] = field(default_factory=list)


def build_network(request: Request) -> Outcome:
    """Build the network; what goes wrong is in the Outcome, never raised."""
    network = request.setting.network
    try:
        theme = load_theme(request.setting.root, network.tema, network.bahasa)
    except ThemeFault as fault:
        return Outcome([fault.problem], stopped=True)
    try:
        if request.output is None:
            return _run(request, theme, Memory(None))
        with Lock(request.setting.root, request.output, request.wait):
            memory = open_memory(request.setting.root, request.output)
            return _run(request, theme, memory)
    except (ThemeFault, WriteFault) as fault:
        return Outcome([fault.problem], stopped=True)
    except LockedError:
        shown = Span((request.output or request.setting.root).as_posix())
        return Outcome([Problem.at(shown, "sedang-dibangun")], stopped=True)


def _run(request: Request, theme: Theme, memory: Memory) -> Outcome:
    try:
        return _Build(request, theme, memory).run()
    finally:
        memory.close()


class _Build:
    """The steps of one build, which share what the earlier ones found."""

    def __init__(self, request: Request, theme: Theme, memory: Memory) -> None:
        self.request = request
        self.theme = theme
        self.memory = memory
        base_url = request.setting.base_url or request.setting.network.alamat_situs
        self.layout = Layout(base_url, theme.assets)
        self.outcome = Outcome(partial=bool(request.only))
        trusted = memory.clean and not request.full and self._stands()
        self.before = memory.traces() if trusted else {}
        self.sweeping = not trusted
        self.after: dict[str, Trace] = {}

    def run(self) -> Outcome:
        """Scan, read, plan, map, reduce, sweep."""
        setting = self.request.setting
        regions = open_regions()
        self.tree = scan_tree(setting.root)
        self.national = load_national(self.tree, setting, regions)
        titles = {notice.brief.name: notice.brief.title for notice in self.national.notices}
        self.setting = replace(setting, material_titles=titles)
        self.registry = load_registry(self.tree, setting.network, regions)
        self.shared = shared_parts(self.setting, self.theme, self.layout)
        briefs = tuple(notice.brief for notice in self.national.notices)
        plan = plan_sites(self.tree, self.registry, briefs, self.setting, self.shared, self.before)
        self._narrow(plan)
        self.memory.begin()
        self._write_assets()
        self._map(plan)
        if not self.request.only:
            self._reduce(plan)
            self._keep_shown_themes()
        self._sweep()
        self.memory.keep(self.after.values())
        if not self.request.only or not self.sweeping:
            self.memory.end()
        return self._close()

    def _stands(self) -> bool:
        output = self.request.output
        return output is not None and (output / "robots.txt").is_file()

    def _narrow(self, plan: Plan) -> None:
        """Keep what ``--only`` names: slugs, or region codes for all KIM below them."""
        only = self.request.only
        if not only:
            return
        chosen: set[str] = set()
        for entry in self.registry.entries:
            codes = {region.code for region in entry.chain}
            matched = {word for word in only if word == entry.slug or word in codes}
            if matched:
                chosen.add(entry.slug)
        known = {r.code for e in self.registry.entries for r in e.chain}
        known |= {e.slug for e in self.registry.entries}
        self.outcome.unmatched = [word for word in only if word not in known]
        plan.commissions = [c for c in plan.commissions if c.job.entry.slug in chosen]
        plan.fresh = [slug for slug in plan.fresh if slug in chosen]
        plan.held = [slug for slug in plan.held if slug in chosen]

    def _write_assets(self) -> None:
        """The mark that the folder is ours comes first, then the theme's static files."""
        output = self.request.output
        if output is None:
            return
        if not (output / "robots.txt").is_file():
            mark = Artifact("robots.txt", f"{MARK}\n".encode())
            write_artifacts([("robots.txt", mark)], output, {})
        files = [
            (self.layout.place(Target(ASSETS, path)), Artifact(path, copy_of=file))
            for path, file in self.theme.static.items()
        ]
        owner = self.theme.assets
        before = self.before[owner].outputs if owner in self.before else {}
        self.after[owner] = Trace(owner, {}, write_artifacts(files, output, before))

    def _map(self, plan: Plan) -> None:
        order = Order(
            self.setting, self.layout, self.request.output, self.request.cache, self.shared
        )
        for slug in (*plan.fresh, *plan.held):
            self.after[slug] = self.before[slug]
        self.outcome.reasons = dict(plan.reasons)
        self.outcome.held = list(plan.held)
        jobs = self.request.jobs or os.cpu_count() or 1
        commissions: list[Commission] = plan.commissions
        reports = run_commissions(order, commissions, jobs)
        for number, report in enumerate(reports, start=1):
            self.outcome.problems += report.problems
            self.outcome.broken |= report.broken
            if report.trace is not None:
                self.after[report.slug] = report.trace
                self.outcome.built += 1
            elif report.slug in self.before:
                self.after[report.slug] = self.before[report.slug]
                self.outcome.held.append(report.slug)
            if self.request.progress is not None:
                self.request.progress(number, len(commissions))

    def _reduce(self, plan: Plan) -> None:
        summaries = [trace.summary for trace in self.after.values() if trace.summary is not None]
        for entry in plan.listed:
            summaries += self._summarize_listed(entry)
        summaries.sort(key=lambda summary: summary.slug)
        parts = directory_parts(self.shared, self.tree, self.registry, summaries)
        trace, reasons = reduce_sites(
            summaries,
            self.national,
            self.registry,
            open_regions(),
            self.theme,
            self.layout,
            self.setting,
            self.request.cache,
            parts,
            self.before.get(DIRECTORY),
            self.request.output,
        )
        self.after[DIRECTORY] = trace
        if reasons:
            self.outcome.reasons[DIRECTORY] = reasons

    def _summarize_listed(self, entry: Entry) -> list[Summary]:
        """The summary of a KIM that has no site here."""
        job = Job(entry, (), self.registry.office_for(entry.chain), ())
        community, _ = load_community(job, self.setting)
        listed = build_listed(community, self.theme, self.layout, self.setting, self.request.cache)
        self.outcome.problems += listed.problems
        return [listed.summary] if listed.summary is not None else []

    def _keep_shown_themes(self) -> None:
        """A held site still shows itself in the theme it was built with."""
        shown = {self.after[slug].parts.get("aset") for slug in self.outcome.held}
        for owner in sorted(self.before):
            if owner.startswith("assets/") and owner in shown:
                self.after.setdefault(owner, self.before[owner])

    def _sweep(self) -> None:
        """Remove what earlier builds wrote and this one does not."""
        output, partial = self.request.output, bool(self.request.only)
        if output is None:
            return
        standing = {path for trace in self.after.values() for path in trace.outputs}
        if self.sweeping and not partial:
            remove_files(output, sorted(set(list_files(output)) - standing))
            self.memory.clear()
            return
        gone = set(self.before) - set(self.after)
        concerned = self.after.keys() if partial else self.before.keys()
        traces = (self.before[owner] for owner in concerned if owner in self.before)
        known = {path for trace in traces for path in trace.outputs}
        remove_files(output, sorted(known - standing))
        if not partial:
            self.memory.forget(sorted(gone))

    def _close(self) -> Outcome:
        outcome = self.outcome
        for trace in self.after.values():
            outcome.problems += trace.problems
        for problems in self.tree.problems.values():
            outcome.problems += problems
        outcome.problems = merge_problems(outcome.problems)
        outcome.sites = sum(1 for trace in self.after.values() if trace.summary is not None)
        outcome.pages = sum(
            path.endswith(".html") for trace in self.after.values() for path in trace.outputs
        )
        return outcome
