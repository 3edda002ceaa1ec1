"""A Markdown file is split into its front matter (YAML between two ``---``) and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kimsite.model import Source
from kimsite.problem import Problem


@dataclass(frozen=True, slots=True)
class Split:
    """Front matter and body, each with the line of the file on which it begins."""

    front: str
    front_line: int
    body: str
    body_line: int


def split_front_matter(source: Source) -> tuple[Split | None, Problem | None]:
    """Split ``source``; missing front matter, or one that never ends, is a problem."""
    lines = source.text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return None, Problem.at(source.span(1), "berkas-kosong")
    if lines[first].rstrip() != "---":
        dashes = re.fullmatch(r"\s*[-–—]+\s*", lines[first])
        code = "pembuka-keliru" if dashes else "tanpa-pembuka"
        return None, Problem.at(source.span(first + 1, 1, len(lines[first])), code)
    for index in range(first + 1, len(lines)):
        if lines[index].rstrip() in {"---", "..."}:
            front = "\n".join(lines[first + 1 : index])
            return Split(front, first + 2, "\n".join(lines[index + 1 :]), index + 2), None
    return None, Problem.at(source.span(first + 1, 1, 3), "pembuka-tak-ditutup")
