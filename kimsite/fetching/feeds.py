"""Feeds of others, RSS or Atom, become plain news; feedparser enters the project here."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import feedparser
from pydantic import ValidationError

from kimsite.fetching.fault import FetchFault
from kimsite.fetching.plain import say_plain
from kimsite.forms import ITEM_KINDS
from kimsite.forms.kept import MAX_NEWS, News
from kimsite.moment import ZONES, parse_moment, zone_of

MAX_FEED = 2_000_000
"""Bytes; twenty items with all their text are a tenth of it."""
_ENTRIES = 200
_TITLE, _SUMMARY = 300, 300
_CLOSED = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>", re.IGNORECASE)
_END = 2_000
"""Bytes at its end in which a feed closes."""
_INDONESIAN = re.compile(
    r"\b(?:WIB|WITA|WIT)\s*$|\b(?:Jan|Febr)uari\b|\b(?:Maret|Mei|Juni|Juli|Agustus|Agu|Agt|Ags|Oktober|Okt"
    r"|Desember|Des)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, its news, newest first, and how many had a day that cannot be read."""

    title: str
    news: tuple[News, ...]
    undated: int = 0


def parse_feed(data: bytes, address: str, kind: str, owner: Callable[[str], str]) -> Feed:
    """Read a feed that came from ``address``; ``owner`` tells whose an item's address is.

    An item without title, date or web address, or of nobody, is left out. Raises FetchFault.
    """
    # Of bytes feedparser would ask first whether they name a file of this machine.
    headers = {"content-location": address, "content-type": kind}
    try:
        # Its markup becomes plain text here; to clean it first would cost the square of its length.
        parsed = feedparser.parse(
            io.BytesIO(data),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError):
        raise FetchFault("luar-bukan-umpan", alamat=address) from None
    if not parsed.get("version"):
        raise FetchFault("luar-bukan-umpan", alamat=address)
    if parsed.bozo and not _CLOSED.search(data[-_END:]):
        raise FetchFault("luar-putus", alamat=address, sebab="jawabannya terpotong")
    entries = parsed.entries[:_ENTRIES]
    undated = sum(_is_undated(entry) for entry in entries)
    return Feed(_plain(parsed.feed.get("title"), _TITLE), tuple(_newest(entries, owner)), undated)


def _newest(entries: Iterable[Any], owner: Callable[[str], str]) -> Iterator[News]:
    """The newest of ``entries``; no more texts of strangers are read than are kept."""
    found = ((_day(entry), str(entry.get("link") or ""), entry) for entry in entries)
    dated = sorted((one for one in found if one[0]), key=lambda one: one[:2], reverse=True)
    seen: set[str] = set()
    for day, link, entry in dated:
        news = None if link in seen else _news(entry, day, link, owner)
        if news is not None:
            seen.add(link)
            yield news
        if len(seen) == MAX_NEWS:
            return


def _day(entry: Any) -> str:
    when = _dated(entry, "published_parsed", "updated_parsed")
    try:
        return datetime.fromtimestamp(timegm(when), UTC).isoformat() if when else ""
    except (ValueError, OverflowError, OSError):
        return ""


def _is_undated(entry: Any) -> bool:
    """Whether an item says when it is from, in a way that nobody reads."""
    return bool(_dated(entry, "published", "updated")) and not _day(entry)


def _dated(entry: Any, first: str, second: str) -> Any:
    """As it is held: feedparser lends one date for the other, and warns of it."""
    return dict.get(entry, first) or dict.get(entry, second)


def _news(entry: Any, day: str, link: str, owner: Callable[[str], str]) -> News | None:
    try:
        return News(
            kim=owner(link),
            jenis=_kind_in(link),
            judul=_plain(entry.get("title"), _TITLE),
            tanggal=day,
            ringkasan=_plain(entry.get("summary"), _SUMMARY),
            alamat=link,
            id=str(entry.get("id") or "")[:1000],
        )
    except (ValidationError, ValueError):
        return None


def _read_indonesian(written: str) -> tuple[int, ...] | None:
    """``Senin, 02 November 2026 10:00:00 WIB``, which feedparser takes for another hour or day.

    In UTC; None for what is not written so. Without a zone it is the capital's.
    """
    if not _INDONESIAN.search(written):
        return None
    try:
        moment = parse_moment(re.sub(r"^\s*[^\W\d_]+['’]?[^\W\d_]*\.?,\s*", "", written))
    except ValueError:
        return None
    return tuple(moment.instant(zone_of(ZONES["WIB"])).astimezone(UTC).timetuple())


feedparser.registerDateHandler(_read_indonesian)


def _kind_in(address: str) -> Any:
    """The kind of an item by the folder of its page, as sites of kimsite name it."""
    folder = address.split("/")[-2:-1]
    return folder[0] if folder and folder[0] in ITEM_KINDS else ITEM_KINDS[0]


def _plain(html: Any, longest: int) -> str:
    text = say_plain(str(html or ""), 10 * longest)
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0]}…"
