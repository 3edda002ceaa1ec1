"""The reduce: what changed among the summaries is surveyed, merged upwards, and printed.

An area is surveyed again where a summary in it changed; provinces and the nation are merged from
areas. The directory is printed in chapters: one whose digest of all it shows is as before stays.
So a new post costs its area, two merges, and the files that show it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.digest import digest_parts, digest_readable, digest_within
from kimsite.directory.areas.area import Surveyor
from kimsite.directory.areas.tally import Tally
from kimsite.directory.atlas import Atlas, home_code
from kimsite.directory.events.guests import Guests, slugs_of
from kimsite.directory.named import Register
from kimsite.directory.standing import Spans, Standing, nearest_instants, still_stands
from kimsite.engine.abroad import kept_parts
from kimsite.engine.memory import Memory
from kimsite.engine.merging import merge_areas
from kimsite.engine.parts import digest_value, explain, file_parts, largest_file
from kimsite.engine.plan import DOUBT, NEVER, TIME
from kimsite.engine.searching import Searching
from kimsite.engine.trace import Trace
from kimsite.model import DIRECTORY, Artifact, Post, Setting, Summary, Target
from kimsite.problem import Problem
from kimsite.reading.borders import Borders, load_borders
from kimsite.reading.finds import Tree
from kimsite.regions import Regions
from kimsite.rendering.layout import Layout, home_page
from kimsite.rendering.theme import Theme
from kimsite.site.naming import say_kim
from kimsite.site.tags import Tag

if TYPE_CHECKING:
    from kimsite.directory.build import Directory
    from kimsite.directory.search.records import Record
    from kimsite.engine.chapters import Chapter
    from kimsite.forms import Office
    from kimsite.reading.national import National

LEDGER = "ringkasan KIM"
"""The part of the directory's Trace that names the state of the ledger it was printed from."""
SUMMARIES = f"berubah: {LEDGER}"
UNFINISHED = "ada yang gagal dicetak"


