"""``datapackage.json``: what lies in a folder of data, for programs (Data Package standard, v2)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kimsite.directory.data.columns import VERSION, Column
from kimsite.directory.data.described import meanings
from kimsite.directory.data.files import Weight
from kimsite.directory.data.table import SEPARATOR

_PROFILES = "https://datapackage.org/profiles/2.0"
_KEYS = {"kim": "slug", "wilayah": "kode", "bahan": "bahan"}


@dataclass(frozen=True, slots=True)
class Resource:
    """A file as the package lists it; ``columns`` only of one that is read as a table."""

    name: str
    path: str
    title: str
    media: str
    weight: Weight
    table: str = ""
    columns: tuple[Column, ...] = ()

    @property
    def format(self) -> str:
        """The ending of its name."""
        return self.path.rpartition(".")[2]


def render_package(about: Mapping[str, Any], resources: Iterable[Resource], language: str) -> bytes:
    """The document; ``about`` is what is said of the package as a whole."""
    document = {
        "$schema": f"{_PROFILES}/datapackage.json",
        **{name: value for name, value in about.items() if value},
        "versi": VERSION,
        "resources": [_describe(resource, language) for resource in resources],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _describe(resource: Resource, language: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": resource.name,
        "path": resource.path,
        "title": resource.title,
        "format": resource.format,
        "mediatype": resource.media,
    }
    if not (resource.columns and resource.format == "json"):
        # Of a table in JSON frictionless counts no bytes, and then says that they are not as told.
        told["bytes"] = resource.weight.size
        told["hash"] = f"sha256:{resource.weight.digest}"
    if resource.format != "sqlite":
        told["encoding"] = "utf-8"
    if resource.columns:
        told["type"] = "table"
        told["schema"] = _schema(resource, language)
    return told


def _schema(resource: Resource, language: str) -> dict[str, Any]:
    """Its Table Schema."""
    words = meanings(language, resource.table)
    fields = []
    for column in resource.columns:
        meaning = words[column.name]
        field = {"name": column.name, "title": meaning.title, "description": meaning.text}
        fields.append(field | _type(column, resource.format) | _rules(column))
    key = {"primaryKey": [_KEYS[resource.table]]} if resource.table in _KEYS else {}
    return {"fields": fields, **key, "missingValues": [""]}


def _type(column: Column, format_: str) -> dict[str, Any]:
    """A CSV has words for yes and no, and several values in one cell."""
    if format_ == "csv" and column.kind == "boolean":
        return {"type": "boolean", "trueValues": ["ya"], "falseValues": ["tidak"]}
    if format_ == "csv" and column.kind == "array":
        return {"type": "list", "delimiter": SEPARATOR, "itemType": "string"}
    return {"type": column.kind}


def _rules(column: Column) -> dict[str, Any]:
    rules = {
        "required": column.always or None,
        "enum": list(column.choices) or None,
        "pattern": column.pattern or None,
        "minimum": column.least,
        "maximum": column.most,
    }
    told = {name: value for name, value in rules.items() if value is not None}
    return {"constraints": told} if told else {}
