"""Feeds as three readers that people use understand them: feedparser, reader and newsboat."""

from __future__ import annotations

import contextlib
import html
import json
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import feedparser
import pytest
import reader

from tests.conftest import Network
from tests.feeds.conftest import BASE, TITLES
from tests.feeds.rules import check_feed, published_feeds
from tests.tools import need

OWN = "kim/amungsa/rss.xml"
EVERY = {
    "rss.xml", "atom.xml", "feed.json",
    "bahan/rss.xml", "bahan/atom.xml", "bahan/feed.json",
    "wilayah/94.xml", "wilayah/94.atom.xml", "wilayah/94.json", "wilayah/94.04.xml",
    "bidang/pertanian.xml", OWN, "kim/noken/rss.xml",
}  # fmt: skip


@pytest.fixture(scope="module")
def feeds(odd: Network) -> dict[str, Any]:
    return dict(published_feeds(odd.root / "build", BASE))


def test_every_feed_that_is_promised_is_there_and_breaks_no_rule(feeds: dict[str, Any]) -> None:
    assert set(feeds) >= EVERY
    assert {path: wrong for path, held in feeds.items() if (wrong := check_feed(held))} == {}


def test_feedparser_finds_the_titles_as_they_were_written(odd: Network) -> None:
    parsed = feedparser.parse(odd.page(OWN))
    assert not parsed.bozo
    assert [e.title for e in parsed.entries] == ["Rapat warga", *TITLES]
    summaries = [feedparser.parse(odd.page(p)) for p in ("rss.xml", "atom.xml")]
    assert [[e.id for e in p.entries] for p in summaries] == [
        [item["id"] for item in json.loads(odd.page("feed.json"))["items"]]
    ] * 2
    assert all(not e.guidislink for e in parsed.entries)


def test_reader_takes_every_feed(served: str, feeds: dict[str, Any]) -> None:
    with reader.make_reader(":memory:") as taking:
        for path in feeds:
            taking.add_feed(served + path)
        taking.update_feeds()
        for path, held in feeds.items():
            feed = taking.get_feed(served + path)
            assert feed.last_exception is None, path
            entries = list(taking.get_entries(feed=feed))
            count = held.data.count(b"<item>") + held.data.count(b"<entry>")
            if path.endswith(".json"):
                count = len(json.loads(held.data)["items"])
            assert len(entries) == count, path
            assert all(entry.published and entry.link for entry in entries)
            if path in {"rss.xml", "atom.xml", "feed.json"}:
                assert {e.title for e in entries} == {"Rapat warga", "Noken", *TITLES}
        news = {e.title: e for e in taking.get_entries(feed=served + "bahan/atom.xml")}
        [withdrawn] = (entry for title, entry in news.items() if "Salah" in title)
        assert "Keliru." in withdrawn.get_content().value
        picture = news["Pasang <b>tinggi</b>"].enclosures[0]
        assert (picture.type, picture.length) == ("image/jpeg", _size(feeds, picture.href))


def _size(feeds: dict[str, Any], address: str) -> int | None:
    length: int | None = feeds[OWN].length_of(address)
    return length


def test_newsboat_keeps_every_item(served: str, feeds: dict[str, Any], tmp_path: Path) -> None:
    """Each feed for itself: one item of several feeds is one to newsboat, by its id."""
    newsboat = need("newsboat", shutil.which("newsboat"))
    (tmp_path / "config").write_text("", "utf-8")
    home = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    for number, (path, held) in enumerate(feeds.items()):
        if path.endswith(".json"):
            continue  # not every newsboat reads these
        (tmp_path / "urls").write_text(f"{served}{path}\n", "utf-8")
        done = subprocess.run(
            [newsboat, "-u", "urls", "-c", f"{number}.db", "-C", "config", "-x", "reload"],
            cwd=tmp_path, env=home, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        kept = _kept(tmp_path / f"{number}.db")
        told = feedparser.parse(held.data.decode()).entries
        assert {guid for guid, *_ in kept} == {entry.id for entry in told}, path
        assert all(url.startswith(BASE) and when > 0 for _, _, url, when in kept), path
        if path == OWN:
            titles = {html.unescape(title) for _, title, *_ in kept}
            assert titles >= {TITLES[1], TITLES[2], "Rapat warga"}


def _kept(file: Path) -> list[tuple[str, str, str, int]]:
    """What newsboat keeps of the items it has read."""
    with contextlib.closing(sqlite3.connect(file)) as cache:
        return cache.execute("SELECT guid, title, url, pubDate FROM rss_item").fetchall()
