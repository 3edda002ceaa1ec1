"""Curves over logarithmic axes, as SVG written by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 360, 300
LEFT, TOP, RIGHT, BOTTOM = 58, 34, 28, 46
LINE = 18
NEAR = 0.01


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a plot: its name, its colour and its points, from left to right."""

    name: str
    colour: str
    points: Sequence[tuple[float, float]]


def draw_panels(across: str, panels: Mapping[str, Sequence[Curve]]) -> str:
    """One panel beside the other, each with its title, and one legend below."""
    named = {curve.name: curve for curves in panels.values() for curve in curves if curve.points}
    width, height = WIDTH * len(panels), HEIGHT + LINE * (len(named) + 1)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for number, (title, curves) in enumerate(panels.items()):
        lines.append(f'<g transform="translate({number * WIDTH} 0)">')
        lines += _panel(title, across, [curve for curve in curves if curve.points])
        lines.append("</g>")
    for number, curve in enumerate(named.values()):
        y = HEIGHT + LINE * (number + 0.5)
        lines.append(f'<path d="M{LEFT} {y}h24" stroke="{curve.colour}" stroke-width="2.5"/>')
        lines.append(f'<text x="{LEFT + 32}" y="{y + 4}">{escape(curve.name)}</text>')
    return "\n".join([*lines, "</svg>", ""])


def _panel(title: str, across: str, curves: Sequence[Curve]) -> list[str]:
    lines = [f'<text x="{LEFT}" y="20" font-weight="bold">{escape(title)}</text>']
    if not curves:
        return lines
    xs = _decades([x for curve in curves for x, _ in curve.points])
    ys = _decades([y for curve in curves for _, y in curve.points])
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM

    def place(value: float, ends: tuple[int, int], start: float, stop: float) -> float:
        share = (math.log10(value) - ends[0]) / (ends[1] - ends[0])
        return round(start + share * (stop - start), 1)

    for power in range(xs[0], xs[1] + 1):
        x = place(10**power, xs, LEFT, right)
        lines.append(f'<path d="M{x} {TOP}V{bottom}" stroke="#ddd"/>')
        lines.append(_label(x, bottom + 16, 10**power, "middle"))
    for power in range(ys[0], ys[1] + 1):
        y = place(10**power, ys, bottom, TOP)
        lines.append(f'<path d="M{LEFT} {y}H{right}" stroke="#ddd"/>')
        lines.append(_label(LEFT - 6, y + 4, 10**power, "end"))
    middle = (LEFT + right) / 2
    lines.append(f'<text x="{middle}" y="{bottom + 34}" text-anchor="middle">{across}</text>')
    for curve in curves:
        spots = [(place(x, xs, LEFT, right), place(y, ys, bottom, TOP)) for x, y in curve.points]
        path = "M" + "L".join(f"{x} {y}" for x, y in spots)
        lines.append(f'<path d="{path}" fill="none" stroke="{curve.colour}" stroke-width="2.5"/>')
        lines += [f'<circle cx="{x}" cy="{y}" r="3" fill="{curve.colour}"/>' for x, y in spots]
    return lines


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten around all values, at least one decade; 996 is as good as 1,000."""
    low = math.floor(math.log10(min(values)) + NEAR)
    return low, max(low + 1, math.ceil(math.log10(max(values)) - NEAR))


def _label(x: float, y: float, value: float, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="#555">{value:,g}</text>'
