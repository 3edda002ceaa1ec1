"""Agenda: the network's own events, and what KIM announce for the days to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from kimsite.directory.areas.rows import Headline
from kimsite.directory.areas.tally import Tally
from kimsite.directory.articles import Article, Articles
from kimsite.directory.press import Press
from kimsite.directory.standing import Standing
from kimsite.forms import Event
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.moment import parse_moment
from kimsite.region import lies_in
from kimsite.rendering.look.page import MenuEntry, Page
from kimsite.rendering.moments.dates import say_day, say_instant
from kimsite.site.moments.when import say_leaf

AGENDA = Target(DIRECTORY, "agenda/index.html")
CALENDAR = Target(DIRECTORY, "agenda/kalender.ics")
PAST = Target(DIRECTORY, "agenda/lewat.html")


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event of the network; ``past`` as the build's clock sees it."""

    article: Article
    form: Event
    start: datetime
    past: bool

    @property
    def coming(self) -> bool:
        """Whether lists name it among what is to come."""
        return self.article.listed and not self.past

    def concerns(self, region: str) -> bool:
        """Whether it was meant for a region around, or within, the one with this code."""
        return any(lies_in(code, region) or lies_in(region, code) for code in self.form.wilayah)


@dataclass(frozen=True, slots=True)
class Announced:
    """An event of a KIM as the agenda lists it: when in words, and its day on a leaf."""

    headline: Headline
    when: str
    leaf: tuple[str, str]


def read_events(articles: Articles, standing: Standing) -> list[Meeting]:
    """All events that have a page, soonest first."""
    made = []
    for post in articles.posts("agenda"):
        assert isinstance(post.form, Event)  # noqa: S101 -- for the type checker
        start = post.start or post.date
        past = standing.passed(post.end or start)
        made.append(Meeting(articles.read(post), post.form, start, past))
    return sorted(made, key=lambda meeting: (meeting.start.timestamp(), meeting.article.page))


def print_agenda(press: Press, meetings: list[Meeting], tally: Tally) -> Iterator[Artifact]:
    """What is to come, and, a page a year, what is past; where there is anything to list."""
    if not has_agenda(meetings, tally):
        return
    years = _by_year(meetings)
    title, words = press.theme.say("agenda"), press.theme.say("dir_agenda_ket")
    values = {
        "coming": [meeting for meeting in meetings if meeting.coming],
        "community": announce(press, tally.events),
        "past": PAST if years else None,
        "calendar": CALENDAR,
    }
    yield press.page("agenda.html", Page(AGENDA, title, words, section=AGENDA), values)
    yield from _print_past(press, years)


def announce(press: Press, headlines: Iterable[Headline]) -> list[Announced]:
    """Events of KIM as lists name them."""
    language = press.theme.language
    return [Announced(h, _when(press, h), say_leaf(h.instant.date(), language)) for h in headlines]


def has_agenda(meetings: list[Meeting], tally: Tally) -> bool:
    """Whether the list of events has anything to show."""
    return len(tally.events) > 0 or any(meeting.article.listed for meeting in meetings)


def _by_year(meetings: Iterable[Meeting]) -> dict[int, list[Meeting]]:
    """What is past by year, the latest first."""
    over = [meeting for meeting in meetings if meeting.article.listed and meeting.past]
    years: dict[int, list[Meeting]] = {}
    for meeting in reversed(over):
        years.setdefault(meeting.start.year, []).append(meeting)
    return dict(sorted(years.items(), reverse=True))


def _print_past(press: Press, years: Mapping[int, list[Meeting]]) -> Iterator[Artifact]:
    """The latest year with events that are past has the page without a number."""
    entries = {
        year: MenuEntry(str(year), PAST if not number else _year_page(year))
        for number, year in enumerate(years)
    }
    for year, meetings in years.items():
        title = press.theme.say("dir_agenda_lewat", tahun=year)
        page = Page(entries[year].target, title, title, section=AGENDA)
        values = {
            "crumbs": press.crumbs(AGENDA),
            "past": meetings,
            "years": list(entries.values()) if len(entries) > 1 else [],
        }
        yield press.page("agenda-lewat.html", page, values)


def _year_page(year: int) -> Target:
    return Target(DIRECTORY, f"agenda/lewat-{year}.html")


def _when(press: Press, headline: Headline) -> str:
    if parse_moment(headline.start or headline.date).at is None:
        return say_day(headline.instant.date(), press.theme.language, weekday=True)
    return say_instant(headline.instant, press.theme.language)
