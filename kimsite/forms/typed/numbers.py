"""Numbers."""

from __future__ import annotations

from typing import Any

from pydantic_core import PydanticCustomError

from kimsite.forms.typed.texts import text_of
from kimsite.moment import FIRST_YEAR, LAST_YEAR


def parse_count(value: Any) -> int:
    """A whole number: ``1.250``, ``25 orang``."""
    digits = text_of(value).replace(".", "").replace("orang", "").strip()
    if not digits.isdecimal() or len(digits) > 9:
        raise PydanticCustomError("harus-angka", "whole number expected")
    return int(digits)


def parse_year(value: Any) -> int:
    """A year."""
    text = text_of(value)
    if not (text.isdecimal() and FIRST_YEAR <= int(text[:9]) <= LAST_YEAR):
        raise PydanticCustomError("tahun-tak-sah", "year expected")
    return int(text)


def parse_decimal(value: Any) -> float:
    """A number, with a comma or a point."""
    try:
        number = float(text_of(value).replace(",", "."))
    except ValueError:
        raise PydanticCustomError("harus-angka", "number expected") from None
    if number != number or abs(number) > 1e9:
        raise PydanticCustomError("harus-angka", "number expected")
    return number
