"""Licences that are known by a short name (that of SPDX), as people write it in ``lisensi``."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its short ``name`` and its ``path``, both empty for one in words of its own."""

    title: str
    name: str = ""
    path: str = ""


_CC = "https://creativecommons.org"
_ODC = "https://opendatacommons.org/licenses"
KNOWN = (
    Licence("Creative Commons Zero 1.0", "CC0-1.0", f"{_CC}/publicdomain/zero/1.0/"),
    Licence("Creative Commons Attribution 4.0", "CC-BY-4.0", f"{_CC}/licenses/by/4.0/"),
    Licence(
        "Creative Commons Attribution-ShareAlike 4.0", "CC-BY-SA-4.0", f"{_CC}/licenses/by-sa/4.0/"
    ),
    Licence(
        "Creative Commons Attribution-NonCommercial 4.0",
        "CC-BY-NC-4.0",
        f"{_CC}/licenses/by-nc/4.0/",
    ),
    Licence("Open Data Commons Open Database License 1.0", "ODbL-1.0", f"{_ODC}/odbl/1-0/"),
    Licence("Open Data Commons Attribution License 1.0", "ODC-By-1.0", f"{_ODC}/by/1-0/"),
    Licence("Open Data Commons Public Domain Dedication 1.0", "PDDL-1.0", f"{_ODC}/pddl/1-0/"),
)
"""Those that are common for open data."""
_ONLY_VERSION = {"cc0": "cc010", "odbl": "odbl10", "odcby": "odcby10", "pddl": "pddl10"}
"""What is understood without its version, because there is but one."""


def find_licence(text: str | None) -> Licence | None:
    """The licence that ``text`` names, or is in its own words; None where there is none."""
    if not text:
        return None
    bare = _bare(text)
    bare = _ONLY_VERSION.get(bare, bare)
    return next((known for known in KNOWN if _bare(known.name) == bare), Licence(text))


def _bare(text: str) -> str:
    return re.sub(r"[ ._-]", "", text.casefold())
