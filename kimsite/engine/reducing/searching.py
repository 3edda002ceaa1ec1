"""How much search a build makes: of names and texts, of names alone, or none."""

from __future__ import annotations

from dataclasses import dataclass

PACKAGE = "pagefind_bin_extended"
"""The program that indexes texts is an extra, which may be missing."""


@dataclass(frozen=True, slots=True)
class Searching:
    """``version`` of the program that indexes texts, empty where names alone are found, and how
    many of it work at a time.
    """

    version: str = ""
    jobs: int = 1
