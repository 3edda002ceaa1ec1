"""``data/wilayah.csv``: how many KIM each region has, and how many villages have one.

Every province and kabupaten/kota of the network's own region has a line, with or without KIM, a
kecamatan where it has any. An area's lines are counted with it; a province's is their sum.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from kimsite.directory.areas.rows import DISSOLVED, Row
from kimsite.directory.atlas import Atlas
from kimsite.directory.data.table import render_lines
from kimsite.region import Region

_KABUPATEN, _KECAMATAN, _VILLAGE = 2, 3, 4
Line = tuple[str, str, str, str, int, int, int, int]
"""A value for each of REGIONS."""


def count_places(code: str, rows: Iterable[Row], atlas: Atlas) -> bytes:
    """The lines of the area ``code`` and of its kecamatan that have any of the KIM ``rows``."""
    inside: dict[str, list[Row]] = {}
    for row in rows:
        codes = row.region.split(".")
        for level in range(code.count(".") + 1, min(len(codes), _KECAMATAN) + 1):
            inside.setdefault(".".join(codes[:level]), []).append(row)
    found = ((atlas.find(place), held) for place, held in sorted(inside.items()))
    return render_lines(_line(region, held, atlas) for region, held in found if region)


def _line(region: Region, rows: list[Row], atlas: Atlas) -> Line:
    alive = [row for row in rows if row.status != DISSOLVED]
    villages = {row.region for row in alive if row.region.count(".") + 1 == _VILLAGE}
    return (
        *_named(region), len(rows), len([row for row in rows if row.status == "aktif"]),
        atlas.villages(region.code), len(villages),
    )  # fmt: skip


def _named(region: Region) -> tuple[str, str, str, str]:
    return region.code, region.name, region.kind, region.parent or ""


def build_places(areas: Mapping[str, bytes], atlas: Atlas) -> Iterator[Line]:
    """All lines by code, from those of ``areas``."""
    known: dict[str, Line] = {}
    for data in areas.values():
        for line in _read(data):
            known[line[0]] = line
    for code in sorted({*atlas.own, *known}):
        region = atlas.find(code)
        if region is not None:
            none = (*_named(region), 0, 0, atlas.villages(code), 0)
            yield _sum(region, known, atlas) if region.level == 1 else known.get(code, none)


def _sum(province: Region, known: Mapping[str, Line], atlas: Atlas) -> Line:
    """A province: the KIM it keeps at its own level, and those of its kabupaten and kota."""
    inside = [
        line
        for code, line in known.items()
        if code[:2] == province.code and code.count(".") + 1 <= _KABUPATEN
    ]
    kim, active, villages = (sum(int(line[n]) for line in inside) for n in (4, 5, 7))
    return (*_named(province), kim, active, atlas.villages(province.code), villages)


def _read(data: bytes) -> Iterator[Line]:
    for row in csv.reader(io.StringIO(data.decode("utf-8"), newline="")):
        code, name, kind, above, *counts = row
        kim, active, villages, held = map(int, counts)
        yield code, name, kind, above, kim, active, villages, held
