"""An event as calendars take it: the whole series, its kind in one spelling, who to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar
from urllib.parse import quote, urlencode

from kimsite.forms import Event
from kimsite.model import Post, Target
from kimsite.moment import at_home
from kimsite.rendering.moments.occasion import Occasion, compact, zone_name
from kimsite.site.moments.when import has_hour, starts

_KINDS = {
    "bimtek": "Bimtek", "bimbingan teknis": "Bimtek", "bintek": "Bimtek",
    "workshop": "Workshop", "lokakarya": "Workshop", "forum diskusi": "Forum diskusi",
    "fgd": "Forum diskusi", "diskusi": "Forum diskusi", "lomba": "Lomba", "perlombaan": "Lomba",
    "rapat": "Rapat", "pelatihan": "Pelatihan", "latihan": "Pelatihan", "pameran": "Pameran",
    "kerja bakti": "Kerja bakti", "kerjabakti": "Kerja bakti", "gotong royong": "Gotong royong",
    "gotong-royong": "Gotong royong", "goro": "Gotong royong", "musyawarah": "Musyawarah",
    "sosialisasi": "Sosialisasi", "festival": "Festival", "upacara": "Upacara",
}  # fmt: skip
"""Kinds of event by the ways people write them; any other word stays as it is."""
_DAY = timedelta(days=1)
MOST = 100
"""How many events a calendar holds: those that end last."""
E = TypeVar("E")


class Told(Protocol):
    """A post that was read: an Item, or an Article of the network."""

    @property
    def post(self) -> Post:
        """What its author wrote."""

    @property
    def page(self) -> Target:
        """Where it stands."""


def say_kind(written: str | None) -> str:
    """The kind of an event in its one spelling."""
    text = written or ""
    return _KINDS.get(" ".join(text.lower().split()), text)


def is_online(form: Event) -> bool:
    """Whether an event can be followed from afar."""
    return form.daring or (form.tempat or "").strip().lower() in {"daring", "online", "zoom"}


def begins(post: Post) -> datetime:
    """When an event begins for the first time."""
    return post.series.start if post.series is not None else starts(post)


def last_time(post: Post) -> datetime:
    """When nothing of an event is to come any more."""
    if post.series is None:
        return post.end or starts(post)
    return post.series.over or datetime.max.replace(tzinfo=post.zone)


def choose_told(events: Iterable[E], read: Callable[[E], Told]) -> list[E]:
    """The events that a calendar holds, in the order in which they first begin."""
    keyed = [(event, read(event)) for event in events]
    keyed.sort(key=lambda pair: (-last_time(pair[1].post).timestamp(), pair[1].page))
    held = sorted(keyed[:MOST], key=lambda pair: (begins(pair[1].post), pair[1].page))
    return [event for event, _ in held]


def occasion_of(
    post: Post, uid: str, address: str, summary: str, contact: str, title: str = ""
) -> Occasion:
    """What calendars are told of ``post``, whose page is at ``address``."""
    form, series = post.form, post.series
    assert isinstance(form, Event)  # noqa: S101 -- for the type checker
    begin = begins(post)
    end = series.end if series is not None else post.end or begin
    start, closed = _times(post, form, begin, end)
    whole = not isinstance(start, datetime)
    gone = post.state == "withdrawn"
    until = series.until if series is not None else None
    skipped = series.skipped if series is not None else ()
    return Occasion(
        uid=uid,
        title=title or form.judul,
        address=address,
        stamped=post.date,
        start=start,
        end=closed,
        rule=series.rule if series is not None else None,
        until=until.date() if until is not None and whole else until,
        skipped=tuple(at.date() for at in skipped) if whole else skipped,
        summary=summary,
        place="" if gone else form.tempat or "",
        kind="" if gone else say_kind(form.jenis),
        contact=contact,
        cancelled=form.batal or gone,
    )


def _times(post: Post, form: Event, begin: datetime, end: datetime) -> tuple[date, date | None]:
    """Beginning and end as calendars have them: the end is the first moment after it."""
    if not has_hour(post):
        last = end.date() if post.ended else begin.date()
        return begin.date(), max(last, begin.date()) + _DAY
    start = at_home(begin, post.zone)
    if not post.ended or form.selesai is None:
        return start, None
    closed = at_home(end, post.zone)
    if form.selesai.at is None:  # to the end of that day
        closed += timedelta(seconds=1)
    return start, closed if closed > start else None


def google_link(occasion: Occasion) -> str:
    """The address at which Google Calendar offers to take an event."""
    start, end = occasion.start, occasion.end or occasion.start
    asked = {
        "action": "TEMPLATE",
        "text": occasion.title[:200],
        "dates": f"{compact(start)}/{compact(_beside(end, start))}",
        "details": f"{occasion.summary[:300]}\n\n{occasion.address}".strip(),
        "location": occasion.place[:200],
        "recur": f"RRULE:{occasion.rrule}" if occasion.rule is not None else "",
        "ctz": zone_name(start) if isinstance(start, datetime) else "",
    }
    given = {name: value for name, value in asked.items() if value}
    return f"https://calendar.google.com/calendar/render?{urlencode(given, quote_via=quote)}"


def _beside(end: date, start: date) -> date:
    """``end`` by the clock of ``start``."""
    if isinstance(end, datetime) and isinstance(start, datetime):
        return end.astimezone(start.tzinfo)
    return end
