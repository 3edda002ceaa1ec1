"""The shape of a form, as what authors write is held against it: fields, and what names them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, cast, get_args, get_origin

from pydantic import BeforeValidator

from kimsite.forms.base import Form
from kimsite.forms.jsonschema import form_fields
from kimsite.reading.values.meantkey import plain_key


@dataclass(frozen=True, slots=True)
class Shape:
    """A field: the ``form`` of its parts if it has any, whether they are ``many``, its choices.

    ``split`` parts a text that stands for several values, where one may.
    """

    form: type[Form] | None
    many: bool
    choices: dict[str, str]
    split: Callable[[Any], Any] | None = None


@cache
def shapes_of(form: type[Form]) -> dict[str, Shape]:
    """The fields of ``form`` by name."""
    return {name: _shape(form, name, child) for name, child in form_fields(form).items()}


def _shape(form: type[Form], name: str, child: type[Form] | None) -> Shape:
    given = form.model_fields[name]
    many = "tuple" in str(given.annotation)
    splits = (one.func for one in given.metadata if isinstance(one, BeforeValidator))
    split = cast("Callable[[Any], Any] | None", next(splits, None) if many else None)
    return Shape(child, many, _choices(form, name), split)


@lru_cache(maxsize=4096)
def field_of(form: type[Form], key: str) -> str | None:
    """The field that ``key`` stands for, if it is one; None if it is never published."""
    small = key if key in shapes_of(form) or key in form.ALIASES else plain_key(key)
    name = form.ALIASES.get(small, small)
    return None if name not in shapes_of(form) and is_private(form, name) else name


@lru_cache(maxsize=4096)
def is_private(form: type[Form], key: str) -> bool:
    """Whether ``key`` names what is never published: ``NIK ketua``, ``Tanggal lahir``.

    Reported as unknown, its line would be printed, number and all.
    """
    words = f"_{plain_key(key)}_"
    return any(f"_{name}_" in words for name in (*form.PRIVATE, *form.HIDDEN))


def _choices(form: type[Form], name: str) -> dict[str, str]:
    """The choices of a field by how a phone may write them: ``Aktif`` is ``aktif``."""
    annotation = form.model_fields[name].annotation
    given = get_args(annotation) if get_origin(annotation) is Literal else ()
    return {plain_key(choice): choice for choice in given}
