"""Text, words, and yes or no."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError

YES = {"ya", "iya", "y", "true", "yes", "on", "1", "ok", "oke", "benar", "betul", "sudah"}
NO = {"tidak", "t", "false", "no", "off", "0", "bukan", "belum", "n"}
_WEEKDAYS = {
    "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "jum’at", "sabtu", "minggu", "ahad",
}  # fmt: skip
_HOUR = re.compile(
    r"(?:(?:pukul|jam|pkl\.?)\s*)?\d{1,2}[.:]\d\d(?:\s*wi(?:b|ta|t))?", re.IGNORECASE
)
_UNSEEN = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
)
"""Signs that come along when text is copied from chats and the web, and that nobody sees."""


def text_of(value: Any) -> str:
    """The text of a value, without the space around it and signs that nobody sees."""
    if not isinstance(value, str):
        raise PydanticCustomError("harus-teks", "text expected")
    return value.translate(_UNSEEN).strip()


def parse_flag(value: Any) -> bool:
    """Yes or no, in the words that people use."""
    if isinstance(value, bool):
        return value
    word = text_of(value).lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise PydanticCustomError("harus-ya-tidak", "flag expected")


def _split(separators: str, value: Any) -> Any:
    if isinstance(value, str):
        return [part.strip() for part in re.split(separators, value) if part.strip()]
    return value


def split_words(value: Any) -> Any:
    """Words between commas, semicolons or ends of lines."""
    return _split(r"[,;\n]", value)


def split_lines(value: Any) -> Any:
    """One for each line."""
    return _split(r"\n", value)


def split_days(value: Any) -> Any:
    """A comma parts two days, but not ``Kamis`` from its date, nor a day from its hour."""
    if not isinstance(value, str):
        return value
    days: list[str] = []
    for part in _split(r"[;\n,]", value):
        named = days and days[-1].lower().removeprefix("hari ") in _WEEKDAYS
        joined = named or (days and _HOUR.fullmatch(part))
        days[-1:] = [f"{days[-1]}, {part}"] if joined else [*days[-1:], part]
    return days
