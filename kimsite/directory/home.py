"""The front page of the network, and the feed of its newest items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kimsite.directory.atlas import Atlas
from kimsite.directory.field_pages import FIELDS, field_entries
from kimsite.directory.materials import Card, listed_cards
from kimsite.directory.open_data import KINDS
from kimsite.directory.press import Press
from kimsite.directory.region_pages import REGIONS, region_entries, regions_below
from kimsite.directory.rows import Headline
from kimsite.directory.tally import Tally
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.rendering.feeds import Channel, Entry, feed_authority, render_rss, tag_uri
from kimsite.rendering.jinja.json_ld import write_json_ld
from kimsite.rendering.layout import FRONT, MATERIALS
from kimsite.rendering.page import Page

FEED = Target(DIRECTORY, "rss.xml")
_LEVELS = {"nasional": (0, 1), "provinsi": (1, 2), "kabupaten": (2,)}
_LEVEL_NAMES = ("dir_angka_provinsi", "dir_angka_kabupaten", "dir_angka_kecamatan")


def print_home(
    press: Press, tally: Tally, doors: Mapping[str, int], atlas: Atlas, cards: list[Card]
) -> Iterator[Artifact]:
    """``index.html`` and ``rss.xml``. ``doors`` counts KIM by the regions that it names."""
    network = press.setting.network
    latest = max((headline.instant for headline in tally.feed), default=None)
    values = {
        "figures": _figures(press, tally),
        "newest": list(tally.home),
        "cards": listed_cards(cards)[:3],
        "provinces": region_entries(press, regions_below(atlas, doors)),
        "fields": field_entries(press, tally),
        "regions_page": REGIONS,
        "fields_page": FIELDS,
        "materials_page": MATERIALS,
        "feed": FEED,
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
    yield Artifact(FEED.path, _feed(press, tally))


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


def _feed(press: Press, tally: Tally) -> bytes:
    network = press.setting.network
    authority = feed_authority(network)
    channel = Channel(
        title=network.nama,
        link=press.layout.address(FRONT),
        description=network.keterangan or press.theme.say("dir_situs_ket", nama=network.nama),
        language=press.theme.language,
        self_address=press.layout.address(FEED),
    )
    return render_rss(channel, [_entry(press, authority, headline) for headline in tally.feed])


def _entry(press: Press, authority: str, headline: Headline) -> Entry:
    name = headline.path.removesuffix(".html")
    return Entry(
        id=headline.feed_id or tag_uri(authority, headline.slug, name),
        title=headline.title,
        link=press.layout.address(headline.target),
        published=headline.instant,
        summary=headline.summary,
        author=headline.name,
    )
