"""Every sentence about a fault, one file a language; the code names the fault, the file says it."""

from __future__ import annotations

import string
import tomllib
from functools import cache
from importlib import resources
from typing import Any

ERROR, WARNING = "kesalahan", "peringatan"


@cache
def catalogue(language: str) -> dict[str, Any]:
    """The sentences of ``language`` (``id`` or ``en``) by code; ``akibat`` holds named effects."""
    text = resources.files(__name__).joinpath(f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)


def severity_of(code: str) -> str:
    """``kesalahan`` (something was left out) or ``peringatan`` (nothing was)."""
    severity: str = catalogue("id")[code]["berat"]
    return severity


def sentence(language: str, code: str, part: str, values: dict[str, str], effect: str = "") -> str:
    """The ``part`` (pesan, saran, akibat) of ``code``, filled; empty where it has none.

    Of several variants the first whose values are all given is taken.
    """
    entries = catalogue(language)
    if part == "akibat" and effect:
        variants = [entries["akibat"][effect]]
    else:
        given = entries[code].get(part, "")
        variants = given if isinstance(given, list) else [given]
    for variant in variants:
        if placeholders(variant) <= values.keys():
            return str(variant.format_map(values))
    raise KeyError(f"{code}: {part} needs {placeholders(variants[-1]) - values.keys()}")


def placeholders(text: str) -> set[str]:
    """The names a sentence needs."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
