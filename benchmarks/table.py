"""Laps as a table in Markdown: medians, and medians of the ratios within each round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from benchmarks.race import COPY, Lap

HEAD = (
    "| KIM | case | program | wall, s | CPU, s | largest, MB | together, MB "
    "| kimsite ÷ it, wall | kimsite ÷ it, CPU |\n"
    "|--:|---|---|--:|--:|--:|--:|--:|--:|"
)
OURS = "kimsite"
MB = 1_000_000


def render_table(laps: Mapping[int, Sequence[Lap]]) -> str:
    """One row for each size, case and program; ratios carry their range over the rounds."""
    lines = [HEAD]
    for kim, all_laps in laps.items():
        for case in dict.fromkeys(lap.case for lap in all_laps):
            of_case = [lap for lap in all_laps if lap.case == case]
            names = dict.fromkeys(lap.rival for lap in of_case)
            lines += [f"| {kim:,} | {case} | {_row(of_case, name)} |" for name in names]
    return "\n".join(lines)


def ratios(laps: Iterable[Lap], name: str, field: str) -> list[float]:
    """Ours over ``name``'s, round by round."""
    told = {(lap.rival, lap.round): getattr(lap.cost, field) for lap in laps}
    rounds = sorted(turn for rival, turn in told if rival == name and (OURS, turn) in told)
    return [told[OURS, turn] / max(told[name, turn], 1e-9) for turn in rounds]


def _row(laps: Sequence[Lap], name: str) -> str:
    own = [lap.cost for lap in laps if lap.rival == name]
    cells = [
        f"`{name}`" if name == COPY else name,
        f"{median(cost.wall for cost in own):.2f}",
        f"{median(cost.cpu for cost in own):.2f}",
        f"{median(cost.largest for cost in own) / MB:.0f}",
        f"{median(cost.together for cost in own) / MB:.0f}",
    ]
    for field in ("wall", "cpu"):
        found = [] if name == OURS else ratios(laps, name, field)
        cells.append(_ratio(found))
    return " | ".join(cells)


def _ratio(found: Sequence[float]) -> str:
    if not found:
        return ""
    middle = f"**{median(found):.2f}**"
    return middle if len(found) == 1 else f"{middle} ({min(found):.2f}–{max(found):.2f})"
