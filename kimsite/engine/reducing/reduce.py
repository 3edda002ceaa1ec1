"""The reduce: what changed among the summaries is surveyed, merged upwards, and printed.

An area is surveyed again where a summary in it changed; provinces and the nation are merged from
areas. The directory is printed in chapters: one whose digest of all it shows is as before stays.
So a new post costs its area, two merges, and the files that show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.directory.areas.area import Surveyor
from kimsite.directory.areas.tally import Tally
from kimsite.directory.atlas import Atlas, home_code
from kimsite.directory.events.guests import Guests, slugs_of
from kimsite.directory.named import Register
from kimsite.directory.standing import Standing, nearest_instants
from kimsite.engine.planning.parts import digest_value, explain
from kimsite.engine.planning.plan import DOUBT, NEVER, TIME
from kimsite.engine.reducing.areasurvey import AreaSurvey
from kimsite.engine.reducing.merging import merge_areas
from kimsite.engine.reducing.owntexts import OwnTexts
from kimsite.engine.reducing.searching import Searching
from kimsite.engine.remembering.abroad import kept_parts
from kimsite.engine.remembering.memory import Memory
from kimsite.engine.remembering.trace import Trace
from kimsite.model import DIRECTORY, Artifact, Setting, Target
from kimsite.problem import Problem
from kimsite.reading.tree.finds import Tree
from kimsite.regions import Regions
from kimsite.rendering.layout import Layout, home_page
from kimsite.rendering.look.theme import Theme
from kimsite.site.items.tags import Tag
from kimsite.site.naming import say_kim

if TYPE_CHECKING:
    from kimsite.directory.build import Directory
    from kimsite.engine.reducing.chapters.chapter import Chapter
    from kimsite.forms import Office
    from kimsite.reading.texts.national import National

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
    _areas: AreaSurvey = field(init=False)
    _texts: OwnTexts = field(init=False)
    _standing: Standing = field(init=False)
    _atlas: Atlas = field(init=False)
    _never: str = NEVER

    def __post_init__(self) -> None:
        self._standing = Standing(self.setting)
        self._atlas = Atlas(self.regions, home_code(self.setting.network))
        if (
            self.before is not None
            and self.before.parts.get(LEDGER) != self.memory.ledger.chapters.state()
        ):
            # A build was cut short between the reduce and its publication.
            self.before, self._never = None, DOUBT
        self._texts = OwnTexts(self.tree, self.national, self.setting)
        surveyor = Surveyor(self.setting, self.layout, self._atlas)
        given = self.memory, self.setting, surveyor, self.gone, self.shared
        self._areas = AreaSurvey(*given, fresh=self.before is None)

    def parts(self) -> dict[str, str]:
        """What the directory depends on besides the summaries."""
        return {
            **self.shared,
            "kantor": digest_value(sorted(self.offices.items())),
            "keadaan tulisan": digest_value(self._texts.states),
            "batas wilayah": self._texts.borders,
            "pencarian": digest_value(self.searching and self.searching.version),
            **self._texts.files,
            **kept_parts(self.tree, self.setting.network),
        }

    def reasons(self) -> list[str]:
        """Why there is anything to do; empty if there is nothing."""
        if self.before is None:
            return [self._never]
        reasons = explain({**self.before.parts, LEDGER: ""}, {**self.parts(), LEDGER: ""})
        if not self._areas.is_whole():
            reasons.append(SUMMARIES)
        if not self.memory.ledger.chapters.is_whole():
            reasons.append(UNFINISHED)
        if not self._areas.still_stands():
            reasons.append(TIME)
        return reasons

    def artifacts(self) -> Iterator[Artifact]:
        """Every file that is printed again; exhausted, the reduction knows what stands.

        Raises ThemeFault.
        """
        # With all that prints pages, which most builds have no need of.
        from kimsite.directory.opening import open_directory
        from kimsite.engine.reducing.chapters.desk import Desk
        from kimsite.engine.reducing.chapters.machine import tell_machine, tell_redirects
        from kimsite.engine.reducing.chapters.pages import tell_pages
        from kimsite.engine.reducing.printing import Printing

        ledger = self.memory.ledger
        self._areas.survey()
        self.problems += self.memory.abroad.problems()
        merged = merge_areas(ledger, fresh=self.before is None)
        borders = self._texts.load_borders(self._atlas, self.problems)
        directory = open_directory(
            merged[""], self.national, self.offices, self._atlas, self.theme, self.layout,
            self.setting, self.cache, self._standing, borders, self._guests(),
            searched=self.searching is not None,
        )  # fmt: skip
        desk = Desk(
            directory, ledger, merged, self.national, self.offices, self.setting, self.layout,
            self.shared, self._texts.digest, self._texts.borders, self._named(),
        )  # fmt: skip
        printing = Printing(
            directory, ledger, self.outputs, self.problems, self.before is None, self.damaged
        )
        pages = list(tell_pages(desk))
        with printing.helped(pages, merged, self.jobs) as copies:
            yield from printing.print(pages, copies)
        yield from printing.print(self._search(directory, merged))
        printing.drop_lines()
        yield from printing.print(tell_machine(desk, self.outputs))
        redirects = tell_redirects(desk, self._moved(), self.outputs, self.problems)
        yield from printing.print([redirects])
        printing.drop_chapters()
        self.problems += directory.problems

    def _named(self) -> Register:
        """The KIM that awards and programmes name."""
        named = {n.slug for n in self.national.namings if n.mention.kind != "peserta"}
        return self._areas.tell_named(named)

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
        former = self.memory.ledger.areas.former()
        alive = self.memory.known(former) - self.gone
        return {old: new for old, new in former.items() if old not in alive}

    def _search(self, directory: Directory, merged: Mapping[str, Tally]) -> Iterator[Chapter]:
        """The chapters of search."""
        from kimsite.engine.reducing.search import SearchChapters

        if self.searching is None:
            return iter(())
        return SearchChapters(
            directory, self.memory.ledger, merged, self.shared, self._areas.tell_records,
            self.searching, self.before is None,
        ).chapters()  # fmt: skip

    def trace(self, written: Mapping[str, str]) -> Trace:
        """The directory's Trace, once ``written`` (path to digest) are."""
        before = self.before.outputs if self.before else {}
        places = {self.layout.place(Target(DIRECTORY, path)) for path in self.outputs}
        outputs = {path: written.get(path, before.get(path, "")) for path in sorted(places)}
        since, until = nearest_instants([*self._areas.known, self._standing.spans])
        problems = tuple(self.problems)
        parts = {**self.parts(), LEDGER: self.memory.ledger.chapters.state()}
        return Trace(DIRECTORY, parts, outputs, None, problems, since=since, until=until)
