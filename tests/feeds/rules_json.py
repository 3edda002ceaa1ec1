"""JSON Feed 1.1 as jsonfeed.org describes it, beyond what its JSON Schema says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from tests.feeds.held import (
    MOST,
    Held,
    Rule,
    find_control,
    find_faults_of_html,
    is_absolute,
    is_id,
)

_FEED = {
    "version", "title", "home_page_url", "feed_url", "description", "authors", "language", "items",
}  # fmt: skip
_ITEM = {
    "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image",
    "date_published", "date_modified", "authors", "language", "attachments",
}  # fmt: skip
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def check_json(held: Held) -> list[tuple[str, str]]:
    """The rules that a feed breaks: the name of each, and how."""
    try:
        feed = json.loads(held.data.decode("utf-8"))
    except ValueError as error:
        return [("well_formed", str(error))]
    return [(rule.__name__, wrong) for rule in RULES for wrong in rule(feed, held)]


def characters(feed: dict[str, Any], held: Held) -> Iterator[str]:
    """No control characters, not even written as ``\\u0007``."""
    if found := find_control(held.data):
        yield found
    yield from filter(None, (find_control(text.encode()) for text in _texts(feed)))


def _texts(value: object) -> Iterator[str]:
    """Every text in a feed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def top(feed: dict[str, Any], held: Held) -> Iterator[str]:
    """The version, the feed's own address and that of its page."""
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"version {feed.get('version')}"
    if feed.get("feed_url") != held.address:
        yield f"feed_url {feed.get('feed_url')}"
    yield from (name for name in ("title", "home_page_url", "language") if not feed.get(name))
    yield from (f"unknown {name}" for name in feed if name not in _FEED)


def items(feed: dict[str, Any], _: Held) -> Iterator[str]:
    """What an item needs; one text, HTML or plain."""
    for item in feed["items"]:
        yield from (f"unknown {name}" for name in item if name not in _ITEM)
        yield from (name for name in ("id", "url", "title", "date_published") if not item.get(name))
        if ("content_html" in item) == ("content_text" in item):
            yield "not one text"


def ids(feed: dict[str, Any], held: Held) -> Iterator[str]:
    """Names for good, none twice."""
    host, seen = held.address.split("/")[2], set()
    for item in feed["items"]:
        text = item.get("id", "")
        if not is_id(text, own=item.get("url", "").split("/")[2:3] == [host]):
            yield str(text)
        if text in seen:
            yield f"twice: {text}"
        seen.add(text)


def addresses(feed: dict[str, Any], _: Held) -> Iterator[str]:
    """Every address is whole."""
    found = [feed.get("home_page_url"), feed.get("feed_url")]
    for item in feed["items"]:
        found += [item.get("url"), *(item[k] for k in ("external_url", "image") if k in item)]
        found += [attached.get("url") for attached in item.get("attachments", ())]
    yield from (str(address) for address in found if not is_absolute(address))


def dates(feed: dict[str, Any], _: Held) -> Iterator[str]:
    """RFC 3339, with zone; newest first, no more than twenty; nothing changed before it was out."""
    told = [item.get("date_published", "") for item in feed["items"]]
    told += [item["date_modified"] for item in feed["items"] if "date_modified" in item]
    if wrong := [text for text in told if not _DATE.fullmatch(text)]:
        yield from wrong
        return
    out = [datetime.fromisoformat(item["date_published"]) for item in feed["items"]]
    if out != sorted(out, reverse=True):
        yield "not newest first"
    if len(out) > MOST:
        yield f"{len(out)} items"
    for item, first in zip(feed["items"], out, strict=True):
        if "date_modified" in item and datetime.fromisoformat(item["date_modified"]) < first:
            yield f"changed on {item['date_modified']}"


def attachments(feed: dict[str, Any], held: Held) -> Iterator[str]:
    """True length and true type of a published picture, which is the item's image, too."""
    for item in feed["items"]:
        for attached in item.get("attachments", ()):
            address = attached.get("url", "")
            if held.length_of(address) != attached.get("size_in_bytes"):
                yield f"length {attached.get('size_in_bytes')} of {address}"
            if attached.get("mime_type") != "image/jpeg" or not address.endswith(".jpg"):
                yield f"type {attached.get('mime_type')} of {address}"
            if item.get("image") != address:
                yield f"image {item.get('image')}"


def authors(feed: dict[str, Any], _: Held) -> Iterator[str]:
    """Each author has a name."""
    for told in (feed, *feed["items"]):
        yield from ("no name" for author in told.get("authors", ()) if not author.get("name"))


def language(feed: dict[str, Any], _: Held) -> Iterator[str]:
    """Language tags (RFC 5646)."""
    for told in (feed, *feed["items"]):
        text = told.get("language", "id")
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
            yield text


def content(feed: dict[str, Any], _: Held) -> Iterator[str]:
    """HTML that is whole, safe, and leads where it should wherever it is read."""
    for item in feed["items"]:
        yield from find_faults_of_html(item.get("content_html", ""))


RULES: list[Rule] = [
    characters, top, items, ids, addresses, dates, attachments, authors, language, content,
]  # fmt: skip
