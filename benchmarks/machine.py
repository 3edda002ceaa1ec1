"""What a measurement was made on and with: the lines above its table."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import kimsite
from benchmarks import peers

ROOT = Path(__file__).resolve().parent.parent
PLACES = {"tmpfs": Path("/dev/shm"), "disk": peers.CACHE}


def work_folder(where: str) -> Path:
    """A new folder on the file system called ``where``; the caller removes it."""
    base = PLACES[where]
    base.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="kimsite-bench-", dir=base))


def describe(where: str, names: list[str]) -> list[str]:
    """The machine, the programs and the file system, a line each."""
    PLACES[where].mkdir(parents=True, exist_ok=True)
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    busy = os.getloadavg()[0]
    programs = [f"kimsite {kimsite.__version__} ({_commit()})", *peers.versions(names)]
    return [
        f"{os.cpu_count()} × {_processor()}, {memory / 2**30:.0f} GiB, "
        f"{platform.system()} {platform.release()}, load {busy:.1f} before the start",
        f"Python {platform.python_version()}; {', '.join(programs)}",
        f"{where}: {_file_system(PLACES[where])}, "
        f"{shutil.disk_usage(PLACES[where]).free / 2**30:.0f} GiB free",
    ]


def _processor() -> str:
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    return found[1] if found else platform.machine()


def _commit() -> str:
    """The commit, with a plus where the tree differs from it."""
    said = [
        subprocess.run(
            ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.strip()
        for words in (
            ["rev-parse", "--short", "HEAD"],
            ["status", "--porcelain", "kimsite", "themes", "benchmarks"],
        )
    ]
    return f"{said[0] or 'no commit'}{'+' if said[1] else ''}"


def _file_system(folder: Path) -> str:
    mounts = [line.split() for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    at = max((m for m in mounts if folder.resolve().is_relative_to(m[1])), key=lambda m: len(m[1]))
    return at[2]
