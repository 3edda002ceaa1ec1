"""The same entries in three formats: the same items in the same order, and the texts as given."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kimsite.rendering.feeds import Entry, drop_illegal, tag_uri
from kimsite.rendering.feeds.ids import since
from tests.feeds.given import ORIGINAL, PICTURE, WIT, entry, full, held
from tests.feeds.held import Held
from tests.feeds.rules import check_feed

A = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ODD = [
    "A & B <b>tebal</b> <script>alert(1)</script>",
    "Panen \U0001f33e\U0001f469\u200d\U0001f33e \U0001f1ee\U0001f1e9",
    "\u200fخبر عاجل من القرية\u200f dan kabar",
    "]]> &amp; &lt;i> &#0; \\u0000 \"kutip\" 'tunggal'",
    "tab\tbaris\nbaru\r\n",
]

Told = tuple[str, str, str, str]
"""Id, title, summary and content of an item, as a program reads them."""


def told(feed: Held) -> list[Told]:
    """What a feed in any format says."""
    if feed.data.startswith(b"{"):
        return [
            (
                item["id"],
                item["title"],
                item.get("summary", item.get("content_text")),
                item.get("content_html", ""),
            )
            for item in json.loads(feed.data)["items"]
        ]  # fmt: skip
    root = etree.fromstring(feed.data)
    if root.tag == "rss":
        names = ("guid", "title", "description", CONTENT)
        return [tuple(i.findtext(n) or "" for n in names) for i in root.iter("item")]
    names = tuple(f"{A}{name}" for name in ("id", "title", "summary", "content"))
    return [tuple(e.findtext(n) or "" for n in names) for e in root.iter(f"{A}entry")]


def test_all_formats_say_the_same_in_the_same_order() -> None:
    entries = [full(3), entry(1), entry(4), full(2)]
    rss, atom, feed = (told(held(format_, *entries)) for format_ in ("rss", "atom", "json"))
    assert rss == atom == feed
    assert [one[1] for one in rss] == ["Kabar 4", "Kabar 3", "Kabar 2", "Kabar 1"]


@pytest.mark.parametrize("format_", ["rss", "atom", "json"])
def test_the_same_entries_give_the_same_bytes_in_whatever_order(format_: str) -> None:
    entries = [full(day) for day in range(1, 25)]
    feed = held(format_, *entries)
    assert feed.data == held(format_, *reversed(entries)).data
    assert len(told(feed)) == 20
    assert check_feed(feed) == []


@pytest.mark.parametrize("format_", ["rss", "atom", "json"])
def test_of_two_entries_with_one_id_the_newest_is_told(format_: str) -> None:
    twice = held(format_, entry(1, id="tag:a.id,2026:x"), entry(2, id="tag:a.id,2026:x"), entry(3))
    assert [one[1] for one in told(twice)] == ["Kabar 3", "Kabar 2"]


@pytest.mark.parametrize("format_", ["rss", "atom", "json"])
@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_told_as_they_are(format_: str, text: str) -> None:
    feed = held(format_, entry(title=text, summary=text, author=text), title=text, description=text)
    assert check_feed(feed) == []
    assert told(feed)[0][1] == text
    assert format_ == "rss" or told(feed)[0][2] == text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(), st.text(), st.text()), min_size=1, max_size=3))
def test_any_text_comes_back_from_every_format(texts: list[tuple[str, str, str]]) -> None:
    """Only what no feed may hold is missing; HTML is the author's own, here any text at all."""
    entries = [
        entry(n, title=title, summary=summary, content=content, author=title)
        for n, (title, summary, content) in enumerate(texts, 1)
    ]
    feeds = {format_: told(held(format_, *entries)) for format_ in ("rss", "atom", "json")}
    expected = [
        (e.id, drop_illegal(e.title), drop_illegal(e.lead), drop_illegal(e.content))
        for e in reversed(entries)
    ]
    assert feeds["atom"] == feeds["json"] == expected
    assert [(i, t, c) for i, t, _, c in feeds["rss"]] == [(i, t, c) for i, t, _, c in expected]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            Entry,
            id=st.text().map(lambda text: tag_uri("kim.id,2026", "a", text)),
            title=st.text(min_size=1).map(lambda text: f"j{text}"),
            link=st.just("https://kim.id/a/1.html"),
            published=st.integers(0, 4_000_000_000).map(lambda n: datetime.fromtimestamp(n, WIT)),
            summary=st.text(),
            author=st.sampled_from(["", "Ibu Maria", "\U0001f469"]),
            picture=st.sampled_from([None, PICTURE]),
            original=st.sampled_from([None, ORIGINAL]),
        ),
        max_size=25,
    )
)
def test_any_entries_make_feeds_that_break_no_rule(entries: list[Entry]) -> None:
    for format_ in ("rss", "atom", "json"):
        assert check_feed(held(format_, *entries)) == []


