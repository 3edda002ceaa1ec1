"""When something ends: in words with hour and zone, and for the script that marks what is over.

A page may stand for months without being built again, so whatever ends says so itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kimsite.rendering.moments.dates import say_instant


@dataclass(frozen=True, slots=True)
class Ending:
    """``words``: ``12 November 2026 pukul 18.00 WIT``; ``instant`` is ISO 8601 with its zone."""

    words: str
    instant: str


def say_ending(end: datetime, language: str) -> Ending:
    """The end ``end``, itself included, as someone in its zone says it."""
    return Ending(say_instant(end, language, weekday=False), end.isoformat())
