from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kimsite.model import Summary
from tests.site.conftest import NOW, Kim


def summary_of(kim: Kim, now: datetime = NOW) -> Summary:
    found = kim.site(now=now).site.summary
    assert found is not None
    return found


def test_counts_are_of_what_was_published(kim: Kim) -> None:
    kim.item("2026-11-01-a")
    kim.item("2026-11-01-b", "berakhir: 2026-11-02")
    kim.item("2026-11-01-c", "draf: ya")
    kim.item("2026-11-01-d", "ditarik: ya")
    kim.item("2026-11-01-e", "terbit: 2026-12-01")
    kim.item("2026-11-01-f", kind="agenda")
    kim.item("tentang", kind="halaman")
    made = summary_of(kim)
    assert made.counts == {"berita": 2, "galeri": 0, "pengumuman": 0, "agenda": 1}
    assert [item.title for item in made.newest] == ["2026-11-01-f", "2026-11-01-a"]


def test_the_newest_five_and_nothing_dated_after_now(kim: Kim) -> None:
    for day in range(20, 30):
        kim.item(f"2026-11-{day}-a")
    made = summary_of(kim)
    assert [item.title[8:10] for item in made.newest] == ["24", "23", "22", "21", "20"]
    assert made.latest[:10] == "2026-11-24"
    assert made.counts["berita"] == 10


def test_pages_name_their_date_of_change(kim: Kim) -> None:
    kim.item("2026-11-01-a")
    kim.item("2026-11-05-b")
    kim.item("2026-11-06-c", "ditarik: ya")
    pages = dict(summary_of(kim).pages)
    assert pages["index.html"] == pages["berita/index.html"] == "2026-11-05"
    assert pages["berita/2026-11-01-a.html"] == "2026-11-01"
    assert pages["profil.html"] == ""
    assert "berita/2026-11-06-c.html" not in pages


def test_a_point_outside_indonesia_is_reported(kim: Kim) -> None:
    kim.kim(more="titik: {lintang: -4.5, bujur: 136.9}\n")
    made = summary_of(kim)
    assert (made.latitude, made.longitude) == (-4.5, 136.9)
    kim.kim(more="titik: {lintang: 136.9, bujur: -4.5}\n")
    built = kim.site()
    assert built.codes() == ["nilai-tak-sah"]
    assert built.site.summary is not None
    assert built.site.summary.latitude is None


WIT = timedelta(hours=9)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("front", "kind", "instant"),
    [
        ("terbit: 2026-12-01 08.00", "berita", datetime(2026, 11, 30, 23, tzinfo=UTC)),
        ("berakhir: 2026-12-01", "berita", datetime(2026, 12, 1, 14, 59, 59, 1, tzinfo=UTC)),
        (
            "mulai: 2026-12-01 08.00\nselesai: 2026-12-01 10.00",
            "agenda",
            datetime(2026, 12, 1, 1, 0, 0, 1, tzinfo=UTC),
        ),
        ("tanggal: 2026-12-01", "berita", datetime(2026, 11, 30, 15, tzinfo=UTC)),
    ],
)
def test_a_site_stands_until_the_next_instant_that_changes_it(
    kim: Kim, front: str, kind: str, instant: datetime
) -> None:
    kim.item("2026-11-01-a", front, kind=kind)
    now = kim.site()
    assert now.site.until == instant
    last, next_ = kim.site(now=instant - MOMENT), kim.site(now=instant)
    assert (last.site.artifacts, last.site.summary) == (now.site.artifacts, now.site.summary)
    assert (next_.site.artifacts, next_.site.summary) != (now.site.artifacts, now.site.summary)
    assert next_.site.since == instant


def test_a_draft_changes_nothing_in_time(kim: Kim) -> None:
    kim.item("2026-11-01-a", "draf: ya\nterbit: 2026-12-01\nberakhir: 2026-12-02")
    built = kim.site()
    assert (built.site.since, built.site.until) == (None, None)


def test_the_same_content_gives_the_same_bytes(kim: Kim) -> None:
    kim.picture("berita/a.jpg")
    kim.item("2026-11-01-a", "foto: a.jpg")
    first, second = kim.site(), kim.site(now=NOW + timedelta(days=3))
    assert first.site.summary == second.site.summary
    assert [(a.path, a.data) for a in first.site.artifacts] == [
        (a.path, a.data) for a in second.site.artifacts
    ]
