"""Information material (bahan informasi) of the ministry or an office, to be passed on by KIM."""

from __future__ import annotations

from typing import ClassVar, Literal

from kimsite.forms.base import Form
from kimsite.forms.item import Page
from kimsite.forms.values import Count, Flag, Line, Text, Until, WebAddress, When, Words

Verdict = Literal[
    "hoaks",
    "disinformasi",
    "misinformasi",
    "malinformasi",
    "konteks keliru",
    "sebagian benar",
    "benar",
]
"""What a clarification finds of a claim."""


class Video(Form):
    """A video that is elsewhere; pages link to it and say whom that asks."""

    SHORT: ClassVar = "alamat"
    ALIASES: ClassVar = {"url": "alamat", "link": "alamat", "tautan": "alamat", "title": "judul"}

    alamat: WebAddress
    judul: Line | None = None


class Revision(Form):
    """What was changed after it came out, and when: ``- 2026-11-12: Angka diperbaiki``."""

    KEYED: ClassVar = ("tanggal", "perubahan")
    ALIASES: ClassVar = {"date": "tanggal", "change": "perubahan", "keterangan": "perubahan"}

    tanggal: When
    perubahan: Line


class Material(Page):
    """Material and whom it is for; no ``wilayah`` means everyone, no ``bidang`` all fields."""

    ALIASES: ClassVar = Page.ALIASES | {
        "issuer": "penerbit",
        "number": "nomor",
        "topic": "topik",
        "kind": "jenis",
        "target": "wilayah",
        "regions": "wilayah",
        "urgent": "darurat",
        "from": "mulai",
        "share_text": "teks_bagikan",
        "until": "berakhir",
        "order": "urutan",
        "history": "riwayat",
        "revisi": "riwayat",
        "claim": "klaim",
        "verdict": "putusan",
    }

    penerbit: Line = "kementerian"
    """``kementerian`` or the region code of the office."""
    nomor: Line | None = None
    jenis: Literal["narasi", "infografik", "hoaks", "modul", "pengumuman"] = "narasi"
    topik: Line | None = None
    urutan: Count | None = None
    wilayah: Words = ()
    mulai: When | None = None
    berakhir: Until = None
    darurat: Flag = False
    video: tuple[Video, ...] = ()
    teks_bagikan: Text | None = None
    klaim: Line | None = None
    putusan: Verdict | None = None
    asal_klaim: Line | None = None
    tanggal_klaim: When | None = None
    riwayat: tuple[Revision, ...] = ()

    @property
    def always(self) -> bool:
        """Whether its author says that it never ends, and did not merely leave the end open."""
        return self.berakhir is None and "berakhir" in self.model_fields_set
