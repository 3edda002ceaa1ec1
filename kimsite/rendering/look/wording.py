"""A theme's words: each text may fill only the places that the text it replaces has."""

from __future__ import annotations

from string import Formatter

from kimsite.problem import Problem, Span
from kimsite.reading.values.node import Node


def merge_texts(
    inherited: dict[str, str], own: dict[str, Node]
) -> tuple[dict[str, str], list[Problem]]:
    """``inherited`` with the sound ones of ``own``; and what is wrong.

    A faulty text is left out, so that the one it replaces stays.
    """
    merged, problems = dict(inherited), []
    for key, node in own.items():
        if not isinstance(node.value, str):
            problems.append(Problem.at(node.span, "harus-teks", isian=key))
            continue
        known = places_of(inherited[key]) if key in inherited else None
        problem = check_text(key, node.value, known, node.span)
        if problem is None:
            merged[key] = node.value
        else:
            problems.append(problem)
    return merged, problems


def check_text(key: str, text: str, known: frozenset[str] | None, span: Span) -> Problem | None:
    """What is wrong with the places of ``text``; ``known`` None allows every name."""
    places = places_of(text)
    if places is None:
        return Problem.at(span, "teks-tema-salah", kunci=key, **_say_known(known))
    strange = sorted(places - known) if known is not None else []
    if not strange:
        return None
    return Problem.at(span, "teks-tema-salah", kunci=key, nama=strange[0], **_say_known(known))


def places_of(text: str) -> frozenset[str] | None:
    """The names in braces in ``text``; None where a brace is alone or holds no plain name."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    plain = all(not form and not turn for _, _, form, turn in parts)
    names = frozenset(name for _, name, _, _ in parts if name is not None)
    return names if plain and all(name.isidentifier() for name in names) else None


def _say_known(known: frozenset[str] | None) -> dict[str, str]:
    return {"pilihan": ", ".join(f"{{{name}}}" for name in sorted(known))} if known else {}
