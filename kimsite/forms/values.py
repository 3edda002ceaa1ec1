"""The kinds of value a field may hold: text as people type it, made regular or refused.

Every refusal is a PydanticCustomError whose type is a code of the message catalogue, so that the
sentence the user reads is written there and not here.
"""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from kimsite.moment import FIRST_YEAR, LAST_YEAR, Moment, parse_moment
from kimsite.recurrence.rule import Rule
from kimsite.recurrence.words import parse_rule

_ALWAYS = {"selalu", "selamanya", "seterusnya", "always"}
_YES = {"ya", "iya", "y", "true", "yes", "on", "1", "ok", "oke", "benar", "betul", "sudah"}
_NO = {"tidak", "t", "false", "no", "off", "0", "bukan", "belum", "n"}
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+", re.UNICODE)
_PHONE = re.compile(r"\+?[\d\s().-]{6,24}")
_EMAIL = re.compile(r"[^@\s<>()\",;:]+@[^@\s<>()\",;:]+\.[^@\s<>()\",;:]+")


def _text_of(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("harus-teks", "text expected")
    return value.strip()


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = _text_of(value).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise PydanticCustomError("harus-ya-tidak", "flag expected")


def _moment(value: Any) -> Moment:
    if isinstance(value, Moment):
        return value
    text = _text_of(value)
    try:
        return parse_moment(text)
    except ValueError as error:
        known = {"mustahil": "tanggal-mustahil", "bentuk": "tanggal-tak-terbaca"}
        raise PydanticCustomError(known[str(error)], "moment expected") from None


def _until(value: Any) -> Moment | None:
    """A moment, or None for what never ends."""
    if value is None or (isinstance(value, str) and value.strip().lower() in _ALWAYS):
        return None
    return _moment(value)


def _count(value: Any) -> int:
    digits = _text_of(value).replace(".", "").replace("orang", "").strip()
    if not digits.isdecimal() or len(digits) > 9:
        raise PydanticCustomError("harus-angka", "whole number expected")
    return int(digits)


def _year(value: Any) -> int:
    text = _text_of(value)
    if not (text.isdecimal() and FIRST_YEAR <= int(text[:9]) <= LAST_YEAR):
        raise PydanticCustomError("tahun-tak-sah", "year expected")
    return int(text)


def _decimal(value: Any) -> float:
    try:
        number = float(_text_of(value).replace(",", "."))
    except ValueError:
        raise PydanticCustomError("harus-angka", "number expected") from None
    if number != number or abs(number) > 1e9:
        raise PydanticCustomError("harus-angka", "number expected")
    return number


def parse_web_address(value: Any) -> str:
    """An ``http(s)`` address; a bare host (``kim.id/amungsa``) gets ``https://``."""
    text = _text_of(value)
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    local = host == "localhost" or host.replace(".", "").isdigit()
    plain = not re.search(r"[\s<>\"'\\`{}|^\x00-\x1f]", text)
    if parts.scheme not in {"http", "https"} or not (local or _HOST.fullmatch(host)) or not plain:
        raise PydanticCustomError("alamat-web-tak-sah", "web address expected")
    _check_host(host)
    return text


def _check_host(host: str) -> None:
    """Refuse what the name system cannot hold: over 63 letters between two dots, or 253 in all."""
    try:
        name = host.encode("idna")
    except UnicodeError:
        long = any(len(label) > 30 for label in host.split("."))
        code = "nama-situs-panjang" if long else "alamat-web-tak-sah"
        raise PydanticCustomError(code, "host expected") from None
    if len(name) > 253:
        raise PydanticCustomError("nama-situs-panjang", "shorter host expected")


def parse_site_address(value: Any) -> str:
    """A web address that the addresses of pages can be joined to."""
    text = parse_web_address(value)
    parts = urlsplit(text)
    if "@" in parts.netloc or "?" in text or "#" in text:
        raise PydanticCustomError("alamat-situs-tak-sah", "address of a site expected")
    return text


def is_path(origin: str) -> bool:
    """Whether an origin names a file of the network's folder: ``kiriman/kim.json``, ``./kim.json``.

    What begins with a host is a web address, with or without ``https://``.
    """
    first = origin.split("/", 1)[0]
    return "://" not in origin and (first == "." or not _HOST.fullmatch(first.split(":")[0]))


def parse_origin(value: Any) -> str:
    """A web address, or the path of a file within the network's folder."""
    text = _text_of(value).replace("\\", "/")
    if not is_path(text):
        return parse_web_address(text)
    parts = text.removeprefix("./").split("/")
    if ".." in parts or not all(parts) or ":" in text or not text.isprintable():
        raise PydanticCustomError("sumber-tak-sah", "path within the network expected")
    return "./" + "/".join(parts)


def _phone(value: Any) -> str:
    text = _text_of(value)
    if not _PHONE.fullmatch(text):
        raise PydanticCustomError("nomor-telepon-tak-sah", "phone number expected")
    return text


def _door(value: Any) -> str:
    """Where one may knock: a web address, or a phone number as it was written."""
    text = _text_of(value)
    return _phone(text) if _PHONE.fullmatch(text) else parse_web_address(text)


def _rule(value: Any) -> Rule:
    if isinstance(value, Rule):
        return value
    try:
        return parse_rule(_text_of(value))
    except ValueError:
        raise PydanticCustomError("ulang-tak-terbaca", "rule expected") from None


def _email(value: Any) -> str:
    text = _text_of(value).removeprefix("mailto:")
    if not _EMAIL.fullmatch(text) or len(text) > 254:
        raise PydanticCustomError("email-tak-sah", "e-mail address expected")
    return text


def _split(separators: str, value: Any) -> Any:
    if isinstance(value, str):
        return [part.strip() for part in re.split(separators, value) if part.strip()]
    return value


def _words(value: Any) -> Any:
    return _split(r"[,;\n]", value)


def _lines(value: Any) -> Any:
    return _split(r"\n", value)


def _days(value: Any) -> Any:
    """A comma parts two days, but not ``Kamis`` from its date."""
    return _split(r"[;\n]|,(?=\s*\d)", value)


def _code(value: Any) -> str:
    text = _text_of(value)
    if not re.fullmatch(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?", text):
        raise PydanticCustomError("kode-wilayah-tak-sah", "region code expected")
    return text


def _language(value: Any) -> str:
    text = _text_of(value).lower()
    if not re.fullmatch(r"[a-z]{2,3}", text):
        raise PydanticCustomError("bahasa-tak-sah", "language code expected")
    return text


def wa_number(phone: str) -> str:
    """The digits wa.me wants: ``0812-3456`` and ``+62 812 3456`` are both ``628123456``.

    A spreadsheet drops the zero: ``8123456789`` is of this country too.
    """
    digits = re.sub(r"\D", "", phone)
    if digits.startswith("8") and "+" not in phone:
        return f"62{digits}"
    return f"62{digits[1:]}" if digits.startswith("0") else digits


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Line = Annotated[Text, BeforeValidator(lambda v: " ".join(v.split()) if isinstance(v, str) else v)]
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": ["boolean", "string"]})]
When = Annotated[
    Moment,
    PlainValidator(_moment),
    WithJsonSchema(
        {"type": "string", "examples": ["2026-01-02", "2 Januari 2026", "02/01/2026 09.30 WIT"]}
    ),
]
Until = Annotated[
    Moment | None,
    PlainValidator(_until),
    WithJsonSchema({"type": "string", "examples": ["2026-12-31", "31 Desember 2026", "selalu"]}),
]
Days = Annotated[tuple[When, ...], BeforeValidator(_days)]
Repeat = Annotated[
    Rule,
    PlainValidator(_rule),
    WithJsonSchema(
        {"type": "string", "examples": ["mingguan", "tiap Senin", "dua mingguan", "Jumat terakhir"]}
    ),
]
Door = Annotated[str, PlainValidator(_door), WithJsonSchema({"type": ["string", "integer"]})]
Count = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": ["integer", "string"]})]
Year = Annotated[int, PlainValidator(_year), WithJsonSchema({"type": ["integer", "string"]})]
Decimal = Annotated[float, PlainValidator(_decimal), WithJsonSchema({"type": ["number", "string"]})]
WebAddress = Annotated[str, PlainValidator(parse_web_address), WithJsonSchema({"type": "string"})]
SiteAddress = Annotated[str, PlainValidator(parse_site_address), WithJsonSchema({"type": "string"})]
Origin = Annotated[str, PlainValidator(parse_origin), WithJsonSchema({"type": "string"})]
Phone = Annotated[str, PlainValidator(_phone), WithJsonSchema({"type": ["string", "integer"]})]
Email = Annotated[str, PlainValidator(_email), WithJsonSchema({"type": "string"})]
Code = Annotated[
    str,
    PlainValidator(_code),
    WithJsonSchema({"type": "string", "examples": ["94", "94.04", "94.04.01", "94.04.01.1003"]}),
]
Language = Annotated[
    str,
    PlainValidator(_language),
    WithJsonSchema({"type": "string", "examples": ["id", "jv", "su", "mee"]}),
]
Words = Annotated[tuple[Line, ...], BeforeValidator(_words)]
Lines = Annotated[tuple[Text, ...], BeforeValidator(_lines)]
