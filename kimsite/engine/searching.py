"""How much search a build makes: of names and texts, of names alone, or none."""

from __future__ import annotations

from dataclasses import dataclass

from kimsite.engine.parts import find_version
from kimsite.engine.workshop import Workshop
from kimsite.problem import Problem, Span
from kimsite.reading.network import CONFIG

PACKAGE = "pagefind_bin_extended"
"""The program that indexes texts is an extra, which may be missing."""


@dataclass(frozen=True, slots=True)
class Searching:
    """``version`` of the program that indexes texts, empty where names alone are found, and how
    many of it work at a time.
    """

    version: str = ""
    jobs: int = 1


def open_searching(shop: Workshop) -> Searching | None:
    """None where no search was asked for; without the program one warning says how to get it."""
    asked = shop.request.search
    if not asked:
        return None
    if shop.drafting is None or asked == "nama":
        return Searching()
    version = find_version(PACKAGE)
    if not version:
        shop.outcome.problems.append(Problem.at(Span(CONFIG), "cari-tak-terpasang"))
    return Searching(version, shop.jobs)
