"""Spoils files for some minutes, in as many processes as there are processors.

    python -m tests.fuzz --minutes 10 [--seed 0] [--jobs 2]

Prints each file that kimsite did not cope with, with the seed that spoils it again:
``python -m tests.fuzz --only SEED``. Exit status 1 if there was any.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from pathlib import Path

from tests.fuzz.spoiler import Spoiler
from tests.truth.builds import templates_compiled_once

OFTEN = 25
"""After so many files all are mended, and everything must be as it was."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0, help="where to begin")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", type=int, help="this seed alone")
    given = parser.parse_args()
    if given.only is not None:
        played, failed = play(given.only, 1, 0)
    else:
        starts = range(given.seed, given.seed + given.jobs)
        with ProcessPoolExecutor(given.jobs) as pool:
            rest = [given.jobs] * given.jobs, [given.minutes] * given.jobs
            done = list(pool.map(play, starts, *rest))
        played, failed = sum(one for one, _ in done), [f for _, some in done for f in some]
    print("\n\n".join([*failed, f"{played} files spoilt, {len(failed)} not coped with"]))
    return 1 if failed else 0


def play(start: int, step: int, minutes: float) -> tuple[int, list[str]]:
    """Play every ``step``-th seed from ``start``; how many, and what failed."""
    failed: list[str] = []
    until = time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory() as folder, templates_compiled_once():
        spoiler = Spoiler(Path(folder) / "jaringan")
        for number in count():
            try:
                spoiler.play(start + number * step)
                if number % OFTEN == OFTEN - 1:
                    spoiler.mend()
            except AssertionError as error:
                failed.append(str(error))
            if time.monotonic() >= until:
                return number + 1, failed
    raise AssertionError("count never ends")


if __name__ == "__main__":
    sys.exit(main())
