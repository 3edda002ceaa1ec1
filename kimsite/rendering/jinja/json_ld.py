"""JSON-LD: what a page tells machines, as JSON that no ``<script>`` element can be left by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup


def write_json_ld(described: Mapping[str, Any] | None) -> Markup:
    """What stands inside the element; nothing where there is nothing to tell."""
    return htmlsafe_json_dumps(described) if described else Markup()
