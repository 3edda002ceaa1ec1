"""Calendar files (RFC 5545, RFC 7986), by icalendar: an event is written once, wherever it is told.

Every hour has its zone, so that none floats; a whole day is a date. Nothing asks the clock:
DTSTAMP is when the event was announced. There is no ORGANIZER, which RFC 5545 keeps for calendars
that invite: who to ask stands in CONTACT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from kimsite.moment import ZONES, hours_of, zone_of
from kimsite.rendering.feeds import drop_illegal
from kimsite.rendering.moments.occasion import IANA, Occasion, zone_name

_NAMED = re.compile(r"TZID=\"?([A-Za-z/]+)")
_HOURS = {name: hours for hours, name in IANA.items()}
_LONGEST = 400
"""Letters of a title or place: more than any calendar shows."""


def render_event(occasion: Occasion) -> str:
    """The VEVENT, its lines folded and ended as RFC 5545 wants them."""
    event = Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", occasion.stamped.astimezone(UTC))
    _add_time(event, "dtstart", occasion.start)
    if occasion.end is not None:
        _add_time(event, "dtend", occasion.end)
    if occasion.rule is not None:
        event.add("rrule", _parts(occasion.rrule))
    for skipped in occasion.skipped:
        _add_time(event, "exdate", skipped)
    event.add("summary", _shown(occasion.title))
    event.add("url", occasion.address)
    for name, text in (
        ("description", occasion.summary), ("location", occasion.place),
        ("contact", occasion.contact),
    ):  # fmt: skip
        if text:
            event.add(name, _shown(text))
    if occasion.kind:
        event.add("categories", [_shown(occasion.kind)])
    event.add("status", "CANCELLED" if occasion.cancelled else "CONFIRMED")
    if occasion.cancelled:
        event.add("sequence", 1)  # calendars take a change only from a higher one
    if not isinstance(occasion.start, datetime):
        event.add("transp", "TRANSPARENT")  # a whole day leaves nobody without time
    data: bytes = event.to_ical()
    return data.decode("utf-8")


def render_calendar(
    name: str, address: str, events: Iterable[str], zone: timezone, language: str
) -> bytes:
    """The calendar called ``name``, itself at ``address``, of people who live in ``zone``."""
    body = "".join(events)
    calendar = Calendar()
    calendar.add("prodid", f"-//kimsite//kimsite//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", _shown(name))
    calendar.add("X-WR-CALNAME", _shown(name))
    calendar.add("url", address)
    calendar.add("REFRESH-INTERVAL", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT12H")
    named = {_HOURS[found] for found in _NAMED.findall(body) if found in _HOURS}
    for hours in sorted(named | {hours_of(zone)}):
        calendar.add_component(_zone(hours))
    text = calendar.to_ical().decode("utf-8")
    end = text.rindex("END:VCALENDAR")
    return f"{text[:end]}{body}{text[end:]}".encode()


def _parts(rrule: str) -> dict[str, object]:
    """The parts of a rule as icalendar takes them."""
    pairs = (part.split("=") for part in rrule.split(";"))
    return {key: _typed(key, value) for key, value in pairs}


def _typed(key: str, value: str) -> object:
    if key in {"COUNT", "INTERVAL"}:
        return int(value)
    if key == "UNTIL":
        timed = datetime.strptime(value, "%Y%m%dT%H%M%SZ") if "T" in value else None  # noqa: DTZ007
        return timed.replace(tzinfo=UTC) if timed else date.fromisoformat(value)
    return value.split(",")


def _add_time(event: Event, name: str, at: date) -> None:
    if isinstance(at, datetime):
        event.add(name, at.replace(tzinfo=None), parameters={"TZID": zone_name(at)})
    else:
        event.add(name, at, parameters={"VALUE": "DATE"})


def _shown(text: str) -> str:
    """``text`` as a calendar may hold it."""
    plain = drop_illegal(text)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…"


@cache
def _zone(hours: int) -> Timezone:
    """A zone of Indonesia, which has kept no summer time since 1950."""
    name = next(name for name, known in ZONES.items() if known == hours)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 -- local by definition
    standard.add("tzoffsetfrom", zone_of(hours).utcoffset(None))
    standard.add("tzoffsetto", zone_of(hours).utcoffset(None))
    standard.add("tzname", name)
    zone = Timezone()
    zone.add("tzid", IANA[hours])
    zone.add_component(standard)
    return zone
