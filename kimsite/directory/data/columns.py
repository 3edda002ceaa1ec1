"""The columns of the open data: the one list of what may be published of a KIM and of a region.

CSV, JSON, GeoJSON, the database and every Table Schema are made from it, so that what is not on it
is in no file. Files of other networks are read by it too: a column may be added, but none is
renamed, moved or given another meaning without a new VERSION.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from kimsite.forms import ITEM_KINDS
from kimsite.forms.states import Stage, Status

VERSION = 1
"""Of the contract: what ``versi`` says in ``datapackage.json`` and ``user_version`` in SQLite."""
KINDS = ITEM_KINDS
REGISTERED = "terdaftar"
_CODE = r"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$"
_NAME = "^[a-z0-9]+(-[a-z0-9]+)*$"
_SLUG = "^[a-z0-9]+(-[a-z0-9]+)*(@[a-z0-9]+(-[a-z0-9]+)*)*$"
"""After ``@`` comes the name of the network that a KIM was taken over from."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, and of which kind its values are (as Table Schema calls them).

    ``always`` says that no row lacks it; ``choices`` and ``pattern`` what its values may be.
    """

    name: str
    kind: str = "string"
    always: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    least: float | None = None
    most: float | None = None


def _count(name: str) -> Column:
    return Column(name, "integer", always=True, least=0)


COMMUNITIES = (
    Column("slug", always=True, pattern=_SLUG),
    Column("nama", always=True),
    Column("nomor_induk"),
    Column("nomor_registrasi"),
    Column("kode_wilayah", always=True, pattern=_CODE),
    Column("provinsi"),
    Column("kabupaten_kota"),
    Column("kecamatan"),
    Column("desa_kelurahan"),
    Column("tingkat"),
    Column("status", always=True, choices=get_args(Status)),
    Column("pendaftaran", always=True, choices=get_args(Stage)),
    Column("contoh", "boolean", always=True),
    Column("bidang", "array"),
    Column("lintang", "number", least=-90, most=90),
    Column("bujur", "number", least=-180, most=180),
    Column("tanggal_berdiri", "date"),
    Column("jumlah_anggota", "integer", least=0),
    Column("email"),
    Column("telepon"),
    Column("whatsapp"),
    Column("situs"),
    *map(_count, KINDS),
    _count("total"),
    Column("terbaru", "datetime"),
    Column("asal"),
    Column("diteruskan", "integer", least=0),
    _count("penghargaan"),
)
"""Of ``kim``."""

PRECISION = Column("ketepatan", choices=("kim", "kecamatan", "kabupaten", "provinsi"))
"""What GeoJSON adds: whose point it is. Empty where there is none."""

REGIONS = (
    Column("kode", always=True, pattern=_CODE),
    Column("nama", always=True),
    Column("jenis", always=True, choices=("provinsi", "kabupaten", "kota", "kecamatan")),
    Column("induk", pattern=_CODE),
    _count("kim"),
    _count("aktif"),
    _count("desa_kelurahan"),
    _count("desa_kelurahan_ber_kim"),
)
"""Of ``wilayah``."""

MATERIALS = (
    Column("bahan", always=True, pattern=_NAME),
    Column("judul", always=True),
    Column("penerbit", always=True),
    Column("nama_penerbit"),
    Column("jenis", always=True),
    Column("topik"),
    Column("tanggal", "datetime", always=True),
    Column("mulai", "datetime"),
    Column("berakhir", "datetime"),
    Column("alamat", always=True),
    *map(_count, ("kim", "kabupaten_kota", "provinsi")),
)
"""Of ``bahan``: the last three count who passed it on."""

AWARDS = (
    Column("tahun", "integer", always=True, least=1900),
    Column("acara", always=True),
    Column("kategori", always=True),
    Column("peringkat"),
    Column("slug", pattern=_SLUG),
    Column("nama", always=True),
    Column("penyelenggara"),
    Column("tanggal", "date"),
    Column("tempat"),
    Column("halaman", always=True),
    Column("sumber"),
)
"""Of ``penghargaan``: a line for each winner of the network's awards."""

PROGRAMMES = (
    Column("program", always=True),
    Column("penyelenggara"),
    Column("mulai", "date", always=True),
    Column("selesai", "date"),
    Column("slug", pattern=_SLUG),
    Column("nama", always=True),
    Column("sebelum", "integer", least=0),
    Column("selama", "integer", least=0),
    Column("halaman", always=True),
)
"""Of ``program``: a line for each KIM that takes part."""