@dataclass(slots=True)
class Reduction:
    """All that the directory is made of. ``gone`` are the owners that stand no longer."""

    tree: Tree
    national: National
    offices: dict[str, Office]
    regions: Regions
    theme: Theme
    layout: Layout
    setting: Setting
    cache: Path
    shared: Mapping[str, str]
    memory: Memory
    gone: set[str]
    before: Trace | None
    """The directory's last Trace; None prints every chapter."""
    searching: Searching | None = None
    """How much search there is; None makes none."""
    damaged: set[str] = field(default_factory=set)
    """Paths whose chapters are printed again whatever they show."""
    jobs: int = 1
    """How many processes may print."""
    outputs: set[str] = field(default_factory=set)
    """The paths of all files of the directory, as they come to stand."""
    problems: list[Problem] = field(default_factory=list)
    _spans: dict[str, Spans | None] = field(default_factory=dict)
    _standing: Standing = field(init=False)
    _atlas: Atlas = field(init=False)
    _never: str = NEVER

    def __post_init__(self) -> None:
        self._standing = Standing(self.setting)
        self._atlas = Atlas(self.regions, home_code(self.setting.network))
        if self.before is not None and self.before.parts.get(LEDGER) != self.memory.ledger.state():
            # A build was cut short between the reduce and its publication.
            self.before, self._never = None, DOUBT
        self._spans = self.memory.ledger.stale(self._basis())
        if self.before is None:
            # An area that the ledger no longer has may have its KIM back.
            areas = {*self._spans, *self.memory.areas(), *self.memory.abroad.areas()}
            self._spans = dict.fromkeys(areas)

    def parts(self) -> dict[str, str]:
        """What the directory depends on besides the summaries."""
        return {
            **self.shared,
            "kantor": digest_value(sorted(self.offices.items())),
            "keadaan tulisan": digest_value(self._states()),
            "batas wilayah": self._borders_digest(),
            "pencarian": digest_value(self.searching and self.searching.version),
            **self._files(),
            **kept_parts(self.tree, self.setting.network),
        }

    def reasons(self) -> list[str]:
        """Why there is anything to do; empty if there is nothing."""
        if self.before is None:
            return [self._never]
        reasons = explain({**self.before.parts, LEDGER: ""}, {**self.parts(), LEDGER: ""})
        known = [spans for spans in self._spans.values() if spans is not None]
        if len(known) < len(self._spans) or self.memory.areas_of(self.gone):
            reasons.append(SUMMARIES)
        if not self.memory.ledger.is_whole():
            reasons.append(UNFINISHED)
        if not all(still_stands(spans, self.setting) for spans in known):
            reasons.append(TIME)
        return reasons

    def artifacts(self) -> Iterator[Artifact]:
        """Every file that is printed again; exhausted, the reduction knows what stands.

        Raises ThemeFault.
        """
        # With all that prints pages, which most builds have no need of.
        from kimsite.directory.build import open_directory
        from kimsite.engine.chapters import Chapters
        from kimsite.engine.printing import Printing

        ledger = self.memory.ledger
        self._survey()
        self.problems += self.memory.abroad.problems()
        merged = merge_areas(ledger, fresh=self.before is None)
        directory = open_directory(
            merged[""], self.national, self.offices, self._atlas, self.theme, self.layout,
            self.setting, self.cache, self._standing, self._load_borders(), self._guests(),
            searched=self.searching is not None,
        )  # fmt: skip
        texts = digest_value((sorted(self._files().items()), self._states()))
        chapters = Chapters(
            directory, ledger, merged, self.national, self.offices, self.setting, self.layout,
            self.shared, texts, self._borders_digest(), self._named(),
        )  # fmt: skip
        printing = Printing(
            directory, ledger, self.outputs, self.problems,
            anew=self.before is None, damaged=self.damaged,
        )  # fmt: skip
        pages = list(chapters.pages())
        with printing.helped(pages, merged, self.jobs) as copies:
            yield from printing.print(pages, copies)
        yield from printing.print(self._search(directory, merged))
        printing.drop_lines()
        yield from printing.print(chapters.machine(self.outputs))
        redirects = chapters.redirects(self._moved(), self.outputs, self.problems)
        yield from printing.print([redirects])
        printing.drop_chapters()
        self.problems += directory.problems

    def _named(self) -> Register:
        """The KIM that awards and programmes name."""
        surveyor = Surveyor(self.setting, self.layout, self._atlas)
        named = (n.slug for n in self.national.namings if n.mention.kind != "peserta")
        slugs = sorted(set(named) - self.gone)
        told = ((slug, self.memory.summary(slug)) for slug in slugs)
        known = ((slug, surveyor.name(summary)) for slug, summary in told if summary is not None)
        return {slug: one for slug, one in known if one is not None}

    def _guests(self) -> Guests:
        """The KIM that the pages of events name, as they are called now."""
        slugs = {slug for event in self.national.events for slug in slugs_of(event)}
        found = ((slug, self.memory.summary(slug)) for slug in sorted(slugs - self.gone))
        return {
            slug: Tag(say_kim(known.name), home_page(slug) if known.has_site else None)
            for slug, known in found
            if known is not None
        }

    def _moved(self) -> dict[str, str]:
        """The slugs that no KIM has any more, and whose they were."""
        former = self.memory.ledger.former()
        alive = self.memory.known(former) - self.gone
        return {old: new for old, new in former.items() if old not in alive}

    def _search(self, directory: Directory, merged: Mapping[str, Tally]) -> Iterator[Chapter]:
        """The chapters of search."""
        from kimsite.engine.search import SearchChapters

        if self.searching is None:
            return iter(())
        return SearchChapters(
            directory, self.memory.ledger, merged, self.shared, self._tell_records, self.searching,
            self.before is None,
        ).chapters()  # fmt: skip

    def _tell_records(self, area: str) -> Iterator[Record]:
        """What search finds of an area, told again from its summaries."""
        surveyor = Surveyor(self.setting, self.layout, self._atlas)
        return surveyor.tell_records(self._summaries(area))

    def _summaries(self, area: str) -> Iterator[Summary]:
        """The KIM of an area, our own first, with their news from elsewhere."""
        abroad = self.memory.abroad
        own = (s for s in self.memory.summaries(area) if s.slug not in self.gone)
        return itertools.chain(map(abroad.with_news, own), abroad.summaries(area))

    def trace(self, written: Mapping[str, str]) -> Trace:
        """The directory's Trace, once ``written`` (path to digest) are."""
        before = self.before.outputs if self.before else {}
        places = {self.layout.place(Target(DIRECTORY, path)) for path in self.outputs}
        outputs = {path: written.get(path, before.get(path, "")) for path in sorted(places)}
        spans = [*filter(None, self._spans.values()), self._standing.spans]
        since, until = nearest_instants(spans)
        problems = tuple(self.problems)
        parts = {**self.parts(), LEDGER: self.memory.ledger.state()}
        return Trace(DIRECTORY, parts, outputs, None, problems, since=since, until=until)

    def _survey(self) -> None:
        """Survey the areas where a summary changed, or time passed what its lists wait for."""
        ledger, abroad, basis = self.memory.ledger, self.memory.abroad, self._basis()
        surveyor = Surveyor(self.setting, self.layout, self._atlas)
        leaving = self.memory.areas_of(self.gone)
        for code, spans in sorted(self._spans.items()):
            if spans is not None and code not in leaving and still_stands(spans, self.setting):
                continue
            summaries = self._summaries(code)
            first = next(summaries, None)
            if first is None:
                ledger.drop_area(code)
                del self._spans[code]
                continue
            standing = Standing(self.setting)
            area = surveyor.survey(code, itertools.chain([first], summaries), standing)
            ledger.put_area(area, basis, standing.spans)
            abroad.put_twins(code, area.twins)
            self._spans[code] = standing.spans

    def _basis(self) -> str:
        """What surveys depend on besides the summaries."""
        return digest_parts({k: self.shared[k] for k in ("kimsite", "konfigurasi", "alamat situs")})

    def _files(self) -> dict[str, str]:
        """The digests of the network's own texts, and of what lies beside them."""
        files = [*(item.file for item in self.tree.national), *self.tree.national_assets]
        known = partial(digest_within, largest_file(self.setting.network))
        return file_parts(self.tree.root, files, known)

    def _load_borders(self) -> Borders:
        """The borders that the network's office supplied; what is wrong with them is told."""
        path = self.setting.network.peta
        if path is None:
            return {}
        file = self.setting.root / path
        borders, problems = load_borders(file, path, lambda code: bool(self._atlas.find(code)))
        self.problems += problems
        return borders

    def _borders_digest(self) -> str:
        path = self.setting.network.peta
        return digest_readable(self.setting.root / path) if path else ""

    def _states(self) -> list[tuple[str, str, str, bool, bool, int, datetime | None]]:
        """What the build's clock makes of each of the network's texts."""
        changes = {n.post.name: len(n.changes) for n in self.national.notices}
        return [
            (p.kind, p.name, p.state, *self._passed(p), changes.get(p.name, 0), p.start)
            for p in self.national.posts
        ]

    def _passed(self, post: Post) -> tuple[bool, bool]:
        """Whether it has begun, where a page says so, and is over."""
        begins = post.start or post.date
        now = self.setting.now(post.zone)
        return post.kind == "program" and begins <= now, (post.end or begins) < now
