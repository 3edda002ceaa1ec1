"""Problems become text for people or JSON for machines (design.md §4)."""

from __future__ import annotations

import re
from typing import Any

from kimsite.messages import ERROR, sentence, severity_of
from kimsite.problem import Problem

_WORDS = {
    "id": {"kesalahan": "kesalahan", "peringatan": "peringatan", "saran": "Saran"},
    "en": {"kesalahan": "error", "peringatan": "warning", "saran": "Hint"},
}
_EFFECT = {"id": "Akibat", "en": "Effect"}
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""Characters that no one sees, or that a terminal would obey."""
_TIMES = {"id": "Terjadi {count} kali.", "en": "Occurred {count} times."}


def render_problem(problem: Problem, language: str) -> str:
    """The problem as the user reads it: place, message, the line itself, how to mend it, effect."""
    span = problem.span
    values = dict(problem.values)
    word = _WORDS[language][severity_of(problem.code)]
    message = sentence(language, problem.code, "pesan", values)
    lines = [f"{span.path}:{span.line}:{span.column}: {word}[{problem.code}]: {message}"]
    if span.excerpt.strip():
        lines += _excerpt(problem)
    hint = sentence(language, problem.code, "saran", values)
    if hint:
        lines.append(f"{_WORDS[language]['saran']}: {hint}")
    effect = sentence(language, problem.code, "akibat", values, problem.effect)
    if effect:
        lines.append(f"{_EFFECT[language]}: {effect}")
    if problem.count > 1:
        lines.append(_TIMES[language].format(count=problem.count))
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", "\n".join(lines))


def _excerpt(problem: Problem) -> list[str]:
    """The author's line and a mark under the fault; long lines are cut around it."""
    span = problem.span
    text, start = span.excerpt.replace("\t", " "), span.column - 1
    if len(text) > 100:
        left = max(0, min(start - 30, len(text) - 97))
        text = ("…" if left else "") + text[left : left + 97] + "…"
        start = start - left + (1 if left else 0)
    length = max(1, min(span.length, len(text) - start))
    return [f"{span.line:>5} | {text}".rstrip(), " " * (8 + start) + "^" * length]


def describe_problem(problem: Problem, language: str) -> dict[str, Any]:
    """The problem as a JSON object: stable names, the sentences in ``language``."""
    span, values = problem.span, dict(problem.values)
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "length": span.length,
        "severity": "error" if severity_of(problem.code) == ERROR else "warning",
        "code": problem.code,
        "message": sentence(language, problem.code, "pesan", values),
        "hint": sentence(language, problem.code, "saran", values),
        "effect": sentence(language, problem.code, "akibat", values, problem.effect),
        "count": problem.count,
    }


def is_error(problem: Problem) -> bool:
    """Whether something was left out because of it."""
    return severity_of(problem.code) == ERROR
