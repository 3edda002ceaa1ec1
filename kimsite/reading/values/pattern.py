"""The number's pattern, which an administrator writes: matched in linear time, whatever it says.

Python's own ``re`` can be sent into years of backtracking by ``(a+)+``; pydantic's (Rust) cannot.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import StringConstraints, TypeAdapter, ValidationError
from pydantic_core import SchemaError


def is_pattern(pattern: str) -> bool:
    """Whether ``pattern`` is a regular expression that can be used."""
    try:
        _compile(pattern)
    except SchemaError:
        return False
    return True


def matches(pattern: str, text: str) -> bool:
    """Whether the whole of ``text`` has the form ``pattern``."""
    try:
        _compile(pattern).validate_python(text)
    except ValidationError:
        return False
    return True


@cache
def _compile(pattern: str) -> TypeAdapter[str]:
    return TypeAdapter(Annotated[str, StringConstraints(pattern=rf"\A(?:{pattern})\z")])
