"""What one build of a process leaves to the next; a cold build begins with nothing known.

``serve`` keeps one and is told by its watcher which paths have changed. Every build, the first as
well as the hundredth, asks here for the survey, the theme, the national content and the memory; how
much of the disk has to be looked at for the answer is decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kimsite.engine.remembering.memory import Memory
from kimsite.engine.remembering.memoryfile import memory_file, open_memory
from kimsite.engine.surveying.roll import Roll
from kimsite.engine.surveying.survey import Survey
from kimsite.model import Post, Setting
from kimsite.moment import Moment
from kimsite.problem import Problem
from kimsite.reading.registry.offices import load_offices
from kimsite.reading.tree.finds import Tree
from kimsite.regions import Regions
from kimsite.rendering.faults import ThemeFault
from kimsite.rendering.look.theme import Theme, load_theme

if TYPE_CHECKING:
    from kimsite.forms import Material, Office
    from kimsite.reading.texts.national import National


@dataclass(frozen=True, slots=True)
class Nation:
    """The national content and the offices as read from one tree; ``number`` tells two apart.

    It stands until the instant ``until``, when a text of it appears or ends.
    """

    number: int
    tree: Tree
    key: str
    content: National
    offices: dict[str, Office]
    problems: tuple[Problem, ...]
    since: datetime
    until: datetime | None

    def holds(self, tree: Tree, setting: Setting) -> bool:
        """Whether reading ``tree`` once more would find the same."""
        late = self.until is not None and setting.as_of >= self.until
        same = self.tree is tree and self.key == _key_of(setting)
        return same and self.since <= setting.as_of and not late


class Known:
    """What is known of one network and one output folder."""

    def __init__(self) -> None:
        self.roll: Roll | None = None
        self._heard: set[str] | None = None
        self._survey: Survey | None = None
        self._theme: tuple[object, Theme] | None = None
        self._nation: Nation | None = None
        self._memory: tuple[Path | None, Memory] | None = None
        self._numbers = count()

    def hear(self, paths: Iterable[str] | None) -> None:
        """``paths`` (from the root, with ``/``) have changed; None: anything may have."""
        if paths is None:
            self.forget()
        elif self._heard is not None:
            self._heard.update(paths)

    def settle(self) -> None:
        """All that was heard is part of what is known."""
        self._heard = set()

    def forget(self) -> None:
        """Know nothing of the disk any more."""
        self.roll = self._heard = self._survey = self._theme = self._nation = None
        self.close()

    def close(self) -> None:
        """Close the memory's file."""
        if self._memory is not None:
            self._memory[1].close()
            self._memory = None

    def survey(self, root: Path, jobs: int) -> Survey:
        """The survey of ``root`` as it is now."""
        if self._survey is None or self._heard is None:
            self._survey = Survey(root, jobs)
        elif self._heard:
            self._survey.look_at(self._heard)
        return self._survey

    def theme(self, setting: Setting, *, keep: bool) -> Theme:
        """The theme as it is now; ``keep`` its compiled templates. Raises ThemeFault."""
        network = setting.network
        key = (network.tema, network.bahasa)
        if (
            self._theme is None
            or self._theme[0] != key
            or self._heard is None
            or any(path.split("/")[0] == "themes" for path in self._heard)
        ):
            self._theme = None  # one that cannot be loaded is not known
            self._theme = (key, load_theme(setting.root, *key, keep=keep))
        return self._theme[1]

    def warm(self) -> None:
        """Load all that building needs, so that the first save does not wait for it."""
        for name in (
            "engine.working.run",
            "engine.working.compose",
            "site.build",
            "site.printing",
            "directory.opening",
            "engine.reducing.printing",
        ):
            import_module(f"kimsite.{name}")
        if self._theme is not None:
            with suppress(ThemeFault):
                self._theme[1].compile()

    def nation(self, tree: Tree, setting: Setting, regions: Regions) -> Nation:
        """The national content of ``tree`` at the instant of ``setting``."""
        if self._nation is None or not self._nation.holds(tree, setting):
            self._nation = self._read_nation(tree, setting, regions)
        return self._nation

    def _read_nation(self, tree: Tree, setting: Setting, regions: Regions) -> Nation:
        from kimsite.reading.texts.national import National, load_national

        told = replace(tree, problems=[])  # what is said may be said again: the tree stays as it is
        offices = load_offices(told, regions)
        content = load_national(told, setting, regions, offices) if tree.national else National()
        turns = (turn for post in content.posts for turn in _turns_of(post))
        coming = [turn for turn in turns if turn >= setting.as_of]
        return Nation(
            next(self._numbers), tree, _key_of(setting), content, offices, tuple(told.problems),
            setting.as_of, min(coming, default=None),
        )  # fmt: skip

    def memory(self, root: Path, output: Path | None) -> Memory:
        """The memory of ``output``, its rows at hand as long as no one else has written to it."""
        if self._memory is None or self._memory[0] != output or not self._memory[1].stands():
            self.close()
            opened = Memory(None) if output is None else open_memory(memory_file(root, output))
            self._memory = (output, opened)
        return self._memory[1]


def _key_of(setting: Setting) -> str:
    return repr((setting.network, setting.preview, setting.as_of_day))


def _turns_of(post: Post) -> Iterable[datetime]:
    """The instants at which a national text appears or ends, or one of its changes comes."""
    for moment in (post.form.terbit, post.form.berakhir):
        if isinstance(moment, Moment):
            yield moment.instant(post.zone)
            yield moment.instant(post.zone, end=True)
    if post.kind == "bahan":
        for revision in cast("Material", post.form).riwayat:
            yield revision.tanggal.instant(post.zone)
    if post.series is not None and post.end is not None:  # its next time comes after this one
        yield post.end + timedelta(microseconds=1)
