"""Dates as Indonesians write them become moments; nothing else does."""

from __future__ import annotations

import contextlib
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.moment import Moment, parse_moment, zone_of
from kimsite.rendering.moments.dates import say_day

DAYS = st.dates(date(1945, 8, 17), date(2100, 12, 31))
TIMES = st.times().map(lambda t: t.replace(microsecond=0))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-01-29", "2026-01-29"),
        ("2026-1-9", "2026-01-09"),
        ("11/12/2024", "2024-12-11"),
        ("11-12-2024", "2024-12-11"),
        ("11 Desember 2024", "2024-12-11"),
        ("11 des 2024", "2024-12-11"),
        ("Rabu, 11 Desember 2024", "2024-12-11"),
        ("11 December 2024", "2024-12-11"),
        ("2026-01-29 09:30", "2026-01-29T09:30:00"),
        ("2026-01-29T09:30:15", "2026-01-29T09:30:15"),
        ("29 Januari 2026 pukul 09.30", "2026-01-29T09:30:00"),
        ("29 Januari 2026, jam 9.30 WIT", "2026-01-29T09:30:00+09:00"),
        ("29/01/2026 19:30 WITA", "2026-01-29T19:30:00+08:00"),
        ("2026-01-29T09:30:00Z", "2026-01-29T09:30:00+00:00"),
        ("2026-01-29T09:30:00.000+07:00", "2026-01-29T09:30:00+07:00"),
    ],
)
def test_known_forms_are_read(written: str, meant: str) -> None:
    assert str(parse_moment(written)) == meant


@pytest.mark.parametrize("written", ["31/02/2026", "2026-13-01", "2026-01-29 25:00", "0 Mei 2026"])
def test_days_that_do_not_exist_are_called_impossible(written: str) -> None:
    with pytest.raises(ValueError, match="mustahil"):
        parse_moment(written)


@pytest.mark.parametrize(
    "written", ["", "kemarin", "2026", "29 Januri", "1/2/26", "2026-01-29 pagi"]
)
def test_other_words_have_no_form(written: str) -> None:
    with pytest.raises(ValueError, match="bentuk"):
        parse_moment(written)


@given(DAYS)
def test_a_day_said_in_words_is_read_back(day: date) -> None:
    assert parse_moment(say_day(day)) == Moment(day)
    assert parse_moment(say_day(day, weekday=True)) == Moment(day)
    assert parse_moment(f"{day.day}/{day.month}/{day.year}") == Moment(day)


@given(DAYS, TIMES, st.sampled_from([None, *range(-11, 13)]))
def test_iso_is_read_as_python_reads_it(day: date, at: time, hours: int | None) -> None:
    zone = None if hours is None else timezone(timedelta(hours=hours))
    moment = datetime.combine(day, at, zone)
    read = parse_moment(moment.isoformat())
    assert datetime.combine(read.day, read.at or time(), read.zone) == moment


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(parse_moment(text), Moment)


def test_a_time_without_zone_is_local_where_the_kim_lives() -> None:
    moment = parse_moment("2026-01-29 09.30")
    assert moment.instant(zone_of(9)).isoformat() == "2026-01-29T09:30:00+09:00"
    assert moment.instant(zone_of(7)) - moment.instant(zone_of(9)) == timedelta(hours=2)


def test_a_bare_day_begins_at_midnight_and_ends_a_second_before() -> None:
    day = parse_moment("2026-01-29")
    assert day.instant(zone_of(8)).isoformat() == "2026-01-29T00:00:00+08:00"
    assert day.instant(zone_of(8), end=True).isoformat() == "2026-01-29T23:59:59+08:00"
