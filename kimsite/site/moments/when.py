"""When an event takes place, in words: ``Kamis, 29 Januari 2026 pukul 09.30–12.00 WIT``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kimsite.forms import Event
from kimsite.model import Post
from kimsite.rendering.moments.dates import machine, say_day, say_hours, say_instant, say_month
from kimsite.rendering.moments.ending import Ending, say_ending
from kimsite.rendering.moments.rhythm import Say, say_rule
from kimsite.site.moments.repeat import say_repeat


@dataclass(frozen=True, slots=True)
class When:
    """The dates of a post in words and, where named so, for machines.

    ``full`` and ``day`` say when it is dated, ``event`` when it takes place (empty unless it is of
    the agenda), ``event_end`` the instant after which nothing of it is to come, ``leaf`` the day
    and month on a calendar's leaf; ``ending`` is when the post itself expires (``berakhir``). Of an
    event that comes again these are of the next time; ``rhythm`` says how often it does (``setiap
    Senin``), ``repeat`` with its hours, its end and the days that are left out.
    """

    full: str = ""
    day: str = ""
    machine: str = ""
    event: str = ""
    event_machine: str = ""
    event_end: str = ""
    leaf: tuple[str, str] = ("", "")
    ending: Ending | None = None
    rhythm: str = ""
    repeat: str = ""

    @property
    def ends(self) -> str:
        """The instant at which it is over or expires, whichever comes first; empty for neither."""
        found = [self.event_end] if self.event_end else []
        found += [self.ending.instant] if self.ending else []
        return min(found, key=datetime.fromisoformat, default="")


def say_when(post: Post, language: str, say: Say) -> When:
    """All dates of ``post``; ``say`` has the theme's words."""
    until = post.form.berakhir
    ending = say_ending(until.instant(post.zone, end=True), language) if until else None
    if not post.dated:
        return When(ending=ending)
    full, day = say_dated(post, language), say_day(post.date.date(), language)
    if post.kind != "agenda":
        return When(full, day, machine_date(post), ending=ending)
    event, leaf = say_event(post, language), say_leaf(starts(post).date(), language)
    over = post.series.over if post.series is not None else post.end
    end = over.isoformat() if over is not None else ""
    rhythm = say_rule(post.series.rule, say, language) if post.series is not None else ""
    repeat = say_repeat(post.series, _hours(post, language), language, say)
    told = machine_date(post), event, machine_start(post)
    return When(full, day, *told, end, leaf, ending, rhythm, repeat)


def say_leaf(day: date, language: str) -> tuple[str, str]:
    """A day as a calendar's leaf shows it: ``("12", "Des")``."""
    return str(day.day), say_month(f"{day.year:04d}-{day.month:02d}", language)[:3]


def say_dated(post: Post, language: str) -> str:
    """The day ``post`` is dated, with the hour only where its author gave one."""
    if post.timed:
        return say_instant(post.date, language)
    return say_day(post.date.date(), language, weekday=True)


def machine_date(post: Post) -> str:
    """When ``post`` is dated, for machines."""
    return machine(post.date, timed=post.timed)


def starts(post: Post) -> datetime:
    """When an event begins; any other item, when it is dated."""
    return post.start or post.date


def has_hour(post: Post) -> bool:
    """Whether an event's beginning has a time of day."""
    form = post.form
    if isinstance(form, Event) and form.mulai is not None:
        return form.mulai.at is not None
    return post.timed


def closing(post: Post) -> tuple[datetime, bool] | None:
    """When an event ends and whether that has an hour; None where its author gave no usable end."""
    form = post.form
    if not isinstance(form, Event) or form.selesai is None or post.end is None or not post.ended:
        return None
    return post.end, form.selesai.at is not None


def machine_start(post: Post) -> str:
    """The beginning of an event, for machines."""
    return machine(starts(post), timed=has_hour(post))


def machine_end(post: Post) -> str:
    """The end of an event, for machines; empty where none was given."""
    found = closing(post)
    if found is None:
        return ""
    end, timed = found
    return machine(end, timed=timed)


def _hours(post: Post, language: str) -> str:
    """The hours of an event, where it has any; its end where that is within a day."""
    if not has_hour(post):
        return ""
    begin, found = starts(post), closing(post)
    short = found is not None and found[1] and found[0] - begin < timedelta(days=1)
    return say_hours(begin, found[0] if found is not None and short else None, language)


def say_event(post: Post, language: str) -> str:
    """Beginning and end in words; the end's day only if it is another."""
    begin = starts(post)
    hour = has_hour(post)
    first = say_instant(begin, language) if hour else say_day(begin.date(), language, weekday=True)
    found = closing(post)
    if found is None:
        return first
    end, timed = found
    if end.date() != begin.date():
        last = say_instant(end, language) if timed else say_day(end.date(), language, weekday=True)
        return f"{first} – {last}"
    if not timed or end == begin:
        return first
    if not hour or end.utcoffset() != begin.utcoffset():
        return f"{first} – {say_instant(end, language).split(', ', 1)[1]}"
    clock, _, zone = first.rpartition(" ")
    said = say_instant(end, language).rpartition(" ")[0].rpartition(" ")[2]
    return f"{clock}–{said} {zone}"
