"""A link to a video, a post or a map, alone on its line, becomes a card: what it is, whom it asks.

The card is a link. Nothing is fetched from the other site before someone taps it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from kimsite.rendering.markup.safety import EXTERNAL_REL, escape_text, escape_value

_PLACES = (
    ("youtube", re.compile(r"(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com"),
     re.compile(r"/(?:watch$|shorts/|live/|embed/|playlist$)")),
    ("youtube", re.compile(r"youtu\.be"), re.compile(r"/[\w-]")),
    ("instagram", re.compile(r"(?:www\.)?instagram\.com|instagr\.am"),
     re.compile(r"/(?:[\w.]+/)?(?:p|reel|reels|tv)/")),
    ("peta", re.compile(r"maps\.app\.goo\.gl|maps\.google\.(?:com|co\.id)"), re.compile(r"/")),
    ("peta", re.compile(r"(?:www\.)?google\.(?:com|co\.id)|goo\.gl"), re.compile(r"/maps(?:/|$)")),
    ("peta", re.compile(r"(?:www\.)?openstreetmap\.org|osm\.org"), re.compile(r"/")),
)  # fmt: skip
"""Kinds of card: the host as a whole, and how the path begins."""


def kind_of(address: str) -> str:
    """``youtube``, ``instagram`` or ``peta``; empty for any other address."""
    if not address.startswith(("https://", "http://")):
        return ""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    for kind, hosts, paths in _PLACES:
        if hosts.fullmatch(host) and paths.match(parts.path or "/"):
            return kind
    return ""


def stands_alone(line: str) -> bool:
    """Say whether a line is one address that becomes a card."""
    return "://" in line and " " not in line and kind_of(line.strip("<>")) != ""


def card_in(paragraph: Element) -> tuple[Element, str] | None:
    """The link of a paragraph that holds nothing else and becomes a card, and its kind."""
    if len(paragraph) != 1 or (paragraph.text or "").strip():
        return None
    link = paragraph[0]
    if link.tag != "a" or len(link) or (link.tail or "").strip():
        return None
    kind = kind_of(link.get("href", ""))
    return (link, kind) if kind else None


def write_card(address: str, words: str, kind: str, labels: Mapping[str, str]) -> str:
    """The card of ``address``; its title is what the author wrote, unless that is an address.

    ``labels`` has a title for each kind, and ``penjelasan`` with a place for the ``{situs}``.
    """
    title = labels[kind] if "://" in words or words[:4].lower() == "www." else words
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    note = labels["penjelasan"].replace("{situs}", host)
    link = f'<a href="{escape_value(address)}" rel="{EXTERNAL_REL}">{escape_text(title)}</a>'
    return f'<div class="sematan">{link}<p>{escape_text(note)}</p></div>'
