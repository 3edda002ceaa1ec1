"""RSS 2.0 feeds, by feedgen, whose habits are mended here: order, clock and control characters.

Sources: the RSS 2.0 specification, RFC 4287 (``atom:link rel="self"``), RFC 4151 (tag: URIs).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from kimsite.forms import Network

MAX_ENTRIES = 20
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = re.compile(r"<|&(?=[#\w])")
_TAG_SAFE = "/?:@!$&'()*+,;=-._~"  # what RFC 4151 allows in "specific" beside letters and digits
_BUILT = re.compile(rb"\s*<lastBuildDate>[^<]*</lastBuildDate>")


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: ``link`` is its page and ``self_address`` the feed itself, both absolute."""

    title: str
    link: str
    description: str
    language: str
    self_address: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. ``id`` is a tag: URI that never changes; dates are aware.

    ``summary`` is plain text, ``content`` HTML whose addresses are absolute.
    """

    id: str
    title: str
    link: str
    published: datetime
    summary: str
    content: str = ""
    author: str = ""
    updated: datetime | None = None


def render_rss(channel: Channel, entries: Iterable[Entry]) -> bytes:
    """The feed of the newest 20 ``entries``, newest first; the same bytes for the same values."""
    from feedgen.feed import FeedGenerator  # with lxml, and many builds write no feed

    from kimsite.rendering.feeditem import FeedItem

    newest = sorted(entries, key=lambda entry: (-entry.published.timestamp(), entry.id))
    newest = newest[:MAX_ENTRIES]
    feed = FeedGenerator()
    feed.load_extension("dc", atom=False)
    feed.title(drop_illegal(channel.title))
    feed.description(_as_html(channel.description or channel.title))
    feed.language(channel.language)
    feed.generator("kimsite")
    # RSS takes the last link that was given as the channel's own page.
    feed.link(href=channel.self_address, rel="self", type="application/rss+xml")
    feed.link(href=channel.link, rel="alternate")
    for entry in newest:
        feed.add_entry(FeedItem(_written(entry)), order="append")
    if newest:
        feed.lastBuildDate(max(entry.updated or entry.published for entry in newest))
    text: bytes = feed.rss_str(pretty=True)
    # feedgen stamps the clock's time where nothing else was said.
    return text if newest else _BUILT.sub(b"", text, count=1)


def _written(entry: Entry) -> Entry:
    """``entry`` with its texts as XML may hold them, its summary as readers take it."""
    return replace(
        entry,
        id=drop_illegal(entry.id),
        title=drop_illegal(entry.title),
        # Without a description feedgen would write the whole content there.
        summary=_as_html(entry.summary or entry.title),
        content=drop_illegal(entry.content),
        author=drop_illegal(entry.author),
    )


def drop_illegal(text: str) -> str:
    """``text`` without the characters that XML 1.0 does not know."""
    return _ILLEGAL.sub("", text)


def _as_html(text: str) -> str:
    """Plain text for a ``<description>``, which most readers take for HTML.

    Only what HTML would read as markup is escaped, for the readers that take it for text.
    """
    return _MARKUP.sub(lambda found: escape(found[0]), drop_illegal(text))


def tag_uri(authority: str, *specific: str) -> str:
    """``tag:kim.contoh.id,2026:amungsa/berita/2026-01-02-panen`` (RFC 4151)."""
    named = quote(authority, safe=_TAG_SAFE)  # a name of its own making may hold anything
    return f"tag:{named}:{quote('/'.join(specific), safe=_TAG_SAFE)}"


def feed_authority(network: Network) -> str:
    """Whom the feeds' ids name: ``otoritas_feed``, else the host of the network's address."""
    if network.otoritas_feed:
        return network.otoritas_feed
    host = urlsplit(network.alamat_situs).hostname or "localhost"
    return f"{host.encode('idna').decode('ascii')},2026"
