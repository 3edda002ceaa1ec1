"""Every field that any file may carry, found by walking the forms: a new one escapes no test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from kimsite.forms import FORMS, Form, values
from kimsite.reading.tree.content import KINDS
from kimsite.reading.tree.tree import NATIONAL
from tests.conftest import Network

HEADED = ".md"
NAMES = {
    hint: name
    for name, hint in vars(values).items()
    if name in {"Text", "Line", "Flag", "When", "Count", "Year", "Decimal", "WebAddress", "Phone"}
    or name in {"Email", "Code", "Language", "Words", "Lines", "Origin", "Days", "Repeat", "Door"}
} | {values.SiteAddress: "WebAddress", values.Until: "When", values.PersonName: "Line"}
"""The types of :mod:`kimsite.forms.values` and their names."""
MANY = {"Words", "Lines", "Days"}


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of file: the form it fills and where it lies; ``{}`` stands for its name."""

    name: str
    form: type[Form]
    path: str

    @property
    def headed(self) -> bool:
        """Whether the fields stand over a Markdown text."""
        return self.path.endswith(HEADED)


SOURCES = {
    source.name: source
    for source in (
        Source("jaringan", FORMS["jaringan"], "kimsite.yaml"),
        Source("profil", FORMS["profil"], "communities/94.04/{}.yaml"),
        Source("dinas", FORMS["dinas"], "communities/{}/_dinas.yaml"),
        Source("kementerian", FORMS["dinas"], "communities/_kementerian.yaml"),
        *(Source(kind, FORMS[kind], f"content/kim/amungsa/{kind}/{{}}.md") for kind in KINDS),
        Source("penghargaan", FORMS["penghargaan"], "content/penghargaan/{}.yaml"),
        *(Source(f"nasional-{k}", FORMS[k], f"content/{k}/{{}}.md") for k in NATIONAL),
    )
}
"""Every place where a form is filled."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: the name of its type, or ``form``; ``choices`` of a Literal."""

    kind: str
    form: type[Form] | None = None
    many: bool = False
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value of a file of ``source``: the way through nested forms, and how it is written.

    ``way`` is ``full`` (``alamat: {jalan: …}``), ``short`` (``alamat: …``), or ``key`` and
    ``value`` of a keyed list (``pengurus: {ketua: …}``).
    """

    source: str
    path: tuple[str, ...]
    shape: Shape
    way: str = "full"

    def __str__(self) -> str:
        return ".".join((self.source, *self.path)) + (
            "" if self.way == "full" else f" ({self.way})"
        )

    @property
    def last(self) -> str:
        """The innermost field."""
        return self.path[-1]


@cache
def shapes(form: type[Form]) -> dict[str, Shape]:
    """The fields of ``form``. A type that no test knows how to fill is an error."""
    hints = get_type_hints(form, include_extras=True)
    return {
        name: _shape(hints[name], required=field.is_required())
        for name, field in form.model_fields.items()
    }


def _shape(hint: Any, *, required: bool) -> Shape:
    if get_origin(hint) in {Union, UnionType}:
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    for known, name in NAMES.items():
        if hint == known:
            return Shape(name, many=name in MANY, required=required)
    if get_origin(hint) is Literal:
        return Shape("Literal", choices=get_args(hint), required=required)
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        inner = _shape(get_args(hint)[0], required=required)
        return Shape(inner.kind, inner.form, many=True, choices=inner.choices, required=required)
    if isinstance(hint, type) and issubclass(hint, Form):
        return Shape("form", hint, required=required)
    raise TypeError(f"tests/fields.py does not know how to fill {hint}")


def leaves(source: Source) -> Iterator[Leaf]:
    """Every value that a file of ``source`` may hold, in every way it may be written."""
    yield from _below(source.name, source.form, ())


def _below(source: str, form: type[Form], path: tuple[str, ...]) -> Iterator[Leaf]:
    for name, shape in shapes(form).items():
        here = (*path, name)
        if shape.form is None:
            yield Leaf(source, here, shape)
            continue
        yield from _below(source, shape.form, here)
        if shape.form.SHORT:
            yield Leaf(source, (*here, shape.form.SHORT), shapes(shape.form)[shape.form.SHORT],
                       "short")  # fmt: skip
        if shape.form.KEYED and shape.many:
            key, value = shape.form.KEYED
            yield Leaf(source, (*here, key), shapes(shape.form)[key], "key")
            yield Leaf(source, (*here, value), shapes(shape.form)[value], "value")


Give = Callable[[Leaf], str | None]


def fill(source: Source, give: Give, way: str = "full") -> dict[str, Any]:
    """The fields of a file with the values that ``give`` has for them; None leaves one out.

    ``way`` is how nested forms are written where they may be: full, short or keyed.
    """
    return _fill(source.name, source.form, give, way, ())


def _fill(
    source: str, form: type[Form], give: Give, way: str, path: tuple[str, ...]
) -> dict[str, Any]:
    filled: dict[str, Any] = {}
    for name, shape in shapes(form).items():
        here = (*path, name)
        value = (
            give(Leaf(source, here, shape))
            if shape.form is None
            else _nested(source, shape.form, give, way, here)
        )
        if value:
            filled[name] = [value] if shape.many and not isinstance(value, _Keyed) else value
    return filled


class _Keyed(dict[str, Any]):
    """A list written as a mapping."""


def _nested(source: str, form: type[Form], give: Give, way: str, here: tuple[str, ...]) -> Any:
    fields = shapes(form)
    if way == "short" and form.SHORT:
        return give(Leaf(source, (*here, form.SHORT), fields[form.SHORT], "short"))
    if way == "keyed" and form.KEYED:
        key, value = form.KEYED
        pair = [give(Leaf(source, (*here, part), fields[part], w))
                for part, w in ((key, "key"), (value, "value"))]  # fmt: skip
        return _Keyed({pair[0]: pair[1]}) if all(pair) else None
    return _fill(source, form, give, way, here)


def put(fields: dict[str, Any], leaf: Leaf, value: str, given: dict[str, str]) -> None:
    """Add ``leaf`` with ``value`` to ``fields``, and what its form requires beside it.

    ``given`` are the values for required fields, by their last name.
    """
    here, form = fields, SOURCES[leaf.source].form
    for depth, step in enumerate(leaf.path[:-1], start=2):
        shape = shapes(form)[step]
        assert shape.form is not None
        form = shape.form
        if leaf.way == "short" and depth == len(leaf.path):
            here[step] = [value] if shape.many else value
            return
        if leaf.way in {"key", "value"}:
            dated = form.KEYED is not None and form.KEYED[0] == "tanggal"
            key = given["tanggal"] if dated else "kunci"
            here[step] = {value: "nilai"} if leaf.way == "key" else {key: value}
            return
        inner: dict[str, Any] = {
            name: given[name] for name, beside in shapes(form).items() if beside.required
        }
        here[step] = [inner] if shape.many else inner
        here = inner
    here[leaf.last] = [value] if leaf.shape.many else value


def write_file(
    network: Network, source: Source, name: str, fields: dict[str, Any], body: str = "Isi.\n"
) -> None:
    """Write a file of ``source``; values stand in quotes, so that YAML takes each as text."""
    text = "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
    if source.headed:
        text = f"---\n{text}---\n{body}"
    network.write(source.path.format(name), text.encode("utf-8"))
