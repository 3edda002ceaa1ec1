"""Dates in words, by Babel: ``Kamis, 29 Januari 2026 pukul 09.30 WIT``."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_time, get_day_names

from kimsite.moment import ZONE_NAMES


@lru_cache(maxsize=4096)
def say_day(day: date, language: str = "id", *, weekday: bool = False) -> str:
    """``29 Januari 2026``, with its weekday if asked."""
    pattern = "EEEE, d MMMM y" if weekday else "d MMMM y"
    return format_date(day, pattern, locale=language)


@lru_cache(maxsize=1024)
def say_month(month: str, language: str = "id") -> str:
    """``2026-10`` as ``Oktober 2026``."""
    year, number = month.split("-")
    return format_date(date(int(year), int(number), 1), "MMMM y", locale=language)


def say_instant(instant: datetime, language: str = "id", *, weekday: bool = True) -> str:
    """Day, hour and zone name, as the reader in that zone says it."""
    hour = format_time(instant, "HH.mm" if language == "id" else "HH:mm", locale=language)
    join = "pukul" if language == "id" else "at"
    day = say_day(instant.date(), language, weekday=weekday)
    return f"{day} {join} {hour} {zone_name(instant)}"


def say_hours(begin: datetime, end: datetime | None, language: str = "id") -> str:
    """``pukul 09.30–12.00 WIT``, or the beginning alone."""
    pattern = "HH.mm" if language == "id" else "HH:mm"
    hours = [format_time(at, pattern, locale=language) for at in (begin, end) if at is not None]
    return f"{'pukul' if language == 'id' else 'at'} {'–'.join(hours)} {zone_name(begin)}"


def name_day(weekday: int, language: str = "id") -> str:
    """``Senin`` for 0."""
    return str(get_day_names("wide", locale=language)[weekday])


def zone_name(instant: datetime) -> str:
    """WIB, WITA or WIT, else ``UTC+03:00``."""
    offset = instant.utcoffset()
    hours = offset.total_seconds() / 3600 if offset is not None else 0
    known = ZONE_NAMES.get(int(hours)) if hours == int(hours) else None
    return known or f"UTC{instant:%z}"


def machine(at: datetime, *, timed: bool) -> str:
    """``at`` for ``<time datetime>`` and JSON-LD: an instant with its zone, or its day."""
    return at.isoformat() if timed else at.date().isoformat()
