"""RSS as two independent readers understand it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import atoma
import feedparser
import pytest
from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension
from lxml.etree import tostring

from kimsite.forms import Network
from kimsite.rendering.feeds import feed_authority, render_rss, tag_uri
from kimsite.rendering.feeds.rss_item import RssItem
from kimsite.rendering.feeds.texts import as_html
from tests.feeds.given import WIT, channel, entry

CHANNEL = channel(author="")


def test_both_readers_find_the_same():
    data = render_rss(
        CHANNEL,
        [entry(2, content="<p>Isi <b>penuh</b></p>", author="Yosepha M.", updated=None)],
    )
    first, second = feedparser.parse(data), atoma.parse_rss_bytes(data)
    assert not first.bozo
    assert first.feed.title == second.title == "KIM Amungsa"
    assert first.feed.language == second.language == "id"
    assert first.feed.subtitle == second.description == "Kabar & cerita"
    assert first.feed.link == second.link == "https://kim.id/a/"
    (one,), (two,) = first.entries, second.items
    assert one.title == two.title == "Kabar 2"
    assert one.id == two.guid == "tag:kim.id,2026:amungsa/berita/2"
    assert one.link == two.link == "https://kim.id/a/2.html"
    assert one.author == "Yosepha M."
    assert one.content[0].value == two.content_encoded == "<p>Isi <b>penuh</b></p>"
    assert two.pub_date == datetime(2026, 1, 2, 9, 30, tzinfo=WIT)
    assert not one.guidislink


def test_newest_first_and_at_most_twenty():
    data = render_rss(CHANNEL, [entry(day) for day in range(1, 26)])
    titles = [one.title for one in feedparser.parse(data).entries]
    assert titles == [f"Kabar {day}" for day in range(25, 5, -1)]


def test_dates_keep_their_zone_and_the_clock_leaves_no_trace():
    data = render_rss(CHANNEL, [entry(1), entry(2)]).decode()
    assert "<pubDate>Fri, 02 Jan 2026 09:30:00 +0900</pubDate>" in data
    assert "<lastBuildDate>Fri, 02 Jan 2026 09:30:00 +0900</lastBuildDate>" in data
    assert "lastBuildDate" not in render_rss(CHANNEL, []).decode()
    assert set(re.findall(r"(\d{4}) \d\d:\d\d:\d\d", data)) == {"2026"}


def test_a_later_change_dates_the_feed():
    changed = entry(1, updated=datetime(2026, 3, 4, tzinfo=WIT))
    assert b"<lastBuildDate>Wed, 04 Mar 2026" in render_rss(CHANNEL, [changed, entry(2)])


def test_the_same_values_give_the_same_bytes():
    entries = [entry(day) for day in range(1, 9)]
    assert render_rss(CHANNEL, entries) == render_rss(CHANNEL, reversed(entries))


def test_what_xml_forbids_is_dropped_and_what_it_means_is_kept():
    odd = entry(1, title="A\x00\x0b\ufffe\ud800 & <b>", summary="]]>\x1b", content="<p>]]>\x07</p>")
    parsed = feedparser.parse(render_rss(CHANNEL, [odd]))
    assert not parsed.bozo
    assert parsed.entries[0].title == "A & <b>"
    assert parsed.entries[0].summary == "]]>"
    assert parsed.entries[0].content[0].value == "<p>]]></p>"


def test_full_text_without_a_summary_stays_beside_the_description():
    data = render_rss(CHANNEL, [entry(1, summary="", content="<p>Isi</p>")]).decode()
    assert "<description>Kabar 1</description>" in data
    assert "<content:encoded>" in data


def test_a_summary_is_text_even_where_readers_take_it_for_html():
    data = render_rss(CHANNEL, [entry(1, summary="A & b <img src=x> &lt;i>")])
    assert b"A &amp; b &amp;lt;img src=x&gt; &amp;amp;lt;i&gt;" in data


def test_a_feed_names_itself():
    data = render_rss(CHANNEL, [entry(1)])
    assert b'<atom:link href="https://kim.id/a/rss.xml" rel="self"' in data


@pytest.mark.parametrize(
    ("specific", "uri"),
    [
        (("amungsa", "berita/2026-01-02-panen"), "amungsa/berita/2026-01-02-panen"),
        (("a b", "é#[%]"), "a%20b/%C3%A9%23%5B%25%5D"),
    ],
)
def test_tag_uris_hold_only_what_rfc_4151_allows(specific, uri):
    assert tag_uri("kim.id,2026", *specific) == f"tag:kim.id,2026:{uri}"


def test_authority_is_configured_or_the_host():
    address = "https://KIM.Contoh.id:8080/jaringan"
    assert feed_authority(Network(nama="x", alamat_situs=address)) == "kim.contoh.id,2026"
    fixed = Network(nama="x", alamat_situs=address, otoritas_feed="lama.id,2020-05")
    assert feed_authority(fixed) == "lama.id,2020-05"


def test_an_item_is_written_as_feedgen_writes_it():
    """The shortcut of ``rss_item`` against feedgen's own entry, over every form of an entry."""
    one = entry(content="<p>Isi & <b>penuh</b></p>", author="Yosepha M.", summary="A < B & C")
    bare = entry(author="", content="", published=datetime(1999, 12, 31, tzinfo=UTC))
    for given in (one, bare, entry(author="Ã, \U0001f600"), entry(content="<p>x</p>")):
        stock = FeedEntry()
        stock.register_extension("dc", DcEntryExtension, False, True)
        stock.id(given.id)
        stock.title(given.title)
        stock.link(href=given.link)
        stock.description(as_html(given.summary))
        if given.content:
            stock.content(given.content, type="html")
        stock.pubDate(given.published)
        if given.author:
            stock.dc.dc_creator(given.author)
        assert tostring(RssItem(given).rss_entry()) == tostring(stock.rss_entry())
