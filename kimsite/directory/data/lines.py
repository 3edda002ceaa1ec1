"""An area's lines of the data files: taken from one summary after the other, and kept."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kimsite.directory.areas.rows import Row
from kimsite.directory.atlas import Atlas
from kimsite.directory.data.files import MAP, PLACES, RECORDS, TABLE
from kimsite.directory.data.places import count_places
from kimsite.directory.data.point import render_feature
from kimsite.directory.data.record import build_record
from kimsite.directory.data.table import render_record
from kimsite.model import Summary
from kimsite.region import Region
from kimsite.rendering.layout import Layout


class Lines:
    """Takes the summaries of one area, whatever their stage, and keeps their lines alone."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._table: list[bytes] = []
        self._records: list[bytes] = []
        self._features: list[bytes] = []

    def add(self, summary: Summary, chain: tuple[Region, ...]) -> None:
        """Record one KIM; ``chain`` is its region's, province first."""
        record = build_record(summary, chain, self._layout)
        text = json.dumps(record, ensure_ascii=False)
        self._table.append(render_record(record))
        self._records.append(text.encode("utf-8"))
        self._features.append(render_feature(summary, chain, text))

    def told(self, code: str, registered: Iterable[Row], atlas: Atlas) -> dict[str, bytes]:
        """The lines of the area ``code`` by file; ``registered`` are the KIM that are counted."""
        return {
            TABLE.target().path: b"".join(self._table),
            RECORDS.target().path: RECORDS.between.join(self._records),
            MAP.target().path: MAP.between.join(self._features),
            PLACES.path: count_places(code, registered, atlas),
        }
