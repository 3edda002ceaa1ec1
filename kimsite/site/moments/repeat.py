"""An event that comes again, in words, and the days on which it next does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, takewhile

from kimsite.recurrence.series import Series
from kimsite.rendering.moments.dates import machine, say_day, say_instant
from kimsite.rendering.moments.rhythm import Say, join_words, say_rule

NEXT = 5
"""How many of its next days a page names, all within a year."""
_YEAR = timedelta(days=366)
_NAMED_GAPS = 6
"""More days that are left out than these are told by the calendar file alone."""


@dataclass(frozen=True, slots=True)
class Time:
    """One time of an event: in words, for machines, and when it is over, for machines."""

    words: str
    machine: str
    over: str


def say_repeat(series: Series | None, hours: str, language: str, say: Say) -> str:
    """``setiap Senin pukul 19.00–21.00 WIT, sampai 28 Desember 2026``; empty for what is once.

    ``hours`` are the hours in words, where it has any.
    """
    if series is None:
        return ""
    told = [f"{say_rule(series.rule, say, language)} {hours}".strip()]
    if series.until is not None:
        told.append(say("ulang_sampai", tanggal=say_day(series.until.date(), language)))
    elif series.rule.times:
        told.append(say("ulang_kali", jumlah=series.rule.times))
    gaps = [say_day(at.date(), language) for at in series.skipped]
    if 0 < len(gaps) <= _NAMED_GAPS:
        told.append(say("ulang_kecuali", tanggal=join_words(gaps, say)))
    return ", ".join(told)


def next_times(series: Series | None, start: datetime, language: str, *, hour: bool) -> list[Time]:
    """The times of ``series`` from the one that begins at ``start`` on."""
    if series is None:
        return []
    year = takewhile(lambda at: at < start + _YEAR, series.starts(start))
    return list(_times(series, islice(year, NEXT), language, hour=hour))


def _times(
    series: Series, starts: Iterator[datetime], language: str, *, hour: bool
) -> Iterator[Time]:
    for at in starts:
        words = say_instant(at, language) if hour else say_day(at.date(), language, weekday=True)
        yield Time(words, machine(at, timed=hour), (at + series.length).isoformat())
