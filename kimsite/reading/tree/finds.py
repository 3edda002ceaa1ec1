"""What the walks of the input tree find: profiles, items and the rest, before any is opened."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from kimsite.problem import Problem
from kimsite.reading.tree.folders import UNREAD


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A profile on disk: the KIM's slug, its file, and the folder's region code.

    A ``foreign`` one is a link that leads out of the network: it is never opened. The ``place`` is
    kept as text: of 83,000 profiles, few are opened.
    """

    slug: str
    place: str
    shown: str
    folder: str
    foreign: bool = False

    @property
    def file(self) -> Path:
        """The file itself."""
        return Path(self.place)


@dataclass(frozen=True, slots=True)
class ItemFile:
    """A Markdown file ``name`` in ``folder`` and the kind that its place gives it."""

    kind: str
    folder: Path
    name: str
    shown: str

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return self.name.rpartition(".")[0]

    @property
    def path(self) -> str:
        """Where it is, as text: a Path for each of very many files costs more than reading it."""
        return f"{self.folder}{os.sep}{self.name}"

    @property
    def file(self) -> Path:
        """Where it is."""
        return self.folder / self.name


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What was fetched from one source of ``kind``, by the source's name."""

    kind: str
    name: str
    file: Path
    shown: str


@dataclass(slots=True)
class Tree:
    """What the network's folder holds but the KIM's own content; lists are sorted by path.

    ``slugs`` are the folders of content/kim; :func:`scan_content` looks into one of them.
    ``foreign`` are those that are links out of the network: nobody looks into them.
    """

    root: Path
    profiles: list[ProfileFile] = field(default_factory=list)
    offices: list[tuple[str, Path, str]] = field(default_factory=list)
    slugs: list[str] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)
    national: list[ItemFile] = field(default_factory=list)
    national_assets: list[Path] = field(default_factory=list)
    kept: list[KeptFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def readable(self) -> bool:
        """Whether all that the whole network depends on could be read."""
        return not any(problem.effect == "tidak-dibangun" for problem in self.problems)

    @property
    def unread(self) -> tuple[str, ...]:
        """The folders of regions, as shown, that could not be read."""
        return tuple(
            problem.span.path for problem in self.problems if problem.effect == "kim-tetap"
        )

    def report(self, problem: Problem) -> None:
        """Keep a problem."""
        self.problems.append(problem)


@dataclass(slots=True)
class Content:
    """The files of one KIM, sorted by path: its texts, what may stand beside them, the rest."""

    root: Path
    items: list[ItemFile] = field(default_factory=list)
    assets: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether every folder could be read."""
        return not any(problem.code == UNREAD for problem in self.problems)

    def report(self, problem: Problem) -> None:
        """Keep a problem."""
        self.problems.append(problem)
