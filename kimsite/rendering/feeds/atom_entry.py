"""One entry of an Atom feed, as ``rss_item`` writes one of RSS."""

from __future__ import annotations

from typing import Any

from feedgen.entry import FeedEntry
from feedgen.util import xml_elem

from kimsite.rendering.feeds.entry import Entry
from kimsite.rendering.feeds.texts import drop_illegal

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class AtomEntry(FeedEntry):  # type: ignore[misc]
    """An entry that a FeedGenerator takes, of an Atom feed."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry

    def atom_entry(self, extensions: bool = True) -> Any:  # noqa: ARG002 -- feedgen's own name
        """The ``<entry>``: who passes something on links to it as ``via``."""
        entry, element = self._entry, xml_elem("entry")
        if entry.language:
            element.set(_LANGUAGE, entry.language)
        xml_elem("id", element).text = drop_illegal(entry.id)
        xml_elem("title", element).text = drop_illegal(entry.title)
        xml_elem("updated", element).text = entry.changed.isoformat()
        xml_elem("published", element).text = entry.published.isoformat()
        if entry.author:
            author = xml_elem("author", element)
            xml_elem("name", author).text = drop_illegal(entry.author)
        xml_elem("link", element, rel="alternate", type="text/html", href=entry.link)
        if picture := entry.picture:
            told = {"type": picture.type, "length": str(picture.length), "href": picture.address}
            xml_elem("link", element, rel="enclosure", **told)
        if original := entry.original:
            title = drop_illegal(original.title)
            xml_elem("link", element, rel="via", href=original.address, title=title)
        xml_elem("summary", element).text = drop_illegal(entry.lead)
        if entry.content:
            xml_elem("content", element, type="html").text = drop_illegal(entry.content)
        return element
