"""A fault as a value: what is wrong, and the place in the file where its author can mend it.

A Problem carries a code and the values its message needs, never prose: the sentences stand in
``kimsite/messages/``, one file a language, so that they are read, mended and translated in one
place. Problems are plain values because they cross process boundaries.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

_ONE = {"templat-rusak"}
"""Faults that are told once for each place, whatever their values."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line of one file, as its author sees it in an editor.

    ``path`` runs from the network's folder and uses ``/``; ``line`` and ``column`` count from 1;
    ``length`` is in characters; ``excerpt`` is the whole line, or empty where none can be shown.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. ``values`` fill the message of ``code``; ``count`` says how often it occurred.

    ``effect`` names another sentence of the catalogue's ``[akibat]`` where the code's own does
    not fit.
    """

    code: str
    span: Span
    values: tuple[tuple[str, str], ...] = ()
    effect: str = ""
    count: int = 1

    @classmethod
    def at(cls, span: Span, code: str, /, *, effect: str = "", **values: object) -> Problem:
        """Make a problem at ``span``; every value is kept as text."""
        return cls(code, span, tuple((k, str(v)) for k, v in sorted(values.items())), effect)


def merge_problems(problems: list[Problem]) -> list[Problem]:
    """Sort by place; the same fault at the same place becomes one with a count.

    What a theme's template says of its failure may name the KIM it failed for; it is one fault.
    """
    merged: dict[Problem, Problem] = {}
    for problem in sorted(problems, key=lambda p: (p.span, p.code, p.values, p.effect)):
        single = replace(problem, count=1, values=() if problem.code in _ONE else problem.values)
        first = merged.get(single)
        count = problem.count + (first.count if first else 0)
        merged[single] = replace(first or problem, count=count)
    return list(merged.values())
