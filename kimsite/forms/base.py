"""What every form has: Indonesian keys, the English ones accepted, and the short ways to fill it.

A form is the list of fields one kind of file may carry. Its attribute names are the keys users
write. ``docs/glossary.md`` joins the Indonesian words and the English ones.
"""

from __future__ import annotations

import os
from typing import Any, ClassVar

# A plugin that happens to be installed must not change how forms are read; looking for one reads
# the description of every installed package, too.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import BaseModel, ConfigDict


class Form(BaseModel):
    """Base of all forms; frozen, so that a form may travel and be shared."""

    # Validators are made on first use: an unchanged build reads one form of a dozen.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    ALIASES: ClassVar[dict[str, str]] = {}
    """English keys that other editors write, and the key each stands for."""
    SHORT: ClassVar[str] = ""
    """The field that a bare text stands for: ``foto: panen.jpg`` is ``foto: {berkas: …}``."""
    KEYED: ClassVar[tuple[str, str] | None] = None
    """In a list: the fields that key and value of a mapping fill, as in ``ketua: Yosepha``."""
    PRIVATE: ClassVar[frozenset[str]] = frozenset()
    """Keys that forms of the field bring and that are never published: dropped while reading."""

    HIDDEN: ClassVar[frozenset[str]] = frozenset()
    """Other words for those, which nobody is told to write."""
    PERSON: ClassVar[bool] = False
    """Whether it is of one person: what is wrong in it is told without showing it."""

    @classmethod
    def json_schema(cls, title: str) -> dict[str, Any]:
        """JSON Schema (draft 2020-12) for editors, short ways and English keys included."""
        from kimsite.forms.jsonschema import describe_form

        return describe_form(cls, title)
