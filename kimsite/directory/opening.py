"""The directory opened: its texts read, its frame and menu made, nothing printed yet."""

from __future__ import annotations

from pathlib import Path

from kimsite.directory.areas.tally import Tally
from kimsite.directory.articles import Article, Articles
from kimsite.directory.atlas import Atlas
from kimsite.directory.build import Directory
from kimsite.directory.events.agenda import (
    AGENDA,
    Meeting,
    has_agenda,
    read_events,
)
from kimsite.directory.events.guests import Guests
from kimsite.directory.facets.facet import FIELD
from kimsite.directory.facets.marks import Marks
from kimsite.directory.facets.pages import (
    FIELDS,
)
from kimsite.directory.feeds.news import network_feeds
from kimsite.directory.honours.awards import AWARDS
from kimsite.directory.honours.programmes import (
    PROGRAMMES,
    Project,
    listed_projects,
    read_programmes,
)
from kimsite.directory.map.cartographer import Cartographer
from kimsite.directory.materials.aimed import Aimed
from kimsite.directory.materials.card import (
    Card,
    any_hoax,
    any_lesson,
    listed_cards,
    read_materials,
)
from kimsite.directory.materials.lists import shelf_pages
from kimsite.directory.offices import read_offices
from kimsite.directory.press import Press
from kimsite.directory.regions.pages import REGIONS
from kimsite.directory.search.page import SEARCH
from kimsite.directory.standing import Standing
from kimsite.forms import Office
from kimsite.model import Setting
from kimsite.problem import Problem
from kimsite.reading.borders.borders import Borders
from kimsite.reading.texts.awards import Prize
from kimsite.reading.texts.national import National
from kimsite.rendering.layout import FRONT, HOAXES, LESSONS, MATERIALS, Layout
from kimsite.rendering.look.page import Frame, MenuEntry
from kimsite.rendering.look.theme import Theme


def open_directory(
    nation: Tally,
    national: National,
    offices: dict[str, Office],
    atlas: Atlas,
    theme: Theme,
    layout: Layout,
    setting: Setting,
    cache: Path,
    standing: Standing,
    borders: Borders,
    guests: Guests,
    *,
    searched: bool,
) -> Directory:
    """Make ready to print. ``offices`` maps region codes, and ``kementerian``, to offices.

    ``guests`` are the KIM that events name, by slug.

    ``standing`` learns when the network's own texts appear and end; ``searched`` says that there
    is a search page.
    """
    for post in national.posts:
        standing.post(post)
    articles = Articles(national.posts, setting, theme, layout, cache)
    cards = read_materials(national.notices, articles)
    meetings = read_events(articles, standing)
    extra = [articles.read(post) for post in articles.posts("halaman")]
    extra.sort(key=lambda article: article.page)
    projects = read_programmes(articles, national.organisers, standing)
    problems: list[Problem] = []
    made = read_offices(offices, theme, problems)
    texts = cards, meetings, extra, projects, national.prizes
    frame = _frame(theme, setting, nation, *texts, searched=searched)
    marks = Marks(theme, setting.network)
    maps = Cartographer(atlas, marks, theme, borders)
    aimed = Aimed((notice.brief for notice in national.notices), theme.language)
    lessons = LESSONS if any_lesson(cards) else None
    press = Press(theme, layout, setting, frame, marks, maps, aimed, lessons)
    shelves = shelf_pages(cards)
    return Directory(press, atlas, made, articles, *texts, nation, shelves, guests, problems)


def _frame(
    theme: Theme,
    setting: Setting,
    nation: Tally,
    cards: list[Card],
    meetings: list[Meeting],
    extra: list[Article],
    projects: list[Project],
    prizes: tuple[Prize, ...],
    *,
    searched: bool,
) -> Frame:
    """The frame of all pages: an entry stands in the menu only where its page has content."""
    network = setting.network
    fields = any(group.kim for group in nation.facets[FIELD].values())
    entries = [
        ("beranda", FRONT, True),
        ("dir_wilayah", REGIONS, bool(nation.all.kim)),
        ("bidang", FIELDS, fields),
        ("bahan", MATERIALS, bool(listed_cards(cards))),
        ("dir_cek_hoaks", HOAXES, any_hoax(cards)),
        ("agenda", AGENDA, has_agenda(meetings, nation)),
    ]
    rarer = [
        ("program", PROGRAMMES, bool(listed_projects(projects))),
        ("penghargaan", AWARDS, bool(prizes)),
    ]
    menu, others = (
        [MenuEntry(theme.say(key), target) for key, target, there in named if there]
        for named in (entries, rarer)
    )
    menu += [MenuEntry(a.post.form.judul, a.page) for a in extra if a.listed]
    feeds = network_feeds(network).links()
    search = SEARCH if searched and nation.all.kim else None
    return Frame(network.nama, FRONT, tuple(menu), feeds=feeds, search=search, others=tuple(others))
