"""The shape of a form, as what authors write is held against it: fields, and what names them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, cast, get_args, get_origin

from pydantic import BeforeValidator

from kimsite.forms.base import Form
from kimsite.forms.jsonschema import form_fields
from kimsite.reading.values.meantkey import BOARD, plain_key


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
    """Whether ``key`` names what is never published: ``NIK ketua``, ``No. HP/WA``, ``Tgl lahir``.

    Reported as unknown, its line would be printed, number and all. What only begins with an office
    is one: ``seksi pendidikan``, ``admin WA``.
    """
    words = f"_{re.sub(r'[^a-z0-9]+', '_', key.lower()).strip('_')}_"
    bare = re.sub(r"^(_(?:no|nomor|nomer|data|kontak))+(?=_.)", "", words)
    known = form.PRIVATE | form.HIDDEN
    board = shapes_of(form)["pengurus"].form if "pengurus" in form.model_fields else None
    if board is not None and any(f"_{office}_" in words for office in BOARD):
        known |= board.PRIVATE | board.HIDDEN  # ``No. HP ketua``, beside the board
    return any(f"_{name}_" in words for name in known & _CERTAIN) or any(
        start.startswith(f"_{name}_") for name in known for start in (words, bare)
    )


_CERTAIN = {"nik", "ktp", "ttl", "tanggal_lahir", "tgl_lahir", "tempat_lahir", "alamat_rumah"}
"""Words that mean nothing else, wherever they stand."""


def _choices(form: type[Form], name: str) -> dict[str, str]:
    """The choices of a field by how a phone may write them: ``Aktif`` is ``aktif``."""
    annotation = form.model_fields[name].annotation
    given = get_args(annotation) if get_origin(annotation) is Literal else ()
    return {plain_key(choice): choice for choice in given}
