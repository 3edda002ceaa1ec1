"""Where people are reached: telephone, WhatsApp, e-mail."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError

from kimsite.forms.typed.addresses import parse_web_address
from kimsite.forms.typed.texts import text_of

MANY_DIGITS = 7
"""So many digits are a number that belongs to somebody."""
_PHONE = re.compile(r"\+?[\d\s().-]{6,24}")
_EMAIL = re.compile(r"[^@\s<>()\",;:]+@[^@\s<>()\",;:]+\.[^@\s<>()\",;:]+")


def parse_phone(value: Any) -> str:
    """A telephone number as it was written."""
    text = " ".join(text_of(value).split())
    if not _PHONE.fullmatch(text):
        raise PydanticCustomError("nomor-telepon-tak-sah", "phone number expected")
    return text


def parse_door(value: Any) -> str:
    """Where one may knock: a web address, or a phone number as it was written."""
    text = text_of(value)
    return parse_phone(text) if _PHONE.fullmatch(text) else parse_web_address(text)


def parse_email(value: Any) -> str:
    """An e-mail address, with or without ``mailto:``."""
    text = text_of(value).removeprefix("mailto:")
    if not _EMAIL.fullmatch(text) or len(text) > 254 or not text.isprintable():
        raise PydanticCustomError("email-tak-sah", "e-mail address expected")
    return text


def parse_person(name: str) -> str:
    """The name of a person, which holds no number of a telephone or an identity card."""
    if len(re.sub(r"\D", "", name)) >= MANY_DIGITS:
        raise PydanticCustomError("nomor-bukan-nama", "name expected")
    return name


def wa_number(phone: str) -> str:
    """The digits wa.me wants: ``0812-3456`` and ``+62 812 3456`` are both ``628123456``.

    A spreadsheet drops the zero: ``8123456789`` is of this country too.
    """
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))
    digits = digits[2:] if digits.startswith("0062") else digits
    if digits.startswith("8") and "+" not in phone:
        return f"62{digits}"
    return f"62{digits[1:]}" if digits.startswith("0") else digits
