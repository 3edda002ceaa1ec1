"""Facets: by what KIM are listed beside their region, and the marks that each KIM bears.

A mark is the part of an address: ``status/tidak-aktif.html``, ``abjad/a.94.html``.
"""

from __future__ import annotations

from collections.abc import Iterator

from kimsite.directory.areas.rows import Row
from kimsite.reading.values.names import parse_slug

FIELD, LEVEL, STATUS, LETTER = "bidang", "tingkat", "status", "abjad"
FACETS = (FIELD, LEVEL, STATUS, LETTER)
"""In the order in which pages offer them."""
NO_LETTER = "0-9"
_PREFIX = "kim-"


def marks_of(row: Row) -> Iterator[tuple[str, str]]:
    """The facets of one KIM, and its mark in each; it may work on several bidang, or none."""
    for field in row.fields:
        yield FIELD, field
    if level := parse_slug(row.level):
        yield LEVEL, level
    if status := parse_slug(row.status):
        yield STATUS, status
    yield LETTER, letter_of(row.name)


def letter_of(name: str) -> str:
    """The letter that a KIM is listed under: ``a`` for "KIM Amungsa"."""
    slug = parse_slug(name)
    bare = slug.removeprefix(_PREFIX) or slug
    return bare[0] if bare[:1].isalpha() else NO_LETTER
