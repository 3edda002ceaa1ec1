"""Areas: the KIM of one kabupaten or kota, counted and listed once; what the directory grows from.

A province's code stands for the few KIM that it keeps at its own level. An area is told from the
summaries of its KIM alone, so that a changed summary touches nothing beyond it but numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone

from kimsite.directory import sitemaps
from kimsite.directory.areas.present import Present, localize
from kimsite.directory.areas.rows import Fair, Passer, Row, build_headline, build_row
from kimsite.directory.areas.sheet import Sheet
from kimsite.directory.areas.tally import Tally
from kimsite.directory.atlas import Atlas
from kimsite.directory.data import lines
from kimsite.directory.data.columns import KINDS, REGISTERED
from kimsite.directory.facets.facet import FIELD
from kimsite.directory.feeds import opml
from kimsite.directory.named import Named
from kimsite.directory.search import names, records
from kimsite.directory.standing import Standing
from kimsite.model import ItemBrief, Setting, Summary
from kimsite.moment import Moment, parse_moment
from kimsite.reading.values.fields import KnownFields
from kimsite.region import Region
from kimsite.rendering.layout import Layout
from kimsite.site.naming import say_kim


def area_of(region: str) -> str:
    """The area that a region code belongs to: ``94.04`` for ``94.04.01.1003``."""
    return ".".join(region.split(".")[:2])


@dataclass(slots=True)
class Area:
    """One area: its tally, its sheet, its lines of the data files by file, and whom it concerns.

    ``former`` maps slugs of before to those of now; ``passed_on`` has for each material those who
    passed it on;
    ``twins`` are KIM of other networks that were left out, each with the one that is listed.
    """

    code: str
    tally: Tally = field(default_factory=Tally)
    sheet: Sheet = field(default_factory=Sheet)
    lines: dict[str, bytes] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    passed_on: dict[str, list[Passer]] = field(default_factory=dict)
    twins: list[tuple[str, str]] = field(default_factory=list)

    @property
    def province(self) -> str:
        """The code of the province around it."""
        return self.code[:2]


class Surveyor:
    """Tells areas, one after the other."""

    def __init__(self, setting: Setting, layout: Layout, atlas: Atlas) -> None:
        self._setting = setting
        self._layout = layout
        self._atlas = atlas
        self._known = KnownFields(setting.network.bidang)
        self._words: dict[str, str] = {}

    def survey(self, code: str, summaries: Iterable[Summary], standing: Standing) -> Area:
        """The area ``code`` from its ``summaries``, sorted by slug, which are taken once.

        Those of other networks come last: who is listed already is not listed again.
        """
        area, nearest = Area(code), dict[str, Fair]()
        data = lines.Lines(self._layout)
        pages, feeds = sitemaps.Lines(self._layout), opml.Lines(self._layout)
        found: list[records.Record] = []
        for summary, chain in self._placed(summaries, area.twins):
            name = say_kim(summary.name)
            data.add(summary, chain)
            pages.add_site(summary.slug, summary.pages)
            if summary.has_site:
                feeds.add_site(summary.slug, name)
                area.former |= dict.fromkeys(summary.former, summary.slug)
            if summary.stage == REGISTERED and chain:
                self._count(area, summary, name, chain, nearest, standing)
                row = area.sheet.rows[-1]
                found += self._records(summary, row, chain, standing)
        area.sheet.rows.sort(key=lambda row: row.order)
        area.sheet.newest = {code: list(newest) for code, newest in sorted(nearest.items())}
        area.sheet.events = list(area.tally.events)
        area.tally.levels = [
            0,
            int("." in code and bool(area.sheet.rows)),
            len(area.tally.all.below),
        ]
        area.lines = {
            names.LINES: names.write_names(area.sheet.rows),
            records.LINES: records.digest_line(found),
            **data.told(code, area.sheet.rows, self._atlas),
            opml.province_outline(area.province).path: feeds.data(),
            sitemaps.map_of(area.province): pages.data(),
        }
        return area

    def _count(
        self,
        area: Area,
        summary: Summary,
        name: str,
        chain: tuple[Region, ...],
        nearest: dict[str, Fair],
        standing: Standing,
    ) -> None:
        """Count one registered KIM."""
        tally = area.tally
        counts = {kind: summary.counts.get(kind, 0) for kind in KINDS}
        row = self._row(summary, name, chain)
        codes = tuple(region.code for region in chain[:3])
        below = next((code for code in codes if code.startswith(f"{area.code}.")), None)
        tally.add(row, below)
        tally.kinds.update(counts)
        area.sheet.rows.append(row)
        for relay in summary.passed_on if summary.has_site else ():
            passer = Passer(
                summary.slug, name, summary.region, row.place, relay.path, relay.title, relay.date
            )
            area.passed_on.setdefault(relay.material, []).append(passer)
        here = [
            nearest.setdefault(code, Fair(20 if code == area.code else 5))
            for code in codes
            if code.startswith(area.code)
        ]
        reached = (i for i in summary.newest if standing.reached(datetime.fromisoformat(i.date)))
        ranks: Counter[str] = Counter()
        for rank, item in enumerate(reached):
            headline = build_headline(summary, name, item, item.date)
            tally.feed.offer(headline, rank)
            for newest in here:
                newest.offer(headline, rank)
            for slug in dict.fromkeys(filter(None, map(self._field, item.fields))):
                tally.group(FIELD, slug).newest.offer(headline, ranks[slug])
                ranks[slug] += 1
        for item in summary.events:
            start, end = _time_of(item)
            if not standing.passed(end):
                # What comes again is over when its last time is, if ever.
                times = start.isoformat(), item.over if item.repeat else end.isoformat()
                tally.events.offer(build_headline(summary, name, item, *times))

    def _placed(
        self, summaries: Iterable[Summary], twins: list[tuple[str, str]]
    ) -> Iterator[tuple[Summary, tuple[Region, ...]]]:
        """Each KIM once, with its region's chain; news from elsewhere by the clock there."""
        for summary in _listed(summaries, twins):
            chain = self._atlas.chain(summary.region)
            if chain and summary.newest and not summary.has_site:
                summary = localize(summary, chain[-1])
            if chain and summary.origin and summary.level and not self._is_level(summary.level):
                # A stranger's word would have lists, and pages, of its own.
                summary = replace(summary, level=chain[-1].kind)
            yield summary, chain

    def _is_level(self, written: str) -> bool:
        known = self._setting.network.tingkat_kim
        return all(part in known for part in written.lower().split("/"))

    def name(self, summary: Summary) -> Named | None:
        """A KIM as texts that name it show it; None for one that no list shows."""
        chain = self._atlas.chain(summary.region)
        if summary.stage != REGISTERED or not chain:
            return None
        counted = {path: (before, during) for path, before, during in summary.counted}
        return Named(self._row(summary, say_kim(summary.name), chain), counted)

    def tell_records(self, summaries: Iterable[Summary]) -> Iterator[records.Record]:
        """The records of an area's registered KIM, as they were when it was surveyed."""
        standing = Standing(self._setting)
        for summary, chain in self._placed(summaries, []):
            if summary.stage == REGISTERED and chain:
                row = self._row(summary, say_kim(summary.name), chain)
                yield from self._records(summary, row, chain, standing)

    def _records(
        self, summary: Summary, row: Row, chain: tuple[Region, ...], standing: Standing
    ) -> Iterator[records.Record]:
        titles = {field.slug: field.title for field in self._setting.network.bidang}
        return records.tell_records(summary, row, chain, titles, standing, self._layout)

    def _row(self, summary: Summary, name: str, chain: tuple[Region, ...]) -> Row:
        words = dict.fromkeys(self._field(word) or word for word in summary.fields)
        counts = sum(summary.counts.get(kind, 0) for kind in KINDS)
        return build_row(summary, name, chain, tuple(words), counts)

    def _field(self, word: str) -> str:
        """The slug of the bidang that ``word`` means, or nothing."""
        if word not in self._words:
            self._words[word] = self._known.find(word)
        return self._words[word]


def _listed(summaries: Iterable[Summary], twins: list[tuple[str, str]]) -> Iterator[Summary]:
    """Each KIM once; those of other networks that are listed already go to ``twins``."""
    present = Present()
    for summary in summaries:
        if summary.origin and (other := present.find(summary)):
            twins.append((summary.slug, other))
        else:
            present.add(summary)
            yield summary


def _time_of(item: ItemBrief) -> tuple[datetime, datetime]:
    """When an event begins and ends; a bare day begins and ends where the KIM is."""
    zone = datetime.fromisoformat(item.date).tzinfo
    assert isinstance(zone, timezone)  # noqa: S101 -- for the type checker
    start = parse_moment(item.start or item.date)
    end = parse_moment(item.end) if item.end else Moment(start.day, None, start.zone)
    return start.instant(zone), end.instant(zone, end=True)
