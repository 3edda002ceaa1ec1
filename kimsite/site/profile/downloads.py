"""Unduhan: every file of a site in one list, each with the page it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kimsite.model import Target
from kimsite.rendering.look.webpage import COLLECTION
from kimsite.site.items.filelink import FileLink
from kimsite.site.items.item import Item
from kimsite.site.items.order import newest_first
from kimsite.site.press import Press


@dataclass(frozen=True, slots=True)
class Row:
    """A file and the page that brought it, with that page's ISO date."""

    file: FileLink
    page: Target
    page_title: str
    date: str


def rows_of(
    items: Sequence[Item], profile: Sequence[FileLink], page: Target, title: str
) -> list[Row]:
    """A row for each file: those of the newest listed items first, then the ``profile``'s.

    ``page`` and ``title`` are the profile's.
    """
    rows: dict[Target, Row] = {}
    for item in newest_first(item for item in items if item.listed):
        date = item.post.date.date().isoformat() if item.post.dated else ""
        for file in item.files:
            rows.setdefault(file.file, Row(file, item.page, item.title, date))
    for file in profile:
        rows.setdefault(file.file, Row(file, page, title, ""))
    return list(rows.values())


def build_downloads(press: Press, rows: Sequence[Row]) -> None:
    """Make ``unduhan.html`` where there is anything to download."""
    if not rows:
        return
    title = press.desk.theme.say("unduhan")
    page = press.page("unduhan.html", title, press.about(title), type_=COLLECTION)
    press.make("unduhan.html", page, {"rows": rows}, max(row.date for row in rows))
