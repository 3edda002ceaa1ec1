"""Sizes measured one after the other, each in a process and a folder of its own."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


def measure_alone(
    module: str, told: str, head: str, sizes: list[int], measure: Callable[[Path, int], None]
) -> None:
    """Run ``module`` again for every size, which then calls ``measure``; ``head`` comes first."""
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes)
    parser.add_argument("--folder", type=Path, help="default: a temporary folder")
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        measure(given.folder, given.alone)
        return
    print(head)
    for size in given.sizes:
        folder = Path(tempfile.mkdtemp(dir=given.folder))
        command = [sys.executable, "-m", module, "--folder", str(folder), "--alone", str(size)]
        try:
            subprocess.run(command, check=True)
        finally:
            shutil.rmtree(folder)
