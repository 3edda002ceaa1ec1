"""The race, from arguments to a table in Markdown: what ``make bench`` runs.

python -m benchmarks.run --kim 600 2000 --posts 12 --words 100 --rounds 5 --where tmpfs
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import asdict
from pathlib import Path

from benchmarks.machine import describe, work_folder
from benchmarks.network import write_network
from benchmarks.race import Lap, race, weigh
from benchmarks.rivals import CASES, RIVALS, enter
from benchmarks.table import render_table


def main() -> None:
    """Race at every size asked for, then print the machine, the table and the outputs."""
    given = _arguments()
    names = ["kimsite", *(name for name in given.against if name != "kimsite")]
    lines = describe(given.where, names)
    laps: dict[int, list[Lap]] = {}
    outputs = ["| KIM | program | files | pages | MB |", "|--:|---|--:|--:|--:|"]
    for kim in given.kim:
        work = work_folder(given.where)
        try:
            network = work / "network"
            write_network(network, kim, given.posts, given.words, given.photos)
            peers = [enter(name, network, work) for name in names if name != "kimsite"]
            rivals = [enter("kimsite", network, work), *peers]
            laps[kim] = list(race(rivals, given.cases, given.rounds, sync=given.where == "disk"))
            for rival in rivals:
                files, pages, size = weigh(rival.output)
                outputs.append(
                    f"| {kim:,} | {rival.name} | {files:,} | {pages:,} | {size / 1e6:,.1f} |"
                )
        finally:
            if not given.keep:
                shutil.rmtree(work)
    lines.append(
        f"{given.posts} items a KIM of {given.words} words, {given.photos:g} photos each; "
        f"medians of {given.rounds} rounds"
    )
    print("\n".join(f"- {line}" for line in lines), render_table(laps), "\n".join(outputs),
          sep="\n\n")  # fmt: skip
    if given.save:
        told = {str(kim): [asdict(lap) for lap in all_] for kim, all_ in laps.items()}
        given.save.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"about": lines, "laps": told}, ensure_ascii=False, indent=1)
        given.save.write_text(text + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Race kimsite against its peers.")
    parser.add_argument("--kim", type=int, nargs="+", default=[600, 2000], help="sizes")
    parser.add_argument("--posts", type=int, default=12, help="items a KIM")
    parser.add_argument("--words", type=int, default=100, help="words an item")
    parser.add_argument("--photos", type=float, default=0, help="phone photos an item")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--where", choices=["tmpfs", "disk"], default="tmpfs")
    parser.add_argument("--cases", nargs="+", choices=CASES, default=list(CASES), metavar="CASE",
                        help=", ".join(CASES))  # fmt: skip
    parser.add_argument("--against", nargs="*", choices=list(RIVALS), default=["hugo"],
                        metavar="PEER", help=", ".join(RIVALS))  # fmt: skip
    parser.add_argument("--save", type=Path, help="also write every lap here, as JSON")
    parser.add_argument("--keep", action="store_true", help="leave the work folder behind")
    return parser.parse_args()


if __name__ == "__main__":
    main()
