"""KIM of other networks, and news of our own from elsewhere, as the directory takes them in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kimsite.forms.kept import Head, Kim, News
from kimsite.model import ItemBrief, Summary
from kimsite.site.naming import say_kim
from kimsite.site.summary import MAX_NEWEST


def summarize(kim: Kim, head: Head, news: Iterable[News], level: str = "") -> Summary:
    """The summary of a KIM that ``head`` tells of; its slug names the source after a ``@``.

    ``level`` is that of its region, which it works in where it says nothing else.
    """
    counts = {"berita": kim.berita, "galeri": kim.galeri}
    counts |= {"pengumuman": kim.pengumuman, "agenda": kim.agenda}
    return Summary(
        slug=f"{kim.slug}@{head.sumber}",
        name=say_kim(kim.nama),
        region=kim.kode_wilayah,
        level=kim.tingkat or level,
        status=kim.status,
        stage="terdaftar",
        has_site=False,
        example=kim.contoh,
        number=kim.nomor_induk,
        fields=tuple(kim.bidang),
        latitude=kim.lintang,
        longitude=kim.bujur,
        founded=kim.tanggal_berdiri or "",
        members=kim.jumlah_anggota,
        email=kim.email or "",
        phone=kim.telepon or "",
        whatsapp=kim.whatsapp or "",
        elsewhere=kim.situs or "",
        counts=counts,
        latest=kim.terbaru or "",
        newest=brief(news),
        origin=head.nama or head.sumber,
        seen=head.per,
    )


def brief(news: Iterable[News]) -> tuple[ItemBrief, ...]:
    """The newest items of one KIM that live elsewhere."""
    return tuple(
        ItemBrief(
            kind=item.jenis,
            path=item.alamat,
            title=item.judul,
            date=item.tanggal,
            summary=item.ringkasan,
            feed_id=item.id or item.alamat,
            address=item.alamat,
        )
        for item in sorted(news, key=_newest)[:MAX_NEWEST]
    )


def _newest(item: News) -> tuple[float, str]:
    return -datetime.fromisoformat(item.tanggal).timestamp(), item.alamat
