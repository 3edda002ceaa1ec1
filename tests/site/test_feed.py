from __future__ import annotations

import feedparser
import pytest

from kimsite.rendering.feeds import make_absolute
from tests.site.conftest import BASE, Built, Kim


def entries(built: Built) -> list[feedparser.FeedParserDict]:
    parsed = feedparser.parse(built.page("rss.xml"))
    assert not parsed.bozo, parsed.bozo_exception
    return list(parsed.entries)


def test_the_feed_exists_from_the_first_day(kim: Kim) -> None:
    built = kim.site()
    assert entries(built) == []
    assert 'type="application/rss+xml"' in built.page("index.html")


def test_an_entry_has_the_full_text_and_absolute_addresses(kim: Kim) -> None:
    kim.picture("berita/a.jpg")
    kim.item("2026-11-02-lain")
    kim.item(
        "2026-11-03-a",
        "foto: a.jpg\nringkasan: Pendek.\npewarta: Yosepha",
        "Panjang. [lain](2026-11-02-lain.md)",
    )
    entry = entries(kim.site())[0]
    assert entry.id == "tag:uji.contoh.id,2026:amungsa/berita/2026-11-03-a"
    assert entry.link == f"{BASE}kim/amungsa/berita/2026-11-03-a.html"
    assert entry.author == "Yosepha"
    content = entry.content[0].value
    assert f'<a href="{BASE}kim/amungsa/berita/2026-11-02-lain.html">lain</a>' in content
    assert f'src="{BASE}kim/amungsa/foto/' in content


def test_the_newest_twenty_of_all_kinds(kim: Kim) -> None:
    for day in range(1, 16):
        kim.item(f"2026-10-{day:02}-a")
        kim.item(f"2026-10-{day:02}-b", kind="galeri")
    found = entries(kim.site())
    assert len(found) == 20
    assert found[0].title.startswith("2026-10-15")
    assert found[-1].title.startswith("2026-10-06")


def test_an_own_id_wins_and_two_the_same_are_reported(kim: Kim) -> None:
    kim.item("2026-11-01-a", "id: lama-17")
    kim.item("2026-11-02-b", "id: lama-17")
    kim.item("2026-11-03-c", "id: 'tag:lain.contoh.id,2020:c'")
    built = kim.site()
    assert [entry.id for entry in entries(built)] == [
        "tag:lain.contoh.id,2020:c",
        "tag:uji.contoh.id,2026:amungsa/berita/2026-11-02-b",
        "tag:uji.contoh.id,2026:amungsa/lama-17",
    ]
    [problem] = built.problems
    assert problem.code == "id-ganda"
    assert problem.span.path.endswith("2026-11-02-b.md")
    assert dict(problem.values)["lain"].endswith("2026-11-01-a.md")


@pytest.mark.parametrize(
    ("html", "absolute"),
    [
        ('<a href="x.html">x</a>', '<a href="https://a.id/b/x.html">x</a>'),
        (
            '<a rel="nofollow" href="../y.pdf">y</a>',
            '<a rel="nofollow" href="https://a.id/y.pdf">y</a>',
        ),
        ('<a href="#fn-1">1</a>', '<a href="https://a.id/b/c.html#fn-1">1</a>'),
        ('<img alt="a > b" src="p.jpg">', '<img alt="a > b" src="https://a.id/b/p.jpg">'),
        ('<p>tulis href="x.html" saja</p>', '<p>tulis href="x.html" saja</p>'),
        ('<a href="mailto:a@b.id">a</a>', '<a href="mailto:a@b.id">a</a>'),
    ],
)
def test_addresses_become_absolute_in_tags_only(html: str, absolute: str) -> None:
    assert make_absolute(html, "https://a.id/b/c.html") == absolute
