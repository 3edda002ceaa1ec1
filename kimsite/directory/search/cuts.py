"""Cuts: which areas share an index of texts, so that a reader loads what the choice needs alone.

A network of few records has one index. A larger one is cut by province, and a province that is
still too large by kabupaten/kota; ``umum`` then holds the network's own texts, the KIM that work
for all of a divided province, and the program that all cuts share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ALL = 4_000
"""So many records share an index: docs/performance.md has what a first search then loads."""
COMMON = "umum"


@dataclass(frozen=True, slots=True)
class Cut:
    """One index: the ``areas`` whose records it holds, in ``cari/<code>/``.

    ``digits`` of a record's identity name the table that holds it; none where one table does.
    """

    code: str
    areas: tuple[str, ...]
    digits: int

    @property
    def folder(self) -> str:
        """Where it lives in the output."""
        return f"cari/{self.code}"

    @property
    def mark(self) -> str:
        """How the page's script is told of it."""
        return f"{self.code}:{self.digits}"


def choose_cuts(counts: Mapping[str, int]) -> list[Cut]:
    """The cuts of a network with so many records by area; the common one comes first.

    Where there is one area alone, its reader has nothing to choose.
    """
    if sum(counts.values()) <= ALL or len(counts) == 1:
        return [_cut(COMMON, counts)]
    cuts: list[Cut] = []
    common: dict[str, int] = {}
    provinces: dict[str, dict[str, int]] = {}
    for area, count in sorted(counts.items()):
        provinces.setdefault(area[:2], {})[area] = count
    for province, areas in provinces.items():
        if sum(areas.values()) <= ALL:
            cuts.append(_cut(province, areas))
        else:
            # Who works for all of it is found whatever is chosen: a cut of that name would seem to
            # be the whole province.
            common |= {area: count for area, count in areas.items() if area == province}
            cuts += [_cut(area, {area: areas[area]}) for area in areas if area != province]
    return [_cut(COMMON, common), *cuts]


def _cut(code: str, counts: Mapping[str, int]) -> Cut:
    """A table holds some tens of records, so that ten results load little."""
    total = sum(counts.values())
    return Cut(code, tuple(sorted(counts)), 0 if total <= 50 else 1 if total <= 800 else 2)
