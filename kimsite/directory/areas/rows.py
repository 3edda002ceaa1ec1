"""A KIM and an item as lists of the network name them: small, and kept as JSON between builds."""

from __future__ import annotations

import itertools
from bisect import insort
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from kimsite.model import ItemBrief, Summary, Target, Upstream
from kimsite.region import Region
from kimsite.rendering.layout import home_page

ACTIVE, DISSOLVED = "aktif", "dibubarkan"
TURNS = 2
"""How many headlines of one KIM come before those of others are all told."""


class Row(NamedTuple):
    """One registered KIM; ``elsewhere`` is the address of the site it has on another host.

    ``level`` is how far it works: desa, kecamatan and so on; ``latitude`` and ``longitude`` are its
    own. ``origin`` names the network whose data it comes from, if that is another; ``seen`` is the
    ISO day of what was fetched of it.
    """

    slug: str
    name: str
    region: str
    place: str
    status: str
    fields: tuple[str, ...]
    items: int
    example: bool
    has_site: bool
    elsewhere: str
    level: str = ""
    latitude: float | None = None
    longitude: float | None = None
    origin: str = ""
    seen: str = ""

    @property
    def target(self) -> Target | None:
        """Its site here."""
        return home_page(self.slug) if self.has_site else None

    @property
    def order(self) -> tuple[bool, str, str]:
        """By name; those that no longer exist come last."""
        return (self.status == DISSOLVED, self.name.casefold(), self.slug)


class Headline(NamedTuple):
    """An item of a KIM; ``date``, ``start`` and ``end`` (of an event to come) are ISO 8601.

    ``repeat`` says in words how often an event comes again, ``calendar`` is its VEVENT;
    ``expires`` until when anything else holds.
    ``elsewhere`` is its address where it does not live here, ``origin`` the network or host there;
    ``picture`` the path of its first picture, ``picture_length`` the bytes of that; ``original``
    is what it passes on.
    """

    date: str
    slug: str
    name: str
    kind: str
    path: str
    title: str
    summary: str
    start: str
    feed_id: str
    elsewhere: str = ""
    origin: str = ""
    end: str = ""
    picture: str = ""
    picture_length: int = 0
    original: Upstream | None = None
    place: str = ""
    repeat: str = ""
    cancelled: bool = False
    calendar: str = ""
    expires: str = ""

    @property
    def instant(self) -> datetime:
        """When it is dated."""
        return datetime.fromisoformat(self.date)

    @property
    def credit(self) -> str:
        """Whose it is, and from where."""
        return f"{self.name} ({self.origin})" if self.origin else self.name

    @property
    def target(self) -> Target | None:
        """Its page here."""
        return None if self.elsewhere else Target(self.slug, self.path)


class Passer(NamedTuple):
    """A KIM that passed a material on: ``path`` is the newest post of its site that did.

    ``place`` is its region in words, ``date`` the post's ISO date.
    """

    slug: str
    name: str
    region: str
    place: str
    path: str
    title: str
    date: str

    @property
    def target(self) -> Target:
        """The post."""
        return Target(self.slug, self.path)

    @property
    def order(self) -> tuple[str, str]:
        """By name."""
        return (self.name.casefold(), self.slug)


class Nearest:
    """At most ``limit`` headlines, in order: newest first, or soonest first for what is to come."""

    __slots__ = ("_kept", "_limit", "_sign")

    def __init__(self, limit: int, *, soonest: bool = False) -> None:
        self._limit = limit
        self._sign = 1 if soonest else -1
        self._kept: list[tuple[float, str, str, Headline]] = []

    def offer(self, headline: Headline) -> None:
        """Keep ``headline`` if it is among the nearest; ties go by slug and path."""
        when = self._sign * headline.instant.timestamp()
        entry = (when, headline.slug, headline.path, headline)
        if len(self._kept) == self._limit:
            if entry >= self._kept[-1]:
                return
            self._kept.pop()
        insort(self._kept, entry)

    def take(self, headlines: Iterable[Headline]) -> None:
        """Offer all of ``headlines``."""
        for headline in headlines:
            self.offer(headline)

    def __iter__(self) -> Iterator[Headline]:
        return (kept[3] for kept in self._kept)

    def __len__(self) -> int:
        return len(self._kept)


class Fair:
    """The newest ``limit`` headlines, at most two of one KIM as long as others have any."""

    __slots__ = ("_limit", "few", "more")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.few, self.more = Nearest(limit), Nearest(limit)

    def offer(self, headline: Headline, rank: int) -> None:
        """Take ``headline``, of its KIM the newest (``rank`` 0), the second, and so on."""
        (self.few if rank < TURNS else self.more).offer(headline)

    def take(self, other: Fair) -> None:
        """Offer all of ``other``."""
        self.few.take(other.few)
        self.more.take(other.more)

    def __iter__(self) -> Iterator[Headline]:
        chosen = Nearest(self._limit)
        chosen.take(self.few)
        chosen.take(itertools.islice(self.more, self._limit - len(self.few)))
        return iter(chosen)


def build_row(
    summary: Summary, name: str, chain: tuple[Region, ...], fields: tuple[str, ...], items: int
) -> Row:
    """The row of one KIM called ``name``; ``chain`` is its region's, ``fields`` known slugs."""
    place = chain[-1].title
    if len(chain) == 4:
        place = f"{place}, {chain[-2].title}"
    return Row(
        slug=summary.slug,
        name=name,
        region=summary.region,
        place=place,
        status=summary.status,
        fields=fields,
        items=items,
        example=summary.example,
        has_site=summary.has_site,
        elsewhere=summary.elsewhere,
        level=summary.level,
        latitude=summary.latitude,
        longitude=summary.longitude,
        origin=summary.origin,
        seen=summary.seen,
    )


def build_headline(
    summary: Summary, name: str, item: ItemBrief, date: str, end: str = ""
) -> Headline:
    """The headline of one item of a KIM called ``name``, dated ``date``."""
    return Headline(
        date=date,
        slug=summary.slug,
        name=name,
        kind=item.kind,
        path=item.path,
        title=item.title,
        summary=item.summary,
        start=item.start,
        feed_id=item.feed_id,
        elsewhere=item.address,
        origin=summary.origin or urlsplit(item.address).netloc,
        end=end,
        picture=item.picture,
        picture_length=item.picture_length,
        original=item.original,
        place=item.place,
        repeat=item.repeat,
        cancelled=item.cancelled,
        calendar=item.calendar,
        expires=item.expires,
    )


def read_rows(given: Iterable[list[Any]]) -> list[Row]:
    """Rows from JSON."""
    return [Row(*values) for values in given]


def read_headlines(given: Iterable[list[Any]]) -> list[Headline]:
    """Headlines from JSON."""
    return [_read_headline(Headline(*values)) for values in given]


def _read_headline(read: Headline) -> Headline:
    return read._replace(original=Upstream(*read.original)) if read.original else read
