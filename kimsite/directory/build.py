"""The directory: the network's own pages, made from the summaries of its sites."""

from __future__ import annotations

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
    made = iter_directory(
        summaries,
        notices,
        events,
        pages,
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
    return Site(
        owner=DIRECTORY,
        artifacts=artifacts,
        problems=tuple(problems),
        since=standing.since,
        until=standing.until,
    )


def iter_directory(
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
    *,
    standing: Standing,
    problems: list[Problem],
) -> Iterator[Artifact]:
    """The same, one file after the other; ``standing`` and ``problems`` are filled on the way."""
    tally, data = Tally(standing), OpenData(layout)
    sitemaps, outline = Sitemaps(layout), Outline(layout)
    for summary in summaries:
        chain = regions.chain(summary.region)
        tally.add(summary, chain)
        data.add(summary, chain)
        sitemaps.add_summary(summary)
        outline.add_summary(summary)
    for post in (*(notice.post for notice in notices), *events, *pages):
        standing.post(post)

    articles = Articles(setting, theme, layout, cache)
    cards = read_materials(notices, articles, offices, preview=setting.preview)
    meetings = read_events(events, articles, standing, preview=setting.preview)
    extra = [articles.read(post) for post in articles.admit(pages, preview=setting.preview)]
    press = Press(theme, layout, setting, _frame(theme, setting, tally, cards, meetings, extra))

    taken: set[str] = set()
    for artifact in _iter_pages(press, tally, regions, offices, cards, articles, meetings, extra):
        taken.add(artifact.path)
        yield artifact
    yield from articles.artifacts()
    texts = [*(card.article for card in cards), *(m.article for m in meetings), *extra]
    posts = [text.post for text in texts]
    yield from iter_redirects(press, posts, tally, taken, problems)
    problems += articles.problems()

    for target, changed in press.printed:
        sitemaps.add("direktori", target, changed)
    yield from sitemaps.artifacts()
    outline.add_own(setting.network.nama, FEED, FRONT)
    if listed_cards(cards):
        outline.add_own(theme.say("dir_bahan"), MATERIALS_FEED, MATERIALS)
    yield outline.artifact(setting.network.nama, regions)
    yield from data.artifacts()
    yield from hosting_artifacts(press)


def _iter_pages(
    press: Press,
    tally: Tally,
    regions: Regions,
    offices: dict[str, Office],
    cards: list[Card],
    articles: Articles,
    meetings: list[Meeting],
    extra: list[Article],
) -> Iterator[Artifact]:
    yield from iter_home(press, tally, regions, cards)
    yield from iter_regions(press, tally, regions, offices)
    yield from iter_fields(press, tally, regions)
    yield from iter_materials(press, cards, articles, tally)
    yield from iter_agenda(press, meetings, tally)
    yield from iter_extra_pages(press, extra)


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
        ("dir_beranda", FRONT, True),
        ("dir_wilayah", REGIONS, bool(tally.all.rows)),
        ("dir_bidang", FIELDS, fields),
        ("dir_bahan", MATERIALS, bool(listed_cards(cards))),
        ("dir_agenda", AGENDA, has_agenda(meetings, tally)),
    ]
    menu = [MenuEntry(theme.say(key), target) for key, target, there in entries if there]
    menu += [MenuEntry(a.post.form.judul, a.page) for a in extra if a.post.listed]
    feeds = [(network.nama, FEED)]
    if listed_cards(cards):
        feeds.append((theme.say("dir_bahan"), MATERIALS_FEED))
    return Frame(DIRECTORY, network.nama, FRONT, tuple(menu), feeds=tuple(feeds))
