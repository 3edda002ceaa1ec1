"""The directory: the network's own pages, chapter by chapter, each from a little that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kimsite.directory import sitemaps
from kimsite.directory.areas.sheet import Sheet
from kimsite.directory.areas.tally import Tally
from kimsite.directory.articles import Article, Articles
from kimsite.directory.atlas import Atlas
from kimsite.directory.data.files import Parts
from kimsite.directory.data.materials import Reach, build_materials
from kimsite.directory.data.page import print_page
from kimsite.directory.data.places import build_places
from kimsite.directory.data.release import Release
from kimsite.directory.data.texts import TextTable, tell_tables
from kimsite.directory.events.agenda import (
    Meeting,
    has_agenda,
    print_agenda,
)
from kimsite.directory.events.calendars import Calendars
from kimsite.directory.events.guests import Guests
from kimsite.directory.events.meetings import Host
from kimsite.directory.extra_pages import print_extra_pages
from kimsite.directory.facets.marks import Division
from kimsite.directory.facets.pages import (
    print_area_facets,
    print_facets,
    print_province_facets,
)
from kimsite.directory.feeds import opml
from kimsite.directory.feeds.channels import Feeds
from kimsite.directory.feeds.news import network_feeds
from kimsite.directory.feeds.page import print_feeds_page
from kimsite.directory.home import print_home
from kimsite.directory.honours.awards import print_awards
from kimsite.directory.honours.programmes import (
    Project,
    print_programmes,
)
from kimsite.directory.hosting import print_hosting
from kimsite.directory.listing import is_long
from kimsite.directory.materials.card import (
    Card,
)
from kimsite.directory.materials.feed import is_told, material_feeds
from kimsite.directory.materials.page import print_material, print_materials
from kimsite.directory.materials.relays import Spread, print_relays, tell_relays
from kimsite.directory.named import Register
from kimsite.directory.offices import OfficeCard
from kimsite.directory.press import Press
from kimsite.directory.regions.pages import print_area, print_province, print_regions
from kimsite.directory.search.own_texts import tell_own
from kimsite.directory.search.records import Record
from kimsite.forms import Network
from kimsite.model import Artifact, Target
from kimsite.problem import Problem
from kimsite.reading.texts.awards import Prize
from kimsite.rendering.look.theme import Theme


@dataclass(slots=True)
class Directory:
    """All that its chapters share; each method prints one. They raise ThemeFault.

    The texts come before the front, which shows some of them: pictures and downloads get their
    names in the order in which texts are first rendered.
    """

    press: Press
    atlas: Atlas
    offices: Mapping[str, OfficeCard]
    articles: Articles
    cards: list[Card]
    meetings: list[Meeting]
    extra: list[Article]
    projects: list[Project]
    prizes: tuple[Prize, ...]
    nation: Tally
    shelves: frozenset[Target]
    """The lists of materials by topic and issuer."""
    guests: Guests
    problems: list[Problem] = field(default_factory=list)

    @property
    def host(self) -> Host:
        """What prints the network's events."""
        return Host(self.press, self.atlas, self.offices, self.guests)

    @property
    def calendars(self) -> Calendars:
        """What prints the calendars."""
        return Calendars(self.press, self.host, self.meetings)

    @property
    def texts(self) -> list[Article]:
        """Every text that has a page."""
        cards, meetings = self.cards, self.meetings
        held = [*(c.article for c in cards), *(m.article for m in meetings), *self.extra]
        return held + [project.article for project in self.projects]

    @property
    def has_material_feed(self) -> bool:
        """Whether there is a feed of all materials."""
        return any(card.article.listed or is_told(card) for card in self.cards)

    def own_records(self) -> Iterator[Record]:
        """The network's own texts, as search finds them."""
        press = self.press
        network = press.setting.network
        texts = self.cards, self.meetings, self.extra, self.projects, self.prizes
        return tell_own(network, *texts, press.layout)

    def settle(self) -> None:
        """Render every text once, always in this order: so pictures and downloads get names."""
        for text in self.texts:
            _ = text.content

    def print_texts(self) -> Iterator[Artifact]:
        """The lists of materials, events and extra pages; the pictures and downloads of all."""
        self.settle()
        yield from print_materials(self.press, self.cards)
        yield from self.host.print_meetings(self.meetings)
        yield from print_extra_pages(self.press, self.extra)
        yield from self.articles.artifacts()

    def print_programmes(self, named: Register) -> Iterator[Artifact]:
        """The programmes, with the KIM that take part."""
        self.settle()
        yield from print_programmes(self.press, self.projects, named, self.atlas)

    def print_awards(self, named: Register) -> Iterator[Artifact]:
        """The awards, with the KIM that won them."""
        return print_awards(self.press, self.prizes, named)

    def print_material(self, card: Card, spread: Spread) -> Iterator[Artifact]:
        """The page of a material, with those who passed it on."""
        self.settle()
        relays = tell_relays(self.press, self.atlas, card.notice.post.name, spread)
        yield from print_material(self.press, card, relays, self.shelves)

    def print_relays(self, card: Card, spread: Spread, code: str) -> Iterator[Artifact]:
        """Those in the region ``code`` who passed a material on."""
        name, title = card.notice.post.name, card.notice.form.judul
        return print_relays(self.press, self.atlas, name, title, spread, code)

    def print_front(self, door: str, held: Tally, sheet: Sheet) -> Iterator[Artifact]:
        """What shows the whole network: the front page, the lists and the files for hosts.

        It names the regions under ``door``, whose tally is ``held``, and which has the KIM of
        ``sheet`` where it is a kabupaten or kota.
        """
        press, nation, atlas = self.press, self.nation, self.atlas
        rows = () if is_long(sheet.rows) or "." not in door else sheet.rows
        chart = press.maps.map_region(door, held, rows)
        yield from print_home(press, nation, held, atlas, self.cards, chart)
        yield from print_regions(press, door, held, atlas, chart)
        yield from print_facets(press, nation, atlas, door, held)
        yield from print_agenda(press, self.meetings, nation)
        common = _feeds(press.setting.network, press.theme, materials=self.has_material_feed)
        yield from print_feeds_page(press, common, nation, held, atlas, door)
        if has_agenda(self.meetings, nation):
            yield self.calendars.print_network(nation.events)
        yield from print_hosting(press)

    def print_province(
        self, code: str, tally: Tally, sheet: Sheet, division: Division
    ) -> Iterator[Artifact]:
        """A province's page, and those of its divided marks; ``sheet`` has its own KIM."""
        press, atlas, marks = self.press, self.atlas, division.nation
        yield from print_province(
            press, code, tally, sheet, atlas, self.offices, division, self.calendars
        )
        yield from print_province_facets(press, code, tally, sheet, atlas, marks)

    def print_area(self, code: str, sheet: Sheet, division: Division) -> Iterator[Artifact]:
        """The pages of a kabupaten or kota, and of the marks that its province divides."""
        press, atlas, marks = self.press, self.atlas, division.province
        yield from print_area(press, code, sheet, atlas, self.offices, division, self.calendars)
        yield from print_area_facets(press, code, sheet, atlas, marks)

    def tell_tables(self, named: Register) -> list[TextTable]:
        """What the network's own texts say of KIM, as tables of the open data."""
        return list(tell_tables(self.prizes, self.projects, named, self.press.layout))

    def print_data(
        self,
        parts: Parts,
        places: Mapping[str, bytes],
        reach: Reach,
        newest: datetime | None,
        provinces: Iterable[str],
        tables: list[TextTable],
    ) -> Iterator[Artifact]:
        """The network's open data and the page that explains it; see Release.

        ``reach`` tells who passed materials on.
        """
        release = Release(self.press, parts, newest)
        lines = list(build_places(places, self.atlas))
        yield from release.print_files()
        yield from release.print_places(lines)
        yield from release.print_materials(self.reach_table(reach))
        yield from release.print_tables(tables)
        yield from release.print_database(lines, tables)
        yield from release.print_package()
        found = (self.atlas.find(code) for code in provinces)
        yield from print_page(self.press, release, filter(None, found), tables)

    def reach_table(self, reach: Reach) -> bytes:
        """How far each material was passed on."""
        return build_materials(self.cards, reach, self.press.layout)

    def print_province_data(
        self, parts: Parts, code: str, newest: datetime | None
    ) -> Iterator[Artifact]:
        """The open data of one province."""
        release = Release(self.press, parts, newest, self.atlas.find(code))
        yield from release.print_files()
        yield from release.print_package()

    def print_outlines(self, provinces: Iterable[tuple[str, bytes]]) -> Iterator[Artifact]:
        """``opml.xml``; ``provinces`` are codes and lines."""
        network, theme, layout = self.press.setting.network, self.press.theme, self.press.layout
        name, own = network.nama, opml.Lines(layout)
        for feeds in _feeds(network, theme, materials=self.has_material_feed):
            own.add(feeds.title, feeds.rss, feeds.page)
        named = ((code, self.atlas.title(code), lines) for code, lines in provinces)
        return opml.build_outlines(name, own.data(), named, layout)

    def take_printed(self) -> bytes:
        """The lines for the sitemap of what was printed since this was last asked."""
        lines = sitemaps.Lines(self.press.layout)
        for target, changed in self.press.printed:
            lines.add(target, changed)
        self.press.printed.clear()
        return lines.data()


def _feeds(network: Network, theme: Theme, *, materials: bool) -> Iterator[Feeds]:
    """The feeds of the network as a whole."""
    yield network_feeds(network)
    if materials:
        yield material_feeds(network, theme)
