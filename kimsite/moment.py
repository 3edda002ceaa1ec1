"""A point in time as people write it: a day, perhaps an hour, perhaps a zone.

Read: ISO 8601 (``2026-01-02``, ``2026-01-02T09:30+09:00``), ``11/12/2024`` (day first, as
Indonesians write it) and ``11 Desember 2024``, each with or without ``09:30``, ``pukul 09.30``
or a zone ``WIB``, ``WITA``, ``WIT``. Nothing here asks what time it is now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""A year outside of these is a slip of the finger."""
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
ZONE_NAMES = {offset: name for name, offset in ZONES.items()}

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari february",
            "maret mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu ags agt aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember nop",
            "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_DAY = r"(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*,?\s+)?"
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"),
    re.compile(_DAY + r"(?P<d>\d{1,2})[\s-]+(?P<m>[a-z]+)\.?[\s-]+(?P<y>\d{4})", re.IGNORECASE),
)
_TIME = re.compile(
    r"(?:t|\s*,?\s*(?:pukul|jam|pkl\.?)?\s*)(?P<h>\d{1,2})[:.](?P<min>\d{2})"
    r"(?:[:.](?P<s>\d{2})(?:\.\d+)?)?\s*"
    r"(?P<zone>z|wib|wita|wit|utc|gmt|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


def zone_of(offset: int) -> timezone:
    """The fixed zone 7, 8 or 9 hours east of Greenwich; Indonesia keeps no summer time."""
    return timezone(timedelta(hours=offset), ZONE_NAMES[offset])


def hours_of(zone: object) -> int:
    """How many whole hours a zone is ahead of UTC; 0 for any that is not ahead by whole hours."""
    offset = zone.utcoffset(None) if isinstance(zone, timezone) else None
    hours = offset.total_seconds() / 3600 if offset is not None else 0
    return int(hours) if hours == int(hours) else 0


def at_home(at: datetime, zone: timezone) -> datetime:
    """``at`` in WIB, WITA or WIT; what is in another zone, in ``zone``."""
    return at if hours_of(at.tzinfo) in ZONE_NAMES else at.astimezone(zone)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with a time of day and a zone only where they were written."""

    day: date
    at: time | None = None
    zone: timezone | None = None

    def instant(self, zone: timezone, *, end: bool = False) -> datetime:
        """The instant meant by someone who lives in ``zone``; ``end``: a bare day's last second."""
        clock = self.at if self.at is not None else time(23, 59, 59) if end else time(0)
        return datetime.combine(self.day, clock, tzinfo=self.zone or zone)

    def __str__(self) -> str:
        if self.at is None:
            return self.day.isoformat()
        return datetime.combine(self.day, self.at, tzinfo=self.zone).isoformat()


@lru_cache(maxsize=4096)  # a network's texts name the same days again and again
def parse_moment(text: str) -> Moment:
    """Read one moment.

    Raises ValueError with ``"bentuk"`` when the text has no form known here, or ``"mustahil"``
    when it has one but names a day or hour that does not exist (31 February).
    """
    trimmed = text.strip()
    for pattern in _DATES:
        found = pattern.match(trimmed)
        if found:
            break
    else:
        raise ValueError("bentuk")
    day = _day(found)
    rest = trimmed[found.end() :]
    if not rest.strip():
        return Moment(day)
    clock = _TIME.fullmatch(rest)
    if clock is None:
        raise ValueError("bentuk")
    try:
        at = time(int(clock["h"]), int(clock["min"]), int(clock["s"] or 0))
    except ValueError:
        raise ValueError("mustahil") from None
    return Moment(day, at, _zone(clock["zone"]))


def _day(found: re.Match[str]) -> date:
    written = found["m"]
    month = int(written) if written.isdigit() else MONTHS.get(written.lower())
    if month is None:
        raise ValueError("bentuk")
    year = int(found["y"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("mustahil")
    try:
        return date(year, month, int(found["d"]))
    except ValueError:
        raise ValueError("mustahil") from None


def _zone(written: str | None) -> timezone | None:
    if written is None:
        return None
    name = written.upper()
    if name in ZONES:
        return zone_of(ZONES[name])
    if name in {"Z", "UTC", "GMT"}:
        return UTC
    digits = name.replace(":", "")
    minutes = int(digits[1:3]) * 60 + int(digits[3:5])
    if minutes >= 24 * 60:
        raise ValueError("mustahil")
    return timezone(timedelta(minutes=-minutes if digits[0] == "-" else minutes))
