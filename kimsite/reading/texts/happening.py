"""When an event takes place: begun and ended, and, where it comes again, each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from kimsite.forms import Event
from kimsite.moment import Moment, at_home
from kimsite.problem import Problem, Span
from kimsite.recurrence.rule import WEEK, Rule
from kimsite.recurrence.series import Series
from kimsite.recurrence.words import WEEK_DAYS

MOST_TIMES = 99_999


@dataclass(frozen=True, slots=True)
class Happening:
    """One time of an event; ``ended`` says whether its author gave an end that can be used.

    Of a series it is the time that is not over at the build's clock, else the last.
    """

    start: datetime
    end: datetime
    ended: bool
    series: Series | None = None


def read_happening(
    form: Event,
    day: Moment,
    now: datetime,
    zone: timezone,
    problems: list[Problem],
    places: Mapping[str, Span],
) -> Happening:
    """The time of ``form``, dated ``day``, for someone in ``zone``; faults go to ``problems``."""
    begins = form.mulai or day
    start = begins.instant(zone)
    # Without an end it is over when its day is.
    own_day = Moment(begins.day, None, begins.zone).instant(zone, end=True)
    end = form.selesai.instant(zone, end=True) if form.selesai else own_day
    if end < start:
        problems.append(Problem.at(places["selesai"], "selesai-sebelum-mulai"))
        end = own_day
    ended = form.selesai is not None and end == form.selesai.instant(zone, end=True)
    once = Happening(start, end, ended)
    if form.ulang is None:
        for name in ("ulang_sampai", "ulang_kali", "kecuali"):
            if getattr(form, name) and not any(("isian", "ulang") in p.values for p in problems):
                problems.append(Problem.at(places[name], "ulang-tak-disebut", isian=name))
        return once
    series = _series_of(form, start, end, zone, problems, places)
    begin = series.current(now) if series is not None else None
    if series is None or begin is None:  # every time of it is left out
        return once
    given = once.ended and series.length == end - start
    return Happening(begin, begin + series.length, given, series)


def _series_of(
    form: Event,
    start: datetime,
    end: datetime,
    zone: timezone,
    problems: list[Problem],
    places: Mapping[str, Span],
) -> Series | None:
    """What comes again; None where it would end before it begins."""
    assert form.ulang is not None  # noqa: S101 -- for the type checker
    start = at_home(start, zone)
    home = start.tzinfo
    assert isinstance(home, timezone)  # noqa: S101 -- for the type checker
    end = end.astimezone(home)
    rule = form.ulang.settled(start.date())
    if form.ulang.doubtful and WEEK[start.weekday()] != "SU":
        day = WEEK_DAYS[start.weekday()]
        problems.append(Problem.at(places["ulang"], "ulang-minggu-ganda", hari=day))
    first = rule.first(start.date())
    if first is None:  # not within the calendar we know
        return None
    if first != start.date():
        values = {"usul": first.isoformat(), "nilai": start.date().isoformat()}
        place = places.get("mulai") or places["ulang"]
        problems.append(Problem.at(place, "mulai-beda-hari", **values))
        moved = timedelta(days=(first - start.date()).days)
        start, end = start + moved, end + moved
    until, times = form.ulang_sampai or rule.until, form.ulang_kali or rule.times
    if form.selesai is not None and _overlaps(rule, start, end):
        told = end.date().isoformat()
        problems.append(Problem.at(places["selesai"], "selesai-sesudah-berikutnya", usul=told))
        until = until or (None if times else Moment(end.date()))
        end = Moment(start.date()).instant(home, end=True)
    if until is not None and times:
        name = "ulang_kali" if form.ulang_kali else "ulang"
        problems.append(Problem.at(places[name], "ulang-dua-batas"))
        times = 0
    if times > MOST_TIMES:
        place = places.get("ulang_kali") or places["ulang"]
        problems.append(Problem.at(place, "ulang-terlalu-banyak"))
        times = 0
    # By the clock at home, where 23.00 UTC is of the next day.
    last = until.instant(home, end=True).astimezone(home) if until is not None else None
    if last is not None and last < start:
        place = places.get("ulang_sampai") or places["ulang"]
        problems.append(Problem.at(place, "ulang-sampai-sebelum-mulai"))
        return None
    rule = replace(rule, times=times, until=until)
    whole = Series(rule, start, end, last)
    return replace(whole, skipped=tuple(_skipped(form, whole, problems, places)))


def _overlaps(rule: Rule, start: datetime, end: datetime) -> bool:
    """Whether a time would still go on when the next one begins, as nothing that people hold."""
    tomorrow = start.date() + timedelta(days=1)
    following = next(rule.dates(start.date(), tomorrow), None)
    return following is not None and end >= datetime.combine(following, start.timetz())


def _skipped(
    form: Event, whole: Series, problems: list[Problem], places: Mapping[str, Span]
) -> list[datetime]:
    """The times that are left out; a day on which nothing would be is told."""
    found = set()
    for number, given in enumerate(form.kecuali):
        day = given.day
        at = datetime.combine(day, whole.start.timetz())
        if next(whole.starts(at), None) == at:
            found.add(at)
        else:
            place = places.get(f"kecuali.{number}") or places["kecuali"]
            problems.append(Problem.at(place, "kecuali-tak-kena", tanggal=day.isoformat()))
    return sorted(found)
