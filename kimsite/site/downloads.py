"""Unduhan: every file of a site in one list, each with the page it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kimsite.model import Target
from kimsite.rendering.files import Download
from kimsite.site.item import Item
from kimsite.site.order import newest_first
from kimsite.site.press import Press


@dataclass(frozen=True, slots=True)
class Row:
    """A file, its size in words, and the page that brought it."""

    download: Download
    file: Target
    size: str
    page: Target
    page_title: str
    date: str


def rows_of(
    slug: str, items: Sequence[Item], profile: Sequence[Download], profile_title: str
) -> list[Row]:
    """A row for each file: those of the newest listed items first, those of the profile last."""
    rows: dict[str, Row] = {}
    for item in newest_first(item for item in items if item.listed):
        for download in (*item.attached, *item.used):
            date = item.post.date.date().isoformat() if item.post.dated else ""
            row = _row(slug, download, item.page, item.title, date)
            rows.setdefault(download.path, row)
    for download in profile:
        row = _row(slug, download, Target(slug, "profil.html"), profile_title, "")
        rows.setdefault(download.path, row)
    return list(rows.values())


def build_downloads(press: Press, rows: Sequence[Row]) -> None:
    """Make ``unduhan.html`` where there is anything to download."""
    if not rows:
        return
    say = press.desk.theme.say
    title = say("unduhan")
    description = say("keterangan_daftar", judul=title, kim=press.frame.title, wilayah=press.region)
    page = press.page("unduhan.html", title, description)
    press.make("unduhan.html", page, {"rows": rows}, max(row.date for row in rows))


def say_size(size: int) -> str:
    """Bytes as people read them: ``840 KB``, ``1,2 MB``."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def _row(slug: str, download: Download, page: Target, title: str, date: str) -> Row:
    file = Target(slug, download.path)
    return Row(download, file, say_size(download.size), page, title, date)
