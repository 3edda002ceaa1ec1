"""JSON Schema of a form, so that an editor completes and checks what a member types.

Source of the format: JSON Schema draft 2020-12.
"""

from __future__ import annotations

from typing import Any

from kimsite.forms.base import Form


def describe_form(form: type[Form], title: str) -> dict[str, Any]:
    """The schema of ``form`` with its short ways (lone value, bare text) and aliases."""
    schema = form.model_json_schema()
    forms = _forms_below(form)
    definitions = schema.get("$defs", {})
    for name, definition in definitions.items():
        _open(definition, forms[name])
    _open(schema, form)
    for name, definition in definitions.items():
        if forms[name].SHORT:
            short = {"type": ["string", "number"]}
            definitions[name] = {"anyOf": [definition, short]}
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = title
    return schema


def _forms_below(form: type[Form]) -> dict[str, type[Form]]:
    found: dict[str, type[Form]] = {}
    for child in form_fields(form).values():
        if child is not None:
            found |= {child.__name__: child} | _forms_below(child)
    return found


def form_fields(form: type[Form]) -> dict[str, type[Form] | None]:
    """Each field of ``form`` and the form it holds (alone, optional or in a tuple), if any."""
    return {name: _form_in(field.annotation) for name, field in form.model_fields.items()}


def _form_in(annotation: Any) -> type[Form] | None:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        inner = _form_in(argument)
        if inner is not None:
            return inner
    return None


def _open(schema: dict[str, Any], form: type[Form]) -> None:
    """Let one value stand for a list, a mapping for keyed lists, and aliases for their keys."""
    schema.pop("description", None)
    properties = schema["properties"]
    children = form_fields(form)
    for name, value in list(properties.items()):
        value.pop("title", None)
        value.pop("default", None)
        if value.get("type") != "array":
            continue
        ways = [value, value["items"]]
        child = children.get(name)
        if child is not None and child.KEYED:
            ways.append({"type": "object"})
        properties[name] = {"anyOf": ways}
    for alias, name in form.ALIASES.items():
        properties[alias] = {"$ref": f"#/properties/{name}"} if name in properties else {}
    for name in sorted(form.PRIVATE):
        properties[name] = {}