@pytest.mark.parametrize("summary", ["", " \n", "\x07 "])
def test_without_a_summary_the_title_stands_in(summary: str) -> None:
    for format_ in ("rss", "atom", "json"):
        feed = held(format_, entry(summary=summary))
        assert told(feed)[0][2] == "Kabar 1"


def test_what_is_passed_on_names_its_source_in_every_format() -> None:
    passed = entry(original=ORIGINAL)
    item = etree.fromstring(held("rss", passed).data).find("channel/item/source")
    assert (item.get("url"), item.text) == (ORIGINAL.feed, "Bahan")
    links = etree.fromstring(held("atom", passed).data).findall(f"{A}entry/{A}link[@rel='via']")
    assert [link.get("href") for link in links] == [ORIGINAL.address]
    assert json.loads(held("json", passed).data)["items"][0]["external_url"] == ORIGINAL.address


def test_a_change_is_told_and_moves_nothing() -> None:
    later = datetime(2026, 2, 1, tzinfo=UTC)
    entries = [entry(1, updated=later), entry(2)]
    atom = etree.fromstring(held("atom", *entries).data)
    assert [e.findtext(f"{A}title") for e in atom.iter(f"{A}entry")] == ["Kabar 2", "Kabar 1"]
    assert atom.findtext(f"{A}updated") == later.isoformat()
    first, second = json.loads(held("json", *entries).data)["items"]
    assert "date_modified" not in first
    assert second["date_modified"] == later.isoformat()


@pytest.mark.parametrize(
    ("name", "began"),
    [
        ("kim.id,2020", "2020-01-01"),
        ("kim.id,2020-05", "2020-05-01"),
        ("kim.id,2020-05-17", "2020-05-17"),
        ("kim", "2026-01-01"),
        ("kim.id,2020-17", "2026-01-01"),
    ],
)
def test_a_feed_without_entries_is_as_old_as_its_authority(name: str, began: str) -> None:
    """Atom wants a date, and today's would change the feed every day."""
    assert since(f"tag:{name}:umpan") == datetime.fromisoformat(began).replace(tzinfo=UTC)
    empty = etree.fromstring(held("atom", id="tag:kim.id,2020:a").data)
    assert empty.findtext(f"{A}updated") == "2020-01-01T00:00:00+00:00"


def test_an_entry_in_another_language_says_so() -> None:
    item = json.loads(held("json", full(1)).data)["items"][0]
    assert item["language"] == "mee"
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert etree.fromstring(held("atom", full(1)).data).find(f"{A}entry").get(lang) == "mee"


def test_a_later_day_elsewhere_is_not_a_later_moment() -> None:
    """Order is by instant, not by what the clock on the wall says."""
    early = entry(1, title="WIT", published=datetime.fromisoformat("2026-01-02T01:00:00+09:00"))
    late = entry(2, title="WIB", published=early.published + timedelta(hours=1))
    assert [one[1] for one in told(held("rss", early, late))] == ["WIB", "WIT"]
