"""One profile: read, checked against the regions and the network's lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kimsite.forms import Network, Profile
from kimsite.model import Region, Source
from kimsite.problem import Problem, Span
from kimsite.reading.tree.finds import ProfileFile
from kimsite.reading.values.binding import bind_form
from kimsite.reading.values.fields import known_fields
from kimsite.reading.values.pattern import matches
from kimsite.reading.values.text import read_text
from kimsite.reading.values.unknown import guess_region
from kimsite.reading.values.yaml import parse_yaml
from kimsite.regions import Regions


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the registry. ``profile`` is None where the file is broken."""

    slug: str
    shown: str
    source: Source
    profile: Profile | None = None
    chain: tuple[Region, ...] = ()
    places: Mapping[str, Span] = field(default_factory=dict)


def load_entry(
    found: ProfileFile,
    network: Network,
    regions: Regions,
    digests: dict[str, str] | None = None,
) -> tuple[Entry, list[Problem]]:
    """Read one profile; its problems say whether the site keeps its last good version.

    ``digests``, if given, learns that of the file.
    """
    source, problem = read_text(found.file, found.shown, digests)
    if source is None:
        fault = problem or Problem.at(Span(found.shown), "berkas-tak-terbaca")
        return Entry(found.slug, found.shown, Source(found.shown, "")), [_held(fault, found.slug)]
    broken = Entry(found.slug, found.shown, source)
    root, problems = parse_yaml(source)
    if root is None:
        problems = problems or [Problem.at(source.span(1), "berkas-kosong")]
        return broken, [_held(fault, found.slug) for fault in problems]
    bound, faults = bind_form(Profile, root, root.span, effect="situs-tetap")
    problems += [
        _held(fault, found.slug) if fault.effect == "situs-tetap" else fault for fault in faults
    ]
    if bound is None:
        return broken, problems
    profile, places = bound.form, bound.places
    code = profile.kode_wilayah
    chain = regions.chain(code)
    if not chain:
        values = guess_region(code, regions)
        fault = Problem.at(places["kode_wilayah"], "wilayah-tak-ada", **values)
        return broken, [*problems, _held(fault, found.slug)]
    if not (code == found.folder or code.startswith(found.folder + ".")):
        place = places["kode_wilayah"]
        values = {"kode": code, "folder": found.folder, "ke": f"communities/{code[:5]}/"}
        problems.append(Problem.at(place, "wilayah-beda-folder", **values))
    profile = _check_lists(problems, profile, places, network)
    return Entry(found.slug, found.shown, source, profile, chain, places), problems


def _held(problem: Problem, slug: str) -> Problem:
    """The same problem, saying that the site keeps its last good version."""
    return replace(problem, values=(*problem.values, ("slug", slug)), effect="situs-tetap")


def _check_lists(
    problems: list[Problem], profile: Profile, places: Mapping[str, Span], network: Network
) -> Profile:
    """Fields whose choices are data of the network: bidang, tingkat, and the number's pattern."""
    known = known_fields(network.bidang)
    fields, strange = known.sort(profile.bidang)
    if strange:
        problems += known.check(profile.bidang, places, Span(places["nama"].path))
    level = profile.tingkat
    if level is not None and any(p not in network.tingkat_kim for p in level.lower().split("/")):
        place = places["tingkat"]
        choices = ", ".join(network.tingkat_kim)
        problems.append(Problem.at(place, "tingkat-tak-dikenal", nilai=level, pilihan=choices))
        level = None
    pattern = network.nomor.pola if network.nomor else None
    if profile.nomor_induk and pattern and not matches(pattern, profile.nomor_induk):
        place = places["nomor_induk"]
        problems.append(
            Problem.at(place, "nomor-beda-pola", nomor=profile.nomor_induk, pola=pattern)
        )
    if (fields, level) == (profile.bidang, profile.tingkat):
        return profile
    return profile.model_copy(update={"bidang": fields, "tingkat": level})
