"""The front page of the network, and the feeds of its newest items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kimsite.directory.areas.tally import Tally
from kimsite.directory.atlas import Atlas
from kimsite.directory.data.columns import KINDS
from kimsite.directory.facets.facet import FIELD
from kimsite.directory.facets.pages import FIELDS, mark_entries
from kimsite.directory.feeds.news import network_feeds, print_network_feeds
from kimsite.directory.map.chart import Chart
from kimsite.directory.materials.card import Card, listed_cards
from kimsite.directory.press import Press
from kimsite.directory.regions.pages import REGIONS, region_entries, regions_below
from kimsite.model import Artifact
from kimsite.rendering.jinja.json_ld import write_json_ld
from kimsite.rendering.layout import FRONT, MATERIALS
from kimsite.rendering.look.page import Page

SHOWN = 12
_LEVELS = {"nasional": (0, 1), "provinsi": (1, 2), "kabupaten": (2,)}
_LEVEL_NAMES = ("dir_angka_provinsi", "dir_angka_kabupaten", "dir_angka_kecamatan")


def print_home(
    press: Press, tally: Tally, held: Tally, atlas: Atlas, cards: list[Card], chart: Chart | None
) -> Iterator[Artifact]:
    """``index.html`` and its feeds. It names the regions that ``held`` counts.

    ``chart`` is their map.
    """
    network = press.setting.network
    shown = listed_cards(cards)[:3]
    latest = max((headline.instant for headline in tally.feed), default=None)
    values = {
        "figures": _figures(press, tally),
        "map": chart,
        "newest": list(tally.feed.few)[:SHOWN],
        "cards": shown,
        "ends": any(card.ends for card in shown),
        "provinces": region_entries(press, regions_below(atlas, held.all.below)),
        "fields": mark_entries(press, tally, FIELD),
        "regions_page": REGIONS,
        "fields_page": FIELDS,
        "materials_page": MATERIALS,
        "feed": network_feeds(network).rss,
    }
    page = Page(
        FRONT,
        network.nama,
        network.keterangan or press.theme.say("dir_situs_ket", nama=network.nama),
        section=FRONT,
        json_ld=write_json_ld(_json_ld(press)),
        language=press.theme.language,
    )
    changed = latest.date().isoformat() if latest else ""
    yield press.page("beranda.html", page, values, changed)
    yield from print_network_feeds(press, tally.feed)


def _figures(press: Press, tally: Tally) -> list[tuple[str, str]]:
    """What the network amounts to; a zero is left out, but for the number of KIM."""
    say = press.theme.say
    figures = [(say("dir_angka_kim"), tally.all.kim)]
    levels = _LEVELS[press.setting.network.tingkat]
    figures += [(say(_LEVEL_NAMES[level]), tally.levels[level]) for level in levels]
    figures += [(say(kind), tally.kinds[kind]) for kind in KINDS]
    shown = [figures[0], *((label, count) for label, count in figures[1:] if count)]
    return [(label, press.number(count)) for label, count in shown]


def _json_ld(press: Press) -> dict[str, Any]:
    network = press.setting.network
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": network.nama,
        "url": press.layout.address(FRONT),
        "inLanguage": press.theme.language,
    }
    if network.keterangan:
        described["description"] = network.keterangan
    return described
