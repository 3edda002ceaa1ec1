"""The last word on what a page may hold: an allow-list, applied to the finished HTML.

Whatever the parser, an extension or a fault in this room lets through ends here. Nothing in the
list can run, load, style or imitate the page around it.
"""

from __future__ import annotations

import re
from html import escape

import nh3

SCHEMES = frozenset({"http", "https", "mailto", "tel", "geo"})
"""Of links; an address without a scheme is the site's own."""

_NAMES = """
a blockquote br code del div em figcaption figure h1 h2 h3 h4 h5 h6 hr img li ol p pre section
strong sup table tbody td th thead tr ul
"""
TAGS = frozenset(_NAMES.split())
EXTERNAL_REL = "noopener nofollow"
"""Of links to other hosts: their pages are not ours to vouch for."""

ATTRIBUTES = {
    "a": {"href", "title", "aria-label"},
    "div": {"aria-label"},
    "img": {"src", "alt", "title", "width", "height"},
    "li": {"id"},
    "ol": {"start"},
    "section": {"aria-label"},
    "sup": {"id"},
}
_ALIGNMENT = {"kiri", "tengah", "kanan"}
VALUES = {
    "a": {
        "class": {"kembali"},
        "rel": {EXTERNAL_REL},
        "role": {"doc-noteref", "doc-backlink"},
    },
    "div": {"class": {"tabel", "sematan"}, "tabindex": {"0"}, "role": {"region"}},
    "img": {"loading": {"lazy"}, "decoding": {"async"}},
    "section": {"class": {"catatan-kaki"}, "role": {"doc-endnotes"}},
    "td": {"class": _ALIGNMENT},
    "th": {"class": _ALIGNMENT, "scope": {"col"}},
}
"""Attributes that have only these values."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0]+")


_CLEANER = nh3.Cleaner(  # made once: reading the lists costs more than cleaning a post
    tags=TAGS,
    attributes=ATTRIBUTES,
    tag_attribute_values=VALUES,
    url_schemes=SCHEMES,
    link_rel=None,  # the writer sets it, on external links alone
)


def clean(html: str) -> str:
    """Return the HTML with everything removed that is not in the lists above."""
    return _CLEANER.clean(html)


def is_allowed(address: str) -> bool:
    """Say whether an address may be a link: it has no scheme, or one of the harmless ones."""
    found = _SCHEME.match(_IGNORED_BY_BROWSERS.sub("", address))
    return found is None or found[1].lower() in SCHEMES


def is_external(address: str) -> bool:
    """Say whether an address leads to another host."""
    return address[:8].lower().startswith(("http://", "https://", "//"))


def escape_text(text: str) -> str:
    """Escape text between tags."""
    return escape(text, quote=False)


def escape_value(value: str) -> str:
    """Escape an attribute's value, for double quotes."""
    return escape(value)
