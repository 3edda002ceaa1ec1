"""Info Pemerintah, the national agenda, and extra pages."""

from __future__ import annotations

import io
import re
from datetime import datetime, timedelta, timezone

import feedparser
from PIL import Image

from kimsite.forms import Office
from kimsite.model import Relay

from .conftest import WIT, item, kim

INFO = """---
judul: Pasang tinggi
penerbit: '94.04'
{}---
Warga **waspada**. Lihat [lain](b.md).
"""
OTHER = """---
judul: Bansos palsu
tanggal: 2026-03-01
jenis: hoaks
label: [HOAKS]
---
Tidak benar.
"""
MEETING = """---
judul: Rapat
mulai: 2026-11-30 09.30 WIT
tempat: Timika
---
Mari.
"""


def material(more: str = "") -> dict[str, str | bytes]:
    return {"bahan/2026-02-01-pasang.md": INFO.format(more), "bahan/b.md": OTHER}


def test_a_material_has_one_page_with_issuer_validity_and_share_links(build):
    more = "berakhir: 2026-12-31\nteks_bagikan: Waspada & siaga\n"
    offices = {"94.04": Office(nama="Dinas Kominfo Mimika")}
    built = build(content=material(more), offices=offices)
    page = built["bahan/2026-02-01-pasang.html"]
    assert "Dinas Kominfo Mimika" in page
    assert "Berlaku sampai 31 Desember 2026" in page
    assert "<strong>waspada</strong>" in page
    assert '<a href="../bahan/b.html">lain</a>' in page
    assert "https://wa.me/?text=Waspada%20%26%20siaga%0A%0ADinas%20Kominfo%20Mimika%0Ahttps" in page
    assert '"@type": "NewsArticle"' in page
    wib = timezone(timedelta(hours=7))
    assert built.site.until == datetime(2026, 12, 31, 23, 59, 59, 1, tzinfo=wib)


def test_without_an_office_the_issuer_is_its_region_or_the_ministry(build):
    built = build(content=material())
    assert "Kabupaten Mimika" in built["bahan/2026-02-01-pasang.html"]
    assert "Kementerian" in built["bahan/b.html"]


def test_a_stranger_does_not_speak_for_the_ministry(build):
    content = {"bahan/b.md": OTHER.replace("jenis:", "penerbit: Yayasan Terang\njenis:")}
    page = build(content=content, faulty=True)["bahan/b.html"]
    assert "· Yayasan Terang" in page
    assert "Kementerian" not in page


def test_bidang_of_a_material_may_be_written_by_name(build):
    content = {"bahan/b.md": OTHER.replace("jenis:", "bidang: [Ekonomi Kreatif, Adat]\njenis:")}
    built = build(content=content, faulty=True)
    page = built["bahan/b.html"]
    assert '<li><a href="../bidang/ekonomi-kreatif.html">Ekonomi kreatif</a></li>' in page
    assert "<li>Adat</li>" in page
    assert built.notices[0].brief.fields == ("ekonomi-kreatif", "Adat")
    [problem] = built.faults
    assert (problem.code, problem.effect) == ("bidang-tak-dikenal", "bahan-tak-lewat-bidang")


def test_urgent_comes_first_and_hoaxes_are_labelled(build):
    page = build(content=material("darurat: ya\nberakhir: selalu\n"))["bahan/index.html"]
    assert page.index("Pasang tinggi") < page.index("Bansos palsu")
    assert page.count('<span class="lencana">Cek Hoaks</span>') == 1
    assert ">HOAKS<" not in page  # the mark says it
    newest = build(content=material())["bahan/index.html"]
    assert newest.index("Bansos palsu") < newest.index("Pasang tinggi")


def test_an_expired_material_keeps_its_page_and_leaves_the_lists(build):
    built = build(content=material("berakhir: 2026-03-01\n"))
    page = built["bahan/2026-02-01-pasang.html"]
    assert "sudah berakhir pada 1 Maret 2026" in page
    assert "<strong>waspada</strong>" in page
    for path in ("index.html", "bahan/index.html", "bahan/rss.xml"):
        assert "Pasang tinggi" not in built[path], path


def test_a_withdrawn_material_leaves_a_notice_and_nothing_else(build):
    photo = io.BytesIO()
    Image.new("RGB", (80, 60), "teal").save(photo, "JPEG")
    content = material("ditarik: ya\nalasan: Angkanya keliru.\nfoto: f.jpg\nringkasan: Rahasia\n")
    content |= {"bahan/f.jpg": photo.getvalue()}
    built = build(content=content)
    page = built["bahan/2026-02-01-pasang.html"]
    assert "Angkanya keliru." in page
    assert "noindex" in page
    everything = "".join(built.files.values())
    assert "waspada" not in everything
    assert "Rahasia" not in everything
    assert not any(path.startswith("foto/") for path in built.files)


def test_drafts_and_scheduled_materials_have_no_page(build):
    content = {
        "bahan/a.md": "---\njudul: Satu\ntanggal: 2026-01-01\ndraf: ya\n---\nx\n",
        "bahan/b.md": "---\njudul: Dua\nterbit: 2026-12-01\n---\nx\n",
    }
    built = build(content=content)
    assert not any(path.startswith("bahan/") for path in built.files)
    assert built.site.until is not None
    assert built.site.until.isoformat().startswith("2026-1")
    assert "Draf" in build(content=content, preview=True)["bahan/index.html"]


