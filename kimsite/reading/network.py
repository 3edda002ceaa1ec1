"""``kimsite.yaml`` becomes the Network, or the problems that forbid a build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kimsite.forms import Network
from kimsite.problem import Problem
from kimsite.reading.binding import Bound, bind_form
from kimsite.reading.text import read_text
from kimsite.reading.yaml import parse_yaml

CONFIG = "kimsite.yaml"


def load_network(root: Path) -> tuple[Bound[Network] | None, list[Problem]]:
    """Read ``kimsite.yaml`` in ``root``; None where there is no usable one."""
    source, problem = read_text(root / CONFIG, CONFIG)
    if source is None:
        return None, _fatal([problem] if problem else [])
    node, problems = parse_yaml(source)
    if node is None:
        return None, _fatal(problems or [Problem.at(source.span(1), "berkas-kosong")])
    bound, faults = bind_form(Network, node, node.span)
    return bound, problems + faults if bound is not None else _fatal(problems + faults)


def _fatal(problems: list[Problem]) -> list[Problem]:
    """The same problems, saying that nothing can be built."""
    return [replace(problem, effect="tidak-dibangun") for problem in problems]
