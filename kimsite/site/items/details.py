"""What an event's page tells beside its text: how often, of what kind, by whom, and its doors."""

from __future__ import annotations

from dataclasses import dataclass

from kimsite.forms import Event
from kimsite.forms.typed.contacts import wa_number
from kimsite.model import Post, Target
from kimsite.rendering.moments.occasion import Occasion
from kimsite.site.items.tags import Tag
from kimsite.site.moments.occasions import google_link, is_online, say_kind
from kimsite.site.moments.repeat import Time, next_times
from kimsite.site.moments.when import has_hour, starts


@dataclass(frozen=True, slots=True)
class CalendarLinks:
    """The ways into a calendar: the event's own file, Google's, and all of whose it is."""

    file: Target
    google: str
    whole: Target


@dataclass(frozen=True, slots=True)
class Details:
    """``organizer`` and ``participants`` have pages where they are known; ``more`` are not named.

    ``register`` is an address; ``next`` are the times to come of what comes again.
    """

    kind: str = ""
    online: bool = False
    organizer: Tag | None = None
    regions: tuple[Tag, ...] = ()
    participants: tuple[Tag, ...] = ()
    more: int = 0
    register: str = ""
    next: tuple[Time, ...] = ()
    cancelled: bool = False


def details_of(
    post: Post,
    language: str,
    *,
    over: bool,
    organizer: Tag | None,
    regions: tuple[Tag, ...],
    participants: tuple[Tag, ...],
    more: int = 0,
) -> Details:
    """The details of an event; where it is ``over`` there is nothing to come or to enrol for."""
    form = post.form
    assert isinstance(form, Event)  # noqa: S101 -- for the type checker
    coming = [] if over else next_times(post.series, starts(post), language, hour=has_hour(post))
    return Details(
        kind=say_kind(form.jenis),
        online=is_online(form),
        organizer=organizer,
        regions=regions,
        participants=participants,
        more=more,
        register="" if over or form.batal else _door(form.daftar),
        next=() if form.batal else tuple(coming),
        cancelled=form.batal,
    )


def links_of(occasion: Occasion, file: Target, whole: Target) -> CalendarLinks:
    """The links for an event that is still to come."""
    return CalendarLinks(file, google_link(occasion), whole)


def _door(written: str | None) -> str:
    """A web address as it is, a phone number as a chat."""
    if not written or "://" in written:
        return written or ""
    return f"https://wa.me/{wa_number(written)}"
