"""What is asked of a build, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kimsite.engine.planning.nextchange import NextChange
from kimsite.model import Setting
from kimsite.problem import Problem


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a build. ``output`` None builds and reports, and writes nothing.

    ``jobs`` 0 means every core; ``search`` finds names and texts, names alone, or is left out;
    ``wait`` is how many seconds to wait for another build.
    """

    setting: Setting
    output: Path | None
    cache: Path
    jobs: int = 0
    only: tuple[str, ...] = ()
    full: bool = False
    explain: bool = False
    wait: float = 0
    search: Literal["", "nama", "teks"] = "teks"
    progress: Callable[[int, int], None] | None = None


@dataclass(slots=True)
class Outcome:
    """What a build did. ``reasons`` say why each stale site was built; "" is the directory.

    ``held`` keep their last good site because of an error, ``lost`` have none to keep.
    ``next_change`` is when the output changes without any edit; None where nothing will.
    """

    problems: list[Problem] = field(default_factory=list)
    sites: int = 0
    built: int = 0
    pages: int = 0
    held: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    reasons: dict[str, list[str]] = field(default_factory=dict)
    broken: bool = False
    stopped: bool = False
    partial: bool = False
    unmatched: list[str] = field(default_factory=list)
    next_change: NextChange | None = None
