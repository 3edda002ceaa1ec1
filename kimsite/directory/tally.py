"""The summaries, counted: numbers and small rows per region and bidang, and the newest items.

Summaries are taken once, one after the other, and let go: nothing here grows with the items of a
KIM. Only registered KIM are counted; the others stand in the open data alone.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone

from kimsite.directory.standing import Standing
from kimsite.forms import ITEM_FORMS
from kimsite.forms.network import Field
from kimsite.model import ItemBrief, Summary, Target
from kimsite.moment import Moment, parse_moment
from kimsite.reading.fields import KnownFields
from kimsite.regions import Region
from kimsite.rendering.layout import home_page
from kimsite.site.naming import say_kim

KINDS = tuple(ITEM_FORMS)
REGISTERED = "terdaftar"
DISSOLVED = "dibubarkan"


@dataclass(frozen=True, slots=True)
class Row:
    """One registered KIM as lists name it; ``target`` is its site here, ``elsewhere`` another."""

    slug: str
    name: str
    region: str
    place: str
    status: str
    fields: tuple[str, ...]
    items: int
    example: bool
    target: Target | None
    elsewhere: str

    @property
    def order(self) -> tuple[bool, str, str]:
        """By name; those that no longer exist come last."""
        return (self.status == DISSOLVED, self.name.casefold(), self.slug)


@dataclass(frozen=True, slots=True)
class Headline:
    """An item of a KIM in a list of the network."""

    instant: datetime
    slug: str
    name: str
    item: ItemBrief

    @property
    def target(self) -> Target:
        """The item's page."""
        return Target(self.slug, self.item.path)


class Nearest:
    """At most ``limit`` headlines, in order: newest first, or soonest first for what is to come."""

    def __init__(self, limit: int, *, soonest: bool = False) -> None:
        self._limit = limit
        self._sign = 1 if soonest else -1
        self._kept: list[tuple[float, str, str, Headline]] = []

    def offer(self, headline: Headline) -> None:
        """Keep ``headline`` if it is among the nearest."""
        when = self._sign * headline.instant.timestamp()
        entry = (when, headline.slug, headline.item.path, headline)
        if len(self._kept) == self._limit:
            if entry[:3] >= self._kept[-1][:3]:
                return
            self._kept.pop()
        insort(self._kept, entry, key=lambda kept: kept[:3])

    def __iter__(self) -> Iterator[Headline]:
        return (kept[3] for kept in self._kept)

    def __bool__(self) -> bool:
        return bool(self._kept)


@dataclass(slots=True)
class Group:
    """What is known of one region, or of one bidang."""

    rows: list[Row] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    items: int = 0
    newest: Nearest = field(default_factory=lambda: Nearest(5))

    def add(self, row: Row) -> None:
        """Count one KIM."""
        self.rows.append(row)
        self.statuses[row.status] += 1
        self.items += row.items


class Tally:
    """The whole network, counted. ``regions`` and ``fields`` hold only what has a KIM."""

    def __init__(self, standing: Standing, known: Sequence[Field]) -> None:
        self._standing = standing
        self._known = KnownFields(known)
        self.all = Group()
        self.kinds: Counter[str] = Counter()
        self.regions: dict[str, Group] = {}
        self.fields: dict[str, Group] = {}
        self.home = Nearest(12)
        self.feed = Nearest(20)
        self.events = Nearest(50, soonest=True)
        self.passed_on: dict[str, list[Row]] = {}
        self.slugs: set[str] = set()
        self.former: dict[str, str] = {}

    def add(self, summary: Summary, chain: tuple[Region, ...]) -> None:
        """Count one summary; ``chain`` is its region's, province first."""
        self.slugs.add(summary.slug)
        if summary.has_site:
            self.former |= dict.fromkeys(summary.former, summary.slug)
        if summary.stage != REGISTERED or not chain:
            return
        words = (self._known.find(word) or word for word in summary.fields)
        row = _row(summary, chain, tuple(dict.fromkeys(words)))
        groups = [self.all]
        groups += [self.regions.setdefault(region.code, Group()) for region in chain[:3]]
        fields = {slug: self.fields.setdefault(slug, Group()) for slug in row.fields}
        for group in (*groups, *fields.values()):
            group.add(row)
        for kind in KINDS:
            self.kinds[kind] += summary.counts.get(kind, 0)
        for name in summary.passed_on:
            self.passed_on.setdefault(name, []).append(row)
        if summary.has_site:
            self._add_items(summary, groups)

    def _add_items(self, summary: Summary, groups: list[Group]) -> None:
        shown = 0
        for item in summary.newest:
            instant = datetime.fromisoformat(item.date)
            if not self._standing.reached(instant):
                continue
            headline = Headline(instant, summary.slug, say_kim(summary.name), item)
            shown += 1
            if shown <= 2:  # so that one busy KIM does not fill the front page
                self.home.offer(headline)
            self.feed.offer(headline)
            for group in groups:
                group.newest.offer(headline)
            for slug in item.fields:
                if slug in self.fields:
                    self.fields[slug].newest.offer(headline)
        for item in summary.events:
            start, end = _time_of(item)
            if not self._standing.passed(end):
                self.events.offer(Headline(start, summary.slug, say_kim(summary.name), item))


def _time_of(item: ItemBrief) -> tuple[datetime, datetime]:
    """When an event begins and ends; a bare day begins and ends where the KIM is."""
    zone = datetime.fromisoformat(item.date).tzinfo
    assert isinstance(zone, timezone)  # noqa: S101 -- for the type checker
    start = parse_moment(item.start or item.date)
    end = parse_moment(item.end) if item.end else Moment(start.day, None, start.zone)
    return start.instant(zone), end.instant(zone, end=True)


def _row(summary: Summary, chain: tuple[Region, ...], fields: tuple[str, ...]) -> Row:
    place = chain[-1].title
    if len(chain) == 4:
        place = f"{place}, {chain[-2].title}"
    return Row(
        slug=summary.slug,
        name=say_kim(summary.name),
        region=summary.region,
        place=place,
        status=summary.status,
        fields=fields,
        items=sum(summary.counts.get(kind, 0) for kind in KINDS),
        example=summary.example,
        target=home_page(summary.slug) if summary.has_site else None,
        elsewhere=summary.elsewhere,
    )
