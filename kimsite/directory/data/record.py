"""A KIM as a record of the open data: a value for each column, and nothing else.

Contacts are those that a KIM gives for the public, and only once it is registered.
"""

from __future__ import annotations

from typing import Any

from kimsite.directory.data.columns import COMMUNITIES, KINDS, REGISTERED
from kimsite.model import Summary
from kimsite.region import Region
from kimsite.rendering.layout import Layout, home_page

Record = dict[str, Any]
_LEVELS = ("provinsi", "kabupaten_kota", "kecamatan", "desa_kelurahan")


def build_record(summary: Summary, chain: tuple[Region, ...], layout: Layout) -> Record:
    """The record of one KIM; ``chain`` is its region's, province first."""
    names = [region.name for region in chain] + [""] * (4 - len(chain))
    counts = {kind: summary.counts.get(kind, 0) for kind in KINDS}
    public = summary.stage == REGISTERED
    site = layout.address(home_page(summary.slug)) if summary.has_site else ""
    told = {
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
        "asal": summary.origin,
        # What other networks pass on they do not tell.
        "diteruskan": None if summary.origin else len(summary.passed_on),
        "penghargaan": summary.awards,
    }
    return {column.name: told[column.name] for column in COMMUNITIES}
