"""In which order items stand: newest first; of the agenda, what is to come before what is past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from kimsite.site.items.item import Item
from kimsite.site.moments.when import starts


def newest_first(items: Iterable[Item]) -> list[Item]:
    """By date, the newest first; of one instant, by address."""
    return sorted(items, key=lambda item: (-item.post.date.timestamp(), item.page))


def listed_of(items: Iterable[Item], kind: str) -> list[Item]:
    """The listed items of one kind, newest first."""
    return newest_first(item for item in items if item.listed and item.kind == kind)


def newest_day(items: Iterable[Item], now: datetime) -> str:
    """The newest day, as ISO has it, that one of ``items`` is dated and that has come; or nothing.

    No page may say that it changed on a day that is still ahead.
    """
    come = (item.post.date for item in items if item.post.dated and item.post.date <= now)
    return max((date.date().isoformat() for date in come), default="")


def is_past(item: Item, now: datetime) -> bool:
    """Whether an event is over."""
    return item.post.end is not None and item.post.end < now


def upcoming(events: Iterable[Item], now: datetime) -> list[Item]:
    """The events that are not over, the next one first."""
    coming = (event for event in events if not is_past(event, now))
    return sorted(coming, key=lambda event: (starts(event.post), event.page))


def past(events: Iterable[Item], now: datetime) -> list[Item]:
    """The events that are over, the latest first."""
    over = (event for event in events if is_past(event, now))
    return sorted(over, key=lambda event: (-starts(event.post).timestamp(), event.page))


def month_of(item: Item) -> str:
    """The month under which an item is filed: ``2026-10``."""
    when = starts(item.post)
    return f"{when.year:04d}-{when.month:02d}"


def by_month(items: Sequence[Item]) -> dict[str, list[Item]]:
    """The items of each month in their given order, the latest month first."""
    months: dict[str, list[Item]] = {}
    for item in items:
        months.setdefault(month_of(item), []).append(item)
    return dict(sorted(months.items(), reverse=True))
