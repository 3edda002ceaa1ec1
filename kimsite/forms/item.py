"""The four kinds of item the ministry counts, and extra pages: the front matter of their files."""

from __future__ import annotations

from typing import ClassVar

from kimsite.forms.base import Form
from kimsite.forms.values import (
    Count,
    Days,
    Door,
    Flag,
    Language,
    Line,
    Repeat,
    Text,
    When,
    Words,
)


class Photo(Form):
    """A picture beside the item: its file, its caption, and words for those who cannot see it."""

    SHORT: ClassVar = "berkas"
    ALIASES: ClassVar = {
        "file": "berkas",
        "src": "berkas",
        "caption": "keterangan",
        "title": "keterangan",
    }

    berkas: Line
    keterangan: Line | None = None
    alt: Line | None = None


class Attachment(Form):
    """A file to download, beside the item."""

    SHORT: ClassVar = "berkas"
    ALIASES: ClassVar = {"file": "berkas", "title": "judul"}

    berkas: Line
    judul: Line | None = None


class Page(Form):
    """An extra page; also the fields that every item has."""

    ALIASES: ClassVar = {
        "title": "judul",
        "date": "tanggal",
        "published": "tanggal",
        "summary": "ringkasan",
        "description": "ringkasan",
        "excerpt": "ringkasan",
        "author": "pewarta",
        "authors": "pewarta",
        "penulis": "pewarta",
        "tags": "label",
        "tag": "label",
        "categories": "bidang",
        "category": "bidang",
        "kategori": "bidang",
        "image": "foto",
        "images": "foto",
        "gambar": "foto",
        "caption": "keterangan",
        "draft": "draf",
        "publish_date": "terbit",
        "publishDate": "terbit",
        "expires": "berakhir",
        "expiryDate": "berakhir",
        "withdrawn": "ditarik",
        "reason": "alasan",
        "aliases": "alamat_lama",
        "source": "sumber",
        "attachments": "lampiran",
        "language": "bahasa",
        "lang": "bahasa",
        "place": "tempat",
        "location": "tempat",
    }

    judul: Line
    tanggal: When | None = None
    id: Line | None = None
    ringkasan: Line | None = None
    pewarta: Line | None = None
    foto: tuple[Photo, ...] = ()
    keterangan: Line | None = None
    alt: Line | None = None
    tempat: Line | None = None
    bidang: Words = ()
    label: Words = ()
    sumber: Line | None = None
    lampiran: tuple[Attachment, ...] = ()
    bahasa: Language | None = None
    draf: Flag = False
    terbit: When | None = None
    berakhir: When | None = None
    ditarik: Flag = False
    alasan: Line | None = None
    alamat_lama: Words = ()


class News(Page):
    """Berita: what happened, told by a reporter (pewarta)."""

    bahan: Line | None = None
    adinda: Words = ()


class Gallery(Page):
    """Galeri: pictures with captions."""

    adinda: Words = ()


class Announcement(Page):
    """Pengumuman: what people should know, often until a day (berakhir)."""

    bahan: Line | None = None


class Event(Page):
    """Agenda: something that will take place; ``tanggal`` stands for ``mulai`` where that lacks.

    A ``mulai`` without an hour means the whole day.
    """

    ALIASES: ClassVar = Page.ALIASES | {
        "start": "mulai",
        "end": "selesai",
        "repeat": "ulang",
        "rrule": "ulang",
        "until": "ulang_sampai",
        "exdate": "kecuali",
        "region": "wilayah",
        "organizer": "penyelenggara",
        "online": "daring",
        "cancelled": "batal",
        "contact": "kontak",
        "registration": "daftar",
    }

    mulai: When | None = None
    selesai: When | None = None
    ulang: Repeat | None = None
    ulang_sampai: When | None = None
    ulang_kali: Count | None = None
    kecuali: Days = ()
    jenis: Line | None = None
    wilayah: Words = ()
    daring: Flag = False
    penyelenggara: Line | None = None
    kontak: Line | None = None
    daftar: Door | None = None
    adinda: Words = ()
    peserta: Words = ()
    batal: Flag = False
    catatan: Text | None = None
