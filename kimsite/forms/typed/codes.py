"""Codes that others gave out: of regions, of languages."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError

from kimsite.forms.typed.texts import text_of


def parse_code(value: Any) -> str:
    """A region's code in its dotted form: ``94``, ``94.04``, ``94.04.01``, ``94.04.01.1003``."""
    text = text_of(value)
    if not re.fullmatch(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?", text):
        raise PydanticCustomError("kode-wilayah-tak-sah", "region code expected")
    return text


def parse_language(value: Any) -> str:
    """The code of a language, of two or three letters (ISO 639)."""
    text = text_of(value).lower()
    if not re.fullmatch(r"[a-z]{2,3}", text):
        raise PydanticCustomError("bahasa-tak-sah", "language code expected")
    return text
