"""A KIM on the map (GeoJSON, RFC 7946): its own point, else the middle of where it works.

What is added to its record says whose point it is, so that nobody takes the middle of a kecamatan
for an address. A KIM of which no point is known has none; it is listed all the same.
"""

from __future__ import annotations

import json

from kimsite.directory.data.columns import PRECISION
from kimsite.model import Summary
from kimsite.region import Region

HEAD = b'{"type":"FeatureCollection","features":[\n'
TAIL = b"\n]}\n"
_WHOSE = ("provinsi", "kabupaten", "kecamatan")


def render_feature(summary: Summary, chain: tuple[Region, ...], record: str) -> bytes:
    """One feature; ``record`` is the KIM's record as JSON."""
    whose, point = _point(summary, chain)
    geometry = json.dumps({"type": "Point", "coordinates": point}) if point else "null"
    properties = f"{record[:-1]}, {json.dumps(PRECISION.name)}: {json.dumps(whose)}}}"
    name = json.dumps(summary.slug)
    text = f'{{"type":"Feature","id":{name},"geometry":{geometry},"properties":{properties}}}'
    return text.encode("utf-8")


def _point(summary: Summary, chain: tuple[Region, ...]) -> tuple[str, list[float]]:
    """Whose point is known, and the point: longitude first."""
    if summary.latitude is not None and summary.longitude is not None:
        return "kim", [summary.longitude, summary.latitude]
    for whose, region in reversed(list(zip(_WHOSE, chain, strict=False))):
        if region.latitude is not None and region.longitude is not None:
            return whose, [region.longitude, region.latitude]
    return "", []
