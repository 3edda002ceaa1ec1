"""JSON Schema of a form, so that an editor completes and checks what a member types.

It accepts what the reader accepts: one value for a list, a bare text for a part, English keys,
an empty field, and a number where text is meant (``94.04`` is text to us, a number to an editor).

Source of the format: JSON Schema draft 2020-12.
"""

from __future__ import annotations

from typing import Any

from kimsite.forms.base import Form
from kimsite.forms.descriptions import describe_field

_SCALAR = ["string", "number", "boolean"]


def describe_form(form: type[Form], title: str) -> dict[str, Any]:
    """The schema of ``form`` with its short ways (lone value, bare text) and aliases."""
    schema = form.model_json_schema()
    forms = _forms_below(form)
    definitions = schema.get("$defs", {})
    for name, definition in definitions.items():
        short = bool(forms[name].SHORT)
        _open(definition, forms[name], f"#/$defs/{name}/{'anyOf/0/' if short else ''}properties/")
        if short:
            definitions[name] = {"anyOf": [definition, {"type": _SCALAR}]}
    _open(schema, form, "#/properties/")
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


def _open(schema: dict[str, Any], form: type[Form], here: str) -> None:
    """Let in the short ways, aliases and private keys; ``here`` points to the properties."""
    schema.pop("description", None)
    properties = schema["properties"]
    for name, child in form_fields(form).items():
        keyed = child is not None and child.KEYED is not None
        required = form.model_fields[name].is_required()
        properties[name] = {"anyOf": _ways(properties[name], keyed=keyed, required=required)}
        _describe(properties[name], form, name)
    for alias, name in form.ALIASES.items():
        properties[alias] = {"$ref": here + name} if name in properties else {}
    for name in sorted(form.PRIVATE):
        properties[name] = {}
        _describe(properties[name], form, name)
    needed = [[name, *_aliases(form, name)] for name in schema.pop("required", [])]
    if needed:
        schema["allOf"] = [{"anyOf": [{"required": [key]} for key in keys]} for keys in needed]


def _ways(value: dict[str, Any], *, keyed: bool, required: bool) -> list[dict[str, Any]]:
    """The shapes a field may have: as declared, alone instead of a list, keyed, empty."""
    value.pop("title", None)
    value.pop("default", None)
    ways: list[dict[str, Any]] = [dict(way) for way in value.get("anyOf", [value])]
    ways += [dict(way["items"]) for way in ways if way.get("type") == "array"]
    for way in ways:
        if way.get("type") == "string" and "enum" not in way:
            way["type"] = _SCALAR
        if way.get("items", {}).get("type") == "string":
            way["items"] = way["items"] | {"type": _SCALAR}
    if keyed:
        ways.append({"type": "object"})
    if not required and {"type": "null"} not in ways:
        ways.append({"type": "null"})
    return ways


def _aliases(form: type[Form], name: str) -> list[str]:
    return [alias for alias, meant in form.ALIASES.items() if meant == name]


def _describe(schema: dict[str, Any], form: type[Form], name: str) -> None:
    """What editors show beside the field. Examples in flow style (``{…}``) would not be texts."""
    known = describe_field(form, name)
    schema["description"] = known.meaning
    if known.example and known.example[0] not in "[{'":
        schema["examples"] = [known.example]
