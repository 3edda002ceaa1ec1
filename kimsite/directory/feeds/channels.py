"""The feeds of one page of the directory: the same items in one format or in all three."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kimsite.directory.press import Press
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.rendering.feeds import (
    Channel,
    Entry,
    feed_authority,
    render_atom,
    render_json,
    render_rss,
    tag_uri,
)
from kimsite.rendering.look.page import FeedLink

Render = Callable[[Channel, Iterable[Entry]], bytes]
_RENDER: dict[str, Render] = {"RSS": render_rss, "Atom": render_atom, "JSON Feed": render_json}


@dataclass(frozen=True, slots=True)
class Feeds:
    """The feeds of ``page``, called ``title``; there is always one in RSS."""

    title: str
    page: Target
    rss: Target
    atom: Target | None = None
    json: Target | None = None

    def links(self) -> tuple[FeedLink, ...]:
        """How pages name them."""
        found = {"RSS": self.rss, "Atom": self.atom, "JSON Feed": self.json}
        return tuple(FeedLink(self.title, t, format_) for format_, t in found.items() if t)


def feeds_in(folder: str, page: Target, title: str) -> Feeds:
    """The feeds in all formats at the top of ``folder``: ``bahan/rss.xml`` and its like."""
    names = "rss.xml", "atom.xml", "feed.json"
    return Feeds(title, page, *(Target(DIRECTORY, f"{folder}{name}") for name in names))


def feeds_beside(page: Target, title: str, *, every: bool = False) -> Feeds:
    """The feed of ``page``, ``wilayah/94.04.xml`` beside ``wilayah/94.04.html``.

    Where it comes in ``every`` format, ``94.atom.xml`` and ``94.json`` stand there, too.
    """
    stem = page.path.removesuffix(".html")
    ends = (".xml", ".atom.xml", ".json") if every else (".xml",)
    return Feeds(title, page, *(Target(page.owner, f"{stem}{end}") for end in ends))


def print_feeds(
    press: Press, feeds: Feeds, told: str, entries: Iterable[Entry]
) -> Iterator[Artifact]:
    """All of ``feeds``, which hold ``entries``; ``told`` says what they are about.

    They are known by their page's name, whatever its address.
    """
    network, held = press.setting.network, list(entries)
    name = feeds.page.path.removesuffix(".html")
    for link in feeds.links():
        channel = Channel(
            id=tag_uri(feed_authority(network), name),
            title=feeds.title,
            link=press.layout.address(feeds.page),
            description=told,
            language=press.theme.language,
            self_address=press.layout.address(link.target),
            author=network.nama,
        )
        yield Artifact(link.target.path, _RENDER[link.format](channel, held))
