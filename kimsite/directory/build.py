"""The directory: the network's own pages, made from the summaries of its sites."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from kimsite.directory.agenda import AGENDA, Meeting, has_agenda, iter_agenda, read_events
from kimsite.directory.articles import Article, Articles
from kimsite.directory.extra_pages import iter_extra_pages
from kimsite.directory.field_pages import FIELDS, iter_fields
from kimsite.directory.home import FEED, iter_home
from kimsite.directory.hosting import hosting_artifacts
from kimsite.directory.materials import FEED as MATERIALS_FEED
from kimsite.directory.materials import Card, iter_materials, listed_cards, read_materials
from kimsite.directory.offices import read_offices
from kimsite.directory.open_data import OpenData
from kimsite.directory.opml import Outline
from kimsite.directory.press import Press
from kimsite.directory.redirects import iter_redirects
from kimsite.directory.region_pages import REGIONS, iter_regions
from kimsite.directory.sitemaps import Sitemaps
from kimsite.directory.standing import Standing
from kimsite.directory.tally import Tally
from kimsite.forms import Office
from kimsite.model import DIRECTORY, Artifact, Notice, Post, Setting, Site, Summary
from kimsite.problem import Problem
from kimsite.reading.national import National
from kimsite.regions import Regions
from kimsite.rendering.layout import FRONT, MATERIALS, Layout
from kimsite.rendering.page import Frame, MenuEntry
from kimsite.rendering.theme import Theme


def build_directory(
    summaries: Iterable[Summary],
    notices: tuple[Notice, ...],
    events: tuple[Post, ...],
    pages: tuple[Post, ...],
    offices: dict[str, Office],
    regions: Regions,
    theme: Theme,
    layout: Layout,
    setting: Setting,
    cache: Path,
) -> Site:
    """All files of the directory. ``summaries`` come sorted by slug and are read once.

    ``offices`` maps region codes, and ``kementerian``, to offices; ``cache`` holds derived
    pictures. Raises ThemeFault.
    """
    standing, problems = Standing(setting), list[Problem]()
    national = National(notices, events, pages)
    made = iter_directory(
        summaries,
        national,
        offices,
        regions,
        theme,
        layout,
        setting,
        cache,
        standing=standing,
        problems=problems,
    )
    artifacts = tuple(made)
    return Site(DIRECTORY, artifacts, tuple(problems), None, standing.since, standing.until)


def iter_directory(
    summaries: Iterable[Summary],
    national: National,
    offices: dict[str, Office],
    regions: Regions,
    theme: Theme,
    layout: Layout,
    setting: Setting,
    cache: Path,
    *,
    standing: Standing,
    problems: list[Problem],
) -> Iterator[Artifact]:
    """The same, one file after the other; ``standing`` and ``problems`` are filled on the way."""
    tally, data = Tally(standing, setting.network.bidang), OpenData(layout)
    sitemaps, outline = Sitemaps(layout), Outline(layout)
    for summary in summaries:
        chain = regions.chain(summary.region)
        tally.add(summary, chain)
        data.add(summary, chain)
        sitemaps.add_summary(summary)
        outline.add_summary(summary)
    posts = (*(notice.post for notice in national.notices), *national.events, *national.pages)
    for post in posts:
        standing.post(post)

    articles = Articles(posts, setting, theme, layout, cache)
    cards = read_materials(national.notices, articles)
    meetings = read_events(articles, standing)
    extra = [articles.read(post) for post in articles.posts("halaman")]
    extra.sort(key=lambda article: article.page)
    press = Press(theme, layout, setting, _frame(theme, setting, tally, cards, meetings, extra))

    taken: set[str] = set()
    for artifact in itertools.chain(
        iter_home(press, tally, regions, cards),
        iter_regions(press, tally, regions, read_offices(offices, theme, problems)),
        iter_fields(press, tally, regions),
        iter_materials(press, cards, tally),
        iter_agenda(press, meetings, tally),
        iter_extra_pages(press, extra),
        articles.artifacts(),
        _iter_lists(press, sitemaps, outline, data, regions, cards),
        hosting_artifacts(press),
    ):
        taken.add(artifact.path)
        yield artifact
    texts = [*(card.article for card in cards), *(m.article for m in meetings), *extra]
    yield from iter_redirects(press, texts, tally, taken, problems)
    problems += articles.problems()


def _iter_lists(
    press: Press,
    sitemaps: Sitemaps,
    outline: Outline,
    data: OpenData,
    regions: Regions,
    cards: list[Card],
) -> Iterator[Artifact]:
    """What machines read. It comes after the pages, which the sitemap lists."""
    name = press.setting.network.nama
    for target, changed in press.printed:
        sitemaps.add("direktori", target, changed)
    yield from sitemaps.artifacts()
    outline.add_own(name, FEED, FRONT)
    if listed_cards(cards):
        outline.add_own(press.theme.say("bahan"), MATERIALS_FEED, MATERIALS)
    yield outline.artifact(name, regions)
    yield from data.artifacts()


def _frame(
    theme: Theme,
    setting: Setting,
    tally: Tally,
    cards: list[Card],
    meetings: list[Meeting],
    extra: list[Article],
) -> Frame:
    """The frame of all pages: an entry stands in the menu only where its page has content."""
    network = setting.network
    fields = any(known.slug in tally.fields for known in network.bidang)
    entries = [
        ("beranda", FRONT, True),
        ("dir_wilayah", REGIONS, bool(tally.all.rows)),
        ("bidang", FIELDS, fields),
        ("bahan", MATERIALS, bool(listed_cards(cards))),
        ("agenda", AGENDA, has_agenda(meetings, tally)),
    ]
    menu = [MenuEntry(theme.say(key), target) for key, target, there in entries if there]
    menu += [MenuEntry(a.post.form.judul, a.page) for a in extra if a.listed]
    feeds = [(network.nama, FEED)]
    if listed_cards(cards):
        feeds.append((theme.say("bahan"), MATERIALS_FEED))
    return Frame(network.nama, FRONT, tuple(menu), feeds=tuple(feeds))
