"""What users may write: every field of every file, with its type, one module per kind of file."""

from __future__ import annotations

from kimsite.forms.base import Form
from kimsite.forms.item import Announcement, Event, Gallery, News, Page
from kimsite.forms.material import Material
from kimsite.forms.network import Network
from kimsite.forms.office import Office
from kimsite.forms.profile import Profile

ITEM_FORMS: dict[str, type[Page]] = {
    "berita": News,
    "galeri": Gallery,
    "pengumuman": Announcement,
    "agenda": Event,
}
"""The four kinds of item the ministry counts, by the folder that holds them."""

FORMS: dict[str, type[Form]] = {
    "profil": Profile,
    **ITEM_FORMS,
    "halaman": Page,
    "bahan": Material,
    "dinas": Office,
    "jaringan": Network,
}
"""Every form by the name ``kimsite schema`` knows it by."""

__all__ = [
    "FORMS",
    "ITEM_FORMS",
    "Announcement",
    "Event",
    "Form",
    "Gallery",
    "Material",
    "Network",
    "News",
    "Office",
    "Page",
    "Profile",
]
