"""The coastline of Indonesia and of the land around it, from the file that comes with kimsite.

``tools/make_coastline.py`` makes the file; where it comes from stands in ``docs/wilayah.md``.
"""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from kimsite.directory.map.ring import Ring, build_ring

_FILE = Path(__file__).with_name("coastline.json.gz")


@dataclass(frozen=True, slots=True)
class Coastline:
    """The rings of Indonesia's islands, and of the land of its neighbours."""

    own: tuple[Ring, ...]
    near: tuple[Ring, ...]


@functools.cache
def load_coastline() -> Coastline:
    """The coastline, read once a process."""
    given = json.loads(gzip.decompress(_FILE.read_bytes()))
    scale, zero = given["scale"], given["zero"]
    return Coastline(*(_rings(given[name], scale, zero) for name in ("own", "near")))


def _rings(given: Iterable[Any], scale: list[float], zero: list[float]) -> tuple[Ring, ...]:
    made = []
    for east, north, ranks in given:
        longitudes = [x * scale[0] + zero[0] for x in accumulate(east)]
        latitudes = [y * scale[1] + zero[1] for y in accumulate(north)]
        points = tuple(zip(longitudes, latitudes, strict=True))
        made.append(build_ring(points, [ord(letter) - 48 for letter in ranks]))
    return tuple(made)
