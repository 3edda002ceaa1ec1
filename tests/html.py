"""Reads a built page: its links, its ids, its images."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

_ADDRESSES = {"href", "src", "action", "poster", "data"}


@dataclass
class Page:
    """What a page refers to and what may be referred to in it."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    images: list[dict[str, str | None]] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.page.tags.append((tag, given))
        if given.get("id"):
            self.page.ids.append(str(given["id"]))
        if tag == "img":
            self.page.images.append(given)
        for name in _ADDRESSES & given.keys():
            self.page.links.append(given[name] or "")
        for part in (given.get("srcset") or "").split(","):
            if part.strip():
                self.page.links.append(part.split()[0])


@cache
def read_page(file: Path) -> Page:
    """Parse one HTML file."""
    reader = _Reader()
    reader.feed(file.read_text("utf-8"))
    return reader.page
