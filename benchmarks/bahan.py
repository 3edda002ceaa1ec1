"""What publishing a material costs a nation: sites and files written, processor, clock.

    python -m benchmarks.bahan --sizes 600 3555 [--where disk] [--rounds 3]

The same network is built with materials as copies (``salinan``) and included (``sisipan``); each
edit is followed by a build of its own that remembers the last one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.machine import describe, work_folder
from benchmarks.measure import Cost, measure
from benchmarks.network import write_network

ROOT = Path(__file__).resolve().parent.parent
CHOICES = ("salinan", "sisipan")
STANDING = 20
"""How many materials there are already."""
Stamps = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Lap:
    """One edit and the build after it; ``sites`` and ``files`` are those that it wrote."""

    choice: str
    edit: str
    cost: Cost
    sites: int
    files: int


class Nation:
    """A network in ``folder`` whose sites get materials in the way of ``choice``."""

    def __init__(self, folder: Path, kim: int, posts: int, choice: str) -> None:
        self._folder = folder
        self._output = folder / "build"
        write_network(folder, kim, posts, words=100)
        with (folder / "kimsite.yaml").open("a", encoding="utf-8") as file:
            file.write(f"bahan_di_situs: {choice}\n")
        (folder / "content" / "bahan").mkdir()
        for number in range(STANDING):
            self.publish(f"lama-{number:02}", f"tanggal: 2026-10-{number + 1:02}\n")
        areas = Counter(file.parent.name for file in folder.glob("communities/*/*.yaml"))
        self.area = areas.most_common(1)[0][0]

    def publish(self, name: str, front: str = "tanggal: 2026-11-21\n", text: str = "Isi.") -> None:
        """Write a material."""
        file = self._folder / "content" / "bahan" / f"{name}.md"
        file.write_text(f"---\njudul: Bahan {name}\n{front}---\n{text}\n", "utf-8")

    def build(self) -> tuple[Cost, int, int]:
        """Build; the cost, and how many sites and files were written."""
        before = dict(self._stamps())
        command = [sys.executable, "-m", "kimsite", "-C", str(self._folder), "build"]
        cost = measure([*command, "--tanpa-cari"], ROOT)
        written = [path for path, stamp in self._stamps() if before.get(path) != stamp]
        sites = {path.split("/")[1] for path in written if path.startswith("kim/")}
        return cost, len(sites), len(written)

    def _stamps(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Every file of the output by its path, and what tells that it was written again."""
        base = os.fspath(self._output)
        for folder, _, names in os.walk(base):
            for name in names:
                path = f"{folder}/{name}"
                seen = os.stat(path)  # noqa: PTH116 -- of hundreds of thousands, a Path each
                yield path.removeprefix(f"{base}/"), (seen.st_ino, seen.st_mtime_ns)


EDITS: dict[str, Callable[[Nation, int], None]] = {
    "nothing": lambda *_: None,
    "another text in one": lambda nation, turn: nation.publish(
        "lama-19", "tanggal: 2026-10-20\n", f"Isi ke-{turn}."
    ),
    "one for a kabupaten": lambda nation, turn: nation.publish(
        f"daerah-{turn}", f"tanggal: 2026-11-21\nwilayah: ['{nation.area}']\n"
    ),
    "one for the nation": lambda nation, turn: nation.publish(f"semua-{turn}"),
}


def run(folder: Path, kim: int, posts: int, choice: str, rounds: int) -> Iterator[Lap]:
    """All edits of one network, in turn."""
    nation = Nation(folder, kim, posts, choice)
    yield Lap(choice, "cold", *nation.build())
    for turn in range(rounds):
        for name, edit in EDITS.items():
            edit(nation, turn)
            yield Lap(choice, name, *nation.build())


def main() -> None:
    """Measure every size, and print the table."""
    given = _arguments()
    print("\n".join(f"- {line}" for line in describe(given.where, [])), end="\n\n")
    print("| KIM | materials | build after | sites written | files written | CPU, s | wall, s |")
    print("|--:|---|---|--:|--:|--:|--:|", flush=True)
    for kim in given.sizes:
        for choice in given.choices:
            work = work_folder(given.where)
            try:
                laps = list(run(work / "network", kim, given.posts, choice, given.rounds))
            finally:
                shutil.rmtree(work)
            for edit in dict.fromkeys(lap.edit for lap in laps):
                those = [lap for lap in laps if lap.edit == edit]
                cpu = median(lap.cost.cpu for lap in those)
                wall = median(lap.cost.wall for lap in those)
                print(
                    f"| {kim:,} | {choice} | {edit} | {those[-1].sites:,} | {those[-1].files:,} "
                    f"| {cpu:.2f} | {wall:.2f} |",
                    flush=True,
                )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what publishing a material costs.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[600, 3_555], help="numbers of KIM")
    parser.add_argument("--posts", type=int, default=12, help="items a KIM")
    parser.add_argument("--choices", nargs="+", choices=CHOICES, default=CHOICES)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--where", choices=["tmpfs", "disk"], default="tmpfs")
    return parser.parse_args()


if __name__ == "__main__":
    main()
