"""The directory's chapters: which files are printed together, and the digest of all they show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from kimsite.directory import sitemaps
from kimsite.directory.areas.area import area_of
from kimsite.directory.areas.tally import Tally
from kimsite.directory.build import Directory
from kimsite.directory.data.files import KEPT, PLACES, RECORDS
from kimsite.directory.data.materials import Reach
from kimsite.directory.data.release import newest_of
from kimsite.directory.data.texts import TextTable
from kimsite.directory.facets.marks import Division
from kimsite.directory.feeds import opml
from kimsite.directory.materials.current import print_current
from kimsite.directory.materials.relays import Spread
from kimsite.directory.named import Register
from kimsite.directory.redirects import find_redirects, print_redirects
from kimsite.engine.planning.parts import digest_value
from kimsite.engine.reducing.regionsheet import RegionSheet, print_region
from kimsite.engine.remembering.ledger import Ledger, PassedOn
from kimsite.forms import Office
from kimsite.model import Artifact, Setting
from kimsite.problem import Problem
from kimsite.reading.registry.offices import MINISTRY
from kimsite.reading.texts.national import National
from kimsite.rendering.layout import Layout

TEXTS = "tulisan"
"""The chapter of the network's own texts, which tells what was found wrong in them."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Files that are printed together; ``shows`` is the digest of all that they show.

    ``sheet`` tells what a region's pages are printed from, which another process may do as well.
    """

    name: str
    shows: str
    printed: Callable[[], Iterable[Artifact]]
    sheet: Callable[[], RegionSheet] | None = None


@dataclass(frozen=True, slots=True)
class Chapters:
    """Tells the chapters of a ``directory``, in the order in which they are printed.

    ``merged`` are the tallies of the provinces by code, and of the nation under no code; ``shared``
    is what every step depends on, ``texts`` the digest of the network's own texts as they stand,
    ``borders`` that of the file of its maps.
    """

    directory: Directory
    ledger: Ledger
    merged: Mapping[str, Tally]
    national: National
    offices: Mapping[str, Office]
    setting: Setting
    layout: Layout
    shared: Mapping[str, str]
    texts: str
    borders: str
    named: Register

    def pages(self) -> Iterator[Chapter]:
        """The chapters that search engines may find, in the order in which they are printed."""
        ledger, directory = self.ledger, self.directory
        context = self._context()
        briefs = [notice.brief for notice in self.national.notices]
        texts = digest_value((context, self.texts, briefs, sorted(directory.guests.items())))
        yield Chapter(TEXTS, texts, directory.print_texts)
        passed_on = ledger.passed_on()
        yield from self._materials(texts, passed_on)
        yield from self._naming(texts)
        door, held = self._door()
        told = [ledger.merged_digest(code) for code in ("", door)]
        yield Chapter(
            "depan",
            digest_value((texts, door, told, ledger.areas().get(door))),
            lambda: directory.print_front(door, held, ledger.sheet(door)),
        )
        yield from self._provinces(context)
        yield from self._areas(context)
        yield from self._data(context, passed_on)
        yield from self._current(context)

    def _current(self, context: str) -> Iterator[Chapter]:
        """The small files that sites ask for what is current, where they do."""
        if not self.setting.network.includes:
            return
        areas = sorted(self.ledger.areas())
        listed = [notice.brief for notice in self.national.notices if notice.brief.listed]
        press = self.directory.press
        yield Chapter(
            "kini",
            digest_value((context, areas, listed)),
            lambda: print_current(press, areas, listed),
        )

    def _materials(self, texts: str, told: PassedOn) -> Iterator[Chapter]:
        """The page of each material, and the pages of those who passed it on in one region."""
        for card in self.directory.cards:
            name = card.notice.post.name
            areas = told.get(name, {})
            kim = {area: count for area, (count, _) in areas.items()}
            spread = Spread(kim, partial(self.ledger.passers, name))
            divided = list(spread.divided())
            shown = kim if divided else areas
            show = partial(self.directory.print_material, card, spread)
            yield Chapter(f"bahan {name}", digest_value((texts, sorted(shown.items()))), show)
            for code in divided:
                inside = {a: told for a, told in areas.items() if a[: len(code)] == code}
                shows = digest_value((texts, sorted(inside.items())))
                show = partial(self.directory.print_relays, card, spread, code)
                yield Chapter(f"bahan {name} {code}", shows, show)

    def _naming(self, texts: str) -> Iterator[Chapter]:
        """Programmes and awards: what they say, and how the KIM that they name are shown."""
        directory, national = self.directory, self.national
        printers = {"program": directory.print_programmes, "penghargaan": directory.print_awards}
        organisers = sorted(national.organisers.items()), [p.organiser for p in national.prizes]
        for kind, printed in printers.items():
            slugs = {one.slug for one in national.namings if one.mention.kind == kind}
            named = {slug: self.named[slug] for slug in sorted(slugs & self.named.keys())}
            shows = digest_value((texts, organisers, named))
            yield Chapter(kind, shows, partial(printed, named))

    def _data(self, context: str, passed_on: PassedOn) -> Iterator[Chapter]:
        """The open data of the network, and in one of the whole nation that of each province."""
        kept = self.ledger.line_digests()
        made = {file: kept.get(file, []) for file in KEPT}
        provinces = sorted({part[:2] for part in made[RECORDS.target().path]})
        if self.setting.network.tingkat != "nasional":
            provinces = []
        newest = {code: newest_of(self.merged.get(code)) for code in ("", *provinces)}
        reach = {
            name: {area: kim for area, (kim, _) in areas.items()}
            for name, areas in passed_on.items()
        }
        told = self.directory.reach_table(reach)
        tables = self.directory.tell_tables(self.named)
        shows = digest_value((context, made, str(newest[""]), told, tables))
        printed = partial(self._print_data, reach, newest[""], provinces, tables)
        yield Chapter("data", shows, printed)
        for code in provinces:
            lines = {f: [p for p in parts if p.startswith(code)] for f, parts in made.items()}
            shows = digest_value((context, lines, str(newest[code])))
            yield Chapter(f"data {code}", shows, partial(self._print_data_of, code, newest[code]))

    def _print_data(
        self,
        reach: Reach,
        newest: datetime | None,
        provinces: list[str],
        tables: list[TextTable],
    ) -> Iterator[Artifact]:
        places, lines = dict(self.ledger.parts(PLACES.path)), self.ledger.lines
        return self.directory.print_data(lines, places, reach, newest, provinces, tables)

    def _print_data_of(self, code: str, newest: datetime | None) -> Iterator[Artifact]:
        return self.directory.print_province_data(self.ledger.lines, code, newest)

    def _provinces(self, context: str) -> Iterator[Chapter]:
        """A chapter for each province: of the network's own region, and with KIM."""
        ledger, merged, press = self.ledger, self.merged, self.directory.press
        areas, offices, own = ledger.areas(), self._office_digests(), self.directory.atlas.own
        nation, told = press.marks.long(merged[""]), self.directory.calendars.told
        for code in sorted({*merged, *own}):
            if not code or "." in code or not (code in own or merged[code].all.kim):
                continue
            near = offices.get(MINISTRY), offices.get(code)
            sheet, _ = areas.get(code, ("", ""))
            inner = press.marks.long(merged[code]) if code in merged else ()
            held = ledger.merged_digest(code), sheet, press.aimed.at(code), told(code)
            shows = digest_value((context, near, nation, inner, *held))
            yield self._region(code, shows, Division(nation, inner))

    def _areas(self, context: str) -> Iterator[Chapter]:
        """A chapter for each kabupaten and kota: of the network's own region, and with KIM."""
        merged, press = self.merged, self.directory.press
        areas, offices, own = self.ledger.areas(), self._office_digests(), self.directory.atlas.own
        nation, told = press.marks.long(merged[""]), self.directory.calendars.told
        divided = {code: press.marks.long(tally) for code, tally in merged.items()}
        peopled = {code for code in areas if code in merged[code[:2]].all.below}
        for code in sorted({*peopled, *(code for code in own if "." in code)}):
            inner = divided.get(code[:2], ())
            near = [offices.get(above) for above in (MINISTRY, code[:2], code)]
            sheet, _ = areas.get(code, ("", ""))
            held = sheet, press.aimed.within(code), told(code)
            shows = digest_value((context, near, nation, inner, *held))
            yield self._region(code, shows, Division(nation, inner))

    def _region(self, code: str, shows: str, division: Division) -> Chapter:
        def tell() -> RegionSheet:
            return RegionSheet(code, division, self.ledger.sheet_text(code))

        def printed() -> Iterator[Artifact]:
            return print_region(self.directory, self.merged, tell())

        return Chapter(f"wilayah {code}", shows, printed, tell)

    def machine(self, standing: Collection[str]) -> Iterator[Chapter]:
        """What machines read, assembled from the lines of areas; ``standing`` fills on the way."""
        ledger = self.ledger
        digests = ledger.line_digests()
        outlines = {f: made for f, made in digests.items() if f.startswith(opml.FOLDER)}
        yield Chapter(
            "opml",
            digest_value((self._context(), outlines)),
            lambda: self.directory.print_outlines(
                (file.removeprefix(opml.FOLDER)[:2], b"".join(ledger.lines(file)))
                for file in outlines
            ),
        )
        maps = sorted(f for f in digests if f.startswith("sitemap/") and f != sitemaps.OWN)
        for name in (*maps, sitemaps.OWN):
            shows = digest_value(digests.get(name))
            yield Chapter(name, shows, partial(self._print_maps, name))
        made = [path for path in sorted(standing) if path.startswith("sitemap/")]
        yield Chapter(
            "sitemap",
            digest_value((self.layout.base_url, made)),
            lambda: [sitemaps.build_index(made, self.layout)],
        )

    def redirects(
        self, former: dict[str, str], standing: Collection[str], problems: list[Problem]
    ) -> Chapter:
        """What lives elsewhere now: ``former`` slugs to those of now. It yields to ``standing``.

        It comes last. What cannot have its page is reported to ``problems``.
        """
        press = self.directory.press
        found = find_redirects(press, self.directory.texts, former, standing, problems)
        shows = digest_value((self._context(), found))
        return Chapter("alamat lama", shows, lambda: print_redirects(press, found))

    def _print_maps(self, name: str) -> Iterator[Artifact]:
        return sitemaps.build_maps(name, self.ledger.lines(name))

    def _door(self) -> tuple[str, Tally]:
        """The code of the region that the front names the regions of, and its tally.

        The network's own, unless some KIM lie beyond it; then the nation, under no code.
        """
        code = self.directory.atlas.home or ""
        nation = self.merged[""]
        held = self.merged[code] if code in self.merged else self.ledger.tally(code)
        return (code, held) if held.all.kim == nation.all.kim else ("", nation)

    def _context(self) -> str:
        """What every page shows besides its own."""
        shared = (sorted(self.shared.items()), self.borders)
        press = self.directory.press
        return digest_value((shared, press.frame, press.lessons))

    def _office_digests(self) -> dict[str, list[str]]:
        """Digests of the offices of each area, of its kecamatan too, and of the ministry."""
        found: dict[str, list[str]] = {}
        for code, office in sorted(self.offices.items()):
            found.setdefault(area_of(code), []).append(digest_value((code, office)))
        return found
