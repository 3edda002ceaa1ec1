"""``skema/*.json``: the forms as JSON Schema, so that an editor completes and checks."""

from __future__ import annotations

import json

from kimsite.forms import FORMS

SCHEMAS = "skema"


def render_schemas() -> dict[str, str]:
    """The schema of every form by its path in a network's folder."""
    return {f"{SCHEMAS}/{name}.json": render_schema(name) for name in sorted(FORMS)}


def render_schema(name: str) -> str:
    """One schema, as ``kimsite schema`` prints it."""
    schema = FORMS[name].json_schema(f"kimsite: {name}")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
