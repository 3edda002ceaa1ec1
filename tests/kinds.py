"""Every kind of page that a build makes, and where the first of each lies in the sample network."""

from __future__ import annotations

from pathlib import Path

KINDS = {
    "front": "index.html",
    "regions": "wilayah/index.html",
    "province": "wilayah/35.html",
    "area": "wilayah/94.04.html",
    "fields": "bidang/index.html",
    "field": "bidang/pertanian.html",
    "materials": "bahan/index.html",
    "material": "bahan/cegah-malaria-mimika.html",
    "clarification": "bahan/hoaks-kartu-sim-hangus.html",
    "clarifications": "bahan/hoaks.html",
    "lessons": "bahan/belajar.html",
    "topics": "bahan/topik/index.html",
    "topic": "bahan/topik/keamanan-digital.html",
    "material passed on": "bahan/pilah-sampah-dari-rumah.html",
    "national agenda": "agenda/index.html",
    "national event": "agenda/2*.html",
    "awards": "penghargaan/index.html",
    "awards of a year": "penghargaan/2026.html",
    "programmes": "program/index.html",
    "programme": "program/uji-*.html",
    "past events": "agenda/lewat.html",
    "national page": "halaman/*.html",
    "feeds": "umpan/index.html",
    "open data": "data/index.html",
    "not found": "404.html",
    "search": "cari/index.html",
    "KIM": "kim/amungsa-timika-jaya/index.html",
    "urgent": "kim/pena-muda-kemloko/index.html",
    "empty KIM": "kim/noken-nawaripi/index.html",
    "profile": "kim/amungsa-timika-jaya/profil.html",
    "list": "kim/amungsa-timika-jaya/berita/index.html",
    "month": "kim/amungsa-timika-jaya/berita/2025-09.html",
    "gallery list": "kim/amungsa-timika-jaya/galeri/index.html",
    "event list": "kim/amungsa-timika-jaya/agenda/index.html",
    "news": "kim/amungsa-timika-jaya/berita/2026-11-17*.html",
    "repost": "kim/pena-muda-kemloko/berita/2026-09-24*.html",
    "gallery": "kim/amungsa-timika-jaya/galeri/2*.html",
    "announcement": "kim/amungsa-timika-jaya/pengumuman/2*.html",
    "event": "kim/amungsa-timika-jaya/agenda/2*.html",
    "extra page": "kim/amungsa-timika-jaya/halaman/*.html",
    "downloads": "kim/amungsa-timika-jaya/unduhan.html",
    "info": "kim/amungsa-timika-jaya/bahan.html",
    "own search": "kim/amungsa-timika-jaya/cari.html",
    "board": "kim/amungsa-timika-jaya/papan.html",
    "poster": "kim/amungsa-timika-jaya/poster.html",
    "bulletin": "kim/amungsa-timika-jaya/buletin/2026-11.html",
    "withdrawn": "kim/*/*/2*.html",
}
"""Kinds by name."""

WITHDRAWN = "Isi halaman ini sudah ditarik"


def page_of(kind: str, site: Path) -> Path:
    """The first page of ``kind`` in the built sample ``site``."""
    pages = sorted(site.glob(KINDS[kind]))
    if kind == "withdrawn":
        pages = [page for page in pages if WITHDRAWN in page.read_text("utf-8")]
    assert pages, f"the sample has no page of this kind: {KINDS[kind]}"
    return pages[0]
