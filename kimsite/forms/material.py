"""Information material (bahan informasi) of the ministry or an office, to be passed on by KIM."""

from __future__ import annotations

from typing import ClassVar, Literal

from kimsite.forms.item import Page
from kimsite.forms.values import Flag, Line, Text, When, Words


class Material(Page):
    """Material and whom it is for; no ``wilayah`` means everyone, no ``bidang`` all fields."""

    ALIASES: ClassVar = Page.ALIASES | {
        "issuer": "penerbit",
        "topic": "topik",
        "kind": "jenis",
        "target": "wilayah",
        "regions": "wilayah",
        "urgent": "darurat",
        "from": "mulai",
        "share_text": "teks_bagikan",
        "until": "berakhir",
    }

    penerbit: Line = "kementerian"
    """``kementerian`` or the region code of the office."""
    jenis: Literal["narasi", "infografik", "hoaks", "modul", "pengumuman"] = "narasi"
    topik: Line | None = None
    wilayah: Words = ()
    mulai: When | None = None
    darurat: Flag = False
    teks_bagikan: Text | None = None
