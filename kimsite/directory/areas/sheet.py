"""Sheets: what an area's pages list, kept as JSON between builds."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from kimsite.directory.areas.rows import Headline, Row, read_headlines, read_rows


@dataclass(slots=True)
class Sheet:
    """What an area's pages list: its KIM by name, the newest items of it and its kecamatan.

    ``events`` are those that its KIM announce.
    """

    rows: list[Row] = field(default_factory=list)
    newest: dict[str, list[Headline]] = field(default_factory=dict)
    events: list[Headline] = field(default_factory=list)


def write_sheet(sheet: Sheet) -> str:
    """A Sheet as JSON, the same for the same sheet."""
    document = {"rows": sheet.rows, "newest": sheet.newest, "events": sheet.events}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def read_sheet(document: str) -> Sheet:
    """A Sheet from JSON."""
    given = json.loads(document)
    newest = {code: read_headlines(items) for code, items in given["newest"].items()}
    return Sheet(read_rows(given["rows"]), newest, read_headlines(given["events"]))
