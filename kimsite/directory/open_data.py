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
from typing import Any

from kimsite.directory.tally import KINDS, REGISTERED
from kimsite.model import DIRECTORY, Artifact, Summary, Target
from kimsite.regions import Region
from kimsite.rendering.layout import Layout, home_page

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
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LEVELS = ("provinsi", "kabupaten_kota", "kecamatan", "desa_kelurahan")


class OpenData:
    """Takes one summary after the other and keeps its two lines, nothing else."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._table = io.StringIO(newline="")
        self._writer = csv.writer(self._table, lineterminator="\n")
        self._writer.writerow(COLUMNS)
        self._records: list[str] = []

    def add(self, summary: Summary, chain: tuple[Region, ...]) -> None:
        """Record one KIM; ``chain`` is its region's, province first."""
        record = self._record(summary, chain)
        self._writer.writerow([_cell(name, record[name]) for name in COLUMNS])
        self._records.append(json.dumps(record, ensure_ascii=False))

    def artifacts(self) -> list[Artifact]:
        """Both files."""
        records = ",\n".join(self._records)
        return [
            Artifact(TABLE.path, self._table.getvalue().encode("utf-8")),
            Artifact(RECORDS.path, f"[\n{records}\n]\n".encode()),
        ]

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


def _cell(name: str, value: Any) -> str:
    """``value`` as a cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | float):
        return str(value)
    text = ";".join(value) if isinstance(value, list) else str(value)
    if name in {"telepon", "whatsapp"}:
        text = re.sub(r"^\+62[\s().-]*", "0", text)
    safe = f"'{text}" if text.startswith(_FORMULA) else text
    return safe.replace("\r", " ")  # csv leaves it bare, and readers take it for a line's end
