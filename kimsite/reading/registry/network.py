"""``kimsite.yaml`` becomes the Network, or the problems that forbid a build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kimsite.forms import Network
from kimsite.forms.network import Field
from kimsite.problem import Problem
from kimsite.reading.registry.doubts import report_doubts
from kimsite.reading.registry.federation import report_twins
from kimsite.reading.values.binding import Bound, bind_form
from kimsite.reading.values.names import is_slug, parse_slug
from kimsite.reading.values.pattern import is_pattern
from kimsite.reading.values.text import read_text
from kimsite.reading.values.yaml import parse_yaml

CONFIG = "kimsite.yaml"


def load_network(root: Path) -> tuple[Bound[Network] | None, list[Problem]]:
    """Read ``kimsite.yaml`` in ``root``; None where there is no usable one."""
    source, problem = read_text(root / CONFIG, CONFIG)
    if source is None:
        return None, _fatal([problem] if problem else [])
    node, problems = parse_yaml(source)
    if node is None:
        return None, _fatal(problems or [Problem.at(source.span(1), "berkas-kosong")])
    bound, faults = bind_form(Network, node, node.span, effect="tidak-dibangun")
    if bound is None:
        return None, problems + faults
    changes: dict[str, object] = {"bidang": tuple(_name_fields(bound, faults))}
    faults += report_doubts(bound)
    numbering = bound.form.nomor
    if numbering is not None and numbering.pola and not is_pattern(numbering.pola):
        place = bound.places["nomor.pola"]
        faults.append(Problem.at(place, "pola-tak-sah", pola=numbering.pola))
        changes["nomor"] = numbering.model_copy(update={"pola": None})
    if bound.form.peta is not None and (code := _refuse_borders(root, bound.form.peta)):
        faults.append(Problem.at(bound.places["peta"], code, berkas=bound.form.peta))
        changes["peta"] = None
    faults += report_twins(bound.form.gabungan, bound.places)
    return replace(bound, form=bound.form.model_copy(update=changes)), problems + faults


def _name_fields(bound: Bound[Network], faults: list[Problem]) -> Iterator[Field]:
    """``- Ekonomi Kreatif`` means a field of that name; its slug is made from it, once."""
    seen: set[str] = set()
    for number, field in enumerate(bound.form.bidang):
        slug = parse_slug(field.slug)
        if not slug or slug in seen:
            place = bound.places.get(f"bidang.{number}.slug") or bound.places["bidang"]
            code = "bidang-ganda" if slug else "bidang-tanpa-huruf"
            faults.append(Problem.at(place, code, bidang=field.slug))
        else:
            seen.add(slug)
            own = is_slug(field.slug)
            yield field if own else Field(slug=slug, nama=field.nama or field.slug)


def _refuse_borders(root: Path, path: str) -> str:
    """Why the file that ``peta`` names is not taken; empty if it is."""
    try:
        file = (root / path).resolve()
        if not file.is_relative_to(root.resolve()):
            return "peta-keluar-folder"
        return "" if file.is_file() else "peta-tak-ada"
    except (OSError, ValueError):  # a name that no file can have
        return "peta-tak-ada"


def _fatal(problems: list[Problem]) -> list[Problem]:
    """The same problems, saying that nothing can be built."""
    return [replace(problem, effect="tidak-dibangun") for problem in problems]
