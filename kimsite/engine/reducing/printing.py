"""The directory's printing: a chapter that shows what it did stays, any other is printed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from kimsite.directory import sitemaps
from kimsite.directory.areas.tally import Tally
from kimsite.directory.build import Directory
from kimsite.engine.processes import may_fork
from kimsite.engine.reducing.chapters.chapter import Chapter
from kimsite.engine.reducing.chapters.texts import TEXTS
from kimsite.engine.reducing.printers import AHEAD, BATCH, FEW, Copy, Printers
from kimsite.engine.remembering.ledger.ledger import Ledger
from kimsite.model import Artifact
from kimsite.problem import Problem
from kimsite.rendering.faults import SearchFault

NONE: Iterator[Copy] = iter(())
"""No copies."""


@dataclass(slots=True)
class Printing:
    """Prints chapters one after the other, and keeps in the ledger what they show.

    ``outputs`` and ``problems`` grow by all that comes to stand. ``anew`` prints every chapter,
    ``damaged`` are paths whose chapters are printed whatever they show.
    """

    directory: Directory
    ledger: Ledger
    outputs: set[str]
    problems: list[Problem]
    anew: bool
    damaged: set[str]
    _known: dict[str, tuple[str, list[str], list[Problem]]] = field(init=False)
    _names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._known = self.ledger.chapters.printed()

    def is_stale(self, chapter: Chapter) -> bool:
        """Whether ``chapter`` shows anything else than it did, or lost a file."""
        shows, paths, _ = self._known.get(chapter.name, ("", [], []))
        return self.anew or shows != chapter.shows or not self.damaged.isdisjoint(paths)

    @contextmanager
    def helped(
        self, pages: Sequence[Chapter], merged: Mapping[str, Tally], jobs: int
    ) -> Iterator[Iterator[Copy]]:
        """Copies of those of ``pages`` that are stale and have a sheet, made by others meanwhile.

        There are none where it is not worth the while, or cannot be.
        """
        sheets = [page.sheet for page in pages if page.sheet is not None and self.is_stale(page)]
        if jobs <= 1 or len(sheets) <= FEW or not may_fork():
            yield NONE
            return
        self.directory.settle()
        many = max(1, min(jobs, len(sheets) // (BATCH * AHEAD)))
        printers = Printers(self.directory, merged, (tell() for tell in sheets), many)
        try:
            yield printers.copies()
        finally:
            printers.close()

    def print(
        self, chapters: Iterable[Chapter], copies: Iterator[Copy] = NONE
    ) -> Iterator[Artifact]:
        """Print those that are stale; of regions, take the next of ``copies`` while there are any.

        Raises ThemeFault.
        """
        for chapter in chapters:
            self._names.add(chapter.name)
            shows, paths, problems = self._known.get(chapter.name, ("", [], []))
            if self.is_stale(chapter):
                made, standing, shows = [], paths, chapter.shows
                copy = next(copies, None) if chapter.sheet is not None else None
                try:
                    for artifact in copy.artifacts if copy is not None else chapter.printed():
                        made.append(artifact.path)
                        yield artifact
                    # Whatever renders a text first, what is wrong in it is told with all texts.
                    found = self.directory.articles.take_problems()
                    paths, problems = made, found if chapter.name == TEXTS else []
                except SearchFault as fault:
                    # What stands is better than nothing; the next build tries again.
                    paths, problems, shows = standing, [fault.problem], ""
                lines = copy.lines if copy is not None else self.directory.take_printed()
                self.ledger.chapters.put(chapter.name, shows, paths, problems)
                self.ledger.lines.put(sitemaps.OWN, chapter.name, lines)
            self.outputs.update(paths)
            self.problems += problems

    def drop_lines(self) -> None:
        """Forget the lines for the sitemap, which is next, of chapters that there are no more."""
        for name in self._known.keys() - self._names:
            self.ledger.lines.put(sitemaps.OWN, name, b"")

    def drop_chapters(self) -> None:
        """Forget the chapters that there are no more."""
        for name in self._known.keys() - self._names:
            self.ledger.chapters.drop(name)
