"""A sound feed breaks no rule, and every rule finds what breaks it."""

from __future__ import annotations

import pytest

from tests.feeds import rules_atom, rules_json, rules_rss
from tests.feeds.given import entry, full, held, spoil
from tests.feeds.rules import check_feed

RULES = {"rss": rules_rss.RULES, "atom": rules_atom.RULES, "json": rules_json.RULES}
PAGE = "<link>https://kim.id/a/2.html</link>"
SPOILED = {
    "rss": [
        ("well_formed", "</channel>", ""),
        ("well_formed", "Kabar 2", "\x07"),
        ("characters", "encoding='UTF-8'", "encoding='utf8'"),
        ("characters", "?>\n", "?>\n<!DOCTYPE rss>\n"),
        ("characters", "Kabar 2", "Kabar \x85"),
        ("root_element", 'version="2.0"', 'version="0.91"'),
        ("namespaces", "xmlns:dc=", 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc='),
        ("known_elements", "<pubDate>", "<expiry>1</expiry><pubDate>"),
        ("known_elements", "<item>", "<ttl>60</ttl><item>"),
        ("known_elements", PAGE, PAGE * 2),
        ("required_elements", "<title>KIM Amungsa</title>", "<title> </title>"),
        ("required_elements", PAGE, ""),
        ("required_elements", "<language>id</language>", ""),
        ("dates", "Fri, 02 Jan 2026", "Thu, 02 Jan 2026"),
        ("dates", "<pubDate>Fri, 02 Jan 2026 09:30:00 +0900", "<pubDate>2026-01-02T09:30:00Z"),
        ("dates", "09:30:00 +0900", "09:30:00 WIT"),
        ("dates", "09:30:00 +0900", "09:30:00"),
        ("dates", "02 Jan 2026", "02 Jan 26"),
        ("dates", "02 Jan 2026", "2 Januari 2026"),
        ("build_date", "<lastBuildDate>Sat, 03 Jan 2026", "<lastBuildDate>Thu, 01 Jan 2026"),
        ("order", "<pubDate>Fri, 02 Jan 2026", "<pubDate>Wed, 31 Dec 2025"),
        ("order", "<pubDate>Thu, 01 Jan 2026 09:30:00 +0900</pubDate>", ""),
        ("guids", 'isPermaLink="false"', 'isPermaLink="true"'),
        ("guids", "tag:kim.id,2026:amungsa/berita/2", "https://kim.id/a/2.html"),
        ("guids", "tag:kim.id,2026:amungsa/berita/2", "tag:kim.id,2026:a b"),
        ("guids", "amungsa/berita/2", "amungsa/berita/1"),
        ("absolute_links", PAGE, "<link>/a/2.html</link>"),
        ("absolute_links", 'source url="https://kim.id/bahan/rss.xml"', 'source url="rss.xml"'),
        ("self_link", 'rel="self"', 'rel="alternate"'),
        ("self_link", "https://kim.id/a/rss.xml", "https://lain.id/a/rss.xml"),
        ("self_link", 'type="application/rss+xml"', 'type="text/xml"'),
        ("language", "<language>id", "<language>Bahasa Indonesia"),
        ("enclosures", 'length="4711"', 'length="4712"'),
        ("enclosures", 'length="4711"', 'length="0"'),
        ("enclosures", 'type="image/jpeg"', 'type="image/webp"'),
        ("enclosures", ' length="4711"', ""),
        ("sources", ">Bahan</source>", "/>"),
        ("authors", "Yosepha M.", " "),
        ("content", "&lt;p&gt;Isi", "&lt;p onclick=''&gt;Isi"),
        ("content", "&lt;p&gt;Isi", "&lt;script&gt;&lt;/script&gt;&lt;p&gt;Isi"),
        ("content", "&lt;p&gt;Isi", "&lt;p style='x'&gt;Isi"),
        ("content", "&lt;p&gt;Isi", "&lt;b&gt;Isi"),
        ("content", "https://kim.id/x.html", "../x.html"),
        ("descriptions", "Ringkasan", "&lt;b&gt;Ringkasan"),
    ],
    "atom": [
        ("well_formed", "</feed>", ""),
        ("characters", "encoding='UTF-8'", "encoding='utf8'"),
        ("characters", "Kabar 2", "Kabar \x85"),
        ("known_elements", "<published>", "<modified>1</modified><published>"),
        ("known_elements", "<generator>", "<ttl>1</ttl><generator>"),
        ("known_elements", "<summary>", "<summary/><summary>"),
        ("required_elements", "<title>Kabar 2</title>", ""),
        ("required_elements", 'rel="alternate"', 'rel="related"'),
        ("authors", "<name>Jaringan</name>", "<name/>"),
        ("authors", "<name>Yosepha M.</name>", "<name>Y</name><umur>1</umur>"),
        ("dates", "2026-01-02T09:30:00+09:00", "2026-01-02T09:30:00"),
        ("dates", "2026-01-02T09:30:00+09:00", "2026-13-02T09:30:00+09:00"),
        ("dates", "2026-01-02T09:30:00+09:00", "Fri, 02 Jan 2026 09:30:00 +0900"),
        ("updated", "<updated>2026-01-03", "<updated>2026-01-07"),
        ("updated", "<published>2026-01-02", "<published>2026-02-02"),
        ("order", "<published>2026-01-02", "<published>2025-12-31"),
        ("ids", "tag:kim.id,2026:amungsa/berita/2", "amungsa/berita/2"),
        ("ids", "amungsa/berita/2", "amungsa/berita/1"),
        ("ids", "tag:kim.id,2026:amungsa/berita/2", "https://kim.id/a/2.html"),
        ("links", 'href="https://kim.id/a/2.html"', 'href="2.html"'),
        ("links", 'rel="via"', 'rel="source"'),
        ("links", "https://kim.id/a/atom.xml", "https://lain.id/a/atom.xml"),
        ("links", 'rel="via"', 'rel="via" onclick=""'),
        ("enclosures", 'length="4711"', 'length="4712"'),
        ("enclosures", 'type="image/jpeg"', 'type="image/png"'),
        ("language", 'xml:lang="id"', ""),
        ("language", 'xml:lang="mee"', 'xml:lang="bahasa mee"'),
        ("content", "<summary>", '<summary type="html">'),
        ("content", '<content type="html">', '<content type="text">'),
        ("content", "https://kim.id/x.html", "#x"),
        ("content", "&lt;p&gt;Isi", "&lt;p&gt;&lt;form&gt;&lt;/form&gt;Isi"),
    ],
    "json": [
        ("well_formed", "{", "["),
        ("well_formed", "Kabar 2", "\x07"),
        ("characters", "Kabar 2", "Kabar \\u0007"),
        ("characters", "Kabar 2", "Kabar \x85"),
        ("top", "version/1.1", "version/1"),
        ("top", "https://kim.id/a/feed.json", "https://lain.id/feed.json"),
        ("top", '"language"', '"bahasa"'),
        ("items", '"content_html"', '"content"'),
        ("items", '"summary"', '"content_text"'),
        ("items", '"title": "Kabar 2"', '"title": ""'),
        ("ids", "amungsa/berita/2", "amungsa/berita/1"),
        ("ids", "tag:kim.id,2026:amungsa/berita/2", "2"),
        ("addresses", "https://kim.id/a/2.html", "2.html"),
        ("addresses", "https://kim.id/bahan/pasang.html", "pasang.html"),
        ("dates", "2026-01-02T09:30:00+09:00", "2026-01-02"),
        ("dates", "2026-01-02T09:30:00+09:00", "2025-12-31T09:30:00+09:00"),
        ("dates", '"date_modified": "2026-01-03', '"date_modified": "2026-01-01'),
        ("attachments", "4711", "4712"),
        ("attachments", '"image/jpeg"', '"image/webp"'),
        ("attachments", '"image": "https://kim.id/a/foto/1', '"image": "https://kim.id/a/foto/2'),
        ("authors", '"name": "Yosepha M."', '"name": ""'),
        ("language", '"language": "mee"', '"language": "bahasa mee"'),
        ("content", "<p>Isi", "<p onload=x>Isi"),
        ("content", 'href=\\"https://kim.id/x.html', 'href=\\"javascript:x'),
        ("schema", '"authors": [\n  {\n   "name": "Jaringan"\n  }\n ]', '"authors": [{"name": 1}]'),
    ],
}


@pytest.mark.parametrize("format_", RULES)
def test_a_sound_feed_breaks_no_rule(format_: str) -> None:
    assert check_feed(held(format_, full(2), entry(1))) == []
    assert check_feed(held(format_)) == []


@pytest.mark.parametrize(
    ("format_", "rule", "old", "new"),
    [(format_, *spoiled) for format_, found in SPOILED.items() for spoiled in found],
)
def test_what_breaks_a_rule_is_found_by_it(format_: str, rule: str, old: str, new: str) -> None:
    spoiled = spoil(held(format_, full(2), entry(1)), old, new)
    assert rule in {name for name, _ in check_feed(spoiled)}


@pytest.mark.parametrize("format_", RULES)
def test_every_rule_is_tried(format_: str) -> None:
    tried = {rule for rule, *_ in SPOILED[format_]} - {"well_formed", "schema"}
    assert tried == {rule.__name__ for rule in RULES[format_]}
