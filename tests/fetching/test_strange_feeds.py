"""Feeds as strangers write them: empty, endless, cut short, moved, with days in Indonesian."""

from __future__ import annotations

import json
import re

import pytest

from kimsite.fetching import kept, plain
from kimsite.fetching.feeds import parse_feed
from kimsite.fetching.plain import find_feed
from tests.fetching.conftest import Upper
from tests.fetching.web import item, record, rss

BARE = "situs_lain: {}\numpan: {}\n"


def feed_of(upper: Upper, body: bytes | str, kind: str = "application/rss+xml"):
    """What ``fetch`` says of a KIM whose feed answers with ``body``."""
    upper.kim("jauh", more=BARE.format(upper.web.url("/blog"), upper.web.url("/u.xml")))
    upper.web.say("/u.xml", body, kind)
    return upper.fetch()


def news_of(upper: Upper) -> list[dict[str, str]]:
    return [json.loads(line) for line in upper.kept("umpan/jauh").splitlines()[1:]]


def test_an_empty_feed_costs_itself_alone(upper: Upper) -> None:
    result = feed_of(upper, b"")
    assert result.status == 1
    assert "kesalahan[luar-bukan-umpan]" in result.err
    assert upper.kept() != ""


def test_a_fault_of_our_own_costs_one_source(upper: Upper, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise AttributeError("tak terduga")

    monkeypatch.setattr("kimsite.fetching.trip.parse_feed", stumble)
    result = feed_of(upper, rss(item("A", "https://x.contoh.id/a")))
    assert "kesalahan[luar-tak-terduga]" in result.err
    assert "AttributeError" in result.err
    assert "jauh: gagal" in result.out


@pytest.mark.parametrize("email", ["\ud800x@b.id", "a\u0000\u0007@b.id"])
def test_signs_that_no_address_holds_are_refused(upper: Upper, email: str) -> None:
    upper.web.say_json("/data/kim.json", [record("satu", email=email), record("dua")])
    result = upper.fetch()
    assert "kesalahan[luar-catatan-dibuang]" in result.err
    assert "`satu`, isian `email`" in result.err
    assert '"slug": "dua"' in upper.kept()


def test_a_telephone_number_stands_on_one_line(upper: Upper) -> None:
    upper.web.say_json("/data/kim.json", [record(telepon="081\n\n234567")])
    upper.fetch()
    assert json.loads(upper.kept().splitlines()[-1])["telepon"] == "081 234567"


def test_no_text_of_a_feed_is_read_further_than_it_is_kept() -> None:
    read: list[int] = []

    def note(html: str) -> None:
        read.append(len(html))

    endless_text = "<!--" * 25_000
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain._Text, "feed", lambda _, html: note(html))
        for number in range(3):
            entry = item(f"J{number}", f"https://x.contoh.id/{number}")
            data = rss(
                entry.replace(
                    "</item>", f"<description><![CDATA[{endless_text}]]></description></item>"
                )
            )
            parse_feed(
                data.encode(), "https://x.contoh.id/u.xml", "application/rss+xml", lambda _: "a"
            )
    assert read
    assert max(read) <= 3_000


def test_a_page_without_end_names_its_feed_all_the_same() -> None:
    named = '<link rel="alternate" type="application/rss+xml" href="/umpan.xml">'
    page = f"<html><head>{named}{'<a ' * 50_000}"
    assert find_feed(page, "https://x.contoh.id/") == "https://x.contoh.id/umpan.xml"


def test_a_feed_cut_short_leaves_what_was_kept(upper: Upper) -> None:
    whole = rss(*(item(f"Kabar {n}", f"https://x.contoh.id/{n}") for n in range(10)))
    feed_of(upper, whole)
    assert len(news_of(upper)) == 10
    result = feed_of(upper, whole[:400])
    assert "jawabannya terpotong" in result.err
    assert len(news_of(upper)) == 10


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("Mon, 09 Nov 2026 22:00:00 WIB", "2026-11-09T15:00:00+00:00"),
        ("Senin, 02 November 2026 10:00:00 WIT", "2026-11-02T01:00:00+00:00"),
        ("Jum'at, 7 Agustus 2026 08:00", "2026-08-07T01:00:00+00:00"),
        ("Mon, 09 Nov 2026 22:00:00 +0700", "2026-11-09T15:00:00+00:00"),
        ("Mon, 09 Nov 2026 22:00:00 GMT", "2026-11-09T22:00:00+00:00"),
    ],
)
def test_days_are_read_as_indonesian_sites_write_them(
    upper: Upper, written: str, instant: str
) -> None:
    entry = re.sub("<pubDate>.*?</pubDate>", f"<pubDate>{written}</pubDate>", item("A"))
    assert feed_of(upper, rss(entry)).err == ""
    assert [news["tanggal"] for news in news_of(upper)] == [instant]


def test_news_of_a_day_that_nobody_reads_are_told(upper: Upper) -> None:
    entry = re.sub("<pubDate>.*?</pubDate>", "<pubDate>kemarin dulu</pubDate>", item("A"))
    result = feed_of(upper, rss(entry, item("B", "https://x.contoh.id/b")))
    assert "peringatan[luar-tanggal-kabar]" in result.err
    assert "1 kabar" in result.err
    assert [news["judul"] for news in news_of(upper)] == ["B"]


def test_a_feed_that_moved_is_found_where_the_site_names_it_now(upper: Upper) -> None:
    upper.kim("jauh", more=f"situs_lain: {upper.web.url('/blog')}\n")
    for name in ("lama.xml", "baru.xml"):
        link = f'<link rel="alternate" type="application/rss+xml" href="/{name}">'
        upper.web.say("/blog", f"<html><head>{link}</head></html>", "text/html")
        upper.web.replies.pop("/lama.xml", None)
        upper.web.say(f"/{name}", rss(item(name, "https://x.contoh.id/a")), "application/rss+xml")
        assert upper.fetch().err == ""
        assert [news["judul"] for news in news_of(upper)] == [name]


@pytest.mark.parametrize("written", ["LOCALHOST", "http://localhost:1/", "localhost:8080"])
def test_a_host_is_allowed_however_it_is_written(upper: Upper, written: str) -> None:
    upper.join(upper.web.url(host="localhost"), allow=f"'{written}'")
    assert upper.fetch().err == ""


def test_two_fetches_write_beside_each_other(upper: Upper, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: list[str] = []
    whole = kept.write_file

    def write(file: str, pieces: list[bytes]) -> None:
        waiting.append(file)
        whole(file, pieces)

    monkeypatch.setattr(kept, "write_file", write)
    for process in (11, 12):
        monkeypatch.setattr(kept.os, "getpid", lambda process=process: process)
        upper.web.say_json("/data/kim.json", [record(f"kim-{process}")])
        upper.fetch()
    assert len(set(waiting)) == 2
