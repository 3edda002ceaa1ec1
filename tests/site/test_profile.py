from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from kimsite.forms import Office
from kimsite.site.profile.social import account_address
from tests.site.conftest import BASE, Kim


def headings(page: str) -> list[str]:
    return re.findall(r"<h2[^>]*>([^<]*)</h2>", page.partition("<footer")[0])


def test_a_bare_profile_has_no_empty_part(kim: Kim) -> None:
    assert headings(kim.site().page("profil.html")) == ["Sekilas"]


def test_every_part_that_is_told_is_shown(kim: Kim) -> None:
    for name in ("logo.png", "foto.jpg", "bagan.png", "noken.jpg", "sagu.jpg", "ketua.jpg"):
        kim.picture(f"profil/{name}", (300 + len(name), 200))
    kim.file("profil/sk.pdf")
    kim.file("profil/ba.pdf")
    kim.kim(
        more="""\
        nomor_induk: "940401100301"
        tingkat: kelurahan
        tanggal_berdiri: 2023-03-17
        masa_bakti: {mulai: 2024-01-01, selesai: 2026-12-31}
        jumlah_anggota: 9
        alamat: {jalan: Jl. Cenderawasih 12, rt_rw: 04/02}
        selayang_pandang: Kami sembilan orang.
        visi: Warga yang tahu.
        misi: [Mengumpulkan, Meluruskan]
        bidang: [pertanian]
        logo: profil/logo.png
        foto: profil/foto.jpg
        bagan_struktur: profil/bagan.png
        pengurus:
          - {jabatan: ketua, nama: Yosepha, foto: profil/ketua.jpg}
          - {jabatan: sekretaris, nama: Bernadus}
        sk:
          nomor: 12/SK
          tanggal: 2024-01-05
          tentang: Pengurus
          penerbit: Lurah
          berkas: profil/sk.pdf
        berita_acara: {tentang: Musyawarah, berkas: profil/ba.pdf}
        whatsapp: 0812-1111-2222
        media_sosial: {instagram: "@amungsa"}
        produk: {nama: Noken, harga: Rp150.000, foto: profil/noken.jpg}
        potensi: {nama: Kebun sagu, foto: profil/sagu.jpg}
        penghargaan: {nama: KIM teraktif, tahun: "2025", pemberi: Dinas}
        """
    )
    built = kim.site()
    assert built.codes() == []
    page, words = built.page("profil.html"), built.words("profil.html")
    assert headings(page) == [
        "Sekilas",
        "Selayang pandang",
        "Visi",
        "Misi",
        "Pengurus",
        "Surat keputusan",
        "Berita acara",
        "Produk",
        "Potensi",
        "Penghargaan",
        "Kontak",
    ]
    assert (
        "Nomor Induk Komunitas 940401100301 Tingkat Kelurahan Wilayah Kelurahan Timika Jaya"
        in words
    )
    assert "Masa bakti 1 Januari 2024 – 31 Desember 2026 Anggota 9 orang" in words
    assert "12/SK Pengurus Lurah, 5 Januari 2024 Unduh SK 12/SK PDF" in words
    assert "Sekretariat Jl. Cenderawasih 12, RT/RW 04/02" in words
    [order] = [h for h in built.hrefs("profil.html") if "memesan" in h]
    assert unquote(order).startswith(
        "https://wa.me/6281211112222?text=Halo, saya ingin memesan Noken"
    )
    assert "unduhan.html" in built.paths
    assert built.dead_links() == []


def test_a_missing_file_of_the_profile_is_reported_where_it_stands(kim: Kim) -> None:
    kim.kim(more="logo: tiada.png\nsk:\n  - nomor: 12/SK\n    berkas: tiada.pdf\n")
    built = kim.site()
    assert [(p.code, p.span.path, p.span.line) for p in built.problems] == [
        ("foto-tak-ada", "communities/94.04/amungsa.yaml", 3),
        ("berkas-tak-ada", "communities/94.04/amungsa.yaml", 6),
    ]
    assert "12/SK" in built.words("profil.html")


