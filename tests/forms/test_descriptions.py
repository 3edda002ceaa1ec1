"""Every field is described, no description is left over, and every example is right."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kimsite.forms import FORMS, Form
from kimsite.forms.descriptions import SECRET, describe_field, descriptions
from kimsite.forms.jsonschema import form_fields
from kimsite.model import Source
from kimsite.reading.values.binding import bind_form
from kimsite.reading.values.yaml import parse_yaml


def forms_below(form: type[Form]) -> set[type[Form]]:
    found = {form}
    for child in form_fields(form).values():
        if child is not None:
            found |= forms_below(child)
    return found


ALL = sorted({f for form in FORMS.values() for f in forms_below(form)}, key=lambda f: f.__name__)
FIELDS = [(form, name) for form in ALL for name in form.model_fields]


@pytest.mark.parametrize(("form", "name"), FIELDS, ids=lambda v: getattr(v, "__name__", v))
def test_a_field_has_one_sentence_and_a_sound_example(form: type[Form], name: str) -> None:
    known = describe_field(form, name)
    assert known.meaning[0].isupper()
    assert known.meaning.endswith(".")
    assert len(known.meaning) <= 140
    source = Source("contoh.yaml", f"{name}: {known.example}")
    root, problems = parse_yaml(source)
    assert root is not None
    _, faults = bind_form(form, root, source.span(1))
    others = [f for f in faults if f.code != "isian-wajib-tak-ada"]
    assert problems + others == []


def test_no_description_is_left_over() -> None:
    by_name: dict[str, set[str]] = {}
    for form in ALL:
        for ancestor in form.__mro__:
            by_name.setdefault(ancestor.__name__, set()).update(form.model_fields)
    private = {key for form in ALL for key in form.PRIVATE}
    for section, fields in descriptions().items():
        known = private if section == SECRET else by_name.get(section, set())
        assert set(fields) - known == set(), section
    assert private == set(descriptions()[SECRET])


@pytest.mark.parametrize("name", sorted(FORMS))
def test_the_schema_describes_every_key_and_every_reference_leads_somewhere(name: str) -> None:
    schema = json.loads(json.dumps(FORMS[name].json_schema("uji")))
    seen = 0
    for node in nodes(schema):
        if "$ref" in node:
            assert follow(schema, node["$ref"])
        for key, value in node.get("properties", {}).items():
            seen += 1
            assert "$ref" in value or value == {} or "description" in value, key
        assert node.get("allOf") != [], "an empty allOf is not valid"
    assert seen >= len(FORMS[name].model_fields)


def nodes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [node for item in value for node in nodes(item)]
    if not isinstance(value, dict):
        return []
    return [value] + [node for item in value.values() for node in nodes(item)]


def follow(schema: Any, pointer: str) -> Any:
    for step in pointer.removeprefix("#/").split("/"):
        schema = schema[int(step)] if isinstance(schema, list) else schema[step]
    return schema
