"""The registry: profiles and offices read and checked, alone and against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from kimsite.forms import Network, Office, Profile
from kimsite.model import Region, Source
from kimsite.problem import Problem, Span
from kimsite.reading.binding import bind_form
from kimsite.reading.text import read_text
from kimsite.reading.tree import ProfileFile, Tree
from kimsite.reading.yaml import parse_yaml
from kimsite.regions import Regions


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the registry. ``profile`` is None where the file is broken."""

    slug: str
    shown: str
    source: Source
    profile: Profile | None = None
    chain: tuple[Region, ...] = ()
    places: dict[str, Span] = field(default_factory=dict)


@dataclass(slots=True)
class Registry:
    """All entries, sorted by slug, and the offices by region code (``kementerian`` included)."""

    entries: list[Entry] = field(default_factory=list)
    offices: dict[str, Office] = field(default_factory=dict)

    def office_for(self, chain: tuple[Region, ...]) -> Office | None:
        """The office nearest to the last region of ``chain``, else the ministry."""
        for region in reversed(chain):
            if region.code in self.offices:
                return self.offices[region.code]
        return self.offices.get("kementerian")


def load_registry(tree: Tree, network: Network, regions: Regions) -> Registry:
    """Read every profile and office of ``tree``; problems go to ``tree``."""
    registry = Registry()
    for code, file, shown in tree.offices:
        office = _load_office(tree, code, file, shown, regions)
        if office is not None:
            registry.offices[code] = office
    twins = _twins(tree.profiles)
    for found in tree.profiles:
        entry = load_entry(tree, found, network, regions)
        others = [other.shown for other in twins.get(found.slug, []) if other is not found]
        if others:
            span = Span(found.shown)
            tree.report(Problem.at(span, "slug-ganda", slug=found.slug, lain=others[0]), found.slug)
            entry = replace(entry, profile=None)
        registry.entries.append(entry)
    registry.entries = _unique_numbers(tree, registry.entries)
    registry.entries.sort(key=lambda entry: (entry.slug, entry.shown))
    _report_orphans(tree, registry)
    return registry


def load_entry(tree: Tree, found: ProfileFile, network: Network, regions: Regions) -> Entry:
    """Read one profile; its problems go to ``tree`` under its slug."""
    source, problem = read_text(found.file, found.shown)
    if source is None:
        if problem:
            tree.report(_held(problem, found.slug), found.slug)
        return Entry(found.slug, found.shown, Source(found.shown, ""))
    root, problems = parse_yaml(source)
    if root is None:
        for fault in problems or [Problem.at(source.span(1), "berkas-kosong")]:
            tree.report(_held(fault, found.slug), found.slug)
        return Entry(found.slug, found.shown, source)
    bound, faults = bind_form(Profile, root, root.span)
    for fault in problems + faults:
        broken = bound is None and fault.code.startswith("isian-wajib")
        tree.report(_held(fault, found.slug) if broken else fault, found.slug)
    if bound is None:
        return Entry(found.slug, found.shown, source)
    profile, places = bound.form, bound.places
    chain = regions.chain(profile.kode_wilayah)
    if not chain:
        _report_unknown_region(tree, profile, places["kode_wilayah"], found.slug, regions)
        return Entry(found.slug, found.shown, source)
    code = profile.kode_wilayah
    if not (code == found.folder or code.startswith(found.folder + ".")):
        place = places["kode_wilayah"]
        tree.report(
            Problem.at(place, "wilayah-beda-folder", kode=code, folder=found.folder), found.slug
        )
    profile = _check_lists(tree, profile, places, network, found.slug)
    return Entry(found.slug, found.shown, source, profile, chain, places)


def _held(problem: Problem, slug: str) -> Problem:
    """The same problem, saying that the site keeps its last good version."""
    return replace(problem, values=(*problem.values, ("slug", slug)), effect="situs-tetap")


