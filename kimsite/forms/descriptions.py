"""What each field means, in one Indonesian sentence: read from ``keterangan.toml`` when asked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kimsite.forms.base import Form

SECRET = "rahasia"  # noqa: S105 -- the section of the fields that are never published


@dataclass(frozen=True, slots=True)
class Description:
    """A field's meaning, and an example as people write it after the colon (perhaps empty)."""

    meaning: str
    example: str = ""


@cache
def descriptions() -> dict[str, dict[str, Description]]:
    """Every description, by the name of the form's class and the field; SECRET for private keys."""
    text = resources.files(__package__).joinpath("keterangan.toml").read_text("utf-8")
    return {
        section: {
            name: Description(entry["arti"], entry.get("contoh", ""))
            for name, entry in fields.items()
        }
        for section, fields in tomllib.loads(text).items()
    }


def describe_field(form: type[Form], name: str) -> Description:
    """The description of a field of ``form``, its own or inherited.

    Raises KeyError where there is none.
    """
    for ancestor in form.__mro__:
        found = descriptions().get(ancestor.__name__, {}).get(name)
        if found is not None:
            return found
    if name in form.PRIVATE:
        return descriptions()[SECRET][name]
    raise KeyError(f"{form.__name__}.{name}")
