"""Records: one for each KIM and each of its newest posts, as the index of texts reads them.

Pagefind reads a record as a small page; what a result shows is kept beside the index, in tables.
A record is told twice from the same summary: when an area is surveyed, for its digest alone, and
when the index it belongs to is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from html import escape
from typing import NamedTuple

from kimsite.digest import digest_bytes
from kimsite.directory.areas.rows import Row
from kimsite.directory.standing import Standing
from kimsite.model import ItemBrief, Summary, Target
from kimsite.region import Region
from kimsite.rendering.feeds import drop_illegal
from kimsite.rendering.layout import FRONT, Layout, region_page
from kimsite.site.items.excerpt import shorten

LINES = "cari/teks"
"""Under this name the ledger keeps of each area how many records it has, and their digest."""
CANCELLED = "batal"
"""The kind that a result shows of an event that was called off."""
_SHOWN = 140
"""So many characters of a summary stand below a result."""


class Record(NamedTuple):
    """One findable text. ``address`` starts at the top of the tree, or is absolute.

    ``codes`` are the province and the kabupaten/kota; ``words`` are found but not shown.
    """

    kind: str
    title: str
    address: str
    summary: str
    date: str = ""
    name: str = ""
    place: str = ""
    codes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    words: str = ""
    cancelled: bool = False

    def shown(self) -> list[str]:
        """What a result needs, as the page's script takes it."""
        summary = shorten(self.summary, _SHOWN)
        kind = CANCELLED if self.cancelled else self.kind
        return [kind, self.title, self.address, self.date, self.name, self.place, summary]


def tell_records(
    summary: Summary,
    row: Row,
    chain: tuple[Region, ...],
    titles: Mapping[str, str],
    standing: Standing,
    layout: Layout,
) -> Iterator[Record]:
    """The records of one registered KIM: its own, then its newest posts.

    ``row`` is as lists name it, ``titles`` what slugs of bidang are called.
    """
    around = " ".join(region.title for region in reversed(chain))
    codes = tuple(region.code for region in chain[:2])
    topics = " ".join(titles.get(slug, slug) for slug in row.fields)
    yield Record(
        "kim", row.name, _home(row, chain, layout), summary.description,
        place=row.place, codes=codes, fields=row.fields, words=f"{around} {topics}",
    )  # fmt: skip
    for item in summary.newest:
        if not (summary.has_site or item.address):
            continue
        if standing.reached(datetime.fromisoformat(item.date)):
            found = _item_record(row, item, f"{around} {topics}", layout)
            yield found._replace(name=row.name, place=row.place, codes=codes)


def _item_record(row: Row, item: ItemBrief, words: str, layout: Layout) -> Record:
    address = item.address or layout.link(FRONT, Target(row.slug, item.path))
    fields = item.fields or row.fields
    day = (item.start or item.date)[:10]
    return Record(
        item.kind, item.title, address, item.summary, day, fields=fields, words=words,
        cancelled=item.cancelled,
    )  # fmt: skip


def _home(row: Row, chain: tuple[Region, ...], layout: Layout) -> str:
    if row.target is not None:
        return layout.link(FRONT, row.target)
    return row.elsewhere or layout.link(FRONT, region_page(chain[:3][-1].code))


def digest_line(records: Iterable[Record]) -> bytes:
    """How many ``records`` an area has, and their digest; nothing where it has none."""
    told = [repr(tuple(record)) for record in records]
    if not told:
        return b""
    digest = digest_bytes("\n".join(told).encode("utf-8", "surrogatepass"))
    return f"{len(told)} {digest}\n".encode("ascii")


def write_record(record: Record) -> bytes:
    """``record`` as the small page that Pagefind reads. Titles weigh more, as its headings do."""
    filters = [*zip(("provinsi", "kabupaten"), record.codes, strict=False)]
    filters += [("bidang", slug) for slug in record.fields] + [("jenis", record.kind)]
    marks = "".join(
        f'<i data-pagefind-filter="{name}:{escape(value)}"></i>' for name, value in filters
    )
    words = escape(drop_illegal(f"{record.name} {record.place} {record.words}"))
    page = (
        '<!DOCTYPE html><html lang="id"><body data-pagefind-body>'
        f"<h1>{escape(drop_illegal(record.title))}</h1>"
        f"<p>{escape(drop_illegal(record.summary))}</p><p>{words}</p>{marks}</body></html>"
    )
    return page.encode("utf-8", "replace")
