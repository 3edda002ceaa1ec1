"""The profile: one YAML file per KIM, kept by the Dinas; the union of real local forms."""

from __future__ import annotations

from typing import ClassVar

from kimsite.forms.base import Form
from kimsite.forms.states import Stage, Status
from kimsite.forms.values import (
    Code,
    Count,
    Decimal,
    Email,
    Flag,
    Line,
    Lines,
    PersonName,
    Phone,
    Text,
    WebAddress,
    When,
    Words,
)

PERSONAL = frozenset({"nik", "tanggal_lahir", "agama", "pendidikan", "alamat_rumah"})
SHORTENED = frozenset({"ktp", "kk", "ttl", "tgl_lahir", "tempat_lahir"})
"""The same, as everyone shortens it."""


class Address(Form):
    """Where the secretariat is; every part as people write it."""

    SHORT: ClassVar = "jalan"
    ALIASES: ClassVar = {"street": "jalan", "postal_code": "kode_pos", "village": "desa"}

    jalan: Line | None = None
    rt_rw: Line | None = None
    dusun: Line | None = None
    desa: Line | None = None
    kecamatan: Line | None = None
    kabupaten: Line | None = None
    provinsi: Line | None = None
    kode_pos: Line | None = None


class Point(Form):
    """Coordinates in decimal degrees (WGS 84)."""

    ALIASES: ClassVar = {
        "latitude": "lintang",
        "longitude": "bujur",
        "lat": "lintang",
        "lon": "bujur",
    }

    lintang: Decimal
    bujur: Decimal


class Decree(Form):
    """A decree (SK) or minutes (berita acara); its number is free text."""

    SHORT: ClassVar = "nomor"
    ALIASES: ClassVar = {"number": "nomor", "date": "tanggal", "file": "berkas"}

    nomor: Line | None = None
    tanggal: When | None = None
    tentang: Line | None = None
    penerbit: Line | None = None
    berkas: Line | None = None


class Term(Form):
    """The term of office that an SK gives."""

    ALIASES: ClassVar = {"start": "mulai", "end": "selesai"}

    mulai: When | None = None
    selesai: When | None = None


class Officer(Form):
    """A member of the board; nothing private about the person."""

    KEYED: ClassVar = ("jabatan", "nama")
    PRIVATE: ClassVar = PERSONAL | {"telepon", "whatsapp", "email"}
    HIDDEN: ClassVar = SHORTENED | {
        "telp", "tlp", "telpon", "hp", "handphone", "ponsel", "wa", "surel", "alamat", "nomor",
    }  # fmt: skip
    PERSON: ClassVar = True
    ALIASES: ClassVar = {"name": "nama", "role": "jabatan", "photo": "foto"}

    jabatan: PersonName
    nama: PersonName
    foto: Line | None = None


class SocialMedia(Form):
    """Addresses or account names."""

    youtube: Line | None = None
    instagram: Line | None = None
    facebook: Line | None = None
    tiktok: Line | None = None
    x: Line | None = None


class Product(Form):
    """A product of a small business (UMKM); orders go through WhatsApp."""

    SHORT: ClassVar = "nama"
    ALIASES: ClassVar = {"name": "nama", "price": "harga", "image": "foto", "photo": "foto"}

    nama: Line
    keterangan: Text | None = None
    harga: Line | None = None
    penjual: Line | None = None
    whatsapp: Phone | None = None
    foto: Line | None = None


class Potential(Form):
    """What the village has: a place to visit, a harvest, a craft."""

    SHORT: ClassVar = "nama"
    ALIASES: ClassVar = {"name": "nama", "description": "keterangan", "image": "foto"}

    nama: Line
    keterangan: Text | None = None
    foto: Line | None = None


class Award(Form):
    """An award the KIM names itself."""

    SHORT: ClassVar = "nama"
    ALIASES: ClassVar = {"name": "nama", "year": "tahun"}

    nama: Line
    tahun: Line | None = None
    pemberi: Line | None = None


class Profile(Form):
    """One KIM as its Dinas registers it. Only ``nama`` and ``kode_wilayah`` are required."""

    # For the office alone: it stays in the file, and no page can reach it.
    PRIVATE: ClassVar = PERSONAL | {"kebutuhan", "catatan_dinas"}
    HIDDEN: ClassVar = SHORTENED
    ALIASES: ClassVar = {
        "name": "nama",
        "region": "kode_wilayah",
        "region_code": "kode_wilayah",
        "level": "tingkat",
        "address": "alamat",
        "vision": "visi",
        "mission": "misi",
        "phone": "telepon",
        "website": "situs_lain",
        "feed": "umpan",
        "rss": "umpan",
        "photo": "foto",
        "image": "foto",
        "fields": "bidang",
        "members": "jumlah_anggota",
        "founded": "tanggal_berdiri",
        "example": "contoh",
        "color": "warna",
    }

    nama: Line
    kode_wilayah: Code
    tingkat: Line | None = None
    nomor_induk: Line | None = None
    nomor_registrasi: Line | None = None
    pendaftaran: Stage = "terdaftar"
    status: Status = "aktif"
    contoh: Flag = False
    alamat: Address | None = None
    titik: Point | None = None
    tanggal_berdiri: When | None = None
    sk: tuple[Decree, ...] = ()
    berita_acara: tuple[Decree, ...] = ()
    masa_bakti: Term | None = None
    pengurus: tuple[Officer, ...] = ()
    jumlah_anggota: Count | None = None
    selayang_pandang: Text | None = None
    visi: Text | None = None
    misi: Lines = ()
    bidang: Words = ()
    logo: Line | None = None
    foto: Line | None = None
    bagan_struktur: Line | None = None
    email: Email | None = None
    telepon: Phone | None = None
    whatsapp: Phone | None = None
    media_sosial: SocialMedia | None = None
    situs_lain: WebAddress | None = None
    umpan: WebAddress | None = None
    produk: tuple[Product, ...] = ()
    potensi: tuple[Potential, ...] = ()
    penghargaan: tuple[Award, ...] = ()
    warna: Line | None = None
    alamat_lama: Words = ()
