"""A Rule: how often something comes again, in the part of RFC 5545 that people have words for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from typing import Literal

from kimsite.moment import LAST_YEAR, Moment

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""The days of the week as RFC 5545 names them, in the order of ``date.weekday``."""
LAST = -1
Unit = Literal["day", "week", "month", "year"]
_WEEK_DAYS = 7
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Rule:
    """Every ``step`` units, on some days: ``on`` are pairs of a number and a weekday.

    The number says which Monday of the month is meant (LAST: the last one); in a week it is 0.
    ``days`` are days of the month. ``times`` and ``until`` end it, whichever is given. ``doubtful``
    is ``tiap Minggu``, which is each week, or each Sunday.
    """

    unit: Unit
    step: int = 1
    on: tuple[tuple[int, int], ...] = ()
    days: tuple[int, ...] = ()
    times: int = 0
    until: Moment | None = None
    doubtful: bool = field(default=False, compare=False)

    def settled(self, start: date) -> Rule:
        """The same, saying of what day it is: that of ``start``, where it did not say."""
        if self.unit == "week" and not self.on:
            return replace(self, on=((0, start.weekday()),))
        if self.unit == "month" and not self.on and not self.days:
            return replace(self, days=(start.day,))
        return self

    def first(self, start: date) -> date | None:
        """The first day from ``start`` on that the rule names; None if there is none."""
        return next(replace(self.settled(start), step=1).dates(start, start), None)

    def dates(self, start: date, since: date) -> Iterator[date]:
        """Its days from ``since`` on, as counted from ``start``; whatever ends it left aside."""
        for number in count(max(0, self._period(start, since))):
            if self._beyond(start, number):
                return
            found = sorted(self._inside(start, number))
            yield from (day for day in found if day >= start and day >= since)

    def _period(self, start: date, day: date) -> int:
        """The number of the period that ``day`` lies in."""
        match self.unit:
            case "day":
                return (day - start).days // self.step
            case "week":
                return (_monday(day) - _monday(start)).days // _WEEK_DAYS // self.step
            case "month":
                return (_month(day) - _month(start)) // self.step
            case "year":
                return (day.year - start.year) // self.step

    def _beyond(self, start: date, number: int) -> bool:
        """Whether a period lies beyond the calendar we know; then there are no more."""
        length = {"day": 1, "week": 7, "month": 30, "year": 365}[self.unit]
        return start.year + number * self.step * length // 366 > LAST_YEAR

    def _inside(self, start: date, number: int) -> Iterator[date]:
        """The days that the rule names in one period."""
        ahead = number * self.step
        if self.unit == "day":
            yield start + timedelta(days=ahead)
        elif self.unit == "week":
            monday = _monday(start) + timedelta(weeks=ahead)
            yield from (monday + timedelta(days=weekday) for _, weekday in self.on)
        elif self.unit == "month":
            year, month = divmod(_month(start) + ahead, _MONTHS)
            yield from self._of_month(year, month + 1)
        else:
            yield from _existing(start.year + ahead, start.month, start.day)

    def _of_month(self, year: int, month: int) -> Iterator[date]:
        first = date(year, month, 1)
        following = first.replace(year=year + month // _MONTHS, month=month % _MONTHS + 1)
        last = following - timedelta(days=1)
        named = {last.day + 1 + day if day < 0 else day for day in self.days}
        for nth, weekday in self.on:
            if nth == LAST:
                named.add(last.day - (last.weekday() - weekday) % _WEEK_DAYS)
            else:
                early = (weekday - first.weekday()) % _WEEK_DAYS
                named.add(early + 1 + (nth - 1) * _WEEK_DAYS)
        yield from (first.replace(day=day) for day in named if 1 <= day <= last.day)


def order_pairs(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Each pair once: by its number, the last one last, then by weekday."""
    return tuple(sorted(set(pairs), key=lambda pair: (pair[0] == LAST, *pair)))


def order_days(days: Iterable[int]) -> tuple[int, ...]:
    """Each day, or number of a weekday, once; the last one last."""
    return tuple(sorted(set(days), key=lambda day: (day == LAST, day)))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _existing(year: int, month: int, day: int) -> Iterator[date]:
    """The day, unless it is 29 February of a year that has none."""
    try:
        yield date(year, month, day)
    except ValueError:
        return
