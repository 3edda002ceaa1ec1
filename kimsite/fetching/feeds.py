"""Feeds of others, RSS or Atom, become plain news; feedparser enters the project here."""

from __future__ import annotations

import io
from calendar import timegm
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import feedparser
from pydantic import ValidationError

from kimsite.fetching.fault import FetchFault
from kimsite.fetching.plain import say_plain
from kimsite.forms import ITEM_KINDS
from kimsite.forms.kept import MAX_NEWS, News

MAX_FEED = 2_000_000
"""Bytes; twenty items with all their text are a tenth of it."""
_ENTRIES = 200
_TITLE, _SUMMARY = 300, 300


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, and its news, newest first."""

    title: str
    news: tuple[News, ...]


def parse_feed(data: bytes, address: str, kind: str, owner: Callable[[str], str]) -> Feed:
    """Read a feed that came from ``address``; ``owner`` tells whose an item's address is.

    An item without title, date or web address, or of nobody, is left out. Raises FetchFault.
    """
    # Of bytes feedparser would ask first whether they name a file of this machine.
    headers = {"content-location": address, "content-type": kind}
    try:
        parsed = feedparser.parse(io.BytesIO(data), response_headers=headers)
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError):
        raise FetchFault("luar-bukan-umpan", alamat=address) from None
    if not parsed.version:
        raise FetchFault("luar-bukan-umpan", alamat=address)
    found = (_news(entry, owner) for entry in parsed.entries[:_ENTRIES])
    known = {news.alamat: news for news in found if news is not None}
    ordered = sorted(known.values(), key=lambda n: (n.tanggal, n.alamat), reverse=True)
    return Feed(_plain(parsed.feed.get("title"), _TITLE), tuple(ordered[:MAX_NEWS]))


def _news(entry: Any, owner: Callable[[str], str]) -> News | None:
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    link = str(entry.get("link") or "")
    try:
        day = datetime.fromtimestamp(timegm(when), UTC) if when else None
        return News(
            kim=owner(link),
            jenis=_kind_in(link),
            judul=_plain(entry.get("title"), _TITLE),
            tanggal=day.isoformat() if day is not None else "",
            ringkasan=_plain(entry.get("summary"), _SUMMARY),
            alamat=link,
            id=str(entry.get("id") or "")[:1000],
        )
    except (ValidationError, ValueError, OverflowError, OSError):
        return None


def _kind_in(address: str) -> Any:
    """The kind of an item by the folder of its page, as sites of kimsite name it."""
    folder = address.split("/")[-2:-1]
    return folder[0] if folder and folder[0] in ITEM_KINDS else ITEM_KINDS[0]


def _plain(html: Any, longest: int) -> str:
    text = say_plain(str(html or ""))
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0]}…"
