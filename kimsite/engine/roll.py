"""The roll of all KIM: one Card each, with the little that planning needs.

A profile that has not changed since the last build is not opened: its facts are remembered.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from pathlib import Path

from kimsite.engine.stamp import Stamp, stamp_site
from kimsite.engine.trace import Light
from kimsite.forms import Network
from kimsite.problem import Problem, Span
from kimsite.reading.profiles import Entry, load_entry
from kimsite.reading.tree import ProfileFile, Tree
from kimsite.regions import Regions


@dataclass(frozen=True, slots=True)
class Facts:
    """What a plan must know of a sound profile. ``rules`` digests the lists it was read with."""

    rules: str
    region: str
    offset: int
    fields: tuple[str, ...]
    number: str
    registered: bool
    elsewhere: bool


@dataclass(slots=True)
class Card:
    """One KIM on the roll. ``facts`` is None where its profile is broken."""

    found: ProfileFile
    stamp: Stamp
    light: Light | None
    facts: Facts | None = None
    withheld: bool = False

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
    """All cards by slug, when they were made (ns since 1970), and what was wrong."""

    cards: dict[str, Card] = field(default_factory=dict)
    taken: int = 0
    problems: list[Problem] = field(default_factory=list)


def call_roll(
    tree: Tree, lights: dict[str, Light], network: Network, regions: Regions, rules: str
) -> Roll:
    """Make a Card for every profile file; ``rules`` digests what profiles are checked against."""
    roll = Roll(taken=time.time_ns())
    twins: dict[str, list[ProfileFile]] = {}
    for found in tree.profiles:
        twins.setdefault(found.slug, []).append(found)
    for slug in sorted(twins):
        found = twins[slug][0]
        content = tree.root / "content" / "kim" / slug
        card = Card(found, stamp_site(found.file, content), lights.get(slug))
        roll.cards[slug] = card
        if len(twins[slug]) > 1:
            roll.problems += _report_twins(twins[slug])
        else:
            _learn(card, network, regions, rules, roll.problems)
    _withhold_numbers(roll, network, regions)
    roll.problems += _report_orphans(tree, set(twins))
    return roll


def write_facts(facts: Facts | None) -> str:
    """Facts as JSON."""
    return json.dumps(asdict(facts)) if facts is not None else ""


def _learn(
    card: Card, network: Network, regions: Regions, rules: str, problems: list[Problem]
) -> None:
    light = card.light
    if light is not None and light.facts and light.stamp == card.stamp.digest:
        given = json.loads(light.facts)
        if given["rules"] == rules:
            card.facts = Facts(**{**given, "fields": tuple(given["fields"])})
            return
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
    )


def _report_twins(files: list[ProfileFile]) -> list[Problem]:
    """Neither of two profiles of one slug is built: whose the content is, nobody can tell."""
    problems = []
    for number, found in enumerate(files):
        other = files[1 if number == 0 else 0]
        span = Span(found.shown)
        problems.append(Problem.at(span, "slug-ganda", slug=found.slug, lain=other.shown))
    return problems


def _withhold_numbers(roll: Roll, network: Network, regions: Regions) -> None:
    """A number stands for one KIM: later files (by path) that repeat it lose it."""
    owners: dict[str, Card] = {}
    for card in sorted(roll.cards.values(), key=lambda card: card.found.shown):
        number = card.facts.number if card.facts else ""
        owner = owners.setdefault(number, card) if number else card
        if owner is card:
            continue
        card.withheld = True
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


def _report_orphans(tree: Tree, slugs: set[str]) -> list[Problem]:
    """Content of a KIM that no profile registers would otherwise vanish without a word."""
    problems = []
    for slug in tree.slugs:
        if slug in slugs or not _holds_files(tree.root / "content" / "kim" / slug):
            continue
        alike = get_close_matches(slug, sorted(slugs), n=1, cutoff=0.7)
        usul = {"usul": alike[0]} if alike else {}
        span = Span(f"content/kim/{slug}")
        problems.append(Problem.at(span, "kim-tanpa-profil", slug=slug, **usul))
    return problems


def _holds_files(folder: Path) -> bool:
    return any(path.is_file() for path in folder.rglob("*"))
