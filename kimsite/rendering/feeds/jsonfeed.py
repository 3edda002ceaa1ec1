"""JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kimsite.rendering.feeds.entry import Channel, Entry, choose_newest
from kimsite.rendering.feeds.texts import drop_illegal

VERSION = "https://jsonfeed.org/version/1.1"


def render_json(channel: Channel, entries: Iterable[Entry]) -> bytes:
    """The feed of the newest ``entries``; the same bytes for the same values."""
    feed = {
        "version": VERSION,
        "title": drop_illegal(channel.title),
        "home_page_url": channel.link,
        "feed_url": channel.self_address,
        "description": drop_illegal(channel.description or channel.title),
        "authors": [{"name": drop_illegal(channel.author or channel.title)}],
        "language": channel.language,
        "items": [_item(entry) for entry in choose_newest(entries)],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    """One item: its text is HTML where that is whole, else the summary alone."""
    summary = drop_illegal(entry.lead)
    item: dict[str, Any] = {"id": drop_illegal(entry.id), "url": entry.link}
    if entry.original:
        item["external_url"] = entry.original.address
    item["title"] = drop_illegal(entry.title)
    if entry.content:
        item |= {"content_html": drop_illegal(entry.content), "summary": summary}
    else:
        item["content_text"] = summary
    if entry.picture:
        item["image"] = entry.picture.address
    item["date_published"] = entry.published.isoformat()
    if entry.updated:
        item["date_modified"] = entry.updated.isoformat()
    if entry.author:
        item["authors"] = [{"name": drop_illegal(entry.author)}]
    if entry.language:
        item["language"] = entry.language
    if entry.picture:
        picture = entry.picture
        told = {"url": picture.address, "mime_type": picture.type, "size_in_bytes": picture.length}
        item["attachments"] = [told]
    return item
