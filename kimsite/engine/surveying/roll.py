"""The roll of all KIM: one Card each, with the little that planning needs.

A profile that has not changed since the last build is not opened: its facts are remembered.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kimsite.engine.remembering.light import Light
from kimsite.engine.surveying.card import Card
from kimsite.engine.surveying.claims import (
    choose_profile,
    report_twins,
    withhold_former,
    withhold_numbers,
)
from kimsite.engine.surveying.facts import facts_of, read_facts
from kimsite.engine.surveying.orphans import report_orphans
from kimsite.engine.surveying.survey import Survey
from kimsite.forms import Network
from kimsite.problem import Problem
from kimsite.regions import Regions


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
        kept = files[0] if len(files) == 1 else choose_profile(files, network, regions)
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
            roll.problems += report_twins(files, kept)
        card.found = found  # equal, if of another walk
        roll.cards[slug] = card
    cards = ((roll.cards[profile.slug], profile) for profile in survey.tree.profiles)
    in_order = [card for card, profile in cards if card.found is profile]
    roll.problems += withhold_numbers(in_order, network, regions)
    roll.problems += withhold_former(roll.cards, in_order, network, regions)
    roll.problems += report_orphans(survey.tree, set(roll.cards))
    return roll


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
    card.facts = facts_of(entry, rules)
    if card.facts is None:
        problems += faults  # those of a sound profile are told with its site
