"""What a feed says, before any format: a Channel and its Entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kimsite.rendering.feeds.texts import drop_illegal

MAX_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: ``link`` is its page and ``self_address`` the feed itself, both absolute.

    ``id`` is a tag: URI that stays when the address changes, ``author`` who speaks where an entry
    names nobody.
    """

    id: str
    title: str
    link: str
    description: str
    language: str
    self_address: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A picture that comes with an entry: its address, its length in bytes and its media type."""

    address: str
    length: int
    type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Original:
    """What an entry passes on: its page, its name, and the feed (or none) that it came in.

    Both addresses are absolute.
    """

    address: str
    title: str
    feed: str = ""
    feed_title: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. ``id`` is a tag: URI that never changes; dates are aware.

    ``summary`` is plain text, ``content`` HTML whose addresses are absolute, ``language`` that of
    both where it is not the feed's. One that is dated ``ahead`` of the clock, as events are,
    has its place among the others, but RSS says no day that has not come.
    """

    id: str
    title: str
    link: str
    published: datetime
    summary: str
    content: str = ""
    author: str = ""
    updated: datetime | None = None
    language: str = ""
    picture: Enclosure | None = None
    original: Original | None = None
    ahead: bool = False

    @property
    def lead(self) -> str:
        """Its summary, or its title where that says nothing."""
        return self.summary if drop_illegal(self.summary).strip() else self.title

    @property
    def changed(self) -> datetime:
        """When it last changed."""
        return self.updated or self.published


def choose_newest(entries: Iterable[Entry]) -> list[Entry]:
    """The newest 20 ``entries``, newest first; readers take two with one id for one, and so do we.

    All three formats print these.
    """
    found: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: (-entry.published.timestamp(), entry.id)):
        found.setdefault(entry.id, entry)
    return list(found.values())[:MAX_ENTRIES]
