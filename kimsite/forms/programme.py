"""A programme, or a pilot of how to work with KIM: its partners, its period, and who takes part."""

from __future__ import annotations

from typing import ClassVar

from kimsite.forms.base import Form
from kimsite.forms.item import Page
from kimsite.forms.values import Line, WebAddress, When, Words


class Partner(Form):
    """Who carries a programme along, and its site."""

    SHORT: ClassVar = "nama"
    ALIASES: ClassVar = {"name": "nama", "url": "situs", "website": "situs", "tautan": "situs"}

    nama: Line
    situs: WebAddress | None = None


class Programme(Page):
    """A programme; ``tanggal`` stands for ``mulai`` where that lacks. ``kim`` are slugs."""

    ALIASES: ClassVar = Page.ALIASES | {
        "organizer": "penyelenggara",
        "partners": "mitra",
        "start": "mulai",
        "end": "selesai",
        "peserta": "kim",
    }

    penyelenggara: Line = "kementerian"
    mitra: tuple[Partner, ...] = ()
    mulai: When | None = None
    selesai: When | None = None
    kim: Words = ()
