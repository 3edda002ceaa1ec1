"""What users may write: every field of every file, with its type, one module per kind of file.

A form is loaded when it is asked for: a build that finds nothing changed reads one kind of file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kimsite.forms.award import AwardEvent
    from kimsite.forms.base import Form
    from kimsite.forms.item import Announcement, Event, Gallery, News, Page
    from kimsite.forms.material import Material
    from kimsite.forms.network import Network
    from kimsite.forms.office import Office
    from kimsite.forms.profile import Profile
    from kimsite.forms.programme import Programme

    ITEM_FORMS: dict[str, type[Page]]
    FORMS: dict[str, type[Form]]

ITEM_KINDS = ("berita", "galeri", "pengumuman", "agenda")
"""The four kinds of item the ministry counts, by the folder that holds them."""

_ROOMS = {
    "Announcement": "item",
    "AwardEvent": "award",
    "Event": "item",
    "Form": "base",
    "Gallery": "item",
    "Material": "material",
    "Network": "network",
    "News": "item",
    "Office": "office",
    "Page": "item",
    "Profile": "profile",
    "Programme": "programme",
}
_ITEMS = dict(zip(ITEM_KINDS, ("News", "Gallery", "Announcement", "Event"), strict=True))
_KINDS = {
    "profil": "Profile",
    **_ITEMS,
    "halaman": "Page",
    "bahan": "Material",
    "penghargaan": "AwardEvent",
    "program": "Programme",
    "dinas": "Office",
    "jaringan": "Network",
}
"""Every form by the name ``kimsite schema`` knows it by."""

__all__ = [
    "FORMS",
    "ITEM_FORMS",
    "ITEM_KINDS",
    "Announcement",
    "AwardEvent",
    "Event",
    "Form",
    "Gallery",
    "Material",
    "Network",
    "News",
    "Office",
    "Page",
    "Profile",
    "Programme",
]


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        found = getattr(import_module(f"kimsite.forms.{_ROOMS[name]}"), name)
    elif name == "ITEM_FORMS":
        found = {kind: __getattr__(form) for kind, form in _ITEMS.items()}
    elif name == "FORMS":
        found = {kind: __getattr__(form) for kind, form in _KINDS.items()}
    else:
        raise AttributeError(name)
    globals()[name] = found
    return found
