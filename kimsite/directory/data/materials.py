"""``data/bahan.csv``: how far each information material was passed on, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kimsite.directory.data.columns import MATERIALS
from kimsite.directory.data.table import render_head, render_record
from kimsite.directory.materials.card import Card
from kimsite.rendering.layout import Layout

Reach = Mapping[str, Mapping[str, int]]
"""Of each material by its name, how many KIM of each area passed it on."""


def build_materials(cards: Iterable[Card], reach: Reach, layout: Layout) -> bytes:
    """The table of the materials that stand on a page with all they say, newest first."""
    told = (card for card in cards if card.article.indexed)
    lines = [render_record(_record(card, reach, layout)) for card in told]
    return render_head(MATERIALS) + b"".join(lines)


def _record(card: Card, reach: Reach, layout: Layout) -> dict[str, Any]:
    post, form, brief = card.notice.post, card.notice.form, card.notice.brief
    areas = reach.get(post.name, {})
    told = {
        "bahan": post.name,
        "judul": form.judul,
        "penerbit": brief.issuer,
        "nama_penerbit": brief.publisher,
        "jenis": brief.kind,
        "topik": form.topik or "",
        "tanggal": post.date.isoformat(),
        "mulai": post.start.isoformat() if post.start else "",
        "berakhir": post.end.isoformat() if post.end else "",
        "alamat": layout.address(card.article.page),
        "kim": sum(areas.values()),
        "kabupaten_kota": sum("." in area for area in areas),
        "provinsi": len({area[:2] for area in areas}),
    }
    return {column.name: told[column.name] for column in MATERIALS}
