"""JSON-LD of an event: schema.org Event, with its Schedule where it comes again."""

from __future__ import annotations

from typing import Any

from kimsite.forms import Event
from kimsite.model import Post
from kimsite.recurrence.rule import LAST
from kimsite.recurrence.series import Series
from kimsite.rendering.moments.dates import machine
from kimsite.rendering.moments.occasion import zone_name
from kimsite.site.moments.occasions import is_online
from kimsite.site.moments.when import has_hour, machine_end, machine_start

CONTEXT = "https://schema.org"
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PERIODS = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def describe_event(
    post: Post,
    *,
    address: str,
    summary: str,
    language: str,
    organizer: dict[str, Any],
    region: str,
    images: list[str] | None = None,
) -> dict[str, Any]:
    """The event at ``address``; ``region`` says around what its place lies."""
    form = post.form
    assert isinstance(form, Event)  # noqa: S101 -- for the type checker
    described = {
        "@context": CONTEXT,
        "@type": "Event",
        "name": form.judul,
        "description": summary,
        "url": address,
        "startDate": machine_start(post),
        "endDate": machine_end(post),
        "eventStatus": f"{CONTEXT}/{'EventCancelled' if form.batal else 'EventScheduled'}",
        "eventAttendanceMode": f"{CONTEXT}/{_mode(form)}EventAttendanceMode",
        "inLanguage": language,
        "image": images or [],
        "location": _places(form, region, address),
        "organizer": organizer,
        "eventSchedule": _schedule(post, post.series) if post.series is not None else None,
    }
    return {key: value for key, value in described.items() if value}


def _mode(form: Event) -> str:
    if not is_online(form):
        return "Offline"
    return "Mixed" if form.daring and form.tempat else "Online"


def _places(form: Event, region: str, address: str) -> Any:
    """A place, the network, or both."""
    mode = _mode(form)
    place = {"@type": "Place", "name": form.tempat or region, "address": region or form.tempat}
    door = form.daftar if form.daftar and "://" in form.daftar else address
    online = {"@type": "VirtualLocation", "url": door}
    if mode == "Mixed":
        return [place, online]
    if mode == "Online":
        return online
    return place if place["name"] else None


def _schedule(post: Post, series: Series) -> dict[str, Any]:
    rule, timed = series.rule, has_hour(post)
    weeks = sorted({nth for nth, _ in rule.on if nth})
    told: dict[str, Any] = {
        "@type": "Schedule",
        "repeatFrequency": f"P{rule.step}{_PERIODS[rule.unit]}",
        "byDay": [f"{CONTEXT}/{_WEEK[day]}" for day in sorted({day for _, day in rule.on})],
        "byMonthWeek": weeks[0] if len(weeks) == 1 else weeks,
        "byMonthDay": [day for day in rule.days if day != LAST],
        "startDate": series.start.date().isoformat(),
        "endDate": series.until.date().isoformat() if series.until else "",
        "repeatCount": rule.times,
        "exceptDate": [machine(at, timed=timed) for at in series.skipped],
        "startTime": series.start.strftime("%H:%M:%S") if timed else "",
        "endTime": series.end.strftime("%H:%M:%S") if timed and post.ended else "",
        "scheduleTimezone": zone_name(series.start) if timed else "",
    }
    return {key: value for key, value in told.items() if value}
