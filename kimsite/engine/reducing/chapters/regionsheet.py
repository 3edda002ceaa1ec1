"""What one region's pages are printed from: it can be handed to another process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kimsite.directory.areas.tally import Tally
from kimsite.directory.build import Directory
from kimsite.directory.facets.marks import Division
from kimsite.engine.remembering.ledger.areas import open_sheet
from kimsite.model import Artifact


@dataclass(frozen=True, slots=True)
class RegionSheet:
    """A province, kabupaten or kota, and its sheet as the ledger keeps it; empty if it has none."""

    code: str
    division: Division
    sheet: str


def print_region(
    directory: Directory, merged: Mapping[str, Tally], given: RegionSheet
) -> Iterator[Artifact]:
    """The pages of a region; ``merged`` are the tallies of provinces. Raises ThemeFault."""
    sheet = open_sheet(given.sheet)
    if "." in given.code:
        return directory.print_area(given.code, sheet, given.division)
    tally = merged.get(given.code) or Tally()
    return directory.print_province(given.code, tally, sheet, given.division)
