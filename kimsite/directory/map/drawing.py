"""The drawing inside a map's frame: land, areas, circles and names as SVG, in few bytes."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from markupsafe import Markup, escape

from kimsite.directory.map.chart import Chart, Spot
from kimsite.directory.map.circles import Circle, circles_of, pins_of
from kimsite.directory.map.coastline import load_coastline
from kimsite.directory.map.frame import Frame
from kimsite.directory.map.labels import Label, place_labels
from kimsite.directory.map.path import draw_path
from kimsite.directory.map.shades import classes_of
from kimsite.model import Target

LETTERS = {"lebar": 13, "sedang": 19, "sempit": 30}
"""The height of names in units for wide, middling and narrow screens, by class."""
_NUMBERED = 11.0  # the radius from which on a circle has its number written in it

Linking = Callable[[Target], str]


class Words(Protocol):
    """How numbers are written: the press."""

    def number(self, value: int) -> str:
        """``1.086``."""

    def kim(self, count: int) -> str:
        """``5 KIM``."""


def draw(chart: Chart, link: Linking, words: Words) -> Markup:
    """All that the frame of a map holds, the lowest first."""
    land = _land(chart.frame)
    return _marked((*land, *_areas(chart), *_views(chart, link, words), *_names(chart)))


@functools.lru_cache(maxsize=64)
def _land(frame: Frame) -> tuple[str, ...]:
    """The coast of the neighbours, and Indonesia's.

    Many pages show one frame, and a preview draws the same frames again.
    """
    coast = load_coastline()
    drawn = (("seberang", coast.near, 2.0), ("darat", coast.own, 1.0))
    paths = ((kind, draw_path(rings, frame, detail)) for kind, rings, detail in drawn)
    return tuple(f'<path class="{kind}" d="{data}"/>' for kind, data in paths if data)


def _areas(chart: Chart) -> Iterator[str]:
    """The areas within the borders that the network's office supplied."""
    classes = classes_of(chart)
    for shade in chart.shades:
        if data := draw_path(shade.rings, chart.frame, 1.5):
            yield f'<path class="daerah k{classes[shade.code]}" d="{data}"/>'
    if chart.border and (data := draw_path(chart.border.rings, chart.frame, 1.5)):
        yield f'<path class="batas" d="{data}"/>'


def _views(chart: Chart, link: Linking, words: Words) -> Iterator[str]:
    """The circles and pins of each view."""
    for number, view in enumerate(chart.views, start=1):
        circles = (_circle(circle, link, words) for circle in circles_of(chart, view))
        pins = (_pin(pin, link) for pin in pins_of(chart, view))
        kind = f"p{number} redup" if view.faint else f"p{number}"
        yield f'<g class="{kind}">{"".join((*circles, *pins))}</g>'


def _names(chart: Chart) -> Iterator[str]:
    """The names of places: for each width of screen those that have room there."""
    circles = [*circles_of(chart, chart.views[0]), *pins_of(chart, chart.views[0])]
    for kind, size in LETTERS.items():
        labels = "".join(map(_label, place_labels(circles, chart.frame.height, size)))
        if labels:
            yield f'<g class="nama-{kind}" aria-hidden="true">{labels}</g>'


def _circle(circle: Circle, link: Linking, words: Words) -> str:
    x, y, count = circle.x, circle.y, circle.count
    said = escape(f"{circle.spot.title}: {words.kim(count)}")
    drawn = f'<circle cx="{x}" cy="{y}" r="{circle.radius:.10g}"/>'
    if circle.radius >= _NUMBERED:
        drawn += f'<text x="{x}" y="{y}">{words.number(count)}</text>'
    return f'<a href="{_address(circle.spot, link)}"><title>{said}</title>{drawn}</a>'


def _pin(pin: Circle, link: Linking) -> str:
    title = f"<title>{escape(pin.spot.title)}</title>"
    drawn = f'<circle class="titik" cx="{pin.x}" cy="{pin.y}" r="{pin.radius:.10g}"/>'
    address = _address(pin.spot, link)
    return f'<a href="{address}">{title}{drawn}</a>' if address else f"<g>{title}{drawn}</g>"


def _address(spot: Spot, link: Linking) -> str:
    return str(escape(link(spot.target) if spot.target else spot.address))


def _label(label: Label) -> str:
    middle = ' class="tengah"' if label.middle else ""
    return f'<text x="{label.x}" y="{label.y}"{middle}>{escape(label.text)}</text>'


def _marked(pieces: Iterable[str]) -> Markup:
    return Markup("".join(pieces))  # noqa: S704 -- numbers, and what was escaped