@pytest.mark.parametrize(
    ("platform", "written", "address"),
    [
        ("instagram", "@kim.amungsa", "https://www.instagram.com/kim.amungsa/"),
        ("tiktok", "kim_amungsa", "https://www.tiktok.com/@kim_amungsa"),
        ("youtube", "https://www.youtube.com/@amungsa", "https://www.youtube.com/@amungsa"),
        (
            "facebook",
            "http://m.facebook.com/p.php?id=1&x=2",
            "https://m.facebook.com/p.php?id=1&x=2",
        ),
        ("facebook", "fb.com/amungsa", "https://fb.com/amungsa"),
        ("x", "twitter.com/amungsa", "https://twitter.com/amungsa"),
        ("instagram", "javascript:alert(1)", None),
        ("instagram", "https://jahat.contoh/instagram.com", None),
        ("instagram", "https://instagram.com.jahat.contoh/a", None),
        ("instagram", "https://instagram.com@jahat.contoh/", None),
        ("facebook", "KIM Amungsa Timika", None),
        ("youtube", 'https://youtube.com/"><script>', "https://youtube.com/%22%3E%3Cscript%3E"),
        ("x", "https://[", None),
    ],
)
def test_an_account_becomes_a_safe_address(
    platform: str, written: str, address: str | None
) -> None:
    assert account_address(platform, written) == address


def test_a_name_that_is_no_account_is_shown_without_a_link(kim: Kim) -> None:
    kim.kim(more="media_sosial: {facebook: KIM Amungsa Timika}\n")
    built = kim.site()
    assert "Facebook KIM Amungsa Timika" in built.words("profil.html")
    assert built.codes() == ["media-sosial-tak-dikenal"]


def contact_links(kim: Kim) -> list[str]:
    footer = kim.site().page("index.html").partition("<footer")[2]
    return [unquote(href) for href in re.findall(r'class="tombol[^"]*" href="([^"]*)"', footer)]


def test_citizens_write_to_the_kim(kim: Kim) -> None:
    kim.kim(more="whatsapp: +62 812-1111-2222\nemail: a@contoh.id\n")
    news, correction = contact_links(kim)
    assert news.startswith("https://wa.me/6281211112222?text=Halo KIM Amungsa")
    assert f"{BASE}kim/amungsa/index.html" in news
    assert "ralat atau penghapusan" in correction


def test_without_a_contact_of_its_own_they_write_to_the_office(kim: Kim) -> None:
    kim.office = Office(nama="Dinas Kominfo Mimika", email="dinas@contoh.id")
    news, _ = contact_links(kim)
    assert news.startswith("mailto:dinas@contoh.id?subject=")
    assert "Pesan ini sampai ke Dinas Kominfo Mimika." in kim.site().page("index.html")


def test_a_letter_to_the_office_greets_the_office_and_names_the_kim(kim: Kim) -> None:
    kim.office = Office(nama="Dinas Kominfo Mimika", whatsapp="0811000222")
    news, correction = contact_links(kim)
    assert "text=Halo Dinas Kominfo Mimika, " in news
    assert "tentang KIM Amungsa." in news
    assert "text=Halo Dinas Kominfo Mimika, " in correction
    assert "di halaman KIM Amungsa." in correction


def test_a_kim_with_a_telephone_only_keeps_it_while_words_go_to_the_office(kim: Kim) -> None:
    kim.kim(more='telepon: "(0901) 123456"\n')
    assert contact_links(kim) == ["tel:0901123456", "tel:0901123456"]
    kim.office = Office(nama="Dinas Kominfo Mimika", whatsapp="0811000222")
    assert contact_links(kim)[0].startswith("https://wa.me/62811000222?text=")
    assert "(0901) 123456" in kim.site().page("index.html")


def test_where_nobody_can_be_reached_there_is_no_block(kim: Kim) -> None:
    assert "Hubungi KIM" not in kim.site().page("index.html")


def test_nothing_private_reaches_a_page(kim: Kim) -> None:
    kim.kim(
        more='NIK: "9404010101010001"\nTanggal Lahir: Rahasia\n'
        "kebutuhan: [pelatihan]\ncatatan_dinas: Rahasia\n"
    )
    built = kim.site()
    assert built.codes() == []
    everything = "".join(built.page(path) for path in sorted(built.paths))
    assert not [word for word in ("9404010101010001", "pelatihan", "Rahasia") if word in everything]
