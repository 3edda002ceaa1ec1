"""A rule in words: ``setiap Senin dan Kamis``, ``setiap Jumat terakhir``, ``setiap tanggal 5``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from kimsite.recurrence.rule import LAST, Rule, order_days
from kimsite.rendering.moments.dates import name_day

Say = Callable[..., str]
"""The theme's word for a key, filled."""
_SUNDAY = 6
_KEYS = {"day": "ulang_harian", "year": "ulang_tahunan"}


def say_rule(rule: Rule, say: Say, language: str) -> str:
    """A settled ``rule`` in words, its end left aside; people may write them back to us."""
    if rule.unit in _KEYS:
        return _every(say, _KEYS[rule.unit], rule.step)
    if rule.unit == "week":
        days = _name_days(rule, say, language)
        return _every(say, "ulang_mingguan", rule.step, hari=days)
    if rule.days:
        told = [say("ulang_terakhir") if day == LAST else str(day) for day in rule.days]
        return _every(say, "ulang_tanggal", rule.step, tanggal=join_words(told, say))
    return _every(say, "ulang_bulanan", rule.step, hari=_name_ordinals(rule, say, language))


def join_words(words: Sequence[str], say: Say) -> str:
    """``Senin, Rabu dan Jumat``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {say('dan')} {words[-1]}"


def _every(say: Say, key: str, step: int, **values: str) -> str:
    return say(f"{key}_n", jumlah=step, **values) if step > 1 else say(key, **values)


def _name_days(rule: Rule, say: Say, language: str) -> str:
    weekdays = [weekday for _, weekday in rule.on]
    if weekdays == [_SUNDAY] and rule.step == 1:
        return say("ulang_hari_minggu")  # in Indonesian "minggu" alone is a week
    return join_words([name_day(day, language) for day in weekdays], say)


def _name_ordinals(rule: Rule, say: Say, language: str) -> str:
    """``Senin pertama dan ketiga, Kamis terakhir``."""
    told = []
    for weekday, pairs in groupby(sorted(rule.on, key=lambda pair: pair[1]), lambda pair: pair[1]):
        nths = order_days(nth for nth, _ in pairs)
        words = [say("ulang_terakhir" if nth == LAST else f"ulang_ke_{nth}") for nth in nths]
        hari = name_day(weekday, language)
        told.append(say("ulang_hari_ke", hari=hari, urutan=join_words(words, say)))
    return ", ".join(told)
