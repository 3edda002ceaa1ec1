"""Bidang Kegiatan: the list of fields that have KIM, and a page for each field of the network.

A field without a KIM has a page too, in no list: a post or a material may name a field that no
profile names, and whoever names it links there without knowing.
"""

from __future__ import annotations

from collections.abc import Iterator

from kimsite.directory.press import Press
from kimsite.directory.region_pages import Entry, sections
from kimsite.directory.tally import Group, Tally
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.regions import Regions
from kimsite.rendering.layout import field_page, region_page
from kimsite.rendering.page import Page

FIELDS = Target(DIRECTORY, "bidang/index.html")


def field_entries(press: Press, tally: Tally) -> list[Entry]:
    """The fields that have KIM, in the order of the network's list."""
    return [
        Entry(known.title, field_page(known.slug), press.kim(len(tally.fields[known.slug].rows)))
        for known in press.fields.values()
        if known.slug in tally.fields
    ]


def iter_fields(press: Press, tally: Tally, regions: Regions) -> Iterator[Artifact]:
    """All pages of fields; the list of them only where a KIM works on any."""
    say = press.theme.say
    entries = field_entries(press, tally)
    if entries:
        page = Page(FIELDS, say("bidang"), say("dir_bidang_ket"), section=FIELDS)
        yield press.page("bidang.html", page, {"entries": entries})
    provinces = [
        Entry(province.title, region_page(province.code), "") for province in regions.children(None)
    ]
    for slug, known in press.fields.items():
        group = tally.fields.get(slug) or Group()
        count = press.count(group)
        yield press.page(
            "satu-bidang.html",
            Page(
                field_page(slug),
                known.title,
                f"{known.title}. {count}.",
                section=FIELDS,
                indexed=bool(group.rows),
            ),
            {
                "crumbs": press.crumbs(FIELDS),
                "count": count,
                "sections": sections(group.rows, 0, provinces),
                "newest": list(group.newest),
            },
        )
