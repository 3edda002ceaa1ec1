"""RSS 2.0, by feedgen, whose habits are mended here: order, clock and control characters.

Sources: the RSS 2.0 specification, the RSS Best Practices Profile, ``atom:link`` of RFC 4287.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kimsite.rendering.feeds.entry import Channel, Entry, choose_newest
from kimsite.rendering.feeds.texts import as_html, drop_illegal
from kimsite.rendering.look.page import FORMATS

_BUILT = re.compile(rb"\s*<lastBuildDate>[^<]*</lastBuildDate>")


def render_rss(channel: Channel, entries: Iterable[Entry]) -> bytes:
    """The feed of the newest ``entries``; the same bytes for the same values."""
    from feedgen.feed import FeedGenerator  # with lxml, and many builds write no feed

    from kimsite.rendering.feeds.rss_item import RssItem

    newest = choose_newest(entries)
    feed = FeedGenerator()
    feed.load_extension("dc", atom=False)
    feed.title(drop_illegal(channel.title))
    feed.description(as_html(channel.description or channel.title))
    feed.language(channel.language)
    feed.generator("kimsite")
    # RSS takes the last link that was given as the channel's own page.
    feed.link(href=channel.self_address, rel="self", type=FORMATS["RSS"])
    feed.link(href=channel.link, rel="alternate")
    for entry in newest:
        feed.add_entry(RssItem(entry), order="append")
    come = [entry.changed for entry in newest if not entry.ahead]
    if come:
        feed.lastBuildDate(max(come))
    text: bytes = feed.rss_str(pretty=True)
    # feedgen stamps the clock's time where nothing else was said.
    return text if come else _BUILT.sub(b"", text, count=1)
