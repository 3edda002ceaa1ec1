"""How long a piece of the directory stands as built: the nearest instants that change it.

They are kept by zone, because a bare day of ``--as-of`` ends at another instant in each.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from kimsite.model import Post, Setting
from kimsite.site.standing import thresholds

_TICK = timedelta(microseconds=1)
Spans = dict[int, tuple[datetime | None, datetime | None]]
"""By offset from UTC in seconds: the last instant that was reached, the next that was not."""


class Standing:
    """Collects thresholds; ``since`` and ``until`` are the nearest around the build's instant."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self.spans: Spans = {}

    def reached(self, instant: datetime) -> bool:
        """Whether the build's clock, in the zone of ``instant``, has come to it; remember it."""
        zone = instant.tzinfo
        assert isinstance(zone, timezone)  # noqa: S101 -- for the type checker
        offset = int(zone.utcoffset(None).total_seconds())
        since, until = self.spans.get(offset, (None, None))
        reached = instant <= self._setting.now(zone)
        if reached:
            since = instant if since is None else max(since, instant)
        else:
            until = instant if until is None else min(until, instant)
        self.spans[offset] = since, until
        return reached

    def passed(self, end: datetime) -> bool:
        """Whether ``end``, itself included, lies behind."""
        return self.reached(end + _TICK)

    def post(self, post: Post) -> None:
        """Remember when one of the network's texts appears, ends or is over."""
        for instant in thresholds(post):
            self.reached(instant)


def nearest_instants(spans: Iterable[Spans]) -> tuple[datetime | None, datetime | None]:
    """The last instant that any of ``spans`` had reached, and the next that none had."""
    pairs = [pair for one in spans for pair in one.values()]
    since = max((since for since, _ in pairs if since is not None), default=None)
    until = min((until for _, until in pairs if until is not None), default=None)
    return since, until


def still_stands(spans: Spans, setting: Setting) -> bool:
    """Whether the clock of this build stands where that of ``spans`` stood."""
    for offset, (since, until) in spans.items():
        now = setting.now(timezone(timedelta(seconds=offset)))
        if (since is not None and now < since) or (until is not None and now >= until):
            return False
    return True


def write_spans(spans: Spans) -> list[list[object]]:
    """Spans as JSON has them."""
    return [
        [offset, since and since.isoformat(), until and until.isoformat()]
        for offset, (since, until) in sorted(spans.items())
    ]


def read_spans(given: list[list[object]]) -> Spans:
    """Spans from JSON."""
    return {int(str(offset)): (_instant(since), _instant(until)) for offset, since, until in given}


def _instant(given: object) -> datetime | None:
    return datetime.fromisoformat(str(given)) if given else None
