"""Time and memory against size, from a thousand posts to a million: figures, then a plot.

    python -m benchmarks.sizes --where disk --sizes 1000 10000 100000 1005144

Every size is added to the file of figures when it is done, so a long series may be stopped and
taken up again; the plot is drawn anew from all that the file holds.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.machine import describe, work_folder
from benchmarks.measure import Cost
from benchmarks.network import write_network
from benchmarks.plot import Curve, draw_panels
from benchmarks.race import Lap, race, weigh
from benchmarks.rivals import enter

ROOT = Path(__file__).resolve().parent.parent
SIZES = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_005_144]
CASES = ("cold", "unchanged", "post")
MOST = {"hugo": 100_000, "pelican": 30_000}
"""The most posts a peer is given: 100,000 take Hugo about 5 GB."""
CURVES = (
    ("kimsite", "cold", "kimsite, cold", "#0b6e4f"),
    ("kimsite", "post", "kimsite, one edited post", "#5aa469"),
    ("kimsite", "unchanged", "kimsite, unchanged", "#9bc53d"),
    ("hugo", "cold", "Hugo, cold", "#d1495b"),
    ("pelican", "cold", "Pelican, cold", "#3066be"),
)
Point = dict[str, Any]


def main() -> None:
    """Measure the sizes that the file of figures lacks, then draw."""
    given = _arguments()
    figures = given.figures or ROOT / "benchmarks" / "results" / f"sizes-{given.where}.json"
    plot = given.plot or ROOT / "docs" / f"performance-{given.where}.svg"
    told = json.loads(figures.read_text("utf-8")) if figures.is_file() else {"points": []}
    done = {(p["posts"], p["words"]) for p in told["points"]}
    figures.parent.mkdir(parents=True, exist_ok=True)
    for size in given.sizes:
        if (size // given.posts * given.posts, given.words) in done and not given.again:
            continue
        names = ["kimsite", *(name for name in given.against if size <= MOST[name])]
        points = _measure(size // given.posts, names, given)
        made = {(p["posts"], p["words"]) for p in points}
        kept = [p for p in told["points"] if (p["posts"], p["words"]) not in made]
        about = describe(given.where, names)
        points = [{**point, "about": about} for point in points]
        told = {"points": [*kept, *points]}
        figures.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shown = [p for p in told["points"] if p["words"] == given.words]
    plot.write_text(_draw(shown), "utf-8")
    print(f"{figures}\n{plot}")


def _measure(kim: int, names: list[str], given: argparse.Namespace) -> list[Point]:
    """The medians of one size, for every program and case."""
    work = work_folder(given.where)
    try:
        network = work / "network"
        posts = write_network(network, kim, given.posts, given.words)
        peers = [enter(name, network, work) for name in names[1:]]
        rivals = [enter("kimsite", network, work), *peers]
        laps = list(race(rivals, CASES, given.rounds, sync=given.where == "disk"))
        files = {rival.name: weigh(rival.output)[0] for rival in rivals}
    finally:
        shutil.rmtree(work)
    keys = dict.fromkeys((lap.rival, lap.case) for lap in laps)
    return [
        {"posts": posts, "words": given.words, "kim": kim, "program": rival, "case": case,
         "rounds": given.rounds, "files": files.get(rival), **_middle(laps, rival, case)}
        for rival, case in keys
    ]  # fmt: skip


def _middle(laps: list[Lap], rival: str, case: str) -> dict[str, float]:
    costs = [lap.cost for lap in laps if (lap.rival, lap.case) == (rival, case)]
    fields = [field for field in Cost.__slots__ if field != "samples"]
    return {field: round(median(getattr(c, field) for c in costs), 3) for field in fields}


def _draw(points: list[Point]) -> str:
    def curves(field: str, unit: float) -> list[Curve]:
        return [
            Curve(label, colour, sorted(
                (p["posts"], p[field] / unit)
                for p in points
                if (p["program"], p["case"]) == (program, case)
            ))
            for program, case, label, colour in CURVES
        ]  # fmt: skip

    return draw_panels(
        "posts",
        {
            "seconds of the clock": curves("wall", 1),
            "MB, the largest process": curves("largest", 1e6),
            "MB, all processes together": curves("together", 1e6),
        },
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure time and memory against size.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of posts")
    parser.add_argument("--posts", type=int, default=12, help="items a KIM")
    parser.add_argument("--words", type=int, default=100, help="words an item")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--where", choices=["tmpfs", "disk"], default="disk")
    parser.add_argument("--against", nargs="*", choices=list(MOST), default=["hugo"])
    parser.add_argument("--again", action="store_true", help="measure known sizes again")
    parser.add_argument("--figures", type=Path, help="default: benchmarks/results/sizes-WHERE.json")
    parser.add_argument("--plot", type=Path, help="default: docs/performance-WHERE.svg")
    return parser.parse_args()


if __name__ == "__main__":
    main()
