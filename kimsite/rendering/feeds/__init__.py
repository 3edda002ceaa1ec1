"""Feeds in three formats, RSS 2.0, Atom 1.0 and JSON Feed 1.1, from the same entries."""

from kimsite.rendering.feeds.absolute import make_absolute, show_picture
from kimsite.rendering.feeds.atom import render_atom
from kimsite.rendering.feeds.entry import MAX_ENTRIES, Channel, Enclosure, Entry, Original
from kimsite.rendering.feeds.ids import feed_authority, foreign_id, item_id, tag_uri
from kimsite.rendering.feeds.jsonfeed import render_json
from kimsite.rendering.feeds.rss import render_rss
from kimsite.rendering.feeds.texts import drop_illegal

__all__ = [
    "MAX_ENTRIES",
    "Channel",
    "Enclosure",
    "Entry",
    "Original",
    "drop_illegal",
    "feed_authority",
    "foreign_id",
    "item_id",
    "make_absolute",
    "render_atom",
    "render_json",
    "render_rss",
    "show_picture",
    "tag_uri",
]
