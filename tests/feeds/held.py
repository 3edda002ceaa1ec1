"""A feed as it was published, and what every format's rules ask of texts in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

MOST = 20
TAG = re.compile(
    r"tag:[A-Za-z0-9.@_-]+,\d{4}(-\d\d(-\d\d)?)?:([A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})*"
)
"""RFC 4151, 2.1."""
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_VOID = frozenset(["br", "hr", "img", "wbr"])
_BANNED = frozenset(
    ["script", "style", "form", "iframe", "object", "embed", "base", "link", "meta", "input"]
)
_ADDRESSES = ("href", "src", "poster", "cite", "data", "action", "srcset")


@dataclass(frozen=True)
class Held:
    """A feed's bytes, its address, and how long the file at an address is (None: there is none)."""

    data: bytes
    address: str
    length_of: Callable[[str], int | None] = lambda _: None


Rule = Callable[..., Iterator[str]]
"""Yields what is wrong, in words."""


def is_absolute(address: str | None) -> bool:
    """Whether it is a whole address of the web."""
    parts = urlsplit(address or "")
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in (address or "")


def is_id(text: str | None, *, own: bool = True) -> bool:
    """Whether it names an item for good: what lives elsewhere may have an address for a name."""
    return bool(TAG.fullmatch(text or "")) or (not own and is_absolute(text))


def find_control(data: bytes) -> str | None:
    """The first character that no feed should hold."""
    found = _CONTROL.search(data.decode("utf-8", "surrogateescape"))
    return found and repr(found[0])


class _Reader(HTMLParser):
    """Finds what is wrong with HTML that stands on somebody else's page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BANNED:
            self.wrong.append(f"<{tag}>")
        if tag not in _VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.wrong.append(f"{name}=")
            if name in _ADDRESSES and not _leads_somewhere(value or ""):
                self.wrong.append(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


def _leads_somewhere(value: str) -> bool:
    return is_absolute(value) or urlsplit(value).scheme in {"mailto", "tel", "sms", "whatsapp"}


def find_faults_of_html(text: str) -> list[str]:
    """What is wrong with ``text`` as the content of an entry."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.wrong + [f"<{tag}> is not closed" for tag in reader.open]
