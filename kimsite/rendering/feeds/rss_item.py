"""One item of an RSS feed, written as feedgen writes it, without asking for what ours never have.

feedgen asks each entry two dozen questions and sets the process's locale three times for its date,
which made feeds a tenth of a build. The elements, their order and their bytes are feedgen's own.
"""

from __future__ import annotations

from email.utils import format_datetime
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.util import xml_elem

from kimsite.rendering.feeds.entry import Entry
from kimsite.rendering.feeds.texts import as_html, drop_illegal

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


class RssItem(FeedEntry):  # type: ignore[misc]
    """An entry that a FeedGenerator takes, of an RSS feed."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry

    def rss_entry(self, extensions: bool = True) -> Any:
        """The ``<item>``; RSS wants an e-mail address in ``<author>``, so ours is a creator."""
        entry, item = self._entry, xml_elem("item")
        xml_elem("title", item).text = drop_illegal(entry.title)
        xml_elem("link", item).text = entry.link
        # Without a description feedgen would write the whole content there.
        xml_elem("description", item).text = as_html(entry.lead)
        if entry.content:
            xml_elem(_CONTENT, item).text = drop_illegal(entry.content)
        guid = xml_elem("guid", item, isPermaLink="false")
        guid.text = drop_illegal(entry.id)
        if picture := entry.picture:
            length = str(picture.length)
            xml_elem("enclosure", item, url=picture.address, length=length, type=picture.type)
        if not entry.ahead:
            xml_elem("pubDate", item).text = format_datetime(entry.published)
        if entry.original is not None and entry.original.feed:
            source = xml_elem("source", item, url=entry.original.feed)
            source.text = drop_illegal(entry.original.feed_title or entry.original.title)
        if entry.author and extensions:
            xml_elem(_CREATOR, item).text = drop_illegal(entry.author)
        return item
