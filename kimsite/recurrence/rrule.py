"""A rule as RFC 5545 writes it: the part of RRULE that a Rule can hold, checked.

Source: RFC 5545, section 3.3.10.
"""

from __future__ import annotations

import re
from datetime import UTC, date, time

from kimsite.moment import FIRST_YEAR, LAST_YEAR, Moment
from kimsite.recurrence.rule import LAST, WEEK, Rule, Unit, order_days, order_pairs

UNITS: dict[str, Unit] = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_NAMES = {unit: name for name, unit in UNITS.items()}
_DAY = re.compile(r"(\d|-1)?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
_PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"}


def parse_rrule(text: str) -> Rule:
    """Read ``FREQ=WEEKLY;BYDAY=MO``, with or without ``RRULE:``. Raises ValueError."""
    plain = re.sub(r"\s", "", text).upper().removeprefix("RRULE:").rstrip(";")
    pairs = [part.partition("=")[::2] for part in plain.split(";")]
    parts = dict(pairs)
    if len(parts) < len(pairs) or parts.keys() - _PARTS or _begins_elsewhere(parts):
        raise ValueError(text)
    unit = UNITS.get(parts.get("FREQ", ""))
    if unit is None or ("COUNT" in parts and "UNTIL" in parts):
        raise ValueError(text)
    on = tuple(_weekday(word, unit) for word in _listed(parts, "BYDAY"))
    days = tuple(_month_day(word) for word in _listed(parts, "BYMONTHDAY"))
    if (on and unit not in {"week", "month"}) or (days and unit != "month") or (on and days):
        raise ValueError(text)
    return Rule(
        unit,
        _number(parts.get("INTERVAL", "1")),
        order_pairs(on),
        order_days(days),
        _number(parts["COUNT"]) if "COUNT" in parts else 0,
        _until(parts["UNTIL"]) if "UNTIL" in parts else None,
    )


def write_rrule(rule: Rule, until: str = "") -> str:
    """The rule without its end, then ``until`` (as its calendar writes instants) or COUNT."""
    parts = [f"FREQ={_NAMES[rule.unit]}"]
    if rule.step > 1:
        parts.append(f"INTERVAL={rule.step}")
    if rule.on:
        parts.append("BYDAY=" + ",".join(f"{nth or ''}{WEEK[day]}" for nth, day in rule.on))
    if rule.days:
        parts.append("BYMONTHDAY=" + ",".join(map(str, rule.days)))
    if until:
        parts.append(f"UNTIL={until}")
    elif rule.times:
        parts.append(f"COUNT={rule.times}")
    return ";".join(parts)


def _begins_elsewhere(parts: dict[str, str]) -> bool:
    """Whether ``WKST`` asks for weeks that our Rule does not have, and it would matter.

    It only does where some weeks are left out and a week holds several of the days.
    """
    first = parts.get("WKST", "MO")
    several = parts.get("FREQ") == "WEEKLY" and "," in parts.get("BYDAY", "")
    return first not in WEEK or (first != "MO" and several and parts.get("INTERVAL", "1") != "1")


def _listed(parts: dict[str, str], name: str) -> list[str]:
    return parts[name].split(",") if name in parts else []


def _weekday(word: str, unit: str) -> tuple[int, int]:
    found = _DAY.fullmatch(word)
    if found is None or bool(found[1]) != (unit == "month"):
        raise ValueError(word)
    nth = int(found[1] or 0)
    if nth not in ({0} if unit == "week" else {1, 2, 3, 4, 5, LAST}):
        raise ValueError(word)
    return nth, WEEK.index(found[2])


def _month_day(word: str) -> int:
    day = int(word)
    if day != LAST and not 1 <= day <= 31:
        raise ValueError(word)
    return day


def _number(word: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,4}", word, re.ASCII):
        raise ValueError(word)
    return int(word)


def _until(word: str) -> Moment:
    found = _UNTIL.fullmatch(word)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        raise ValueError(word)
    day = date(int(found[1]), int(found[2]), int(found[3]))
    if found[4] is None:
        return Moment(day)
    clock = time(int(found[4]), int(found[5]), int(found[6]))
    return Moment(day, clock, UTC if found[7] else None)
