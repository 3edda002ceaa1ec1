"""How long the directory stands as built: the nearest instants that change it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from kimsite.model import Post, Setting
from kimsite.site.standing import thresholds

_TICK = timedelta(microseconds=1)


class Standing:
    """Collects thresholds; ``since`` and ``until`` are the nearest around the build's instant."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self.since: datetime | None = None
        self.until: datetime | None = None

    def reached(self, instant: datetime) -> bool:
        """Whether the build's clock, in the zone of ``instant``, has come to it; remember it."""
        zone = instant.tzinfo
        assert isinstance(zone, timezone)  # noqa: S101 -- for the type checker
        if instant <= self._setting.now(zone):
            self.since = instant if self.since is None else max(self.since, instant)
            return True
        self.until = instant if self.until is None else min(self.until, instant)
        return False

    def passed(self, end: datetime) -> bool:
        """Whether ``end``, itself included, lies behind."""
        return self.reached(end + _TICK)

    def post(self, post: Post) -> None:
        """Remember when one of the network's texts appears, ends or is over."""
        for instant in thresholds(post):
            self.reached(instant)
