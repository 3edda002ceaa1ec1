"""The shape of a form, as what authors write is held against it: fields, and what names them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args, get_origin

from kimsite.forms.base import Form
from kimsite.forms.jsonschema import form_fields
from kimsite.reading.values.meantkey import plain_key


@dataclass(frozen=True, slots=True)
class Shape:
    """A field: the ``form`` of its parts if it has any, whether they are ``many``, its choices."""

    form: type[Form] | None
    many: bool
    choices: dict[str, str]


@cache
def shapes_of(form: type[Form]) -> dict[str, Shape]:
    """The fields of ``form`` by name."""
    return {
        name: Shape(child, "tuple" in str(form.model_fields[name].annotation), _choices(form, name))
        for name, child in form_fields(form).items()
    }


@lru_cache(maxsize=4096)
def field_of(form: type[Form], key: str) -> str | None:
    """The field that ``key`` stands for, if it is one; None if it is never published."""
    small = key if key in shapes_of(form) or key in form.ALIASES else plain_key(key)
    name = form.ALIASES.get(small, small)
    return None if name not in shapes_of(form) and _is_private(form, name) else name


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
