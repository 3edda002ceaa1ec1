"""What a form refuses: each fault becomes a problem at its place, and costs as little as it may."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError

from kimsite.forms.base import Form
from kimsite.model import Source
from kimsite.problem import Problem, Span
from kimsite.reading.values.meant import guess_value
from kimsite.reading.values.meantkey import as_text, default_of, example_of
from kimsite.reading.values.node import Mark, span_of
from kimsite.reading.values.shape import shapes_of

Path = tuple[str | int, ...]
T = TypeVar("T")

_CODES = {
    "missing": "isian-wajib-kosong",
    "string_type": "harus-teks",
    "literal_error": "bukan-pilihan",
    "tuple_type": "harus-daftar",
    "model_type": "harus-bagian",
    "string_too_long": "terlalu-panjang",
    "string_too_short": "isian-wajib-kosong",
}
_LONG_NUMBER = re.compile(r"(?:\d[\s.-]?){7}")


@dataclass(slots=True)
class Notes:
    """What is noted while a file is bound to a form.

    ``marks`` has the places by path (``alamat.kecamatan``); ``culprits`` are the problems, by
    number, that already tell why the field of a path is missing. Problems that cost the whole form
    carry ``effect``.
    """

    source: Source
    effect: str
    marks: dict[str, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    culprits: dict[str, int] = field(default_factory=dict)


def drop_faulty(
    notes: Notes, form: type[Form], data: dict[str, Any], error: ValidationError, start: Span
) -> bool:
    """Report each refused field and remove it from ``data``; False if one cannot be spared."""
    spared = True
    doomed: set[Path] = set()
    for fault in error.errors(include_url=False):
        path = tuple(fault["loc"])
        cut = _removable(form, path)
        missing = fault["type"] == "missing"
        culprit = notes.culprits.get(".".join(map(str, path))) if missing else None
        if culprit is not None:
            notes.problems[culprit] = _cost(notes, notes.problems[culprit], path, cut)
        else:
            problem = _fault(notes, form, fault, path, start)
            notes.problems.append(_cost(notes, problem, path, cut))
        if cut:
            doomed.add(cut)
        else:
            spared = False
    # Later entries of a list first, so that the places of earlier ones still hold.
    for path in sorted(doomed, key=_rank, reverse=True):
        _remove(data, path)
        _renumber(notes.marks, path)
        _renumber(notes.culprits, path)
    return spared and bool(doomed)


def _cost(notes: Notes, problem: Problem, path: Path, cut: Path) -> Problem:
    """The problem, saying what is lost: the field alone, the part around it, or all."""
    if cut == path:
        return problem
    if cut:
        return replace(problem, effect="bagian-dilewati")
    return replace(problem, effect=notes.effect)


def _fault(notes: Notes, form: type[Form], fault: Any, path: Path, start: Span) -> Problem:
    code = str(fault["type"])
    code = code if "-" in code else _CODES.get(code, "nilai-tak-sah")
    values = {"isian": _last_name(path)}
    whole = known = ".".join(map(str, path))
    while known and known not in notes.marks:
        known = known.rpartition(".")[0]
    place = span_of(notes.source, notes.marks[known]) if known else start
    given = fault.get("input")
    if _is_of_person(form, path) and _LONG_NUMBER.search(place.excerpt):  # it is somebody's
        place, given = replace(place, excerpt=""), None
    if isinstance(given, str):
        values["nilai"] = given if len(given) <= 60 else given[:57] + "…"
        values |= guess_value(code, given)
    if code == "bukan-pilihan":
        _say_choices(fault, values)
        values |= default_of(form, path)
    if code == "harus-teks":
        values |= as_text(place.excerpt)
    if code == "harus-bagian":
        values |= example_of(form, path)
    if code == "isian-wajib-kosong":
        if _last_name(path[:-1]):
            values["bagian"] = _last_name(path[:-1])
        elif whole not in notes.marks:
            code = "isian-wajib-tak-ada"
    return Problem.at(place, code, **values)


def _say_choices(fault: Any, values: dict[str, str]) -> None:
    choices = [c.strip(" '") for c in fault["ctx"]["expected"].replace(" or ", ", ").split(",")]
    values["pilihan"] = ", ".join(choices)
    alike = get_close_matches(values.get("nilai", "").lower(), choices, n=1, cutoff=0.6)
    if alike:
        values["usul"] = alike[0]


def _last_name(path: Path) -> str:
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _removable(form: type[Form], path: Path) -> Path:
    """The smallest prefix of ``path`` that may be absent; empty if none may."""
    removable: Path = ()
    here: type[Form] | None = form
    for index, step in enumerate(path):
        if isinstance(step, int):
            removable = path[: index + 1]
            continue
        if here is None or step not in here.model_fields:
            break
        if not here.model_fields[step].is_required():
            removable = path[: index + 1]
        here = shapes_of(here)[step].form
    return removable


def _is_of_person(form: type[Form], path: Path) -> bool:
    """Whether ``path`` leads into what is told of one person."""
    here: type[Form] | None = form
    for step in path:
        if here is None or (isinstance(step, str) and step not in here.model_fields):
            return False
        if isinstance(step, str):
            here = shapes_of(here)[step].form
        if here is not None and here.PERSON:
            return True
    return False


def _rank(path: Path) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]


def _remove(data: Any, path: Path) -> None:
    for step in path[:-1]:
        data = data[step]
    last = path[-1]
    if isinstance(data, dict):
        data.pop(last, None)
    elif isinstance(data, list) and isinstance(last, int) and last < len(data):
        del data[last]


def _renumber(known: dict[str, T], path: Path) -> None:
    """Where an entry of a list went, what is known of those after it moves up by one."""
    gone = path[-1]
    if not isinstance(gone, int):
        return
    inside = "".join(f"{step}." for step in path[:-1])
    moved: dict[str, T] = {}
    for key in [key for key in known if key.startswith(inside)]:
        number, dot, rest = key[len(inside) :].partition(".")
        value = known.pop(key)
        if number != str(gone):
            moved[f"{inside}{int(number) - (int(number) > gone)}{dot}{rest}"] = value
    known.update(moved)
