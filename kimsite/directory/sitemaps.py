"""``sitemap.xml``: an index, one map for each province's KIM, one for the directory's own pages.

Source of the format and its limits: sitemaps.org, 50,000 addresses and 50 MB a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from kimsite.model import Artifact, Target
from kimsite.rendering.layout import Layout

MAX_ADDRESSES = 50_000
MAX_BYTES = 50_000_000
INDEX = "sitemap.xml"
OWN = "sitemap/direktori"
"""The map of the directory's own pages."""
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = b'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_PLAIN = re.compile(r"[A-Za-z0-9/._-]+")  # what an address and XML both take as it is


def map_of(province: str) -> str:
    """The map of a province's KIM."""
    return f"sitemap/{province}"


class Lines:
    """Collects addresses, as the lines they will be."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lines: list[str] = []

    def add(self, target: Target, changed: str) -> None:
        """A page; ``changed`` is an ISO date or instant, or empty."""
        self._lines.append(_line(escape(self._layout.address(target)), changed))

    def add_site(self, slug: str, pages: Iterable[tuple[str, str]]) -> None:
        """All ``pages`` of one KIM, path and date: there are a million of them."""
        folder = escape(self._layout.address(Target(slug, "")))
        for path, changed in pages:
            if _PLAIN.fullmatch(path):
                self._lines.append(_line(folder + path, changed))
            else:
                self.add(Target(slug, path), changed)

    def data(self) -> bytes:
        """The lines."""
        return "".join(self._lines).encode("utf-8")


def build_maps(name: str, parts: Iterable[bytes]) -> Iterator[Artifact]:
    """The map ``name`` from the lines of its ``parts``, split at the limits; none without lines."""
    for number, held in enumerate(_split(parts), start=1):
        path = f"{name}{f'-{number}' if number > 1 else ''}.xml"
        yield Artifact(path, _document(b"urlset", held))


def build_index(paths: Iterable[str], layout: Layout) -> Artifact:
    """The index of all maps at ``paths``."""

    def order(path: str) -> tuple[str, int]:
        name, _, number = path.removesuffix(".xml").partition("-")
        return name, int(number or 1)

    entries = [_entry(path, layout) for path in sorted(paths, key=order)]
    return Artifact(INDEX, _document(b"sitemapindex", entries))


def _line(address: str, changed: str) -> str:
    stamp = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
    return f"<url><loc>{address}</loc>{stamp}</url>\n"


def _entry(path: str, layout: Layout) -> bytes:
    address = escape(layout.address(Target("", path)))
    return f"<sitemap><loc>{address}</loc></sitemap>\n".encode()


def _split(parts: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Whole parts as far as the limits allow; only the one that meets a limit is taken apart."""
    held: list[bytes] = []
    count = size = 0
    for part in parts:
        lines = part.count(b"\n")
        fits = count + lines <= MAX_ADDRESSES and size + len(part) <= MAX_BYTES
        for piece in [part] if fits else part.splitlines(keepends=True):
            number = lines if fits else 1
            if held and (count + number > MAX_ADDRESSES or size + len(piece) > MAX_BYTES):
                yield held
                held, count, size = [], 0, 0
            held.append(piece)
            count, size = count + number, size + len(piece)
    if any(held):
        yield held


def _document(root: bytes, lines: Iterable[bytes]) -> bytes:
    opening, closing = b"<" + root + b" " + _SPACE + b">\n", b"</" + root + b">\n"
    return b"".join((_HEAD, opening, *lines, closing))
