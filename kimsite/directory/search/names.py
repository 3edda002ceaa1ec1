"""Names: every region of the network's area and every listed KIM, as one line each.

A region is its digits and its title: ``9404011003|Kelurahan Timika Jaya``. A KIM is its address,
the digits of its region and its name. What lies around stands in the same shard once, as digits
and title, and the village of each KIM; a ``+`` marks a kecamatan that has a page of its own.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from kimsite.directory.areas.rows import Row
from kimsite.directory.atlas import Atlas
from kimsite.directory.search.words import fold
from kimsite.region import Region
from kimsite.regions.keys import dotted

LINES = "cari/nama"
"""Under this name the ledger keeps of each area the names of its KIM."""
HERE = "."
"""The address of a KIM whose page is that of its region."""


class Name(NamedTuple):
    """A line that is found by the words of ``key``; ``digits`` are those of its region."""

    key: str
    digits: str
    line: str


def write_names(rows: Iterable[Row]) -> bytes:
    """The KIM of an area, as the ledger keeps them: address, region, name."""
    lines = []
    for row in rows:
        address = row.slug if row.has_site else row.elsewhere or HERE
        name = " ".join(row.name.replace("|", " ").split())
        lines.append(f"{address}|{row.region}|{name}\n")
    return "".join(lines).encode("utf-8", "replace")


def read_names(lines: Iterable[bytes]) -> Iterator[Name]:
    """The KIM of all areas from what the ledger kept."""
    for data in lines:
        for line in data.decode("utf-8").splitlines():
            address, code, name = line.split("|", 2)
            digits = code.replace(".", "")
            yield Name(fold(name).removeprefix("kim "), digits, f"{address}|{digits}|{name}")


def name_regions(atlas: Atlas, areas: Iterable[str]) -> Iterator[Name]:
    """The regions that have a page or a row on one, level by level.

    Each province, kabupaten and kota of the network is named, and ``areas``, which have KIM; the
    kecamatan in the provinces of these, and the villages in the areas themselves: a network of ten
    KIM does not name 83,762 of them.
    """
    near = set(areas)
    provinces = {area[:2] for area in near}
    codes = {*atlas.own, *near, *provinces}
    for code in sorted(codes):
        region = atlas.find(code)
        if region is None:
            continue
        yield _name(region)
        for district in atlas.children(code) if region.level > 1 and code[:2] in provinces else ():
            yield _name(district)
            if code in near:
                yield from map(_name, atlas.children(district.code))


def _name(region: Region) -> Name:
    digits = region.code.replace(".", "")
    return Name(fold(region.name), digits, f"{digits}|{region.title}")


def is_kim(line: str) -> bool:
    """Whether a line is a KIM's, which has its address before its region."""
    return line.count("|") > 1


def around(digits: str) -> list[str]:
    """The regions around the one of ``digits``, and that itself if it is a kecamatan."""
    return [digits[:end] for end in (2, 4, 6) if end < len(digits) or end == len(digits) == 6]


def title_of(atlas: Atlas, paged: Container[str], digits: str) -> str:
    """The title of a region, with a ``+`` before it where it is one of the ``paged``."""
    code = dotted(digits)
    region = atlas.find(code)
    title = region.title if region is not None else ""
    return f"+{title}" if code in paged else title
