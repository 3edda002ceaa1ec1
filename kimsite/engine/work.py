"""One site's work, in this process or another: read, build, write, and say what was done."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kimsite.engine.memory import Trace
from kimsite.engine.parts import file_parts
from kimsite.engine.write import WriteFault, write_artifacts
from kimsite.model import Artifact, Setting, Target
from kimsite.problem import Problem, Span
from kimsite.reading.community import Job, load_community
from kimsite.rendering.layout import Layout
from kimsite.rendering.theme import Theme, ThemeFault, load_theme
from kimsite.site.build import build_site


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is told once: the setting, the layout, where to write (None: nowhere)."""

    setting: Setting
    layout: Layout
    output: Path | None
    cache: Path
    parts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Commission:
    """What a worker is told for one site."""

    job: Job
    assets: tuple[Path, ...]
    parts: dict[str, str]
    before: dict[str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """What a worker answers: a new Trace, or the problems that kept the last version in place."""

    slug: str
    trace: Trace | None
    problems: tuple[Problem, ...] = ()
    broken: bool = False


class Worker:
    """Builds sites one after the other; the theme is loaded once."""

    def __init__(self, order: Order) -> None:
        self.order = order
        network = order.setting.network
        self.theme: Theme = load_theme(order.setting.root, network.tema, network.bahasa)

    def build(self, commission: Commission) -> Report:
        """Build and write one site. A fault of the theme, the disk or our own stays one site's."""
        slug = commission.job.entry.slug
        try:
            return self._build(commission)
        except (ThemeFault, WriteFault) as fault:
            return Report(slug, None, (fault.problem,))
        except Exception as error:  # a bug must not cost the other sites their build
            return Report(slug, None, (self._bug(slug, commission, error),), broken=True)

    def _build(self, commission: Commission) -> Report:
        order, job = self.order, commission.job
        slug = job.entry.slug
        # Digests are taken before reading: a file saved in between is seen by the next run.
        parts = order.parts | commission.parts
        parts |= file_parts(order.setting.root, job.items, commission.assets)
        community, problems = load_community(job, order.setting)
        site = build_site(community, self.theme, order.layout, order.setting, order.cache)
        outputs: dict[str, str] = {}
        if order.output is not None:
            placed = place_artifacts(order.layout, slug, site.artifacts)
            outputs = write_artifacts(placed, order.output, commission.before)
        else:
            outputs = {order.layout.place(Target(slug, a.path)): "" for a in site.artifacts}
        return Report(
            slug,
            Trace(
                owner=slug,
                parts=parts,
                outputs=outputs,
                summary=site.summary,
                problems=(*problems, *site.problems),
                since=site.since,
                until=site.until,
            ),
        )

    def _bug(self, slug: str, commission: Commission, error: Exception) -> Problem:
        log = self.order.cache.parent / "galat" / f"{slug}.txt"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(traceback.format_exc(), "utf-8")
        try:
            shown = log.relative_to(self.order.setting.root).as_posix()
        except ValueError:
            shown = log.as_posix()
        detail = f"{type(error).__name__}: {error}"
        span = Span(commission.job.entry.shown)
        return Problem.at(span, "situs-gagal", slug=slug, rincian=detail, catatan=shown)


def place_artifacts(
    layout: Layout, owner: str, artifacts: Iterable[Artifact]
) -> Iterable[tuple[str, Artifact]]:
    """Each artifact with its path in the output tree."""
    for artifact in artifacts:
        yield layout.place(Target(owner, artifact.path)), artifact


_worker: Worker | None = None


def start_worker(order: Order) -> None:
    """Prepare this process of a pool."""
    global _worker
    _worker = Worker(order)


def build_in_worker(commission: Commission) -> Report:
    """Build one site in this process of a pool."""
    assert _worker is not None  # noqa: S101 -- start_worker ran first
    return _worker.build(commission)
