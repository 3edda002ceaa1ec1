"""Make ``kimsite/directory/map/coastline.json.gz``, Indonesia's coast and that of its neighbours.

    npm install --prefix /tmp/atlas world-atlas@2.0.2
    python tools/make_coastline.py /tmp/atlas/node_modules/world-atlas/countries-10m.json

The source is Natural Earth 1:10m (public domain), as TopoJSON. What is kept, and how, stands in
``docs/wilayah.md``.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kimsite.directory.map.ring import rank_of, rank_points

FILE = Path(__file__).parents[1] / "kimsite" / "directory" / "map" / "coastline.json.gz"
SOURCE = "Natural Earth 1:10m (public domain), from npm world-atlas 2.0.2"
OWN = "360"  # ISO 3166-1
WEST, SOUTH, EAST, NORTH = 92.0, -14.0, 144.0, 9.0
"""Of the neighbours only what a map of Indonesia can show."""
_COARSE = 0.03  # neighbours are a backdrop: what is smaller, in degrees, is left out

Cell = tuple[int, int]
"""A point on the source's own grid."""


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    (sx, sy), (tx, ty) = (topology["transform"][key] for key in ("scale", "translate"))
    arcs = [list(unfolded(arc)) for arc in topology["arcs"]]
    own, near = [], []
    for country in topology["objects"]["countries"]["geometries"]:
        for ring in rings_of(country, arcs):
            points = [(x * sx + tx, y * sy + ty) for x, y in ring]
            ranks = rank_points(points)
            if country.get("id") == OWN:
                own.append(packed(ring, ranks))
            elif any(WEST < x < EAST and SOUTH < y < NORTH for x, y in points):
                kept = [(c, r) for c, r in zip(ring, ranks, strict=True) if r >= rank_of(_COARSE)]
                if len(kept) > 3:
                    near.append(packed([c for c, _ in kept], [r for _, r in kept]))
    document = {"source": SOURCE, "scale": [sx, sy], "zero": [tx, ty], "own": own, "near": near}
    text = json.dumps(document, separators=(",", ":"))
    FILE.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{FILE}: {len(own)} + {len(near)} rings, {FILE.stat().st_size:,} bytes")


def unfolded(arc: Iterable[list[int]]) -> Iterable[Cell]:
    """The cells of an arc that was written as steps."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x, y


def rings_of(country: dict[str, Any], arcs: list[list[Cell]]) -> Iterable[list[Cell]]:
    """The outer rings of a country; none has a lake worth a hole."""
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for outer, *_ in polygons:
        ring: list[Cell] = []
        for number in outer:
            ring += (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]
        yield ring


def packed(ring: list[Cell], ranks: list[int]) -> list[Any]:
    """A ring as the file keeps it: steps east, steps north, and a letter for each rank."""
    steps = [(x - px, y - py) for (px, py), (x, y) in zip([(0, 0), *ring], ring, strict=False)]
    return [[x for x, _ in steps], [y for _, y in steps], "".join(chr(48 + r) for r in ranks)]


if __name__ == "__main__":
    main()
