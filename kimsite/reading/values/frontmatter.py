"""A Markdown file is split into its front matter (YAML between two ``---``) and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kimsite.model import Source
from kimsite.problem import Problem

_DASHES = re.compile(r"\s*(?:[-–—]\s*){1,10}")
"""What phones, Word and hurried fingers make of the three hyphens."""


@dataclass(frozen=True, slots=True)
class Split:
    """Front matter and body, each with the line of the file on which it begins."""

    front: str
    front_line: int
    body: str
    body_line: int


_OPENING = re.compile(r"(?:[^\S\n]*\n)*---[^\S\n]*(?=\n)")
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)")


def split_front_matter(source: Source) -> tuple[Split | None, Problem | None]:
    """Split ``source``; missing front matter, or one that never ends, is a problem."""
    text = source.text
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None, _explain(source)
    begin, end = opening.end(), closing.start()
    front_line = text.count("\n", 0, begin) + 2
    front = text[begin + 1 : end]
    body_line = front_line + (front.count("\n") + 1 if end > begin else 0) + 1
    return Split(front, front_line, text[closing.end() :], body_line), None


def _explain(source: Source) -> Problem:
    """Why there is no front matter."""
    lines = source.text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Problem.at(source.span(1), "berkas-kosong")
    if lines[first].rstrip() != "---":
        return _say_no_opening(source, first + 1, lines[first])
    for number, line in enumerate(lines[first + 1 :], first + 2):
        if _DASHES.fullmatch(line):
            return Problem.at(source.span(number, 1, len(line)), "pembuka-keliru")
    return Problem.at(source.span(first + 1, 1, 3), "pembuka-tak-ditutup")


def _say_no_opening(source: Source, line: int, text: str) -> Problem:
    place = source.span(line, 1, len(text))
    if _DASHES.fullmatch(text):
        return Problem.at(place, "pembuka-keliru")
    field = re.match(r"\s*(\w[\w ]{0,30}?)\s*:\s", text)
    return Problem.at(place, "tanpa-pembuka", **({"isian": field[1]} if field else {}))
