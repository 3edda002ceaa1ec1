"""What two KIM claim at once: a slug, a number, an address that was another's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kimsite.engine.surveying.card import Card
from kimsite.forms import Network
from kimsite.problem import Problem, Span
from kimsite.reading.tree.finds import ProfileFile
from kimsite.reading.values.names import parse_former_slug
from kimsite.region import lies_in
from kimsite.regions import Regions


def choose_profile(
    files: list[ProfileFile], network: Network, regions: Regions
) -> ProfileFile | None:
    """Of several profiles of one slug, the only one in the folder of its region.

    None where that does not tell whose the content is; then no one's is built.
    """
    from kimsite.reading.registry.profiles import load_entry

    at_home = []
    for found in files:
        if found.foreign:
            return None
        profile = load_entry(found, network, regions)[0].profile
        if profile is None:
            return None
        if lies_in(profile.kode_wilayah, found.folder):
            at_home.append(found)
    return at_home[0] if len(at_home) == 1 else None


def report_twins(files: list[ProfileFile], kept: ProfileFile | None) -> list[Problem]:
    """Say of each profile of one slug but the one that is ``kept`` which other there is."""
    problems = []
    for number, found in enumerate(files):
        if found is kept:
            continue
        other = kept or files[1 if number == 0 else 0]
        code = "profil-ganda" if other.folder == found.folder else "slug-ganda"
        problem = Problem.at(Span(found.shown), code, slug=found.slug, lain=other.shown)
        problems.append(replace(problem, effect="profil-lain-dipakai") if kept else problem)
    return problems


def withhold_numbers(cards: Iterable[Card], network: Network, regions: Regions) -> list[Problem]:
    """A number stands for one KIM: later files (``cards`` by path) that repeat it lose it."""
    problems = []
    owners: dict[str, Card] = {}
    for card in cards:
        number = card.facts.number if card.facts else ""
        owner = owners.setdefault(number, card) if number else card
        if card.withheld != (owner is not card):
            card.withheld, card.fresh_in = owner is not card, ""
        if owner is card:
            continue
        from kimsite.reading.registry.profiles import load_entry

        here, _ = load_entry(card.found, network, regions)
        there, _ = load_entry(owner.found, network, regions)
        place, line = here.places["nomor_induk"], there.places["nomor_induk"].line
        other = there.shown
        problems.append(Problem.at(place, "nomor-ganda", nomor=number, lain=other, baris=line))
    return problems


def withhold_former(
    living: Mapping[str, Card], cards: Iterable[Card], network: Network, regions: Regions
) -> list[Problem]:
    """A former address leads to one KIM: it may not be a ``living`` one's, nor a second one's."""
    problems = []
    owners = {slug: card.found for slug, card in living.items()}
    for card in cards:
        former = card.facts.former if card.facts is not None and card.has_site else ()
        known = ((slug, owners.setdefault(slug, card.found)) for slug in former)
        taken = {slug: owner for slug, owner in known if owner is not card.found}
        if card.taken != tuple(sorted(taken)):
            card.taken, card.fresh_in = tuple(sorted(taken)), ""
        if not taken:
            continue
        from kimsite.reading.registry.profiles import load_entry

        entry, _ = load_entry(card.found, network, regions)
        written = entry.profile.alamat_lama if entry.profile else ()
        for number, address in enumerate(written):
            owner = taken.get(parse_former_slug(address))
            if owner is not None:
                place = entry.places.get(f"alamat_lama.{number}") or entry.places["alamat_lama"]
                values = {"alamat": address, "lain": owner.shown}
                problems.append(Problem.at(place, "alamat-lama-terpakai", **values))
    return problems
