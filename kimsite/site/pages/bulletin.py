"""Buletin: a month of a KIM on two sheets of A4, for those who read on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kimsite.model import Target
from kimsite.rendering.look.page import MenuEntry
from kimsite.rendering.moments.dates import say_month
from kimsite.site.items.item import Item
from kimsite.site.items.order import by_month, listed_of, newest_day, newest_first
from kimsite.site.moments.when import starts
from kimsite.site.press import Press

_TOLD = ("berita", "galeri", "pengumuman")
LEAST = 3
"""Items that a month must have: one or two are printed from their own pages."""
MAX_STORIES, MAX_SHORT, MAX_PICTURES, MAX_ANNOUNCEMENTS, MAX_EVENTS = 5, 5, 3, 4, 3
"""What two sheets hold; what is left out is counted, and named as being on the site."""


def bulletin_page(slug: str, month: str) -> Target:
    """The bulletin of a month (``2026-10``)."""
    return Target(slug, f"buletin/{month}.html")


def build_bulletins(press: Press, items: Sequence[Item]) -> list[MenuEntry]:
    """Make the bulletin of every month that has enough to fill one; the latest first."""
    events = listed_of(items, "agenda")
    return [_build(press, month, told, events) for month, told in _months(items).items()]


def _months(items: Sequence[Item]) -> dict[str, list[Item]]:
    kinds = (item for kind in _TOLD for item in listed_of(items, kind))
    told = newest_first(item for item in kinds if item.kind != "galeri" or item.picture)
    return {month: held for month, held in by_month(told).items() if len(held) >= LEAST}


def _build(press: Press, month: str, told: list[Item], events: Sequence[Item]) -> MenuEntry:
    say, language = press.desk.theme.say, press.desk.setting.network.bahasa
    label = say_month(month, language)
    stories = [item for item in told if item.kind == "berita"]
    pictures = [item for item in told if item.kind == "galeri"]
    announcements = [item for item in told if item.kind == "pengumuman"]
    coming = [event for event in events if _is_near(event, month)]
    coming.sort(key=lambda event: (starts(event.post), event.page))
    shown = [
        *stories[: MAX_STORIES + MAX_SHORT],
        *pictures[:MAX_PICTURES],
        *announcements[:MAX_ANNOUNCEMENTS],
    ]
    values: dict[str, Any] = {
        "month": label,
        "stories": stories[:MAX_STORIES],
        "short": stories[MAX_STORIES : MAX_STORIES + MAX_SHORT],
        "pictures": pictures[:MAX_PICTURES],
        "announcements": announcements[:MAX_ANNOUNCEMENTS],
        "events": coming[:MAX_EVENTS],
        "more": len(told) - len(shown),
    }
    values["sheets"] = 1 if _fits_one(values) else 2
    title = say("buletin_bulan", bulan=label)
    page = press.page(bulletin_page(press.desk.slug, month).path, title, press.about(title))
    press.make("buletin.html", page, values, newest_day(told, press.desk.now))
    return MenuEntry(label, page.target)


def _fits_one(values: dict[str, Any]) -> bool:
    """Whether one sheet holds it all: three stories, or two with announcements and events beside
    the second, all but the first cut to their summaries.
    """
    stories, boxes = len(values["stories"]), len(values["announcements"]) + len(values["events"])
    return not values["pictures"] and (
        (stories <= 2 and boxes <= 3) or (stories == 3 and not boxes)
    )


def _is_near(event: Item, month: str) -> bool:
    """Whether ``event`` begins in ``month`` or the one after: a bulletin is read in both."""
    year, number = map(int, month.split("-"))
    when = starts(event.post)
    return when.year * 12 + when.month - (year * 12 + number) in {0, 1}
