"""Recurrence: what people write, what it says back, and the days that follow from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice, takewhile

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from kimsite.moment import Moment, zone_of
from kimsite.recurrence.meant import guess_rule
from kimsite.recurrence.rrule import parse_rrule, write_rrule
from kimsite.recurrence.rule import LAST, Rule
from kimsite.recurrence.series import Series
from kimsite.recurrence.words import parse_rule
from kimsite.rendering.look.theme import load_theme
from kimsite.rendering.moments.calendar import render_calendar, render_event
from kimsite.rendering.moments.occasion import Occasion
from kimsite.rendering.moments.rhythm import say_rule
from tests.tools import ROOT

MONDAY = date(2026, 11, 30)
WEEKDAYS = st.integers(0, 6)
RULES = st.one_of(
    st.builds(Rule, st.sampled_from(["day", "week", "month", "year"]), st.integers(1, 6)),
    st.builds(
        lambda step, days: Rule("week", step, tuple((0, day) for day in sorted(days))),
        st.integers(1, 4),
        st.sets(WEEKDAYS, min_size=1),
    ),
    st.builds(
        lambda step, days: Rule("month", step, (), tuple(sorted(days, key=lambda d: (d < 0, d)))),
        st.integers(1, 4),
        st.sets(st.sampled_from([*range(1, 32), LAST]), min_size=1, max_size=3),
    ),
    st.builds(
        lambda step, on: Rule("month", step, tuple(sorted(on, key=lambda p: (p[0] < 0, *p)))),
        st.integers(1, 4),
        st.sets(
            st.tuples(st.sampled_from([1, 2, 3, 4, 5, LAST]), WEEKDAYS), min_size=1, max_size=3
        ),
    ),
)
DAYS = st.dates(date(2026, 1, 1), date(2028, 3, 1)) | st.sampled_from(
    [date(2028, 2, 29), date(2026, 1, 31), date(2026, 12, 31)]
)


@pytest.mark.parametrize(
    ("written", "rrule"),
    [
        ("mingguan", "FREQ=WEEKLY;BYDAY=MO"),
        ("Tiap minggu", "FREQ=WEEKLY;BYDAY=MO"),
        ("tiap Senin", "FREQ=WEEKLY;BYDAY=MO"),
        ("setiap hari Jum’at", "FREQ=WEEKLY;BYDAY=FR"),
        ("tiap Senin, Rabu & Ahad", "FREQ=WEEKLY;BYDAY=MO,WE,SU"),
        ("hari Minggu", "FREQ=WEEKLY;BYDAY=SU"),
        ("Sabtu dan Minggu", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("hari kerja", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("dua mingguan", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        ("dua minggu sekali, hari Kamis", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("tiap bulan", "FREQ=MONTHLY;BYMONTHDAY=30"),
        ("triwulan", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=30"),
        ("tiap tanggal 1 dan 15", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("tanggal terakhir tiap bulan", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("Senin pertama dan ketiga", "FREQ=MONTHLY;BYDAY=1MO,3MO"),
        ("Minggu terakhir tiap 2 bulan", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1SU"),
        ("Senin pertama, Kamis ketiga", "FREQ=MONTHLY;BYDAY=1MO,3TH"),
        ("tiap Rabu minggu kedua", "FREQ=MONTHLY;BYDAY=2WE"),
        ("Jumat minggu pertama dan ketiga", "FREQ=MONTHLY;BYDAY=1FR,3FR"),
        ("Jumat minggu terakhir", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("Rabu minggu kedua dan minggu keempat", "FREQ=MONTHLY;BYDAY=2WE,4WE"),
        ("Senin tiap minggu", "FREQ=WEEKLY;BYDAY=MO"),
        ("Selasa dan Kamis setiap minggu", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("tiap hari", "FREQ=DAILY"),
        ("tiap tahun", "FREQ=YEARLY"),
        ("weekly", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        ("FREQ=WEEKLY;BYDAY=MO,SU;WKST=SU", "FREQ=WEEKLY;BYDAY=MO,SU"),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"),
    ],
)
def test_words_are_read(written: str, rrule: str) -> None:
    assert write_rrule(parse_rule(written).settled(MONDAY)) == rrule


@pytest.mark.parametrize(
    "written",
    [
        "", "tiap", "2", "0 minggu", "kadang-kadang", "tiap Senin bulan", "tanggal 32",
        "tiap minggu, Senin", "tiap Sabtu minggu", "tiap malam Jumat", "Rabu, minggu kedua",
        "Senin dan Kamis pertama, Jumat", "FREQ=HOURLY",
        "FREQ=WEEKLY;BYHOUR=9",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20270101", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=YEARLY;BYDAY=MO", "FREQ=DAILY;COUNT=0", "FREQ=WEEKLY;UNTIL=20261340", "=",
    ],
)  # fmt: skip
def test_what_nobody_can_be_sure_of_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- the form says which word is meant
        parse_rule(written)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        rule = parse_rule(text)
    except ValueError:
        guess_rule(text)
        return
    assert rule.first(MONDAY) is not None


@given(RULES, DAYS)
def test_what_is_said_of_a_rule_can_be_written_back(rule: Rule, start: date) -> None:
    settled = rule.settled(start)
    said = say_rule(settled, THEME.say, "id")
    assert parse_rule(said).settled(start) == settled
    assert parse_rrule(write_rrule(settled)) == settled


def test_a_misspelt_word_is_guessed() -> None:
    assert guess_rule("tiap senen dan kemis") == "tiap senin dan kamis"
    assert guess_rule("kalau sempat") == ""


@pytest.mark.parametrize("written", ["tiap malam Jumat", "setiap tanggal 17 Agustus", "Jumat-an"])
def test_no_word_is_left_out_of_a_guess(written: str) -> None:
    assert guess_rule(written) == ""


@pytest.mark.parametrize("joined", ["s/d", "s.d.", "sampai", "hingga", "-"])
def test_a_span_of_days_is_guessed_day_by_day(joined: str) -> None:
    assert guess_rule(f"Senin {joined} Kamis") == "Senin, Selasa, Rabu, Kamis"


@pytest.mark.parametrize("step", [400, 20_000, 99_999])
def test_long_steps_are_looked_back_over(step: int) -> None:
    start = datetime(2026, 11, 2, 9, tzinfo=UTC)
    rule = parse_rule(f"FREQ=DAILY;INTERVAL={step};UNTIL=20270101")
    series = Series(rule, start, start, datetime(2027, 1, 1, tzinfo=UTC))
    assert series.before(datetime(2199, 1, 1, tzinfo=UTC)) == start


THEME = load_theme(ROOT, "baku", "id", keep=False)


@settings(max_examples=60)
@given(
    rule=RULES,
    day=DAYS,
    hours=st.sampled_from([7, 8, 9]),
    clock=st.times().map(lambda at: at.replace(microsecond=0, fold=0)),
    length=st.timedeltas(timedelta(minutes=1), timedelta(days=2)),
    ending=st.one_of(st.none(), st.integers(1, 12), st.dates(date(2026, 6, 1), date(2029, 1, 1))),
    gaps=st.sets(st.integers(0, 6), max_size=2),
    whole=st.booleans(),
)
def test_a_calendar_program_finds_the_days_that_our_pages_name(
    rule, day, hours, clock, length, ending, gaps, whole
) -> None:
    zone = zone_of(hours)
    rule = rule.settled(day)
    day = rule.first(day)
    start = datetime.combine(day, clock, tzinfo=zone)
    times = ending if isinstance(ending, int) else 0
    until = None
    if isinstance(ending, date):
        until = Moment(max(ending, day)).instant(zone, end=True)
    bounded = replace(rule, times=times, until=Moment(until.date()) if until else None)
    end = start + timedelta(seconds=int(length.total_seconds()))
    series = Series(bounded, start, end, until)
    known = list(islice(series.starts(start), 7))
    skipped = tuple(sorted({known[gap] for gap in gaps if gap < len(known)}))
    series = replace(series, skipped=skipped)
    ahead = timedelta(days=200 if rule.unit in {"day", "week"} else 5 * 366)
    ours = list(takewhile(lambda at: at <= start + ahead, series.starts(start)))

    def told(at: datetime | None) -> date | None:
        return at.date() if at is not None and whole else at

    occasion = Occasion(
        "tag:uji,2026:a", "Rapat", "https://uji.contoh.id/a.html", start,
        told(series.start), told(series.end + timedelta(days=1)) if whole else series.end,
        series.rule, told(until), tuple(map(told, skipped)),
    )  # fmt: skip
    data = render_calendar(
        "Uji", "https://uji.contoh.id/a.ics", [render_event(occasion)], zone, "id"
    )
    calendar = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(calendar).between(
        start - timedelta(days=1), start + ahead + timedelta(seconds=1)
    )
    theirs = sorted(event["DTSTART"].dt for event in found)
    if whole:
        assert theirs == [at.date() for at in ours]
    else:
        assert [at.timestamp() for at in theirs] == [at.timestamp() for at in ours]
        assert {at.utcoffset() for at in theirs} <= {timedelta(hours=hours)}


@given(RULES, DAYS, st.integers(0, 900))
def test_the_time_before_and_the_current_one_are_neighbours(rule, day, ahead) -> None:
    rule = rule.settled(day)
    start = datetime.combine(rule.first(day), datetime.min.time(), tzinfo=zone_of(9))
    series = Series(rule, start, start + timedelta(hours=2))
    now = start + timedelta(days=ahead)
    current = series.current(now)
    assert current is not None
    assert current + series.length >= now
    before = series.before(current)
    if before is None:
        assert current == start
    else:
        assert before + series.length < now
        assert next(at for at in series.starts(before) if at > before) == current
