"""What the network says of a KIM, as its profile shows it: by kind, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from kimsite.model import Mention, Target
from kimsite.moment import parse_moment
from kimsite.rendering.moments.dates import say_day
from kimsite.site.desk import Desk

MENTIONS = ("penghargaan", "program", "peserta")
"""The kinds, in the order in which a profile shows them."""
MOST = 20
"""Of one kind; a forum that has been to hundreds of events names the newest."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention as the profile shows it; ``facts`` are its words and when it was."""

    title: str
    page: Target
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """Those of one kind that are shown, and how many ``more`` there are."""

    shown: tuple[Told, ...] = ()
    more: int = 0


def tell_mentions(desk: Desk) -> dict[str, ToldGroup]:
    """The mentions of the KIM by kind, empty groups too."""
    mentions, language = desk.community.mentions, desk.setting.network.bahasa
    groups = {}
    for kind in MENTIONS:
        told = [_tell(mention, language) for mention in mentions if mention.kind == kind]
        groups[kind] = ToldGroup(tuple(told[:MOST]), max(0, len(told) - MOST))
    return groups


def _tell(mention: Mention, language: str) -> Told:
    when = " – ".join(
        _say(written, language) for written in (mention.date, mention.until) if written
    )
    return Told(mention.title, mention.page, tuple(filter(None, (mention.words, when))))


def _say(written: str, language: str) -> str:
    """A year as it is; a day in words."""
    return written if len(written) == 4 else say_day(parse_moment(written).day, language)
