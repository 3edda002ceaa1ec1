"""A tree of nodes becomes a form; whatever does not fit is dropped, reported, and the rest kept.

One fault costs one field: pydantic names what it refuses, that field (or the smallest part around
it that may be absent) is removed, and the rest is tried again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import ValidationError

from kimsite.forms.base import Form
from kimsite.forms.jsonschema import form_fields
from kimsite.model import Source
from kimsite.problem import Problem, Span
from kimsite.reading.meant import guess_value
from kimsite.reading.meantkey import (
    as_text,
    belonging,
    default_of,
    example_of,
    meant_key,
    plain_key,
)
from kimsite.reading.node import Mark, Node, Places, span_of

F = TypeVar("F", bound=Form)
Path = tuple[str | int, ...]

_CODES = {
    "missing": "isian-wajib-kosong",
    "string_type": "harus-teks",
    "literal_error": "bukan-pilihan",
    "tuple_type": "harus-daftar",
    "model_type": "harus-bagian",
    "string_too_long": "terlalu-panjang",
    "string_too_short": "isian-wajib-kosong",
}


@dataclass(frozen=True, slots=True)
class Bound(Generic[F]):
    """A form read from a file, and where each of its fields stands (``alamat.kecamatan``)."""

    form: F
    places: Places = field(repr=False)


def bind_form(
    form: type[F], root: Node, start: Span, *, effect: str = ""
) -> tuple[Bound[F] | None, list[Problem]]:
    """Fill ``form`` from ``root``; ``start`` is where a missing field is reported.

    Returns None where a required field is missing or unusable, and all problems; those that cost
    the whole form carry ``effect``.
    """
    binder = _Binder(root.source, effect)
    data = binder.mapping(form, root, "")
    while True:
        try:
            filled = form.model_validate(data)
        except ValidationError as error:
            if not binder.drop_faulty(form, data, error, start):
                return None, binder.problems
        else:
            return Bound(filled, Places(root.source, binder.marks)), binder.problems


class _Binder:
    """Turns nodes into plain data for pydantic, remembering where everything stands.

    ``marks`` has the places by path; within a part, ``inside`` is its path and a dot.
    ``culprits`` are the problems, by number, that already tell why the field of a path is missing.
    """

    def __init__(self, source: Source, effect: str) -> None:
        self.source = source
        self.effect = effect
        self.marks: dict[str, Mark] = {}
        self.problems: list[Problem] = []
        self.culprits: dict[str, int] = {}

    def mapping(self, form: type[Form], node: Node, inside: str) -> dict[str, Any]:
        """The fields of ``form`` in ``node``, English keys renamed, unknown ones reported."""
        assert isinstance(node.value, dict)  # noqa: S101 -- for the type checker
        fields = _fields(form)
        data: dict[str, Any] = {}
        for key, child in node.value.items():
            name = _field_of(form, key)
            if name is None:
                continue
            path = inside + name
            if name not in fields:
                self._unknown(form, key, node, inside)
            elif child.empty:
                self.marks.setdefault(path, node.keys[key])
                self._say_hashtag(key, node, path)
            elif name in data:
                first = self.marks[path][0]
                span = node.key_span(key)
                self.problems.append(Problem.at(span, "isian-ganda", isian=name, baris=first))
            else:
                self.marks[path] = child.mark
                data[name] = self._value(fields[name], child, path)
        return data

    def _say_hashtag(self, key: str, node: Node, path: str) -> None:
        """``judul: #SaguKita`` is empty for YAML, which takes the rest for a remark."""
        span = node.key_span(key)
        found = re.search(r":\s+(#\w.*)", span.excerpt)
        if found:
            place = replace(span, column=found.start(1) + 1, length=len(found[1].rstrip()))
            self.culprits[path] = len(self.problems)
            self.problems.append(Problem.at(place, "isian-diawali-pagar", isian=key))

    def _value(self, shape: _Shape, node: Node, path: str) -> Any:
        if shape.form is None:
            given = self._plain(node, path)
            if shape.choices and isinstance(given, str):
                return shape.choices.get(plain_key(given), given)
            return given
        if shape.many and not isinstance(node.value, list):
            keyed = shape.form.KEYED
            if keyed and isinstance(node.value, dict) and not self._is_one(shape.form, node):
                return self._keyed(keyed, node, path)
            return [self._one(shape.form, node, f"{path}.0")]
        if shape.many and isinstance(node.value, list):
            return self._several(shape.form, [c for c in node.value if not c.empty], path)
        return self._one(shape.form, node, path)

    def _several(self, form: type[Form], nodes: list[Node], path: str) -> list[Any]:
        """The entries of a list; ``- ketua: Yosepha`` is an entry of a keyed one."""
        entries: list[Any] = []
        for node in nodes:
            if form.KEYED and self._is_lone(form, node):
                entries += self._keyed(form.KEYED, node, path, len(entries))
            else:
                entries.append(self._one(form, node, f"{path}.{len(entries)}"))
        return entries

    def _one(self, form: type[Form], node: Node, path: str) -> Any:
        self.marks[path] = node.mark
        if isinstance(node.value, dict):
            return self.mapping(form, node, f"{path}.")
        if isinstance(node.value, str) and form.SHORT:
            self.marks[f"{path}.{form.SHORT}"] = node.mark
            return {form.SHORT: node.value}
        return self._plain(node, path)

    def _is_one(self, form: type[Form], node: Node) -> bool:
        """Whether a mapping is one entry (``nama: …``) and not a keyed list (``ketua: …``)."""
        assert isinstance(node.value, dict)  # noqa: S101 -- for the type checker
        return any(_field_of(form, key) in {None, *_fields(form)} for key in node.value)

    def _is_lone(self, form: type[Form], node: Node) -> bool:
        """Whether a mapping is one line that is no field, nor nearly one."""
        if not isinstance(node.value, dict) or len(node.value) != 1 or self._is_one(form, node):
            return False
        return not meant_key(form, next(iter(node.value)))

    def _keyed(
        self, keyed: tuple[str, str], node: Node, path: str, first: int = 0
    ) -> list[dict[str, Any]]:
        assert isinstance(node.value, dict)  # noqa: S101 -- for the type checker
        entries: list[dict[str, Any]] = []
        for key, child in node.value.items():
            several = child.value if isinstance(child.value, list) else [child]
            for one in several:
                if one.empty:
                    continue
                spot = f"{path}.{first + len(entries)}"
                self.marks[spot] = one.mark
                self.marks[f"{spot}.{keyed[0]}"] = node.keys[key]
                self.marks[f"{spot}.{keyed[1]}"] = one.mark
                label = key.replace("_", " ")
                entries.append({keyed[0]: label, keyed[1]: self._plain(one, spot)})
        return entries

    def _plain(self, node: Node, path: str) -> Any:
        if isinstance(node.value, str):
            return node.value
        if isinstance(node.value, list):
            children = [child for child in node.value if not child.empty]
            for index, child in enumerate(children):
                self.marks[f"{path}.{index}"] = child.mark
            return [self._plain(c, f"{path}.{i}") for i, c in enumerate(children)]
        return {key: self._plain(child, f"{path}.{key}") for key, child in node.value.items()}

    def _unknown(self, form: type[Form], key: str, node: Node, inside: str) -> None:
        assert isinstance(node.value, dict)  # noqa: S101 -- for the type checker
        values = {"isian": key, "dikenal": ", ".join(_fields(form))}
        part = next((p for p in reversed(inside.split(".")) if p and not p.isdecimal()), "")
        if part:
            values["bagian"] = part
        meant = meant_key(form, key)
        if meant:
            values["usul"] = meant
            self.culprits[inside + meant] = len(self.problems)
        else:
            given = node.value[key].value
            values |= belonging(form, key, given if isinstance(given, str) else "…")
        self.problems.append(Problem.at(node.key_span(key), "isian-tak-dikenal", **values))

    def drop_faulty(
        self, form: type[Form], data: dict[str, Any], error: ValidationError, start: Span
    ) -> bool:
        """Report each refused field and remove it from ``data``; False if one cannot be spared."""
        spared = True
        doomed: set[Path] = set()
        for fault in error.errors(include_url=False):
            path = tuple(fault["loc"])
            cut = _removable(form, path)
            missing = fault["type"] == "missing"
            culprit = self.culprits.get(".".join(map(str, path))) if missing else None
            if culprit is not None:
                self.problems[culprit] = self._cost(self.problems[culprit], path, cut)
            else:
                problem = self._fault(form, fault, path, start)
                self.problems.append(self._cost(problem, path, cut))
            if cut:
                doomed.add(cut)
            else:
                spared = False
        # Later entries of a list first, so that the places of earlier ones still hold.
        for path in sorted(doomed, key=_rank, reverse=True):
            _remove(data, path)
        return spared and bool(doomed)

    def _cost(self, problem: Problem, path: Path, cut: Path) -> Problem:
        """The problem, saying what is lost: the field alone, the part around it, or all."""
        if cut == path:
            return problem
        if cut:
            return replace(problem, effect="bagian-dilewati")
        return replace(problem, effect=self.effect)

    def _fault(self, form: type[Form], fault: Any, path: Path, start: Span) -> Problem:
        code = str(fault["type"])
        code = code if "-" in code else _CODES.get(code, "nilai-tak-sah")
        values = {"isian": _last_name(path)}
        given = fault.get("input")
        if isinstance(given, str):
            values["nilai"] = given if len(given) <= 60 else given[:57] + "…"
            values |= guess_value(code, given)
        if code == "bukan-pilihan":
            self._say_choices(fault, values)
            values |= default_of(form, path)
        whole = known = ".".join(map(str, path))
        while known and known not in self.marks:
            known = known.rpartition(".")[0]
        place = span_of(self.source, self.marks[known]) if known else start
        if code == "harus-teks":
            values |= as_text(place.excerpt)
        if code == "harus-bagian":
            values |= example_of(form, path)
        if code == "isian-wajib-kosong":
            if _last_name(path[:-1]):
                values["bagian"] = _last_name(path[:-1])
            elif whole not in self.marks:
                code = "isian-wajib-tak-ada"
        return Problem.at(place, code, **values)

    def _say_choices(self, fault: Any, values: dict[str, str]) -> None:
        choices = [c.strip(" '") for c in fault["ctx"]["expected"].replace(" or ", ", ").split(",")]
        values["pilihan"] = ", ".join(choices)
        alike = get_close_matches(values.get("nilai", "").lower(), choices, n=1, cutoff=0.6)
        if alike:
            values["usul"] = alike[0]


