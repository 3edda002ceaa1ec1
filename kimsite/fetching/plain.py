"""HTML of strangers becomes plain text, and the address of the feed that a page names."""

from __future__ import annotations

import re
from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import urljoin

from kimsite.forms.kept import plain_line

_SILENT = {"script", "style", "template", "iframe", "object", "svg", "head", "noscript"}
_FEEDS = ("application/rss+xml", "application/atom+xml")
_LINK = re.compile(r"<link\b[^<>]{0,2000}>", re.IGNORECASE)


def say_plain(html: str, most: int) -> str:
    """What a reader sees of the first ``most`` letters of ``html``, on one line.

    Markup that never ends costs html.parser the square of them.
    """
    parser = _Text()
    with suppress(AssertionError):  # html.parser's word for <![; what came before it stays
        parser.feed(html[:most])
        parser.close()
    text: str = plain_line(" ".join(parser.pieces))
    return text


def find_feed(html: str, address: str) -> str:
    """The first feed that the page at ``address`` names in its head; comments are not news."""
    parser = _Links()
    with suppress(AssertionError):
        parser.feed("".join(found[0] for found in _LINK.finditer(html)))
    for link in parser.links:
        with suppress(ValueError):  # no address at all, such as http://[
            if "comment" not in link.lower():
                return urljoin(address, link)
    return ""


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        named = "alternate" in given.get("rel", "").lower().split()
        if tag == "link" and named and given.get("type", "").lower() in _FEEDS:
            self.links.append(given.get("href", ""))
