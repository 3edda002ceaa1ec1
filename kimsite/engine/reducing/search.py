"""The chapters of search: the names, an index of texts for each cut that changed, and their page.

Indexes are made some at a time by a program of its own, while the coordinator reads on: of all
records only those of the cuts in the making are held.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kimsite.directory.areas.tally import Tally
from kimsite.directory.build import Directory
from kimsite.directory.facets.facet import FIELD
from kimsite.directory.search import names
from kimsite.directory.search.cuts import COMMON, Cut, choose_cuts
from kimsite.directory.search.page import print_choices, print_search
from kimsite.directory.search.records import LINES, Record, write_record
from kimsite.directory.search.shards import Shelf, begin_of
from kimsite.engine.planning.parts import digest_value
from kimsite.engine.reducing.chapters.chapter import Chapter
from kimsite.engine.reducing.searching import Searching
from kimsite.engine.remembering.ledger.ledger import Ledger
from kimsite.engine.writing.write import WriteFault
from kimsite.model import Artifact
from kimsite.rendering.index.pagefind import Run

NAMES = "cari nama"
TEXTS = "cari teks"


@dataclass(slots=True)
class SearchChapters:
    """Tells the chapters of search in the order in which they are printed.

    ``told`` gives the records of an area. ``fresh`` says that every chapter is printed, ``shared``
    is what every step depends on.
    """

    directory: Directory
    ledger: Ledger
    merged: Mapping[str, Tally]
    shared: Mapping[str, str]
    told: Callable[[str], Iterator[Record]]
    searching: Searching
    fresh: bool
    _folder: Path = Path()
    _waiting: deque[Cut] = field(default_factory=deque)
    _runs: dict[str, tuple[Run, list[list[str]]]] = field(default_factory=dict)

    def chapters(self) -> Iterator[Chapter]:
        """None where there is no KIM to be found."""
        if not self.merged[""].all.kim:
            return
        digests = self.ledger.lines.digests()
        home = self.directory.atlas.home
        known = digest_value((self.shared["kimsite"], home, digests.get(names.LINES)))
        yield Chapter(NAMES, known, self._print_names)
        cuts = self._cuts() if self.searching.version else []
        # Not beside the output: the program does not say so where a disk is full, and its files
        # need more room than the index has in the end.
        with tempfile.TemporaryDirectory(prefix="kimsite-", ignore_cleanup_errors=True) as folder:
            self._folder = Path(folder)
            try:
                yield from self._texts(cuts)
            finally:
                for run, _ in self._runs.values():
                    run.close()
        standing = [cut for cut in cuts if self.ledger.chapters.paths(f"{TEXTS} {cut.code}")]
        yield from self._page(standing)

    def _print_names(self) -> Iterator[Artifact]:
        paged = {
            line.split(b"|", 2)[1][:8].decode("ascii")
            for data in self.ledger.lines.of(names.LINES)
            for line in data.splitlines()
        }
        with Shelf() as shelf:
            atlas, areas = self.directory.atlas, dict(self.ledger.lines.parts(names.LINES))
            shelf.put(names.name_regions(atlas, areas), regions=True)
            shelf.put(names.read_names(self.ledger.lines.of(names.LINES)), regions=False)
            yield from shelf.cut(atlas, paged)

    def _cuts(self) -> list[Cut]:
        parts = self.ledger.lines.parts(LINES)
        return choose_cuts({area: int(data.split()[0]) for area, data in parts})

    def _texts(self, cuts: list[Cut]) -> Iterator[Chapter]:
        """A chapter for each cut; those that will be printed wait to be begun in time."""
        shown = {cut.code: self._shows(cut) for cut in cuts}
        known = self.ledger.chapters.printed() if cuts and not self.fresh else {}
        for cut in cuts:
            before, _, _ = known.get(f"{TEXTS} {cut.code}", ("", [], []))
            if before != shown[cut.code]:
                self._waiting.append(cut)
        for cut in cuts:
            name, printed = f"{TEXTS} {cut.code}", partial(self._print_cut, cut)
            yield Chapter(name, shown[cut.code], printed)

    def _shows(self, cut: Cut) -> str:
        parts = self.ledger.lines.digests_of(LINES)
        areas = [(area, parts[area]) for area in cut.areas]
        own = list(self.directory.own_records()) if cut.code == COMMON else []
        return digest_value((self.shared["kimsite"], self.searching.version, cut, areas, own))

    def _print_cut(self, cut: Cut) -> Iterator[Artifact]:
        """Raises SearchFault, and WriteFault where the disk refuses."""
        self._begin(cut)
        while self._waiting and len(self._runs) <= self.searching.jobs:
            self._begin(self._waiting.popleft())
        run, shown = self._runs.pop(cut.code)
        try:
            run.wait()
            yield from run.collect(cut.folder, shown, cut.digits, program=cut.code == COMMON)
        finally:
            run.close()
            shutil.rmtree(run.folder, ignore_errors=True)

    def _begin(self, cut: Cut) -> None:
        if cut in self._waiting:
            self._waiting.remove(cut)
        if cut.code in self._runs:
            return
        shown: list[list[str]] = []
        folder = self._folder / f"cari-{cut.code}"
        with _refusals(folder):
            run = Run(folder, self._pages(cut, shown))
        self._runs[cut.code] = run, shown

    def _pages(self, cut: Cut, shown: list[list[str]]) -> Iterator[bytes]:
        for record in self._records(cut):
            shown.append(record.shown())
            yield write_record(record)

    def _records(self, cut: Cut) -> Iterator[Record]:
        if cut.code == COMMON:
            yield from self.directory.own_records()
        for area in cut.areas:
            yield from self.told(area)

    def _page(self, cuts: list[Cut]) -> Iterator[Chapter]:
        directory, merged = self.directory, self.merged
        below = {code: tally.all.below for code, tally in merged.items()}
        starts = sorted(map(begin_of, self.ledger.chapters.paths(NAMES)))
        yield Chapter(
            "cari wilayah",
            digest_value((self.shared["kimsite"], cuts, below)),
            lambda: print_choices(directory.atlas, merged, cuts),
        )
        fields = {slug: group.kim for slug, group in merged[""].facets[FIELD].items()}
        shows = (sorted(self.shared.items()), directory.press.frame, starts, cuts, below, fields)
        yield Chapter(
            "cari",
            digest_value(shows),
            lambda: print_search(directory.press, merged, directory.atlas, starts, cuts),
        )


@contextmanager
def _refusals(folder: Path) -> Iterator[None]:
    """What the disk refuses is said of the build, as wherever else it writes."""
    try:
        yield
    except OSError as error:
        raise WriteFault(folder, error) from error
