"""One KIM's work, in this process or another: read, build, write, and say what was done."""

from __future__ import annotations

import multiprocessing
import os
import threading
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kimsite.engine.draft import NOTHING, Desk, Draft
from kimsite.engine.parts import Job, job_parts, site_parts
from kimsite.engine.trace import Trace
from kimsite.engine.write import WriteFault, is_full
from kimsite.model import Artifact, Post, Setting, Site, Target
from kimsite.problem import Problem, Span
from kimsite.reading.names import parse_former_slug
from kimsite.reading.tree import Content, scan_content
from kimsite.regions import regions
from kimsite.rendering.faults import CacheFault
from kimsite.rendering.layout import Layout
from kimsite.rendering.theme import Theme, ThemeFault, load_theme

if TYPE_CHECKING:
    from kimsite.forms import Profile

# What builds pages is imported by who builds one: a plan that finds nothing stale needs none of it.
DOCUMENTS = {".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".yaml", ".yml"}
"""What people write in, and expect to see published."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is told once: the setting, the layout, where to draft (None: nowhere)."""

    setting: Setting
    layout: Layout
    desk: Desk | None
    cache: Path
    parts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Commission:
    """What a worker is told for one KIM. ``before`` are its outputs, as far as they are known.

    ``stands`` says whether a good version of it was built before.
    """

    job: Job
    before: dict[str, str]
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a worker answers: a new Trace and the Draft to publish; or why there is none."""

    slug: str
    trace: Trace | None
    draft: Draft = NOTHING
    problems: tuple[Problem, ...] = ()
    broken: bool = False


class Worker:
    """Builds sites one after the other; the theme is loaded once, if it is not loaded yet."""

    def __init__(self, order: Order, theme: Theme | None = None) -> None:
        self.order = order
        network = order.setting.network
        self.theme = theme or load_theme(order.setting.root, network.tema, network.bahasa)

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
        from kimsite.reading.community import load_community
        from kimsite.reading.profiles import load_entry
        from kimsite.site.build import build_listed, build_site

        order, job = self.order, commission.job
        slug, setting = job.found.slug, order.setting
        content = scan_content(setting.root, slug)
        if commission.stands and not content.whole:  # its texts would seem to be deleted
            return Report(slug, None, problems=tuple(content.problems))
        # Digests are of the bytes that were read: a file saved since is seen by the next run.
        digests: dict[str, str] = {}
        entry, problems = load_entry(job.found, setting.network, regions(), digests)
        if entry.profile is None:  # it broke since the roll was called
            return Report(slug, None, problems=tuple(problems))
        if job.withheld or job.taken:
            entry = replace(entry, profile=_withhold(entry.profile, job))
        items = content.items if job.has_site else []
        community, faults = load_community(
            entry, items, job.office, job.materials, setting, digests
        )
        own = site_parts(setting.root, job.found, content, digests)
        cited = _cited(community.posts)
        parts = order.parts | job_parts(job, cited, setting.material_titles) | own
        make = build_site if job.has_site else build_listed
        site = make(community, self.theme, order.layout, setting, order.cache)
        outputs, draft = self._draft(slug, site, commission.before)
        trace = Trace(
            owner=slug,
            parts=parts,
            outputs=outputs,
            summary=site.summary,
            problems=(
                *problems,
                *content.problems,
                *faults,
                *site.problems,
                *_unused(content, site),
            ),
            cited=cited,
            since=site.since,
            until=site.until,
        )
        return Report(slug, trace, draft)

    def _draft(self, slug: str, site: Site, before: dict[str, str]) -> tuple[dict[str, str], Draft]:
        """The outputs, and what of them differs from what stands."""
        desk, layout = self.order.desk, self.order.layout
        placed = place_artifacts(layout, slug, site.artifacts)
        if desk is None:
            return {path: "" for path, _ in placed}, NOTHING
        folder = layout.place(Target(slug, "")).rstrip("/")
        return desk.draft_folder(folder, placed, before)

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


def _withhold(profile: Profile, job: Job) -> Profile:
    """The profile without what belongs to another KIM."""
    kept = (old for old in profile.alamat_lama if parse_former_slug(old) not in job.taken)
    changes: dict[str, object] = {"alamat_lama": tuple(kept)}
    if job.withheld:
        changes["nomor_induk"] = None
    return profile.model_copy(update=changes)


def _unused(content: Content, site: Site) -> list[Problem]:
    """Documents among the items that no item offers: their author may wait for them in vain."""
    used = {artifact.copy_of for artifact in site.artifacts}
    return [
        Problem.at(Span(file.relative_to(content.root).as_posix()), "dokumen-tak-terpakai")
        for file in content.assets
        if file.suffix.lower() in DOCUMENTS and file not in used
    ]


def _cited(posts: Iterable[Post]) -> tuple[str, ...]:
    """The materials that ``posts`` name, known or not."""
    named = {getattr(post.form, "bahan", None) for post in posts}
    return tuple(sorted("-".join(name.split()) for name in named if name))


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
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: Any) -> None:
    """End with the coordinator: what it left in hand when it was killed is nobody's business."""
    parent.join()
    os._exit(1)


def build_in_worker(commissions: list[Commission]) -> list[Report]:
    """Build some sites in this process of a pool."""
    assert _worker is not None  # noqa: S101 -- start_worker ran first
    return [_worker.build(commission) for commission in commissions]
