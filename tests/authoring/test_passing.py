"""``kimsite new berita --bahan``: a post that passes something on, ready to be finished."""

from __future__ import annotations

import re

import pytest

from tests.authoring.test_new import made_by, publish
from tests.conftest import Network, empty

MALARIA = """\
---
judul: 'Cegah malaria: "kelambu" & <b>lampu</b>'
tanggal: 2026-01-01
ringkasan: Tidur berkelambu.
{}---
Nyamuk **malaria** menggigit malam hari. Lihat [jadwal](untuk-nabire.md) dan ![poster](poster.jpg).

- pakai kelambu
- tutup bak air

{}
"""


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    made = empty(tmp_path_factory.mktemp("meneruskan") / "jaringan")
    made.kim()
    made.kim("noken", "94.01.01.1001")
    made.post("2026-01-05-kebun", "---\njudul: Kebun warga\n---\nUbi & bayam.\n", slug="noken")
    long = "\n\n".join(f"Alinea {number}. {'Kata ' * 80}" for number in range(12))
    made.write("content/bahan/cegah-malaria.md", MALARIA.format("", long))
    made.photo("content/bahan/poster.jpg")
    made.write("content/bahan/lama.md", MALARIA.format("berakhir: 2026-01-02\n", ""))
    made.write("content/bahan/keliru.md", MALARIA.format("ditarik: ya\n", ""))
    made.write("content/bahan/untuk-nabire.md", MALARIA.format("wilayah: ['94.01']\n", ""))
    return made


def test_a_post_that_passes_a_material_on_is_ready_with_its_credit(network: Network) -> None:
    call = ("berita", "--kim", "amungsa", "--tanggal", "2026-01-10", "--bahan", "cegah-malaria")
    file = made_by(network, *call)
    text = file.read_text("utf-8")
    assert file.name == "2026-01-10-cegah-malaria-kelambu-b-lampu-b.md"
    for line in ("bahan: cegah-malaria", "ringkasan: Tidur berkelambu.", "adinda: [diseminasi]"):
        assert f"\n{line}\n" in text
    assert "\n> Nyamuk **malaria** menggigit malam hari. Lihat jadwal dan .\n>\n> - pakai" in text
    assert "Alinea 2." in text
    assert "Alinea 6." not in text  # whole paragraphs, within bounds
    assert text.endswith("> …\n")
    publish(file)
    result = network.build("--strict")
    assert result.err == ""
    page = network.page(f"kim/amungsa/berita/{file.stem}.html")
    assert "<p>Nyamuk <strong>malaria</strong>" in page
    assert re.search(r'Diteruskan dari <a [^>]*bahan/cegah-malaria\.html">Kementerian: Cegah', page)


def test_its_feed_id_stays_when_title_and_file_name_change(network: Network) -> None:
    file = made_by(network, "berita", "Kabar", "--kim", "amungsa", "--tanggal", "2026-01-11")
    publish(file)
    before = feed_ids(network)
    text = file.read_text("utf-8").replace("judul: Kabar", "judul: Kabar lain")
    file.rename(file.with_name("2026-01-11-sama-sekali-lain.md")).write_text(text, "utf-8")
    assert feed_ids(network) == before
    assert "Kabar lain" in network.page("kim/amungsa/rss.xml")


def feed_ids(network: Network) -> list[str]:
    assert network.build().status == 0
    feed = network.page("kim/amungsa/rss.xml")
    return re.findall(r'<guid isPermaLink="false">([^<]*)</guid>', feed)


def test_another_kims_post_is_passed_on_by_the_address_of_its_page(network: Network) -> None:
    address = "https://uji.contoh.id/kim/noken/berita/2026-01-05-kebun.html"
    file = made_by(network, "pengumuman", "Ayo", "--kim", "amungsa", "--bahan", address)
    text = file.read_text("utf-8")
    assert "\nbahan: kim/noken/berita/2026-01-05-kebun\n" in text
    assert "kabar dari KIM Noken ini penting" in text
    assert text.endswith("> Ubi & bayam.\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], "masih kurang: --bahan NAMA."),
        (["cegah-malria"], "bahan `cegah-malria` tidak ada. Mungkin maksud Anda cegah-malaria?"),
        (["lama"], "`lama` sudah berakhir."),
        (["keliru"], "`keliru` sudah ditarik."),
        (["kim/amungsa/berita/x"], "adalah tulisan KIM ini sendiri."),
        (["kim/noken/berita/2026-01-05-kebn"], "Mungkin maksud Anda 2026-01-05-kebun?"),
        (["kim/tiada/berita/x"], "KIM `tiada` tidak ada di jaringan ini."),
        (["https://lain.contoh.id/"], "bukan bahan informasi dan bukan tulisan KIM"),
    ],
)
def test_what_cannot_be_passed_on_is_said_with_what_there_is(network, typed, said) -> None:
    before = sorted(network.root.rglob("*.md"))
    result = network.run("new", "berita", "--kim", "amungsa", "--bahan", *typed)
    assert result.status == 2
    assert said in result.err
    listed = re.findall(r"^  ([\w-]+): Cegah malaria", result.err, re.MULTILINE)
    assert listed == ["cegah-malaria", "untuk-nabire"]  # what is meant for this KIM comes first
    assert sorted(network.root.rglob("*.md")) == before
