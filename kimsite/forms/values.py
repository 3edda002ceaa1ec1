"""The kinds of value that a field may hold, and what each looks like in a schema."""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from kimsite.forms.typed.addresses import parse_origin, parse_site_address, parse_web_address
from kimsite.forms.typed.codes import parse_code, parse_language
from kimsite.forms.typed.contacts import parse_door, parse_email, parse_person, parse_phone
from kimsite.forms.typed.moments import parse_repeat, parse_until, parse_when
from kimsite.forms.typed.numbers import parse_count, parse_decimal, parse_year
from kimsite.forms.typed.texts import parse_flag, split_days, split_lines, split_words
from kimsite.moment import Moment
from kimsite.recurrence.rule import Rule

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Line = Annotated[Text, BeforeValidator(lambda v: " ".join(v.split()) if isinstance(v, str) else v)]
PersonName = Annotated[Line, AfterValidator(parse_person)]
Flag = Annotated[bool, PlainValidator(parse_flag), WithJsonSchema({"type": ["boolean", "string"]})]
When = Annotated[
    Moment,
    PlainValidator(parse_when),
    WithJsonSchema(
        {"type": "string", "examples": ["2026-01-02", "2 Januari 2026", "02/01/2026 09.30 WIT"]}
    ),
]
Until = Annotated[
    Moment | None,
    PlainValidator(parse_until),
    WithJsonSchema({"type": "string", "examples": ["2026-12-31", "31 Desember 2026", "selalu"]}),
]
Days = Annotated[tuple[When, ...], BeforeValidator(split_days)]
Repeat = Annotated[
    Rule,
    PlainValidator(parse_repeat),
    WithJsonSchema(
        {"type": "string", "examples": ["mingguan", "tiap Senin", "dua mingguan", "Jumat terakhir"]}
    ),
]
Door = Annotated[str, PlainValidator(parse_door), WithJsonSchema({"type": ["string", "integer"]})]
Count = Annotated[int, PlainValidator(parse_count), WithJsonSchema({"type": ["integer", "string"]})]
Year = Annotated[int, PlainValidator(parse_year), WithJsonSchema({"type": ["integer", "string"]})]
Decimal = Annotated[
    float, PlainValidator(parse_decimal), WithJsonSchema({"type": ["number", "string"]})
]
WebAddress = Annotated[str, PlainValidator(parse_web_address), WithJsonSchema({"type": "string"})]
SiteAddress = Annotated[str, PlainValidator(parse_site_address), WithJsonSchema({"type": "string"})]
Origin = Annotated[str, PlainValidator(parse_origin), WithJsonSchema({"type": "string"})]
Phone = Annotated[str, PlainValidator(parse_phone), WithJsonSchema({"type": ["string", "integer"]})]
Email = Annotated[str, PlainValidator(parse_email), WithJsonSchema({"type": "string"})]
Code = Annotated[
    str,
    PlainValidator(parse_code),
    WithJsonSchema({"type": "string", "examples": ["94", "94.04", "94.04.01", "94.04.01.1003"]}),
]
Language = Annotated[
    str,
    PlainValidator(parse_language),
    WithJsonSchema({"type": "string", "examples": ["id", "jv", "su", "mee"]}),
]
Words = Annotated[tuple[Line, ...], BeforeValidator(split_words)]
Lines = Annotated[tuple[Text, ...], BeforeValidator(split_lines)]
