"""``data/kim.csv`` and ``data/kim.json``: one record for every own profile, whatever its status.

Contacts are those that a KIM gives for the public, and only once it is registered. In the CSV a
text that a spreadsheet would take for a formula gets an apostrophe in front; numbers are never
touched, and a telephone number keeps its meaning without the plus: ``+62 812`` is ``0812``.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

from kimsite.forms import ITEM_KINDS
from kimsite.model import DIRECTORY, Artifact, Summary, Target
from kimsite.regions import Region
from kimsite.rendering.layout import Layout, home_page

KINDS = ITEM_KINDS
REGISTERED = "terdaftar"
TABLE = Target(DIRECTORY, "data/kim.csv")
RECORDS = Target(DIRECTORY, "data/kim.json")
COLUMNS = (
    "slug",
    "nama",
    "nomor_induk",
    "nomor_registrasi",
    "kode_wilayah",
    "provinsi",
    "kabupaten_kota",
    "kecamatan",
    "desa_kelurahan",
    "tingkat",
    "status",
    "pendaftaran",
    "contoh",
    "bidang",
    "lintang",
    "bujur",
    "tanggal_berdiri",
    "jumlah_anggota",
    "email",
    "telepon",
    "whatsapp",
    "situs",
    *KINDS,
    "total",
    "terbaru",
)
_FORMULA = "=+-@\t\r"
_PHONES = ("telepon", "whatsapp")
_LEVELS = ("provinsi", "kabupaten_kota", "kecamatan", "desa_kelurahan")


class Lines:
    """Takes one summary after the other and keeps its two lines, nothing else."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._table = io.StringIO(newline="")
        self._writer = csv.writer(self._table, lineterminator="\n")
        self._records: list[str] = []

    def add(self, summary: Summary, chain: tuple[Region, ...]) -> None:
        """Record one KIM; ``chain`` is its region's, province first."""
        record = self._record(summary, chain)
        told = {**record, **{name: _phone(record[name]) for name in _PHONES}}
        self._writer.writerow([_cell(value) for value in told.values()])
        self._records.append(json.dumps(record, ensure_ascii=False))

    def table(self) -> bytes:
        """The lines of the table."""
        return self._table.getvalue().encode("utf-8")

    def records(self) -> bytes:
        """The records of the list."""
        return ",\n".join(self._records).encode("utf-8")

    def _record(self, summary: Summary, chain: tuple[Region, ...]) -> dict[str, Any]:
        names = [region.name for region in chain] + [""] * (4 - len(chain))
        counts = {kind: summary.counts.get(kind, 0) for kind in KINDS}
        public = summary.stage == REGISTERED
        site = self._layout.address(home_page(summary.slug)) if summary.has_site else ""
        return {
            "slug": summary.slug,
            "nama": summary.name,
            "nomor_induk": summary.number,
            "nomor_registrasi": summary.registration,
            "kode_wilayah": summary.region,
            **dict(zip(_LEVELS, names, strict=True)),
            "tingkat": summary.level,
            "status": summary.status,
            "pendaftaran": summary.stage,
            "contoh": summary.example,
            "bidang": list(summary.fields),
            "lintang": summary.latitude,
            "bujur": summary.longitude,
            "tanggal_berdiri": summary.founded,
            "jumlah_anggota": summary.members,
            "email": summary.email if public else "",
            "telepon": summary.phone if public else "",
            "whatsapp": summary.whatsapp if public else "",
            "situs": site or (summary.elsewhere if public else ""),
            **counts,
            "total": sum(counts.values()),
            "terbaru": summary.latest,
        }


def build_table(lines: Iterable[bytes]) -> Artifact:
    """The table, from the lines of its areas."""
    head = f"{','.join(COLUMNS)}\n".encode()
    return Artifact(TABLE.path, b"".join((head, *lines)))


def build_records(records: Iterable[bytes]) -> Artifact:
    """The list, from the records of its areas."""
    joined = b",\n".join(part for part in records if part)
    return Artifact(RECORDS.path, b"".join((b"[\n", joined, b"\n]\n")))


def _cell(value: Any) -> str:
    """``value`` as a cell that no spreadsheet takes for a formula."""
    if isinstance(value, str):
        return _plain(value) if value[:1] in _FORMULA or "\r" in value else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return _cell(";".join(value)) if isinstance(value, list) else str(value)


def _phone(text: str) -> str:
    """A number that keeps its meaning without the plus."""
    return re.sub(r"^\+62[\s().-]*", "0", text) if text else text


def _plain(text: str) -> str:
    if not text:
        return text
    safe = f"'{text}" if text[0] in _FORMULA else text
    return safe.replace("\r", " ")  # csv leaves it bare, and readers take it for a line's end
