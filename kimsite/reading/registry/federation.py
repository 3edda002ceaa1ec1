"""The networks that this one includes, by the name that each is kept under, in the order given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from kimsite.forms.network import Federated
from kimsite.forms.typed.addresses import is_path
from kimsite.problem import Problem, Span
from kimsite.reading.values.names import parse_slug


def name_of(source: Federated) -> str:
    """What a source is kept under: its ``nama``, else its host, else its file's folder."""
    if source.nama and (slug := parse_slug(source.nama)):
        return slug[:80].strip("-")
    if is_path(source.alamat):
        return parse_slug(source.alamat.removesuffix(".json"))[:80].strip("-") or "berkas"
    parts = urlsplit(source.alamat)
    path = parts.path.removesuffix("kim.json").removesuffix("datapackage.json")
    return parse_slug(f"{parts.netloc}-{path}")[:80].strip("-") or "jaringan"


def sources_of(sources: Iterable[Federated]) -> dict[str, Federated]:
    """The sources by name; of two that have the same the first is taken."""
    named: dict[str, Federated] = {}
    for source in sources:
        named.setdefault(name_of(source), source)
    return named


def report_twins(sources: Iterable[Federated], places: Mapping[str, Span]) -> list[Problem]:
    """The sources whose name is another's already."""
    seen: dict[str, int] = {}
    problems = []
    for number, source in enumerate(sources):
        first = seen.setdefault(name_of(source), number)
        if first != number:
            place = places.get(f"gabungan.{number}.nama") or places[f"gabungan.{number}.alamat"]
            line = places[f"gabungan.{first}"].line
            name = name_of(source)
            problems.append(Problem.at(place, "gabungan-ganda", nama=name, baris=line))
    return problems
