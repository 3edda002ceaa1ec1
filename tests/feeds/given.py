"""Feeds made by hand: a channel, and an entry with everything that an entry can have."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from kimsite.rendering.feeds import (
    Channel,
    Enclosure,
    Entry,
    Original,
    render_atom,
    render_json,
    render_rss,
    tag_uri,
)
from tests.feeds.held import Held

WIT = timezone(timedelta(hours=9), "WIT")
PICTURE = Enclosure("https://kim.id/a/foto/1-1200.jpg", 4711)
ORIGINAL = Original(
    "https://kim.id/bahan/pasang.html", "Pasang tinggi", "https://kim.id/bahan/rss.xml", "Bahan"
)
RENDER = {"rss": render_rss, "atom": render_atom, "json": render_json}
ENDS = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}


def channel(format_: str = "rss", **more: Any) -> Channel:
    given = {
        "id": "tag:kim.id,2026:a",
        "title": "KIM Amungsa",
        "link": "https://kim.id/a/",
        "description": "Kabar & cerita",
        "language": "id",
        "self_address": f"https://kim.id/a/{ENDS[format_]}",
        "author": "Jaringan",
    }
    return Channel(**given | more)


def entry(day: int = 1, **more: Any) -> Entry:
    given: dict[str, Any] = {
        "id": tag_uri("kim.id,2026", "amungsa", f"berita/{day}"),
        "title": f"Kabar {day}",
        "link": f"https://kim.id/a/{day}.html",
        "published": datetime(2026, 1, day, 9, 30, tzinfo=WIT),
        "summary": "Ringkasan",
    }
    return Entry(**given | more)


def full(day: int) -> Entry:
    """An entry that has everything."""
    return entry(
        day,
        content='<p>Isi <a href="https://kim.id/x.html">penuh</a><br>baris</p>',
        author="Yosepha M.",
        updated=datetime(2026, 1, day + 1, 8, tzinfo=WIT),
        language="mee",
        picture=PICTURE,
        original=ORIGINAL,
    )


def held(format_: str, *entries: Entry, **more: Any) -> Held:
    """The feed of ``entries``, where one picture is published."""
    given = channel(format_, **more)
    lengths = {PICTURE.address: PICTURE.length}
    return Held(RENDER[format_](given, entries), given.self_address, lengths.get)


def spoil(feed: Held, old: str, new: str) -> Held:
    """``feed`` with ``new`` where ``old`` first stood."""
    assert old.encode() in feed.data, f"{old} is not in {feed.data.decode()}"
    return replace(feed, data=feed.data.replace(old.encode(), new.encode(), 1))
