"""Runs one command and says what it cost. Linux only: it reads /proc.

    python -m benchmarks.measure --to cost.json -- COMMAND…

Each measurement is a process of its own, so that the kernel's account of children holds nothing but
the command. It adopts orphans, so that a pool's helpers count too, whoever started them.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
EVERY = 0.05
PR_SET_CHILD_SUBREAPER = 36
_FORGETFUL = {"PYTHONDONTWRITEBYTECODE"}
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the clock and of all processors; bytes of resident memory at their peaks."""

    wall: float
    cpu: float
    largest: int
    """The largest single process, as the kernel counted it."""
    together: int
    """All processes at one moment, sampled 20 times a second; shared pages count in each."""
    samples: int = 0


class CommandFailed(Exception):
    """The measured command did not end well; its last words are the message."""


def as_people_have_it() -> dict[str, str]:
    """The environment in which Python keeps what it compiles, whatever this machine was told."""
    return {name: value for name, value in os.environ.items() if name not in _FORGETFUL}


def measure(command: list[str], cwd: Path | None = None, expect: tuple[int, ...] = (0,)) -> Cost:
    """Run ``command`` under a fresh measuring process."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "cost.json"
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.measure", "--to", str(told), "--",
             *([] if cwd is None else ["env", "-C", str(cwd)]), *command],
            cwd=ROOT, env=as_people_have_it(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode not in expect or not told.exists():
            words = (done.stderr.strip() or done.stdout.strip())[-2000:]
            raise CommandFailed(f"{' '.join(command)}: status {done.returncode}\n{words}")
        return Cost(**json.loads(told.read_text("utf-8")))


def run_and_account(command: list[str]) -> tuple[int, Cost]:
    """Run ``command`` as a child of this process, which must have had no other."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    started = time.perf_counter()
    child = subprocess.Popen(command)
    ended = threading.Event()
    seen: list[int] = []
    watcher = threading.Thread(target=_watch, args=(ended, seen), daemon=True)
    watcher.start()
    status = child.wait()
    wall = time.perf_counter() - started
    ended.set()
    watcher.join()
    with suppress(ChildProcessError):
        while True:  # orphans that we adopted: their time counts once they have ended
            os.wait()
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    largest = spent.ru_maxrss * 1024
    together = max([*seen, largest])
    return status, Cost(wall, spent.ru_utime + spent.ru_stime, largest, together, len(seen))


def _watch(ended: threading.Event, seen: list[int]) -> None:
    while not ended.wait(EVERY):
        seen.append(sum(_resident(pid) for pid in _descendants(os.getpid())))


def _descendants(pid: int) -> list[int]:
    """The children of all threads of ``pid``, and theirs."""
    found = []
    with suppress(OSError):  # a process may end while we look
        for task in Path(f"/proc/{pid}/task").iterdir():
            with suppress(OSError):
                for child in map(int, (task / "children").read_text("ascii").split()):
                    found += [child, *_descendants(child)]
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def main() -> int:
    """Run the command after ``--`` and write its cost; the exit status is the command's."""
    parser = argparse.ArgumentParser(description="Measure one command.")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("command", nargs="+")
    given = parser.parse_args()
    status, cost = run_and_account(given.command)
    given.to.write_text(json.dumps(asdict(cost)), "utf-8")
    return status


if __name__ == "__main__":
    raise SystemExit(main())
