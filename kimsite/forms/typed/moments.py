"""When something is: a moment, an end or none, a rule by which it comes again."""

from __future__ import annotations

from typing import Any

from pydantic_core import PydanticCustomError

from kimsite.forms.typed.texts import text_of
from kimsite.moment import Moment, parse_moment
from kimsite.recurrence.rule import Rule
from kimsite.recurrence.words import parse_rule

_ALWAYS = {"selalu", "selamanya", "seterusnya", "always"}


def parse_when(value: Any) -> Moment:
    """A day or a moment of a day, as people write it."""
    if isinstance(value, Moment):
        return value
    text = text_of(value)
    try:
        return parse_moment(text)
    except ValueError as error:
        known = {"mustahil": "tanggal-mustahil", "bentuk": "tanggal-tak-terbaca"}
        raise PydanticCustomError(known[str(error)], "moment expected") from None


def parse_until(value: Any) -> Moment | None:
    """A moment, or None for what never ends."""
    if value is None or (isinstance(value, str) and text_of(value).lower() in _ALWAYS):
        return None
    return parse_when(value)


def parse_repeat(value: Any) -> Rule:
    """A rule such as ``tiap Senin``."""
    if isinstance(value, Rule):
        return value
    try:
        return parse_rule(text_of(value))
    except ValueError:
        raise PydanticCustomError("ulang-tak-terbaca", "rule expected") from None