def _check_lists(
    tree: Tree, profile: Profile, places: dict[str, Span], network: Network, slug: str
) -> Profile:
    """Fields whose choices are data of the network: bidang, tingkat, and the number's pattern."""
    start = Span(places["nama"].path)
    known = {field.slug for field in network.bidang}
    titles = {field.title.lower(): field.slug for field in network.bidang}
    kept: list[str] = []
    for index, word in enumerate(profile.bidang):
        chosen = word if word in known else titles.get(word.lower(), word.lower().replace(" ", "-"))
        if chosen in known:
            kept.append(chosen)
            continue
        place = places.get(f"bidang.{index}", places.get("bidang", start))
        alike = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.5)
        usul = {"usul": alike[0]} if alike else {}
        choices = ", ".join(sorted(known))
        tree.report(
            Problem.at(place, "bidang-tak-dikenal", bidang=word, pilihan=choices, **usul), slug
        )
    level = profile.tingkat
    if level is not None and any(p not in network.tingkat_kim for p in level.lower().split("/")):
        place = places.get("tingkat", start)
        choices = ", ".join(network.tingkat_kim)
        tree.report(Problem.at(place, "tingkat-tak-dikenal", nilai=level, pilihan=choices), slug)
        level = None
    pattern = network.nomor.pola if network.nomor else None
    if profile.nomor_induk and pattern and not re.fullmatch(pattern, profile.nomor_induk):
        place = places["nomor_induk"]
        tree.report(
            Problem.at(place, "nomor-beda-pola", nomor=profile.nomor_induk, pola=pattern), slug
        )
    return profile.model_copy(update={"bidang": tuple(dict.fromkeys(kept)), "tingkat": level})


def _report_unknown_region(
    tree: Tree, profile: Profile, place: Span, slug: str, regions: Regions
) -> None:
    values = {"kode": profile.kode_wilayah}
    nearest = regions.nearest_code(profile.kode_wilayah)
    if nearest:
        values["usul"] = nearest
        region = regions.find(nearest)
        values["nama"] = region.title if region else ""
    tree.report(_held(Problem.at(place, "wilayah-tak-ada", **values), slug), slug)


def _twins(profiles: list[ProfileFile]) -> dict[str, list[ProfileFile]]:
    seen: dict[str, list[ProfileFile]] = {}
    for profile in profiles:
        seen.setdefault(profile.slug, []).append(profile)
    return {slug: same for slug, same in seen.items() if len(same) > 1}


def _unique_numbers(tree: Tree, entries: list[Entry]) -> list[Entry]:
    """A number stands for one KIM: later files (by path) that repeat it lose it."""
    owners: dict[str, Entry] = {}
    kept: list[Entry] = []
    for entry in sorted(entries, key=lambda e: e.shown):
        number = entry.profile.nomor_induk if entry.profile else None
        owner = owners.setdefault(number, entry) if number else entry
        if entry.profile and owner is not entry:
            place = entry.places["nomor_induk"]
            first = owner.places["nomor_induk"]
            tree.report(
                Problem.at(place, "nomor-ganda", nomor=number, lain=owner.shown, baris=first.line),
                entry.slug,
            )
            bare = entry.profile.model_copy(update={"nomor_induk": None})
            kept.append(replace(entry, profile=bare))
        else:
            kept.append(entry)
    return kept


def _report_orphans(tree: Tree, registry: Registry) -> None:
    """Content of a KIM that no profile registers would otherwise vanish without a word."""
    slugs = {entry.slug for entry in registry.entries}
    for slug in sorted(set(tree.items) - slugs):
        alike = get_close_matches(slug, sorted(slugs), n=1, cutoff=0.7)
        usul = {"usul": alike[0]} if alike else {}
        span = Span(f"content/kim/{slug}")
        tree.report(Problem.at(span, "kim-tanpa-profil", slug=slug, **usul), slug)


def _load_office(tree: Tree, code: str, file: Path, shown: str, regions: Regions) -> Office | None:
    source, problem = read_text(file, shown)
    if source is None:
        tree.report(problem or Problem.at(Span(shown), "berkas-tak-terbaca"))
        return None
    root, problems = parse_yaml(source)
    bound = None
    if root is not None:
        bound, faults = bind_form(Office, root, root.span)
        problems += faults
    elif not problems:
        problems = [Problem.at(source.span(1), "berkas-kosong")]
    for fault in problems:
        tree.report(fault)
    if bound is None:
        return None
    if code != "kementerian" and regions.find(code) is None:
        tree.report(Problem.at(Span(shown), "wilayah-tak-ada", effect="kantor-dilewati", kode=code))
        return None
    return bound.form