@dataclass(frozen=True, slots=True)
class _Shape:
    form: type[Form] | None
    many: bool
    choices: dict[str, str]


@cache
def _fields(form: type[Form]) -> dict[str, _Shape]:
    return {
        name: _Shape(
            child, "tuple" in str(form.model_fields[name].annotation), _choices(form, name)
        )
        for name, child in form_fields(form).items()
    }


@lru_cache(maxsize=4096)
def _field_of(form: type[Form], key: str) -> str | None:
    """The field that ``key`` stands for, if it is one; None if it is never published."""
    small = key if key in _fields(form) or key in form.ALIASES else plain_key(key)
    name = form.ALIASES.get(small, small)
    return None if name not in _fields(form) and _is_private(form, name) else name


@lru_cache(maxsize=4096)
def _is_private(form: type[Form], key: str) -> bool:
    """Whether ``key`` names what is never published: ``NIK ketua``, ``Tanggal lahir``.

    Reported as unknown, its line would be printed, number and all.
    """
    words = f"_{plain_key(key)}_"
    return any(f"_{name}_" in words for name in form.PRIVATE)


def _choices(form: type[Form], name: str) -> dict[str, str]:
    """The choices of a field by how a phone may write them: ``Aktif`` is ``aktif``."""
    annotation = form.model_fields[name].annotation
    given = get_args(annotation) if get_origin(annotation) is Literal else ()
    return {plain_key(choice): choice for choice in given}


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
        here = _fields(here)[step].form
    return removable


def _rank(path: Path) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]


def _remove(data: Any, path: Path) -> None:
    for step in path[:-1]:
        data = data[step]
    last = path[-1]
    if isinstance(data, dict):
        data.pop(last, None)
    elif isinstance(last, int) and last < len(data):
        del data[last]
