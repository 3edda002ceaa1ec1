"""What each column is called and means, read from ``kolom.toml`` when asked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Meaning:
    """A column's title and what it says, in one sentence."""

    title: str
    text: str


@cache
def meanings(language: str, table: str) -> dict[str, Meaning]:
    """The meanings of the columns of ``table`` (``kim``, ``wilayah``, ``bahan``), by name."""
    text = resources.files(__package__).joinpath("kolom.toml").read_text("utf-8")
    found = tomllib.loads(text)[language][table]
    return {name: Meaning(*words) for name, words in found.items()}
