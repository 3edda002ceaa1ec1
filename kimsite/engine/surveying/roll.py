"""The roll of all KIM: one Card each, with the little that planning needs.

A profile that has not changed since the last build is not opened: its facts are remembered.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kimsite.engine.remembering.trace import Light
from kimsite.engine.surveying.stamp import Stamp
from kimsite.engine.surveying.survey import Survey
from kimsite.forms import Network
from kimsite.problem import Problem, Span
from kimsite.reading.tree.finds import ProfileFile, Tree
from kimsite.reading.values.names import parse_former_slug
from kimsite.region import lies_in
from kimsite.regions import Regions

if TYPE_CHECKING:
    from kimsite.reading.registry.profiles import Entry


class Facts(NamedTuple):
    """What a plan must know of a sound profile. ``rules`` digests the lists it was read with."""

    rules: str
    region: str
    offset: int
    fields: tuple[str, ...]
    number: str
    registered: bool
    elsewhere: bool
    former: tuple[str, ...] = ()


@dataclass(slots=True)
class Card:
    """One KIM on the roll. ``facts`` is None where its profile is broken.

    ``withheld`` says that its number is another's, ``taken`` which of its former slugs are.
    ``fresh_in`` names the circumstances in which a plan has found it fresh.
    """

    found: ProfileFile
    stamp: Stamp
    light: Light | None
    facts: Facts | None = None
    withheld: bool = False
    taken: tuple[str, ...] = ()
    fresh_in: str = ""

    @property
    def slug(self) -> str:
        """The KIM's slug."""
        return self.found.slug

    @property
    def has_site(self) -> bool:
        """A registered KIM has its site here, unless it lives elsewhere and has no texts here."""
        facts = self.facts
        return facts is not None and facts.registered and (self.stamp.texts or not facts.elsewhere)


@dataclass(slots=True)
class Roll:
    """All cards by slug, the digest of what profiles were checked against, what was wrong."""

    rules: str
    cards: dict[str, Card] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def call_roll(
    survey: Survey,
    lights: dict[str, Light],
    network: Network,
    regions: Regions,
    rules: str,
    before: Roll | None = None,
) -> Roll:
    """Make a Card for every KIM; ``rules`` digests what profiles are checked against.

    A card of the roll ``before`` serves again where nothing about it has moved since.
    """
    roll = Roll(rules)
    known = before.cards if before is not None and before.rules == rules else {}
    for slug, files in survey.profiles.items():
        kept = files[0] if len(files) == 1 else _choose(files, network, regions)
        found, stamp, light = kept or files[0], survey.stamps[slug], lights.get(slug)
        card = known.get(slug)
        if (
            card is None
            or card.stamp is not stamp
            or card.light is not light
            or (card.found is not found and card.found != found)  # of another walk, but equal
            or card.facts is None
            or len(files) > 1
        ):
            card = Card(found, stamp, light)
            if kept is not None and not kept.foreign:
                _learn(card, network, regions, rules, roll.problems)
        if len(files) > 1:
            roll.problems += _report_twins(files, kept)
        card.found = found  # equal, if of another walk
        roll.cards[slug] = card
    cards = ((roll.cards[profile.slug], profile) for profile in survey.tree.profiles)
    in_order = [card for card, profile in cards if card.found is profile]
    _withhold_numbers(roll, in_order, network, regions)
    _withhold_former(roll, in_order, network, regions)
    roll.problems += _report_orphans(survey.tree, set(roll.cards))
    return roll


def write_facts(facts: Facts | None) -> str:
    """Facts as a JSON list, ``rules`` first."""
    return json.dumps(facts, separators=(",", ":")) if facts is not None else ""


def read_facts(text: str) -> Facts:
    """Facts from JSON."""
    facts = Facts(*json.loads(text))
    return facts._replace(fields=tuple(facts.fields), former=tuple(facts.former))


def _learn(
    card: Card, network: Network, regions: Regions, rules: str, problems: list[Problem]
) -> None:
    light = card.light
    if light is not None and light.facts and light.stamp == card.stamp.digest:
        facts = read_facts(light.facts)
        if facts.rules == rules:
            card.facts = facts
            return
    from kimsite.reading.registry.profiles import load_entry

    entry, faults = load_entry(card.found, network, regions)
    card.facts = _facts_of(entry, rules)
    if card.facts is None:
        problems += faults  # those of a sound profile are told with its site


def _facts_of(entry: Entry, rules: str) -> Facts | None:
    profile = entry.profile
    if profile is None:
        return None
    return Facts(
        rules=rules,
        region=entry.chain[-1].code,
        offset=entry.chain[-1].utc_offset,
        fields=profile.bidang,
        number=profile.nomor_induk or "",
        registered=profile.pendaftaran == "terdaftar",
        elsewhere=profile.situs_lain is not None,
        former=tuple(filter(None, map(parse_former_slug, profile.alamat_lama))),
    )


def _choose(files: list[ProfileFile], network: Network, regions: Regions) -> ProfileFile | None:
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


def _report_twins(files: list[ProfileFile], kept: ProfileFile | None) -> list[Problem]:
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


def _withhold_numbers(roll: Roll, cards: list[Card], network: Network, regions: Regions) -> None:
    """A number stands for one KIM: later files (``cards`` by path) that repeat it lose it."""
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
        roll.problems.append(
            Problem.at(
                here.places["nomor_induk"],
                "nomor-ganda",
                nomor=number,
                lain=there.shown,
                baris=there.places["nomor_induk"].line,
            )
        )


def _withhold_former(roll: Roll, cards: list[Card], network: Network, regions: Regions) -> None:
    """A former address leads to one KIM: it may not be a living one's, nor a second one's."""
    owners = {slug: card.found for slug, card in roll.cards.items()}
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
                roll.problems.append(Problem.at(place, "alamat-lama-terpakai", **values))


def _report_orphans(tree: Tree, slugs: set[str]) -> list[Problem]:
    """Content of a KIM that no profile registers would otherwise vanish without a word."""
    problems: list[Problem] = []
    if tree.unread:  # the profile may stand where one cannot look
        return problems
    for slug in tree.slugs:
        if slug in slugs or not _holds_files(tree.root / "content" / "kim" / slug):
            continue
        alike = get_close_matches(slug, sorted(slugs), n=1, cutoff=0.7)
        usul = {"usul": alike[0]} if alike else {}
        span = Span(f"content/kim/{slug}")
        problems.append(Problem.at(span, "kim-tanpa-profil", slug=slug, **usul))
    return problems


def _holds_files(folder: Path) -> bool:
    """Whether any file is below ``folder``, or may be, where one cannot look."""
    closed: list[OSError] = []
    return any(names for _, _, names in os.walk(folder, onerror=closed.append)) or bool(closed)