def test_pictures_attachments_and_old_addresses(build):
    photo = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(photo, "JPEG")
    more = "foto: f.jpg\nketerangan: Peta\nlampiran: [m.pdf]\n"
    content = material(more + "alamat_lama: [pasang, bahan/b.html, ../x]\n")
    content |= {"bahan/f.jpg": photo.getvalue(), "bahan/m.pdf": b"%PDF-1.4"}
    built = build(content=content)
    page = built["bahan/2026-02-01-pasang.html"]
    assert re.search(
        r'<img src="\.\./(foto/[0-9a-f]+)-800\.jpg"'
        r' srcset="\.\./\1-480\.webp 480w, \.\./\1-800\.jpg 800w"'
        r' sizes="[^"]+" alt="" width="800" height="600"',
        page,
    )
    assert "<figcaption>Peta</figcaption>" in page
    assert 'href="../berkas/m.pdf" download' in page
    assert 'og:image" content="https://uji.contoh.id/foto/' in page
    assert 'url=bahan/2026-02-01-pasang.html"' in built["pasang.html"]
    codes = [(problem.code, problem.span.line) for problem in built.site.problems]
    assert codes == [("alamat-lama-terpakai", 7), ("alamat-lama-tak-sah", 7)]


def test_a_change_dated_ahead_waits_for_its_day(build):
    content = material("riwayat:\n  - 2026-11-26: Angka diperbaiki\n")
    built = build(content=content, faulty=True)
    assert [problem.code for problem in built.faults] == ["riwayat-di-depan"]
    assert "Angka diperbaiki" not in built["bahan/2026-02-01-pasang.html"]
    day = datetime(2026, 11, 26, tzinfo=timezone(timedelta(hours=7)))
    assert built.site.until == day
    later = build(content=content, now=day)
    assert "Diperbarui 26 November 2026" in later["bahan/2026-02-01-pasang.html"]


def test_those_who_passed_it_on_are_named(build):
    relay = Relay("b", "berita/2026-11-01-b.html", "Kabar b", "2026-11-01T08:00:00+09:00")
    page = build(kim("a", passed_on=(relay,)), kim("c"), content=material())["bahan/b.html"]
    assert '<b>KIM A</b>: <a href="../kim/a/berita/2026-11-01-b.html">Kabar b</a>' in page
    assert "KIM C" not in page


def test_feed_of_materials_has_the_full_text_with_absolute_addresses(build):
    feed = feedparser.parse(build(content=material())["bahan/rss.xml"])
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Bansos palsu", "Pasang tinggi"]
    assert feed.entries[1].id == "tag:uji.contoh.id,2026:bahan/2026-02-01-pasang"
    assert 'href="https://uji.contoh.id/bahan/b.html"' in feed.entries[1].content[0].value


def test_national_events_come_and_pass(build):
    content = {
        "agenda/rapat.md": MEETING,
        "agenda/lama.md": "---\njudul: Lama\nmulai: 2026-01-30\n---\nx\n",
    }
    built = build(content=content)
    page, past = built["agenda/index.html"], built["agenda/lewat.html"]
    assert "Rapat" in page
    assert "Lama" not in page
    assert "../agenda/lewat.html" in page
    assert "Lama" in past
    assert "Rapat" not in past
    assert "Senin, 30 November 2026 pukul 09.30 WIT" in page
    assert "Acara ini sudah lewat." in built["agenda/lama.html"]
    assert '"startDate": "2026-11-30T09:30:00+09:00"' in built["agenda/rapat.html"]


def test_a_national_event_tells_all_that_an_event_of_a_kim_tells(build):
    more = "jenis: pelatihan\npeserta: [pengurus, warga]\npewarta: Ani\nlabel: [temu]\n"
    more += "adinda: Diskusi\nbidang: [Literasi]\ncatatan: |\n  Ramai.\n\n  Sampai jumpa.\n"
    built = build(content={"agenda/rapat.md": MEETING.replace("tempat:", more + "tempat:")})
    page = built["agenda/rapat.html"]
    for name, value in (("Jenis", "Pelatihan"), ("Peserta", "pengurus, warga"), ("Pewarta", "Ani")):
        assert f"<dt>{name}</dt>\n<dd>{value}</dd>" in page
    assert "<h2>Catatan</h2>\n<p>Ramai.</p>\n<p>Sampai jumpa.</p>" in page
    assert re.findall(r"<li>(?:<a [^>]*>)?(Literasi|temu|Diskusi)\b", page) == [
        "Literasi",
        "temu",
        "Diskusi",
    ]
    assert "bidang/literasi.html" in built.files
    assert "https://wa.me/?text=%2ARapat" in page
    leaf = '<p class="tanggal" aria-hidden="true"><b>30</b>Nov</p>'
    assert leaf in built["agenda/index.html"]


def test_events_of_kim_with_bare_days_last_until_that_day_ends(build):
    event = item("2026-11-24", 1, "agenda", title="Kerja bakti", start="2026-11-24")
    summary = kim("a", events=(event,))
    built = build(summary)
    assert "Kerja bakti" in built["agenda/index.html"]
    assert "Selasa, 24 November 2026" in built["agenda/index.html"]
    assert built.site.until == datetime(2026, 11, 24, 23, 59, 59, 1, tzinfo=WIT)
    later = build(summary, now=datetime(2026, 11, 25, tzinfo=WIT))
    assert "agenda/index.html" not in later.files


def test_extra_pages_link_to_other_texts_of_the_network(build):
    content = {
        **material(),
        "halaman/tentang.md": "---\njudul: Tentang\n---\n[info](../bahan/b.md)\n",
    }
    built = build(content=content)
    assert 'href="../bahan/b.html"' in built["halaman/tentang.html"]
    assert built.site.problems == ()
