"""Text, words, and yes or no."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError

_YES = {"ya", "iya", "y", "true", "yes", "on", "1", "ok", "oke", "benar", "betul", "sudah"}
_NO = {"tidak", "t", "false", "no", "off", "0", "bukan", "belum", "n"}


def text_of(value: Any) -> str:
    """The text of a value, without the space around it."""
    if not isinstance(value, str):
        raise PydanticCustomError("harus-teks", "text expected")
    return value.strip()


def parse_flag(value: Any) -> bool:
    """Yes or no, in the words that people use."""
    if isinstance(value, bool):
        return value
    word = text_of(value).lower()
    if word in _YES:
        return True
    if word in _NO:
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
    """A comma parts two days, but not ``Kamis`` from its date."""
    return _split(r"[;\n]|,(?=\s*\d)", value)
