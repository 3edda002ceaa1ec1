"""What a worker is told, once and for each KIM, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kimsite.engine.planning.parts import Job
from kimsite.engine.remembering.trace import Trace
from kimsite.engine.working.budget import Weights
from kimsite.engine.writing.draft import NOTHING, Draft, Drafting
from kimsite.model import Setting
from kimsite.problem import Problem
from kimsite.rendering.layout import Layout


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is told once: the setting, the layout, where to draft (None: nowhere).

    ``full``: what is known of files by their times is not to be relied on.
    """

    setting: Setting
    layout: Layout
    drafting: Drafting | None
    cache: Path
    parts: dict[str, str]
    full: bool = False


@dataclass(frozen=True, slots=True)
class Commission:
    """What a worker is told for one KIM. ``before`` are its outputs, as far as they are known.

    ``stands`` says whether a good version of it was built before; ``own`` are the digests of its
    files, where they are known to be as they were.
    """

    job: Job
    before: dict[str, str]
    stands: bool = False
    own: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a worker answers: a new Trace and the Draft to publish; or why there is none.

    ``weights`` are asked for where nothing is written; ``wanting`` are the posts of other KIM that
    must be quoted before the site can be built.
    """

    slug: str
    trace: Trace | None
    draft: Draft = NOTHING
    problems: tuple[Problem, ...] = ()
    broken: bool = False
    weights: Weights | None = None
    wanting: tuple[str, ...] = ()
