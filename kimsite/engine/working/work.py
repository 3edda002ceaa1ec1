"""One KIM's work, in this process or another: read, build, write, and say what was done."""

from __future__ import annotations

import traceback
from collections.abc import Iterable

from kimsite.engine.planning.parts import Job
from kimsite.engine.remembering.trace import Trace
from kimsite.engine.working.budget import Scales
from kimsite.engine.working.order import Commission, Order, Report
from kimsite.engine.writing.draft import NOTHING, Draft
from kimsite.engine.writing.write import WriteFault, is_full
from kimsite.model import Artifact, Site, Target
from kimsite.problem import Problem, Span
from kimsite.rendering.faults import CacheFault, ThemeFault
from kimsite.rendering.layout import Layout
from kimsite.rendering.look.theme import Theme, load_theme


class Worker:
    """Builds sites one after the other; the theme is loaded once, if it is not loaded yet."""

    def __init__(self, order: Order, theme: Theme | None = None) -> None:
        # What builds pages is imported by who builds one: most plans find nothing stale.
        from kimsite.engine.working.compose import Composer

        self.order = order
        network, keep = order.setting.network, order.drafting is not None
        root = order.setting.root
        self.theme = theme or load_theme(root, network.tema, network.bahasa, keep=keep)
        self.composer = Composer(order, self.theme)
        self.scales = Scales(order.layout.assets, self.theme.static) if not keep else None

    def build(self, commission: Commission) -> Report:
        """Build and draft one site. A fault of the theme, the disk or our own stays one site's.

        Raises WriteFault where the disk is full.
        """
        slug = commission.job.found.slug
        try:
            return self._build(commission)
        except ThemeFault as fault:
            return Report(slug, None, problems=(fault.problem,))
        except (WriteFault, CacheFault) as error:
            refused = _refused(error)
            if refused.full:
                raise refused from error
            return Report(slug, None, problems=(refused.problem,))
        except Exception as error:  # a bug must not cost the other sites their build
            if isinstance(error, OSError) and is_full(error):
                raise WriteFault(error.filename or self.order.cache, error) from error
            bug = self._bug(commission.job, error)
            return Report(slug, None, problems=(bug,), broken=True)

    def _build(self, commission: Commission) -> Report:
        from kimsite.engine.working.compose import HeldError, WantingError
        from kimsite.site.printing import print_site

        order, slug = self.order, commission.job.found.slug
        try:
            composed = self.composer.compose(commission)
        except HeldError as held:
            return Report(slug, None, problems=held.problems)
        except WantingError as wanting:
            return Report(slug, None, wanting=wanting.keys)
        galley = composed.galley
        site = print_site(galley.site, self.theme, order.layout, order.setting)
        outputs, draft = self._draft(slug, site, commission.before)
        weights = None
        if self.scales is not None:
            placed = place_artifacts(order.layout, slug, site.artifacts)
            weights = self.scales.weigh(placed, slug)
        trace = Trace(
            owner=slug,
            parts=composed.parts,
            outputs=outputs,
            summary=site.summary,
            problems=(*galley.problems, *site.problems),
            cited=galley.cited,
            since=site.since,
            until=site.until,
            turning=site.turning,
        )
        return Report(slug, trace, draft, weights=weights)

    def _draft(self, slug: str, site: Site, before: dict[str, str]) -> tuple[dict[str, str], Draft]:
        """The outputs, and what of them differs from what stands."""
        drafting, layout = self.order.drafting, self.order.layout
        placed = place_artifacts(layout, slug, site.artifacts)
        if drafting is None:
            return {path: "" for path, _ in placed}, NOTHING
        folder = layout.place(Target(slug, "")).rstrip("/")
        return drafting.draft_folder(folder, placed, before)

    def _bug(self, job: Job, error: Exception) -> Problem:
        slug = job.found.slug
        log = self.order.cache.parent / "galat" / f"{slug}.txt"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(traceback.format_exc(), "utf-8")
        root = self.order.setting.root
        shown = log.relative_to(root) if log.is_relative_to(root) else log
        detail = f"{type(error).__name__}: {error}"
        span = Span(job.found.shown)
        return Problem.at(span, "situs-gagal", slug=slug, rincian=detail, catatan=shown.as_posix())


def _refused(error: WriteFault | CacheFault) -> WriteFault:
    return error if isinstance(error, WriteFault) else WriteFault(error.filename, error)


def place_artifacts(
    layout: Layout, owner: str, artifacts: Iterable[Artifact]
) -> Iterable[tuple[str, Artifact]]:
    """Each artifact with its path in the output tree."""
    for artifact in artifacts:
        yield layout.place(Target(owner, artifact.path)), artifact


_worker: Worker | None = None


def prepare_worker(order: Order, theme: Theme | None = None) -> None:
    """Make ready to build sites in this process, or in those that are forked from it."""
    global _worker
    _worker = Worker(order, theme)


def start_worker(order: Order) -> None:
    """Prepare this process of a pool, which has nothing loaded yet."""
    from kimsite.engine.processes import (
        follow_coordinator,  # only a pool's own process comes here
    )

    follow_coordinator()
    prepare_worker(order)


def build_in_worker(commissions: list[Commission]) -> list[Report]:
    """Build some sites in this process of a pool."""
    assert _worker is not None  # noqa: S101 -- start_worker ran first
    return [_worker.build(commission) for commission in commissions]
