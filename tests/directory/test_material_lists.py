"""Materials by topic and issuer, Cek Hoaks, Belajar, what changed and was withdrawn, and paper."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import feedparser
import pytest
from PIL import Image
from pyld import jsonld

from kimsite import digest
from kimsite.directory.materials.card import Card
from kimsite.directory.materials.lists import split_list
from kimsite.rendering.layout import issuer_page
from tests.conftest import Network, empty
from tests.tools import ROOT

SCHEMA = "https://schema.org/"

MIMIKA = "penerbit: '94.04'\nwilayah: [94.04]\n"
TEXTS = {
    "hoaks-sim": """
        judul: "[HOAX] Kartu SIM hangus"
        tanggal: 2026-11-10
        label: "[DISINFORMASI], Program Prioritas"
        topik: Keamanan digital
        asal_klaim: https://pesan.contoh.id/berantai
        tanggal_klaim: 2026-11-08
        sumber: Operator
    """,
    "konteks": """
        judul: Video banjir
        tanggal: 2026-11-12
        klaim: Banjir di Timika kemarin
        putusan: konteks keliru
        topik: keamanan DIGITAL
        ringkasan: Video itu dari tahun 2019.
    """,
    "malaria": f"""
        judul: Cegah malaria <b>& demam</b>
        tanggal: 2026-11-05
        {MIMIKA.strip().replace(chr(10), chr(10) + "        ")}
        nomor: 12/DINKES/2026
        topik: Kesehatan
        berakhir: selalu
        foto: jentik.jpg
        lampiran: [peta.png, panduan.pdf]
        video: {{alamat: 'https://youtu.be/abcdefghijk', judul: Cara memasang kelambu}}
        ringkasan: Pakai kelambu.
        riwayat:
          - 2026-11-12: Angka kasus diperbaiki
          - 2026-11-20: Alamat puskesmas ditambah
          - 2026-11-30: Belum terjadi
    """,
    "banjir": """
        judul: Siaga banjir
        tanggal: 2026-01-01
        penerbit: '94'
        wilayah: '94'
        label: darurat
        berakhir: 2026-12-31
        teks_bagikan: Siapkan tas siaga.
    """,
    "ditarik": """
        judul: Angka yang keliru
        tanggal: 2026-11-15
        topik: Kesehatan
        ditarik: ya
        alasan: Sumbernya salah.
        ringkasan: Rahasia
    """,
    "modul-dua": "\njudul: Modul dua\ntanggal: 2026-11-02\njenis: modul\nurutan: 2\n",
    "modul-satu": "\njudul: Modul satu\ntanggal: 2026-11-03\njenis: modul\nurutan: 1\n",
    "hoaks": "\njudul: Nama yang terpakai\ntanggal: 2026-10-02\ntopik: 你好\n",
    **{
        f"umum-{n:02}": f"\njudul: Umum {n}\ntanggal: 2026-09-{n:02}\ntopik: Index\n"
        for n in range(1, 26)
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """A network of one province with some forty materials, built."""
    made = empty(tmp_path_factory.mktemp("bahan"))
    made.kim()
    made.kim("sempan", "94.01.01.1001")
    made.write("communities/94.04/_dinas.yaml", "nama: Dinas Kominfo Mimika\n")
    for name, front in TEXTS.items():
        made.write(f"content/bahan/{name}.md", f"---{textwrap.dedent(front)}---\nIsi {name}.\n")
    folder = made.root / "content/bahan"
    Image.new("RGB", (90, 60), "teal").save(folder / "jentik.jpg")
    Image.new("RGB", (91, 60), "navy").save(folder / "peta.png")
    (folder / "panduan.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 1_199_900)
    result = made.build("--tanpa-cari", "--format", "json")
    codes = sorted((p["code"], p["path"].rpartition("/")[2]) for p in result.problems)
    assert codes == [
        ("alamat-kembar", "hoaks.md"),
        ("riwayat-di-depan", "malaria.md"),
        ("topik-tanpa-huruf", "hoaks.md"),
    ]
    return made


def titles(page: str) -> list[str]:
    """The materials that a list names, in its order."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return re.findall(r'<h[23][^>]*><a href="[^"]+">([^<]*)</a>', main)


def feed(network: Network, path: str) -> feedparser.FeedParserDict:
    return feedparser.parse((network.root / "build" / path).read_bytes())


def described(network: Network, path: str) -> dict[str, Any]:
    """What a page tells machines, expanded; a word that schema.org does not have is an error."""
    told = re.search(r'<script type="application/ld\+json">(.*?)</script>', network.page(path))
    assert told

    def load(address: str, _: object) -> dict[str, Any]:
        assert address.rstrip("/") == "https://schema.org"
        document = json.loads((ROOT / "tests/schema_org.jsonld").read_text("utf-8"))
        return {"contextUrl": None, "documentUrl": address, "document": document}

    def lost(key: str) -> None:
        raise AssertionError(f"{key} is not on the list of schema.org")

    [found] = jsonld.expand(json.loads(told[1]), {"documentLoader": load}, lost)
    return found


def value(node: dict[str, Any], name: str, kind: str = "@value") -> Any:
    [one] = node[f"{SCHEMA}{name}"]
    return one[kind]


def test_the_list_is_in_parts_urgent_first_and_names_topics_and_issuers(network: Network) -> None:
    first, second = network.page("bahan/index.html"), network.page("bahan/index.2.html")
    assert titles(first)[:2] == ["Siaga banjir", "Video banjir"]
    assert (len(titles(first)), len(titles(second))) == (24, 8)
    assert set(titles(first)).isdisjoint(titles(second))
    assert '<a href="../bahan/index.2.html">2</a>' in first
    assert '<a href="../bahan/index.2.html" aria-current="page">2</a>' in second
    assert '<a href="../bahan/topik/keamanan-digital.html">keamanan DIGITAL</a>' in first
    assert '<a href="../bahan/penerbit/94.04.html">Dinas Kominfo Mimika</a>' in first
    assert "menurut-topik" not in second


def test_a_topic_is_one_list_however_it_is_spelt_with_a_feed_beside(network: Network) -> None:
    page = network.page("bahan/topik/keamanan-digital.html")
    assert titles(page) == ["Video banjir", "[HOAX] Kartu SIM hangus"]
    assert 'href="../../bahan/topik/keamanan-digital.xml"' in page
    found = feed(network, "bahan/topik/keamanan-digital.xml")
    assert [entry.title for entry in found.entries] == titles(page)
    links = {link.rel: link.href for link in found.feed.links}
    assert links["self"] == "https://uji.contoh.id/bahan/topik/keamanan-digital.xml"
    assert links["alternate"] == "https://uji.contoh.id/bahan/topik/keamanan-digital.html"
    every = network.page("bahan/topik/index.html")
    assert '<a href="../../bahan/topik/topik-index.html">Index</a>' in every
    assert len(titles(network.page("bahan/topik/topik-index.2.html"))) == 1


def test_an_issuer_is_a_list_with_a_feed_beside(network: Network) -> None:
    page = network.page("bahan/penerbit/94.04.html")
    assert "<h1>Dinas Kominfo Mimika</h1>" in page
    assert titles(page) == ["Cegah malaria &lt;b&gt;&amp; demam&lt;/b&gt;"]
    assert len(feed(network, "bahan/penerbit/94.04.xml").entries) == 1
    assert len(feed(network, "bahan/penerbit/kementerian.xml").entries) == 20
    material = network.page("bahan/malaria.html")
    assert '<a href="../bahan/penerbit/94.04.html">Dinas Kominfo Mimika</a>' in material
    assert '<a href="../bahan/topik/kesehatan.html">Kesehatan</a>' in material


def test_a_topic_without_letters_is_told_but_has_no_list(network: Network) -> None:
    assert "Topik: 你好</p>" in network.page("bahan/hoaks-2.html")


def test_cek_hoaks_says_what_was_claimed_and_what_was_found(network: Network) -> None:
    page = network.page("bahan/hoaks.html")
    assert titles(page) == ["Video banjir", "[HOAX] Kartu SIM hangus"]
    told = re.findall(r"<dt>([^<]+)</dt><dd>(?:<b>)?([^<]+)", page)
    assert ("Kabar yang diperiksa", "Kartu SIM hangus") in told  # its title without the label
    assert ("Hasil pemeriksaan", "Disinformasi") in told  # what it is labelled
    assert ("Beredar di", "https://pesan.contoh.id/berantai") in told
    assert ("Beredar sejak", "8 November 2026") in told
    assert ("Sumber", "Operator") in told
    assert ("Kabar yang diperiksa", "Banjir di Timika kemarin") in told
    assert ("Hasil pemeriksaan", "Konteks keliru") in told
    assert 'href="https://pesan.contoh.id' not in page  # a hoax is not spread by a link
    menu = network.page("index.html").partition("<main")[0]
    assert '<a href="bahan/hoaks.html">Cek Hoaks</a>' in menu


def test_a_clarification_is_a_claim_review_and_the_rest_news_articles(network: Network) -> None:
    review = described(network, "bahan/hoaks-sim.html")
    assert review["@type"] == [f"{SCHEMA}ClaimReview"]
    assert value(review, "claimReviewed") == "Kartu SIM hangus"
    assert value(review, "url", "@id") == "https://uji.contoh.id/bahan/hoaks-sim.html"
    assert value(review, "datePublished") == "2026-11-10T00:00:00+07:00"
    [rating], [claim] = review[f"{SCHEMA}reviewRating"], review[f"{SCHEMA}itemReviewed"]
    scale = [value(rating, name) for name in ("worstRating", "ratingValue", "bestRating")]
    assert (rating["@type"], scale) == ([f"{SCHEMA}Rating"], [1, 1, 5])
    assert value(rating, "alternateName") == "Disinformasi"
    assert claim["@type"] == [f"{SCHEMA}Claim"]
    assert value(claim, "datePublished") == "2026-11-08"
    [seen] = claim[f"{SCHEMA}appearance"]
    assert value(seen, "url", "@id") == "https://pesan.contoh.id/berantai"
    [author] = review[f"{SCHEMA}author"]
    assert value(author, "name") == "Kementerian"
    other = described(network, "bahan/konteks.html")
    assert value(other[f"{SCHEMA}reviewRating"][0], "ratingValue") == 2
    article = described(network, "bahan/malaria.html")
    assert article["@type"] == [f"{SCHEMA}NewsArticle"]
    assert value(article, "headline") == "Cegah malaria <b>& demam</b>"
    assert value(article, "dateModified") == "2026-11-20T00:00:00+07:00"
    assert len(article[f"{SCHEMA}image"]) == 2


def test_known_labels_have_one_spelling_and_a_look(network: Network) -> None:
    page = network.page("bahan/hoaks-sim.html")
    assert '<span class="lencana tanda">DISINFORMASI</span>' in page
    assert '<span class="lencana utama">Program prioritas</span>' in page
    assert "[DISINFORMASI]" not in page
    assert '<span class="lencana penting">Penting</span>' in network.page("bahan/banjir.html")


def test_lessons_stand_in_their_order_and_how_to_pages_lead_there(network: Network) -> None:
    assert titles(network.page("bahan/belajar.html")) == ["Modul satu", "Modul dua"]
    assert '<a href="../bahan/belajar.html">Belajar</a>' in network.page("bahan/index.html")
    assert '<a href="../bahan/belajar.html">Belajar</a>' in network.page("wilayah/94.02.html")


def test_what_changed_stands_near_the_title_in_a_list_and_in_feeds(network: Network) -> None:
    page = network.page("bahan/malaria.html")
    last = (
        '<time datetime="2026-11-20">Diperbarui 20 November 2026</time>: Alamat puskesmas ditambah'
    )
    assert page.index(last) < page.index("Isi malaria")
    history = page.partition('<h2 id="riwayat">')[2].partition("</section>")[0]
    days = re.findall(r'<time datetime="([^"]+)"', history)
    assert days == ["2026-11-20", "2026-11-12"]
    assert "Belum terjadi" not in page
    entry = feed(network, "bahan/penerbit/94.04.xml").entries[0]
    assert "Diperbarui 20 November 2026: Alamat puskesmas ditambah" in entry.content[0].value
    atom = feed(network, "bahan/atom.xml")
    dates = {e.title: (e.published[:10], e.updated[:10]) for e in atom.entries}
    [malaria] = [both for title, both in dates.items() if title.startswith("Cegah")]
    assert malaria == ("2026-11-05", "2026-11-20")


def test_a_withdrawn_material_stays_in_feeds_with_its_reason(network: Network) -> None:
    for path in ("bahan/rss.xml", "bahan/atom.xml", "bahan/topik/kesehatan.xml"):
        [entry] = [e for e in feed(network, path).entries if "Angka yang keliru" in e.title]
        assert entry.title == "[Ditarik] Angka yang keliru"
        assert "Sumbernya salah." in entry.summary
    everything = b"".join(network.pages().values())
    assert b"Rahasia" not in everything
    assert b"Isi ditarik" not in everything
    assert "Angka yang keliru" not in titles(network.page("bahan/topik/kesehatan.html"))
    assert not (network.root / "build/bahan/ditarik.svg").exists()


def test_attachments_have_type_and_size_and_a_video_says_whom_it_contacts(network: Network) -> None:
    page = network.page("bahan/malaria.html")
    assert re.search(
        r'href="\.\./berkas/panduan\.pdf" download>panduan</a> [^\n]*>PDF, 1,2 MB<', page
    )
    assert re.search(r'href="\.\./foto/\w+-91\.jpg" download>peta</a> [^\n]*>JPEG, \d+ KB<', page)
    assert page.count("<figure>") == 2
    assert '<a href="https://youtu.be/abcdefghijk" rel="noopener nofollow">Cara memasang' in page
    assert "Membuka youtu.be setelah diketuk" in page
    assert "<iframe" not in page


def test_the_text_to_pass_on_is_in_sight_and_is_what_is_sent(network: Network) -> None:
    told = {
        "banjir": "Siapkan tas siaga.\n\nProvinsi Papua Tengah\n"
        "https://uji.contoh.id/bahan/banjir.html",
        "konteks": "*Video banjir*\n\nVideo itu dari tahun 2019.\n\nKementerian\n"
        "https://uji.contoh.id/bahan/konteks.html",
    }
    for name, message in told.items():
        page = network.page(f"bahan/{name}.html")
        assert f'<p class="pesan">{message}</p>' in page
        link = re.search(r'href="(https://wa\.me/[^"]+)"', page)
        assert link
        assert parse_qs(urlsplit(link[1]).query)["text"] == [message]
        assert "data-salin=" in page


def test_on_paper_stand_number_date_and_a_code_that_leads_back(network: Network) -> None:
    page = network.page("bahan/malaria.html")
    assert "Kamis, 5 November 2026" in page
    assert "Nomor 12/DINKES/2026" in page
    foot = page.partition('<div class="di-kertas">')[2].partition("</div>")[0]
    assert "bahan/malaria.svg" in foot
    assert "https://uji.contoh.id/bahan/malaria.html" in foot
    assert network.page("bahan/malaria.svg").startswith("<svg ")


def test_valid_always_says_so(network: Network) -> None:
    assert '<p class="berlaku">Berlaku seterusnya</p>' in network.page("bahan/malaria.html")


def test_markup_in_a_title_stays_text(network: Network) -> None:
    for path in ("bahan/index.html", "bahan/malaria.html", "wilayah/94.04.html"):
        assert "<b>& demam" not in network.page(path)
        assert "&lt;b&gt;&amp; demam&lt;/b&gt;" in network.page(path)


def test_a_region_tells_of_what_is_meant_for_it_and_no_other_does(network: Network) -> None:
    told = {
        path.name: "Cegah malaria" in path.read_text("utf-8")
        for path in (network.root / "build/wilayah").glob("*.html")
    }
    assert {name for name, there in told.items() if there} == {"94.04.html", "94.04.01.html"}
    flood = {name for name in told if "Siaga banjir" in network.page(f"wilayah/{name}")}
    assert flood >= {"94.html", "94.01.html", "94.04.html", "94.04.01.html"}


def test_an_attachment_of_half_a_gigabyte_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = empty(tmp_path / "jaringan")
    made.kim()
    front = "judul: Besar\ntanggal: 2026-11-01\nlampiran: [video.mp4, ../../kimsite.yaml]\n"
    for folder in ("content/bahan", "content/kim/amungsa/berita"):
        made.write(f"{folder}/besar.md", f"---\n{front}---\nIsi.\n")
        with (made.root / folder / "video.mp4").open("wb") as file:
            file.truncate(500_000_000)
    opened: list[int] = []
    read = digest.digest_file
    monkeypatch.setattr(
        digest, "digest_file", lambda file: opened.append(file.stat().st_size) or read(file)
    )
    result = made.build("--tanpa-cari", "--format", "json")
    assert result.status == 1
    codes = [problem["code"] for problem in result.problems]
    assert sorted(codes) == ["berkas-keluar-folder"] * 2 + ["lampiran-terlalu-besar"] * 2
    assert opened
    assert max(opened) < 1_000_000
    for page in ("bahan/besar.html", "kim/amungsa/berita/besar.html"):
        assert "Isi." in made.page(page)
    assert not list((made.root / "build").glob("**/berkas"))


def test_the_parts_of_one_issuer_are_no_other_issuers_lists() -> None:
    card = cast("Card", None)
    for issuer in ("32", "kementerian"):
        parts = [leaf.target.path for leaf in split_list(issuer_page(issuer), [card] * 24 * 99)]
        assert len(set(parts)) == 99
        assert not {issuer_page(f"32.{n:02}").path for n in range(100)} & set(parts)
