"""A site composed: all that its pages will say, before any template has seen it.

It depends on the KIM's own files, the words of the theme and the network's settings, not on the
templates and styles: a new look prints the same sheets again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from kimsite.model import Artifact, Summary
from kimsite.problem import Problem
from kimsite.rendering.look.page import Frame, MenuEntry, Page
from kimsite.site.profile.contact import Correspondence


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page and what its ``template`` is told besides what all pages of the site are.

    ``title`` and ``address`` are the page's as :func:`quote` writes them, for letters.
    """

    template: str
    page: Page
    values: Mapping[str, Any]
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Composition:
    """``places`` are the directory's pages of the regions around; ``files`` need no template.

    ``displays`` are the pages for walls and printers; ``turning`` is the path of the text that ends
    what stands at ``until``.
    """

    slug: str
    frame: Frame
    places: tuple[MenuEntry, ...]
    region: str
    status: str
    displays: tuple[MenuEntry, ...]
    letters: Correspondence
    sheets: tuple[Sheet, ...]
    files: tuple[Artifact, ...]
    problems: tuple[Problem, ...]
    summary: Summary
    zone: timezone
    since: datetime | None
    until: datetime | None
    turning: str = ""
