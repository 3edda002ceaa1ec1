"""``opml.xml``: the feeds of all KIM, by province, for a feed reader to take in at once.

Each province has an outline of its own; where there are many feeds, ``opml.xml`` includes those.
Source of the format: OPML 2.0 (opml.org), ``type="include"`` among it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape  # xml.sax's own would import urllib and ssl

from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.rendering.feeds import drop_illegal
from kimsite.rendering.layout import Layout, home_page

OUTLINE = Target(DIRECTORY, "opml.xml")
FOLDER = "opml/"
INCLUDED = 500
"""More feeds than this, about 100 KB of them, are told by province."""


class Lines:
    """Collects feeds, as the lines they will be."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lines: list[str] = []

    def add(self, title: str, feed: Target, page: Target) -> None:
        """A feed of ``page``."""
        name = _quote(title)
        address = _quote(self._layout.address(feed))
        home = _quote(self._layout.address(page))
        self._lines.append(
            f'<outline type="rss" text={name} title={name} xmlUrl={address} htmlUrl={home}/>\n'
        )

    def add_site(self, slug: str, name: str) -> None:
        """The feed of one KIM; every site has one."""
        self.add(name, Target(slug, "rss.xml"), home_page(slug))

    def data(self) -> bytes:
        """The lines."""
        return "".join(self._lines).encode("utf-8")


def province_outline(code: str) -> Target:
    """Where the outline of one province lives, if it has one of its own."""
    return Target(DIRECTORY, f"{FOLDER}{code}.opml")


def build_outlines(
    title: str, own: bytes, provinces: Iterable[tuple[str, str, bytes]], layout: Layout
) -> Iterator[Artifact]:
    """``opml.xml``, and an outline for each province.

    ``own`` are the lines of the network's feeds, ``provinces`` code, title and lines of the others.
    """
    held = [(code, name, lines) for code, name, lines in provinces if lines]
    included = []
    for code, name, lines in held:
        target = province_outline(code)
        yield Artifact(target.path, _document(f"{title}: {name}", [lines]))
        text, address = _quote(name), _quote(layout.address(target))
        line = f'<outline type="include" text={text} title={text} url={address}/>\n'
        included.append(line.encode("utf-8"))
    if sum(lines.count(b"\n") for _, _, lines in held) <= INCLUDED:
        included = [_section(name, lines) for _, name, lines in held]
    yield Artifact(OUTLINE.path, _document(title, [own, *included]))


def _section(title: str, lines: bytes) -> bytes:
    name = _quote(title)
    return b"".join((f"<outline text={name} title={name}>\n".encode(), lines, b"</outline>\n"))


def _quote(text: str) -> str:
    return f'"{escape(drop_illegal(text))}"'


def _document(title: str, parts: Iterable[bytes]) -> bytes:
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"<head><title>{escape(drop_illegal(title))}</title></head>\n<body>\n"
    )
    return b"".join((head.encode("utf-8"), *parts, b"</body>\n</opml>\n"))
