"""An Occasion: an event as calendars take it, whole, in a zone that they know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from kimsite.moment import hours_of
from kimsite.recurrence.rrule import write_rrule
from kimsite.recurrence.rule import Rule

IANA = {7: "Asia/Jakarta", 8: "Asia/Makassar", 9: "Asia/Jayapura"}
"""The zones of Indonesia by their hours, as calendars name them."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event as calendars take it. ``start`` and ``end`` (excluded) are days, or aware instants.

    Of one that comes again they are its first; ``until`` and ``skipped`` are as ``start`` is.
    """

    uid: str
    title: str
    address: str
    stamped: datetime
    start: date
    end: date | None = None
    rule: Rule | None = None
    until: date | None = None
    skipped: tuple[date, ...] = ()
    summary: str = ""
    place: str = ""
    kind: str = ""
    contact: str = ""
    cancelled: bool = False

    @property
    def rrule(self) -> str:
        """The rule with its end, which is told in UTC unless it is a day."""
        if self.rule is None:
            return ""
        return write_rrule(self.rule, _until(self.until) if self.until is not None else "")


def zone_name(at: datetime) -> str:
    """The IANA name of the zone of an instant in WIB, WITA or WIT."""
    return IANA[hours_of(at.tzinfo)]


def compact(at: date) -> str:
    """A day or an hour without its zone, as calendars write it: ``20261130T190000``."""
    return f"{at:%Y%m%dT%H%M%S}" if isinstance(at, datetime) else f"{at:%Y%m%d}"


def _until(until: date) -> str:
    return f"{compact(until.astimezone(UTC))}Z" if isinstance(until, datetime) else compact(until)
