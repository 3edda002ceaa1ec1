"""The offices responsible for regions, and the ministry above them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.problem import Problem, Span
from kimsite.reading.tree.finds import Tree
from kimsite.reading.values.text import read_text
from kimsite.reading.values.unknown import guess_region
from kimsite.reading.values.yaml import parse_yaml
from kimsite.regions import Regions

if TYPE_CHECKING:
    from kimsite.forms import Office

MINISTRY = "kementerian"


def load_offices(tree: Tree, regions: Regions) -> dict[str, Office]:
    """Every office of ``tree`` by region code (MINISTRY included); problems go to ``tree``."""
    found = {
        code: _load_office(tree, code, file, shown, regions) for code, file, shown in tree.offices
    }
    return {code: office for code, office in sorted(found.items()) if office is not None}


def office_for(offices: dict[str, Office], code: str) -> Office | None:
    """The office nearest to the region ``code``, else the ministry."""
    while code:
        if code in offices:
            return offices[code]
        code = code.rpartition(".")[0]
    return offices.get(MINISTRY)


def _load_office(tree: Tree, code: str, file: Path, shown: str, regions: Regions) -> Office | None:
    from kimsite.forms import Office
    from kimsite.reading.values.binding import bind_form

    source, problem = read_text(file, shown)
    if source is None:
        fault = problem or Problem.at(Span(shown), "berkas-tak-terbaca")
        tree.report(replace(fault, effect="kantor-dilewati"))
        return None
    root, problems = parse_yaml(source)
    bound = None
    if root is not None:
        bound, faults = bind_form(Office, root, root.span, effect="kantor-dilewati")
        problems += faults
    else:
        problems = problems or [Problem.at(source.span(1), "berkas-kosong")]
        problems = [replace(fault, effect="kantor-dilewati") for fault in problems]
    for fault in problems:
        tree.report(fault)
    if bound is None:
        return None
    if code != "kementerian" and regions.find(code) is None:
        values = guess_region(code, regions)
        span = Span(shown)
        tree.report(Problem.at(span, "wilayah-tak-ada", effect="kantor-dilewati", **values))
        return None
    return bound.form
