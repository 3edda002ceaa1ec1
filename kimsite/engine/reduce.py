"""The reduce: what changed among the summaries is surveyed, merged upwards, and printed.

An area is surveyed again where a summary in it changed; provinces and the nation are merged from
areas. The directory is printed in chapters: one whose digest of all it shows is as before stays.
So a new post costs its area, two merges, and the files that show it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timezone
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.digest import digest_parts
from kimsite.directory import open_data, opml, sitemaps
from kimsite.directory.area import Surveyor, area_of
from kimsite.directory.atlas import Atlas
from kimsite.directory.standing import Spans, Standing, nearest_instants, still_stands
from kimsite.directory.tally import Tally
from kimsite.engine.memory import Memory
from kimsite.engine.parts import digest_value, explain, file_parts
from kimsite.engine.plan import DOUBT, NEVER, TIME
from kimsite.engine.trace import Trace
from kimsite.model import DIRECTORY, Artifact, Post, Setting, Target
from kimsite.problem import Problem
from kimsite.reading.offices import MINISTRY
from kimsite.reading.tree import Tree
from kimsite.regions import Regions
from kimsite.rendering.layout import Layout
from kimsite.rendering.theme import Theme

if TYPE_CHECKING:
    from kimsite.directory.build import Directory
    from kimsite.forms import Office
    from kimsite.reading.national import National

LEDGER = "ringkasan KIM"
"""The part of the directory's Trace that names the state of the ledger it was printed from."""
SUMMARIES = f"berubah: {LEDGER}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Files that are printed together; ``shows`` is the digest of all that they show."""

    name: str
    shows: str
    printed: Callable[[], Iterable[Artifact]]


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
    damaged: set[str] = field(default_factory=set)
    """Paths whose chapters are printed again whatever they show."""
    outputs: set[str] = field(default_factory=set)
    """The paths of all files of the directory, as they come to stand."""
    problems: list[Problem] = field(default_factory=list)
    _spans: dict[str, Spans | None] = field(default_factory=dict)
    _standing: Standing = field(init=False)
    _atlas: Atlas = field(init=False)
    _never: str = NEVER
    _known: dict[str, tuple[str, list[str], list[Problem]]] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._standing = Standing(self.setting)
        self._atlas = Atlas(self.regions)
        if self.before is not None and self.before.parts.get(LEDGER) != self.memory.ledger.state():
            # A build was cut short between the reduce and its publication.
            self.before, self._never = None, DOUBT
        self._spans = self.memory.ledger.stale(self._basis())
        if self.before is None:
            # An area that the ledger no longer has may have its KIM back.
            self._spans = dict.fromkeys({*self._spans, *self.memory.areas()})

    def parts(self) -> dict[str, str]:
        """What the directory depends on besides the summaries."""
        return {
            **self.shared,
            "kantor": digest_value(sorted(self.offices.items())),
            "keadaan tulisan": digest_value(self._states()),
            **self._files(),
        }

    def reasons(self) -> list[str]:
        """Why there is anything to do; empty if there is nothing."""
        if self.before is None:
            return [self._never]
        reasons = explain({**self.before.parts, LEDGER: ""}, {**self.parts(), LEDGER: ""})
        known = [spans for spans in self._spans.values() if spans is not None]
        if len(known) < len(self._spans) or self.memory.areas_of(self.gone):
            reasons.append(SUMMARIES)
        if not all(still_stands(spans, self.setting) for spans in known):
            reasons.append(TIME)
        return reasons

    def artifacts(self) -> Iterator[Artifact]:
        """Every file that is printed again; exhausted, the reduction knows what stands.

        Raises ThemeFault.
        """
        ledger = self.memory.ledger
        from kimsite.directory.build import open_directory  # heavy, and seldom needed

        self._survey()
        merged = self._merge()
        directory = open_directory(
            merged[""], self.national, self.offices, self._atlas, self.theme, self.layout,
            self.setting, self.cache, self._standing,
        )  # fmt: skip
        self._known = ledger.chapters()
        for chapter in self._pages(directory, merged):
            yield from self._print(directory, chapter)
        for name in self._known.keys() - self._names:  # the sitemap comes next
            ledger.put_line(sitemaps.OWN, name, b"")
        for chapter in self._machine(directory):
            yield from self._print(directory, chapter)
        yield from self._print(directory, self._redirects(directory))
        for name in self._known.keys() - self._names:
            ledger.drop_chapter(name)
        self.problems += directory.problems

    def _print(self, directory: Directory, chapter: Chapter) -> Iterator[Artifact]:
        """Print ``chapter`` if it shows anything else than it did; its paths stand either way."""
        ledger = self.memory.ledger
        shows, paths, problems = self._known.get(chapter.name, ("", [], []))
        self._names.add(chapter.name)
        again = self.before is None or not self.damaged.isdisjoint(paths)
        if again or shows != chapter.shows:
            paths = []
            for artifact in chapter.printed():
                paths.append(artifact.path)
                yield artifact
            problems = directory.articles.take_problems()
            ledger.put_chapter(chapter.name, chapter.shows, paths, problems)
            ledger.put_line(sitemaps.OWN, chapter.name, directory.take_printed())
        self.outputs.update(paths)
        self.problems += problems

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
        ledger, basis = self.memory.ledger, self._basis()
        surveyor = Surveyor(self.setting, self.layout, self._atlas)
        leaving = self.memory.areas_of(self.gone)
        for code, spans in sorted(self._spans.items()):
            if spans is not None and code not in leaving and still_stands(spans, self.setting):
                continue
            summaries = (s for s in self.memory.summaries(code) if s.slug not in self.gone)
            first = next(summaries, None)
            if first is None:
                ledger.drop_area(code)
                del self._spans[code]
                continue
            standing = Standing(self.setting)
            area = surveyor.survey(code, itertools.chain([first], summaries), standing)
            ledger.put_area(area, basis, standing.spans)
            self._spans[code] = standing.spans

    def _merge(self) -> dict[str, Tally]:
        """The tallies of the provinces by code, and of the nation under no code."""
        ledger = self.memory.ledger
        digests: dict[str, str] = {}
        provinces: dict[str, list[str]] = {}
        for code, (_, digest) in ledger.areas().items():
            digests[code] = digest
            provinces.setdefault(code[:2], []).append(code)
        tallies: dict[str, Tally] = {}
        inputs: list[tuple[str | None, str]] = []
        for province, codes in provinces.items():
            found = (ledger.tally(code) for code in codes)
            below = [(code if code != province else None, digests[code]) for code in codes]
            tallies[province] = self._merged(province, below, found)
            inputs.append((province, ledger.merged_digest(province)))
        nation = self._merged("", inputs, iter(tallies.values()))
        ledger.drop_merged(["", *provinces])
        return {**tallies, "": nation}

    def _merged(
        self, code: str, below: list[tuple[str | None, str]], tallies: Iterator[Tally]
    ) -> Tally:
        """The tally of ``code``, merged anew where a digest ``below`` changed."""
        ledger, inputs = self.memory.ledger, digest_value(below)
        known = ledger.merged(code, inputs) if self.before is not None else None
        if known is not None:
            return known
        made = Tally()
        for (inner, _), tally in zip(below, tallies, strict=True):
            made.merge(tally, inner)
        if code:
            made.levels[0] = int(made.all.kim > 0)
        ledger.put_merged(code, inputs, made)
        return made

    def _pages(self, directory: Directory, merged: dict[str, Tally]) -> Iterator[Chapter]:
        """The chapters that search engines may find, in the order in which they are printed."""
        ledger = self.memory.ledger
        context = self._context(directory)
        briefs = [notice.brief for notice in self.national.notices]
        texts = digest_value((context, sorted(self._files().items()), self._states(), briefs))
        passed_on = {n.post.name: ledger.passed_on(n.post.name) for n in self.national.notices}
        yield Chapter(
            "tulisan",
            digest_value((texts, sorted(passed_on.items()))),
            lambda: directory.print_texts(passed_on.__getitem__),
        )
        doors = self._doors(merged)
        shows = digest_value((texts, ledger.merged_digest(""), sorted(doors.items())))
        yield Chapter("depan", shows, lambda: directory.print_front(doors))
        yield from self._regions(directory, merged, context)

    def _regions(
        self, directory: Directory, merged: dict[str, Tally], context: str
    ) -> Iterator[Chapter]:
        """A chapter for each province, and for each area that has registered KIM."""
        from kimsite.directory.field_pages import long_fields

        ledger, press = self.memory.ledger, directory.press
        areas = ledger.areas()
        offices = self._office_digests()
        divided = long_fields(press, merged[""])
        for code, tally in merged.items():
            if not code or not tally.all.kim:
                continue
            near = offices.get(MINISTRY), offices.get(code)
            own, _ = areas.get(code, ("", ""))
            shown = (context, near, divided, ledger.merged_digest(code), own)
            yield Chapter(
                f"wilayah {code}",
                digest_value(shown),
                partial(self._print_province, directory, code, tally, divided),
            )
        fields = {code: long_fields(press, tally) for code, tally in merged.items()}
        for code, (sheet_digest, _) in areas.items():
            if "." not in code or code not in merged[code[:2]].all.below:
                continue
            inner = fields[code[:2]]
            around = [offices.get(near) for near in (MINISTRY, code[:2], code)]
            yield Chapter(
                f"wilayah {code}",
                digest_value((context, around, inner, sheet_digest)),
                partial(self._print_area, directory, code, inner),
            )

    def _print_province(
        self, directory: Directory, code: str, tally: Tally, fields: tuple[str, ...]
    ) -> Iterator[Artifact]:
        return directory.print_province(code, tally, self.memory.ledger.sheet(code), fields)

    def _print_area(
        self, directory: Directory, code: str, fields: tuple[str, ...]
    ) -> Iterator[Artifact]:
        return directory.print_area(code, self.memory.ledger.sheet(code), fields)

    def _machine(self, directory: Directory) -> Iterator[Chapter]:
        """What machines read, assembled from the lines of areas."""
        ledger = self.memory.ledger
        digests = ledger.line_digests()
        table, records = open_data.TABLE.path, open_data.RECORDS.path
        yield Chapter(
            table,
            digest_value(digests.get(table)),
            lambda: [open_data.build_table(ledger.lines(table))],
        )
        yield Chapter(
            records,
            digest_value(digests.get(records)),
            lambda: [open_data.build_records(ledger.lines(records))],
        )
        outlines = {f: made for f, made in digests.items() if f.startswith(opml.FOLDER)}
        yield Chapter(
            "opml",
            digest_value((self._context(directory), outlines)),
            lambda: directory.print_outlines(
                (file.removeprefix(opml.FOLDER)[:2], b"".join(ledger.lines(file)))
                for file in outlines
            ),
        )
        maps = sorted(f for f in digests if f.startswith("sitemap/") and f != sitemaps.OWN)
        for name in (*maps, sitemaps.OWN):
            shows = digest_value(digests.get(name))
            yield Chapter(name, shows, partial(self._print_maps, name))
        made = [path for path in sorted(self.outputs) if path.startswith("sitemap/")]
        yield Chapter(
            "sitemap",
            digest_value((self.layout.base_url, made)),
            lambda: [sitemaps.build_index(made, self.layout)],
        )

    def _redirects(self, directory: Directory) -> Chapter:
        """What lives elsewhere now; it comes last, for it yields to all that stands."""
        from kimsite.directory.redirects import find_redirects, print_redirects

        press, former = directory.press, self.memory.ledger.former()
        alive = self.memory.known(former) - self.gone
        moved = {old: new for old, new in former.items() if old not in alive}
        found = find_redirects(press, directory.texts, moved, self.outputs, self.problems)
        shows = digest_value((self._context(directory), found))
        return Chapter("alamat lama", shows, lambda: print_redirects(press, found))

    def _print_maps(self, name: str) -> Iterator[Artifact]:
        return sitemaps.build_maps(name, self.memory.ledger.lines(name))

    def _doors(self, merged: dict[str, Tally]) -> dict[str, int]:
        """The regions directly under the network's own that have KIM, and how many."""
        network = self.setting.network
        code = "" if network.tingkat == "nasional" else network.kode_wilayah or ""
        if code in merged:
            return merged[code].all.below
        return self.memory.ledger.tally(code).all.below

    def _context(self, directory: Directory) -> str:
        """What every page shows besides its own."""
        return digest_value((sorted(self.shared.items()), directory.press.frame))

    def _office_digests(self) -> dict[str, list[str]]:
        """Digests of the offices of each area, of its kecamatan too, and of the ministry."""
        found: dict[str, list[str]] = {}
        for code, office in sorted(self.offices.items()):
            found.setdefault(area_of(code), []).append(digest_value((code, office)))
        return found

    def _basis(self) -> str:
        """What surveys depend on besides the summaries."""
        return digest_parts({k: self.shared[k] for k in ("kimsite", "konfigurasi", "alamat situs")})

    def _files(self) -> dict[str, str]:
        """The digests of the network's own texts, and of what lies beside them."""
        files = [*(item.file for item in self.tree.national), *self.tree.national_assets]
        return file_parts(self.tree.root, files)

    def _states(self) -> list[tuple[str, str, str, bool]]:
        """What the build's clock makes of each of the network's texts."""
        national = self.national
        posts = (*(n.post for n in national.notices), *national.events, *national.pages)
        return [(p.kind, p.name, p.state, self._is_over(p)) for p in posts]

    def _is_over(self, post: Post) -> bool:
        end = post.end or post.start or post.date
        assert isinstance(end.tzinfo, timezone)  # noqa: S101 -- for the type checker
        return end < self.setting.now(end.tzinfo)
