"""One race: the rivals take turns in every case, so that the machine's mood strikes all alike."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Cost, measure
from benchmarks.rivals import Rival

COPY = "cp -r"


@dataclass(frozen=True, slots=True)
class Lap:
    """One measured run."""

    case: str
    rival: str
    round: int
    cost: Cost


def race(
    rivals: Sequence[Rival], cases: Sequence[str], rounds: int, *, sync: bool = False
) -> Iterator[Lap]:
    """Run every case in every round, one rival after the other.

    Every round begins cold, since the other cases start from a finished build; it is told only if
    ``cold`` was asked for. After it comes the floor: a copy of what the first rival wrote.
    """
    for turn in range(1, rounds + 1):
        for case in ("cold", *(case for case in cases if case != "cold")):
            for rival in rivals:
                if case not in rival.cases:
                    continue
                rival.change(case, turn)
                cost = _timed(list(rival.command), rival.cwd, sync=sync)
                _say(f"round {turn} {case} {rival.name}: {cost.wall:.2f} s")
                if case in cases:
                    yield Lap(case, rival.name, turn, cost)
            if case == "cold" and case in cases:
                yield Lap(case, COPY, turn, copy_output(rivals[0].output, sync=sync))


def copy_output(output: Path, *, sync: bool = False) -> Cost:
    """What ``cp -r`` of an output costs: no generator that writes it all can be faster."""
    copy = output.with_name(output.name + "-copy")
    shutil.rmtree(copy, ignore_errors=True)
    cost = _timed(["cp", "-r", str(output), str(copy)], output.parent, sync=sync)
    shutil.rmtree(copy)
    return cost


def weigh(output: Path) -> tuple[int, int, int]:
    """How many files an output has, how many of them are pages, and the bytes of all."""
    files = pages = size = 0
    for folder, _, names in os.walk(output):
        files += len(names)
        pages += sum(name.endswith(".html") for name in names)
        size += sum((Path(folder) / name).stat().st_size for name in names)
    return files, pages, size


def _timed(command: list[str], cwd: Path, *, sync: bool) -> Cost:
    if sync:
        os.sync()  # what the last run left for the disk to write is not this one's
    return measure(command, cwd)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
