"""A Series: one event that comes again, as a rule, its first time, and the days it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, takewhile

from kimsite.recurrence.rule import Rule

_TICK = timedelta(microseconds=1)
_REACH = timedelta(days=40)
_MOST_STEPS = 1000
"""A century of days; where one step is longer, looking back goes on anyway."""


@dataclass(frozen=True, slots=True)
class Series:
    """Takes place from ``start`` to ``end``, again whenever ``rule`` says, not on ``skipped``.

    ``start`` is a day that the rule names; ``until`` is the last instant at which it may begin.
    All its instants are in one zone, where no clock is ever put forward.
    """

    rule: Rule
    start: datetime
    end: datetime
    until: datetime | None = None
    skipped: tuple[datetime, ...] = ()

    @property
    def length(self) -> timedelta:
        """How long it takes each time."""
        return self.end - self.start

    def starts(self, since: datetime) -> Iterator[datetime]:
        """When it begins, from ``since`` on."""
        zone, clock = self.start.tzinfo, self.start.timetz()
        first = self.start.date()
        # Those that were left out are counted: so RFC 5545 has it.
        asked = first if self.rule.times else max(first, since.astimezone(zone).date())
        days = self.rule.dates(first, asked)
        limited = islice(days, self.rule.times) if self.rule.times else days
        all_ = (datetime.combine(day, clock) for day in limited)
        until = self.until
        inside = takewhile(lambda at: until is None or at <= until, all_)
        return (at for at in inside if at >= since and at not in self.skipped)

    @property
    def over(self) -> datetime | None:
        """When the last one ends; None if it has no end, or none was ever meant to be."""
        if self.rule.times:
            last = next(reversed([*self.starts(self.start)]), None)
        else:
            last = self.before(self.until + _TICK) if self.until is not None else None
        return last + self.length if last is not None else None

    def current(self, now: datetime) -> datetime | None:
        """The beginning of the one that is not over at ``now``, else of the last; None: never."""
        following = next(self.starts(now - self.length), None)
        return following if following is not None else self.before(now)

    def before(self, instant: datetime) -> datetime | None:
        """The last beginning before ``instant``; None where there is none."""
        reach = _REACH * min(self.rule.step, _MOST_STEPS)
        while True:
            since = instant - reach if reach < instant - self.start else self.start
            found = list(takewhile(lambda at: at < instant, self.starts(since)))
            if found:
                return found[-1]
            if since <= self.start:
                return None
            reach *= 8
