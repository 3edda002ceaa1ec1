"""Atom 1.0 (RFC 4287), by feedgen."""

from __future__ import annotations

from collections.abc import Iterable

from kimsite.rendering.feeds.entry import Channel, Entry, choose_newest
from kimsite.rendering.feeds.ids import since
from kimsite.rendering.feeds.texts import drop_illegal
from kimsite.rendering.look.page import FORMATS


def render_atom(channel: Channel, entries: Iterable[Entry]) -> bytes:
    """The feed of the newest ``entries``; the same bytes for the same values."""
    from feedgen.feed import FeedGenerator  # with lxml, and many builds write no feed

    from kimsite.rendering.feeds.atom_entry import AtomEntry

    newest = choose_newest(entries)
    feed = FeedGenerator()
    feed.id(channel.id)
    feed.title(drop_illegal(channel.title))
    feed.subtitle(drop_illegal(channel.description or channel.title))
    feed.language(channel.language)
    feed.generator("kimsite")
    feed.author(name=drop_illegal(channel.author or channel.title))
    feed.link(href=channel.self_address, rel="self", type=FORMATS["Atom"])
    feed.link(href=channel.link, rel="alternate", type="text/html")
    for entry in newest:
        feed.add_entry(AtomEntry(entry), order="append")
    feed.updated(max((entry.changed for entry in newest), default=since(channel.id)))
    text: bytes = feed.atom_str(pretty=True)
    return text
