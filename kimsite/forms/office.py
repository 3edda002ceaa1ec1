"""The office responsible for a region (Dinas Kominfo), or the ministry itself."""

from __future__ import annotations

from typing import ClassVar

from kimsite.forms.base import Form
from kimsite.forms.profile import Address, SocialMedia
from kimsite.forms.values import Code, Email, Flag, Line, Phone, Text, WebAddress


class Office(Form):
    """An office as citizens may reach it; the folder says for which region.

    ``kode_wilayah`` is kept for the registry and used nowhere yet.
    """

    ALIASES: ClassVar = {
        "name": "nama",
        "address": "alamat",
        "phone": "telepon",
        "website": "situs",
        "hours": "jam_layanan",
        "example": "contoh",
    }
    PRIVATE: ClassVar = frozenset({"catatan_dinas"})

    nama: Line
    kode_wilayah: Code | None = None
    alamat: Address | None = None
    email: Email | None = None
    telepon: Phone | None = None
    whatsapp: Phone | None = None
    situs: WebAddress | None = None
    jam_layanan: Line | None = None
    media_sosial: SocialMedia | None = None
    keterangan: Text | None = None
    contoh: Flag = False
