"""A rule in the words people write: ``tiap Senin``, ``dua mingguan``, ``Jumat terakhir``.

``minggu`` is a week, and a Sunday where a day is meant: ``hari Minggu``, ``Sabtu dan Minggu``,
``Minggu pertama``. Where it could be either, both come to the same: ``mulai`` says the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kimsite.recurrence.rrule import parse_rrule
from kimsite.recurrence.rule import LAST, Rule, Unit, order_days, order_pairs

DAYS = {
    name: number
    for number, names in enumerate(
        ("senin monday", "selasa tuesday", "rabu wednesday", "kamis thursday",
         "jumat jum'at jumaat friday", "sabtu saturday", "ahad sunday")
    )
    for name in names.split()
}  # fmt: skip
WEEK_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "hari Minggu")
"""How each is written, in the order of ``date.weekday``."""
_SUNDAY = 6
_UNITS: dict[str, tuple[int, Unit]] = {
    "hari": (1, "day"), "harian": (1, "day"), "day": (1, "day"), "daily": (1, "day"),
    "minggu": (1, "week"), "mingguan": (1, "week"), "pekan": (1, "week"), "pekanan": (1, "week"),
    "week": (1, "week"), "weekly": (1, "week"), "dwimingguan": (2, "week"),
    "dwipekan": (2, "week"), "biweekly": (2, "week"), "fortnightly": (2, "week"),
    "bulan": (1, "month"), "bulanan": (1, "month"), "month": (1, "month"),
    "monthly": (1, "month"), "dwibulanan": (2, "month"), "triwulan": (3, "month"),
    "triwulanan": (3, "month"), "caturwulan": (4, "month"), "semester": (6, "month"),
    "tahun": (1, "year"), "tahunan": (1, "year"), "year": (1, "year"), "yearly": (1, "year"),
}  # fmt: skip
_NUMBERS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10,
}  # fmt: skip
_ORDINALS = {
    "pertama": 1, "kesatu": 1, "ke-1": 1, "kedua": 2, "ke-2": 2, "ketiga": 3, "ke-3": 3,
    "keempat": 4, "ke-4": 4, "kelima": 5, "ke-5": 5, "terakhir": LAST,
}  # fmt: skip
_FILLERS = {"tiap", "setiap", "sekali", "pada", "every", "on", "berulang", "di"}
_JOINING = {"dan", "and", ",", "&", "/"}
_CAPITAL = re.compile(r"\bMinggu\b")
"""As the day of the week is written."""
_TOKEN = re.compile(r"ke-\d+|\d+|[^\W\d_]+(?:['’][^\W\d_]+)?|[,&/]")
KNOWN = sorted({*DAYS, *_UNITS, *_NUMBERS, *_ORDINALS, *_FILLERS, "dan", "tanggal", "kerja"})
"""Every word that may stand in a rule."""
_MOST_STEPS = 99
_MOST_DAYS = 31


def parse_rule(text: str) -> Rule:
    """Read a rule, in words or as an RRULE. Raises ValueError."""
    if "=" in text:
        return parse_rrule(text)
    lowered = text.lower().replace("’", "'")
    if re.sub(r"[\s.]", "", _TOKEN.sub("", lowered)):
        raise ValueError(text)
    words: list[str] = []
    apart: set[int] = set()
    for token in _TOKEN.findall(lowered):
        if token in _FILLERS:
            apart.add(len(words))
        else:
            words.append(token)
    rule = _Reading(words, apart).rule()
    either = words == ["minggu"] and _CAPITAL.search(text) is not None
    return replace(rule, doubtful=True) if either else rule


@dataclass(slots=True)
class _Reading:
    """Reads word by word; ``step`` is a number that waits for its unit.

    ``apart`` are the words that ``tiap`` or its like stands before, ``weeks`` says that ``minggu``
    has counted the weeks of a month.
    """

    words: list[str]
    apart: set[int]
    weeks: bool = False
    step: int = 0
    steps: int = 1
    unit: Unit | None = None
    weekdays: list[int] = field(default_factory=list)
    group: list[int] = field(default_factory=list)
    nths: list[tuple[int, int]] = field(default_factory=list)
    days: list[int] = field(default_factory=list)

    def rule(self) -> Rule:
        """The rule that all words together make. Raises ValueError where they make none."""
        dated = False  # after ``tanggal`` numbers are days of the month
        for index, word in enumerate(self.words):
            if word in _JOINING:
                continue
            if word == "tanggal":
                dated = True
            elif dated and (word.isdecimal() or word == "terakhir"):
                self.days.append(int(word) if word.isdecimal() else LAST)
            else:
                dated = False
                self._take(index, word)
        return self._made()

    def _take(self, index: int, word: str) -> None:
        day = _SUNDAY if self._is_sunday(index) else DAYS.get(word)
        if day is not None:
            if self.nths and self.nths[-1][1] in self.group:
                self.group = []  # a new pair: ``Senin pertama, Kamis ketiga``
            self.weekdays.append(day)
            self.group.append(day)
        elif word in _ORDINALS and self.group:
            self.nths += [(_ORDINALS[word], weekday) for weekday in self.group]
        elif word == "kerja" and self.words[index - 1] == "hari":
            self.weekdays += range(5)
        elif (word == "hari" and self._is_lead(index)) or (
            word == "minggu" and self._is_week_of_month(index)
        ):
            pass
        elif word in _UNITS and self.unit is None:
            own, self.unit = _UNITS[word]
            self.steps, self.step = own * (self.step or 1), 0
        elif not self.step and (word.isdecimal() or word in _NUMBERS):
            self.step = int(word) if word.isdecimal() else _NUMBERS[word]
            if not 1 <= self.step <= _MOST_STEPS:
                raise ValueError(word)
        else:
            raise ValueError(word)

    def _is_lead(self, index: int) -> bool:
        """Whether ``hari`` opens the name of a day and is no unit."""
        after = self.words[index + 1] if index + 1 < len(self.words) else ""
        return after in DAYS or after in {"minggu", "kerja"}

    def _is_week_of_month(self, index: int) -> bool:
        """Whether ``minggu`` stands between a day and its number: ``Rabu minggu kedua``.

        Raises ValueError where it stands behind a day and no number follows.
        """
        numbered = self.words[index + 1 : index + 2] and self.words[index + 1] in _ORDINALS
        if self.weeks and numbered:  # ``Rabu minggu kedua dan minggu keempat``
            return True
        if index == 0 or index in self.apart or self.words[index - 1] not in DAYS:
            return False
        if not numbered:
            raise ValueError("minggu")
        self.weeks = True
        return True

    def _is_sunday(self, index: int) -> bool:
        """Whether ``minggu`` at ``index`` is a day of the week."""
        if self.words[index] != "minggu":
            return False
        wide = ["", "", *self.words, "", ""]
        far, before, _, after, beyond = wide[index : index + 5]
        if before in DAYS and index not in self.apart:  # ``Rabu minggu kedua`` is a Wednesday
            return False
        if after in _ORDINALS and self.weeks:
            return False
        if after in _ORDINALS and before == "," and far in DAYS:
            raise ValueError("minggu")  # ``Rabu, minggu kedua``: that Wednesday, or a Sunday
        joined = (before in _JOINING and far in DAYS) or (after in _JOINING and beyond in DAYS)
        if joined and after == "," and before not in _JOINING:
            raise ValueError("minggu")  # ``tiap minggu, Senin``: either, and they differ
        return joined or before == "hari" or after in _ORDINALS

    def _made(self) -> Rule:
        if self.step or (self.weekdays and self.days):
            raise ValueError("angka tanpa satuan")
        if self.nths:
            if len({weekday for _, weekday in self.nths}) < len(set(self.weekdays)):
                raise ValueError("hari tanpa urutan")
            return self._of("month", on=order_pairs(self.nths))
        if self.weekdays:
            return self._of("week", on=tuple((0, day) for day in sorted(set(self.weekdays))))
        if self.days:
            if not all(day == LAST or 1 <= day <= _MOST_DAYS for day in self.days):
                raise ValueError("tanggal")
            return self._of("month", days=order_days(self.days))
        if self.unit is None:
            raise ValueError("tanpa satuan")
        return Rule(self.unit, self.steps)

    def _of(self, unit: Unit, **more: tuple[tuple[int, int], ...] | tuple[int, ...]) -> Rule:
        if self.unit not in {None, unit}:
            raise ValueError("satuan lain")
        return Rule(unit, self.steps, **more)  # type: ignore[arg-type]
