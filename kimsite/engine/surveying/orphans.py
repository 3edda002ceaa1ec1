"""Content that no profile registers."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path

from kimsite.problem import Problem, Span
from kimsite.reading.tree.finds import Tree


def report_orphans(tree: Tree, slugs: set[str]) -> list[Problem]:
    """Content of a KIM that no profile registers would otherwise vanish without a word."""
    problems: list[Problem] = []
    if tree.unread:  # the profile may stand where one cannot look
        return problems
    for slug in tree.slugs:
        if slug in slugs or not _holds_files(tree.root / "content" / "kim" / slug):
            continue
        alike = get_close_matches(slug, sorted(slugs), n=1, cutoff=0.7)
        usul = {"usul": alike[0]} if alike else {}
        span = Span(f"content/kim/{slug}")
        problems.append(Problem.at(span, "kim-tanpa-profil", slug=slug, **usul))
    return problems


def _holds_files(folder: Path) -> bool:
    """Whether any file is below ``folder``, or may be, where one cannot look."""
    closed: list[OSError] = []
    return any(names for _, _, names in os.walk(folder, onerror=closed.append)) or bool(closed)
