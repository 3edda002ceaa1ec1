"""A tree of nodes becomes a form; whatever does not fit is dropped, reported, and the rest kept.

One fault costs one field: pydantic names what it refuses, that field (or the smallest part around
it that may be absent) is removed, and the rest is tried again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from kimsite.forms.base import Form
from kimsite.problem import Problem, Span
from kimsite.reading.values.formfault import Notes, drop_faulty
from kimsite.reading.values.meantkey import belonging, meant_key, plain_key
from kimsite.reading.values.node import Node, Places
from kimsite.reading.values.shape import Shape, field_of, is_private, shapes_of

F = TypeVar("F", bound=Form)


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
            if not drop_faulty(binder, form, data, error, start):
                return None, binder.problems
        else:
            return Bound(filled, Places(root.source, binder.marks)), binder.problems


class _Binder(Notes):
    """Turns nodes into plain data for pydantic, remembering where everything stands.

    Within a part, ``inside`` is its path and a dot.
    """

    def mapping(self, form: type[Form], node: Node, inside: str) -> dict[str, Any]:
        """The fields of ``form`` in ``node``, English keys renamed, unknown ones reported."""
        assert isinstance(node.value, dict)  # noqa: S101 -- for the type checker
        fields = shapes_of(form)
        data: dict[str, Any] = {}
        for key, child in node.value.items():
            name = field_of(form, key)
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

    def _value(self, shape: Shape, node: Node, path: str) -> Any:
        if shape.form is None:
            given = self._plain(node, path)
            if shape.choices and isinstance(given, str):
                return shape.choices.get(plain_key(given), given)
            # Here already, so that one bad day of several costs itself.
            return shape.split(given) if shape.split is not None else given
        if shape.many and not isinstance(node.value, list):
            keyed = shape.form.KEYED
            if keyed and isinstance(node.value, dict) and not self._is_one(shape.form, node):
                return self._keyed(shape.form, keyed, node, path)
            return [self._one(shape.form, node, f"{path}.0")]
        if shape.many and isinstance(node.value, list):
            return self._several(shape.form, [c for c in node.value if not c.empty], path)
        return self._one(shape.form, node, path)

    def _several(self, form: type[Form], nodes: list[Node], path: str) -> list[Any]:
        """The entries of a list; ``- ketua: Yosepha`` is an entry of a keyed one."""
        entries: list[Any] = []
        for node in nodes:
            if form.KEYED and self._is_lone(form, node):
                entries += self._keyed(form, form.KEYED, node, path, len(entries))
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
        return any(field_of(form, key) in shapes_of(form) for key in node.value)

    def _is_lone(self, form: type[Form], node: Node) -> bool:
        """Whether a mapping is one line that is no field, nor nearly one."""
        if not isinstance(node.value, dict) or len(node.value) != 1 or self._is_one(form, node):
            return False
        return not meant_key(form, next(iter(node.value)))

    def _keyed(
        self, form: type[Form], keyed: tuple[str, str], node: Node, path: str, first: int = 0
    ) -> list[dict[str, Any]]:
        assert isinstance(node.value, dict)  # noqa: S101 -- for the type checker
        entries: list[dict[str, Any]] = []
        for key, child in node.value.items():
            if is_private(form, key):  # ``no ktp ketua: …`` is nobody's office
                continue
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
        values = {"isian": key, "dikenal": ", ".join(shapes_of(form))}
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
