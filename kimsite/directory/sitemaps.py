"""``sitemap.xml``: an index, one map for each province's KIM, one for the directory's own pages.

Source of the format and its limits: sitemaps.org, 50,000 addresses and 50 MB a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from kimsite.model import Artifact, Summary, Target
from kimsite.rendering.layout import Layout

MAX_ADDRESSES = 50_000
MAX_BYTES = 50_000_000
INDEX = "sitemap.xml"
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = b'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Sitemaps:
    """Collects addresses by map, as the lines they will be; each map is split at the limits."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lines: dict[str, list[bytes]] = {}

    def add(self, name: str, target: Target, changed: str) -> None:
        """Put a page into the map ``name``; ``changed`` is an ISO date or instant, or empty."""
        stamp = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
        line = f"<url><loc>{escape(self._layout.address(target))}</loc>{stamp}</url>\n"
        self._lines.setdefault(name, []).append(line.encode("utf-8"))

    def add_summary(self, summary: Summary) -> None:
        """Put all pages of one KIM into its province's map."""
        for path, changed in summary.pages:
            self.add(summary.region[:2], Target(summary.slug, path), changed)

    def artifacts(self) -> Iterator[Artifact]:
        """The maps, and the index of them last."""
        made: list[str] = []
        for name in sorted(self._lines):
            for number, lines in enumerate(_split(self._lines[name]), start=1):
                path = f"sitemap/{name}{f'-{number}' if number > 1 else ''}.xml"
                made.append(path)
                yield Artifact(path, _document(b"urlset", lines))
        yield Artifact(INDEX, _document(b"sitemapindex", [self._entry(path) for path in made]))

    def _entry(self, path: str) -> bytes:
        address = escape(self._layout.address(Target("", path)))
        return f"<sitemap><loc>{address}</loc></sitemap>\n".encode()


def _split(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    part: list[bytes] = []
    size = 0
    for line in lines:
        if part and (len(part) == MAX_ADDRESSES or size + len(line) > MAX_BYTES):
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line)
    yield part


def _document(root: bytes, lines: list[bytes]) -> bytes:
    opening, closing = b"<" + root + b" " + _SPACE + b">\n", b"</" + root + b">\n"
    return b"".join((_HEAD, opening, *lines, closing))
