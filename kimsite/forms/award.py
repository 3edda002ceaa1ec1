"""An award of the network (penghargaan): an event of one year, its categories, and who won them."""

from __future__ import annotations

from typing import ClassVar

from kimsite.forms.base import Form
from kimsite.forms.values import Line, PersonName, Text, WebAddress, When, Year


class Winner(Form):
    """A KIM by its slug; ``nama`` where it is not, or no longer, one of the network."""

    SHORT: ClassVar = "kim"
    ALIASES: ClassVar = {"slug": "kim", "name": "nama", "rank": "peringkat", "juara": "peringkat"}

    PERSON: ClassVar = True

    kim: Line | None = None
    nama: PersonName | None = None
    peringkat: Line | None = None


class Category(Form):
    """What was judged, and the winners in their order."""

    ALIASES: ClassVar = {"name": "nama", "winners": "pemenang"}

    nama: Line
    pemenang: tuple[Winner, ...]


class AwardEvent(Form):
    """Where awards were given; ``penyelenggara`` is ``kementerian`` or an office's region code."""

    ALIASES: ClassVar = {
        "name": "nama",
        "year": "tahun",
        "organizer": "penyelenggara",
        "date": "tanggal",
        "place": "tempat",
        "location": "tempat",
        "source": "sumber",
        "description": "keterangan",
        "categories": "kategori",
        "category": "kategori",
    }

    nama: Line
    tahun: Year
    penyelenggara: Line = "kementerian"
    tanggal: When | None = None
    tempat: Line | None = None
    sumber: WebAddress | None = None
    keterangan: Text | None = None
    kategori: tuple[Category, ...]
