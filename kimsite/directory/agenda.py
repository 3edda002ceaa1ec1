"""Agenda: the network's own events, and what KIM announce for the days to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kimsite.directory.articles import Article, Articles
from kimsite.directory.press import Press
from kimsite.directory.rows import Headline
from kimsite.directory.standing import Standing
from kimsite.directory.tally import Tally
from kimsite.forms import Event
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.moment import parse_moment
from kimsite.rendering.dates import say_day, say_instant
from kimsite.rendering.jinja.json_ld import write_json_ld
from kimsite.rendering.page import Page
from kimsite.site.excerpt import paragraphs
from kimsite.site.when import machine_end, machine_start, say_leaf

AGENDA = Target(DIRECTORY, "agenda/index.html")
_PAST = 20  # how many of the network's own past events the list keeps


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event of the network; ``past`` as the build's clock sees it."""

    article: Article
    form: Event
    start: datetime
    past: bool


def read_events(articles: Articles, standing: Standing) -> list[Meeting]:
    """All events that have a page, soonest first."""
    made = []
    for post in articles.posts("agenda"):
        assert isinstance(post.form, Event)  # noqa: S101 -- for the type checker
        start = post.start or post.date
        past = standing.passed(post.end or start)
        made.append(Meeting(articles.read(post), post.form, start, past))
    return sorted(made, key=lambda meeting: (meeting.start.timestamp(), meeting.article.page))


def print_meetings(press: Press, meetings: list[Meeting]) -> Iterator[Artifact]:
    """The page of each event of the network."""
    for meeting in meetings:
        yield _page(press, meeting)


def print_agenda(press: Press, meetings: list[Meeting], tally: Tally) -> Iterator[Artifact]:
    """The list of events, where there is anything to list."""
    listed = [meeting for meeting in meetings if meeting.article.listed]
    if not has_agenda(meetings, tally):
        return
    language = press.theme.language
    title, words = press.theme.say("agenda"), press.theme.say("dir_agenda_ket")
    values = {
        "coming": [meeting for meeting in listed if not meeting.past],
        "community": [
            (headline, _when(press, headline), say_leaf(headline.instant.date(), language))
            for headline in tally.events
        ],
        "past": [meeting for meeting in reversed(listed) if meeting.past][:_PAST],
    }
    yield press.page("agenda.html", Page(AGENDA, title, words, section=AGENDA), values)


def has_agenda(meetings: list[Meeting], tally: Tally) -> bool:
    """Whether the list of events has anything to show."""
    return len(tally.events) > 0 or any(meeting.article.listed for meeting in meetings)


def _page(press: Press, meeting: Meeting) -> Artifact:
    article, form, say = meeting.article, meeting.form, press.theme.say
    page = Page(
        article.page,
        form.judul,
        say("maklumat_ditarik") if article.withdrawn else article.summary or article.when.event,
        kind="article",
        section=AGENDA,
        preview=article.preview,
        json_ld=write_json_ld(None if article.withdrawn else _json_ld(press, meeting)),
        language=form.bahasa or press.theme.language,
        indexed=article.indexed,
    )
    values = {
        "crumbs": press.crumbs(AGENDA),
        "meeting": meeting,
        "article": article,
        "notes": paragraphs(form.catatan or ""),
        "share": article.share(press.layout, press.frame.title),
    }
    return press.page("acara.html", page, values)


def _when(press: Press, headline: Headline) -> str:
    if parse_moment(headline.start or headline.date).at is None:
        return say_day(headline.instant.date(), press.theme.language, weekday=True)
    return say_instant(headline.instant, press.theme.language)


def _json_ld(press: Press, meeting: Meeting) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": meeting.form.judul,
        "startDate": machine_start(meeting.article.post),
        "url": press.layout.address(meeting.article.page),
        "description": meeting.article.summary,
        "eventStatus": "https://schema.org/EventScheduled",
        "organizer": {"@type": "Organization", "name": press.setting.network.nama},
    }
    if end := machine_end(meeting.article.post):
        described["endDate"] = end
    if meeting.form.tempat:
        described["location"] = {"@type": "Place", "name": meeting.form.tempat}
    return described
