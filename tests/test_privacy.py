"""Drafts, scheduled items and private fields are in no byte of the output."""

from __future__ import annotations

import pytest

from tests.conftest import Network

MARK = "PENANDA-RAHASIA-7c1e"


def assert_absent(network: Network, folder: str = "build") -> None:
    pages = network.pages(folder)
    assert len(pages) > 10
    assert [path for path, data in pages.items() if MARK.encode() in data] == []
    assert [path for path in pages if MARK.lower() in path] == []


def test_a_draft_and_a_scheduled_item_are_nowhere(network: Network) -> None:
    for kind in ("berita", "galeri", "pengumuman", "agenda", "halaman"):
        for number, state in enumerate(("draf: ya", "terbit: 2027-01-01", "draft: true")):
            network.photo(f"content/kim/amungsa/{kind}/{MARK}.jpg")
            network.post(
                f"2026-11-02-{MARK}-{number}",
                f"---\njudul: {MARK}\n{state}\nringkasan: {MARK}\nlabel: [{MARK}]\n"
                f"foto: {{berkas: {MARK}.jpg, keterangan: {MARK}}}\n"
                f"alamat_lama: {kind}/{MARK}.html\n---\n{MARK}\n",
                kind,
            )
    hidden = (network.root / "content/kim/amungsa").glob(f"*/*{MARK}*.md")
    assert len(list(hidden)) == 15
    for folder in ("bahan", "agenda", "halaman"):
        network.write(
            f"content/{folder}/2026-11-02-{MARK}.md",
            f"---\njudul: {MARK}\ntanggal: 2026-11-02\ndraf: ya\n---\n{MARK}\n",
        )
        network.write(
            f"content/{folder}/2026-11-03-{MARK}.md",
            f"---\njudul: {MARK}\ntanggal: 2026-11-03\nterbit: 2027-01-01\n---\n{MARK}\n",
        )
    result = network.build()
    assert (result.status, result.err) == (0, "")
    assert_absent(network)


@pytest.mark.parametrize(
    "line",
    ["draf: iya", "Draf: ya", "draf: mungkin", "DRAF: ya", "terbit: besok", "ditarik: barangkali"],
)
def test_a_guard_that_is_misspelt_still_guards(network: Network, line: str) -> None:
    network.post("2026-11-02-x", f"---\njudul: {MARK}\n{line}\n---\n{MARK}\n")
    result = network.build()
    sound = line.split(": ")[1] in {"ya", "iya"}
    assert result.status == (0 if sound else 1)
    assert ("supaya aman, tulisan ini belum diterbitkan" in result.err) != sound
    assert_absent(network)


def test_private_fields_are_nowhere(network: Network) -> None:
    private = "\n".join(
        f"{key}: {MARK}"
        for key in ("nik", "tanggal_lahir", "agama", "pendidikan", "alamat_rumah", "catatan_dinas")
    )
    network.kim(
        more=f"{private}\nkebutuhan: [{MARK}]\npengurus:\n"
        f"  - {{jabatan: Ketua, nama: Yosepha, nik: {MARK}, alamat_rumah: {MARK}, "
        f"tanggal_lahir: {MARK}, agama: {MARK}, pendidikan: {MARK}, telepon: {MARK}}}\n"
    )
    network.write("communities/94.04/_dinas.yaml", f"nama: Dinas\ncatatan_dinas: {MARK}\n")
    result = network.build()
    assert (result.status, result.err) == (0, "")
    assert_absent(network)


def test_a_withdrawn_post_leaves_only_its_reason(network: Network) -> None:
    network.post(
        "2026-11-02-salah",
        f"---\njudul: Kabar salah\nditarik: ya\nalasan: Datanya keliru\n"
        f"ringkasan: {MARK}\n---\n{MARK}\n",
    )
    assert network.build().status == 0
    assert_absent(network)
    assert "Datanya keliru" in network.page("kim/amungsa/berita/2026-11-02-salah.html")
    assert "2026-11-02-salah" not in network.page("kim/amungsa/berita/index.html")
    assert "2026-11-02-salah" not in network.page("kim/amungsa/rss.xml")


def test_a_kim_that_is_not_registered_has_no_site(network: Network) -> None:
    for stage in ("diajukan", "diperiksa", "perlu perbaikan"):
        network.kim(more=f"pendaftaran: {stage}\n")
        assert network.build().status == 0
        assert not (network.root / "build/kim/amungsa").exists()
        assert f"{stage}" in network.page("data/kim.csv")


def test_an_expired_item_keeps_its_page_and_leaves_the_lists(network: Network) -> None:
    network.post(
        "2026-10-01-jadwal",
        "---\njudul: Jadwal Oktober\nberakhir: 2026-10-31\n---\nIsi jadwal.\n",
        "pengumuman",
    )
    assert network.build().status == 0
    page = network.page("kim/amungsa/pengumuman/2026-10-01-jadwal.html")
    assert "Isi jadwal." in page
    assert "sudah berakhir" in page.lower()
    assert "2026-10-01-jadwal" not in network.page("kim/amungsa/index.html")
    assert "2026-10-01-jadwal" not in network.page("kim/amungsa/rss.xml")


CONTACTS = ("email: {0}@contoh.id", "telepon: 0811 0000 {1}", "whatsapp: 0812 0000 {1}")


def test_contacts_are_open_data_only_once_a_kim_is_registered(network: Network) -> None:
    marks = [f"{MARK}-SITUS".lower(), f"{MARK}@".lower(), "0000-7719", "0000 7719", "00007719"]
    lines = [line.format(MARK.lower(), "7719") for line in CONTACTS]
    more = "\n".join([*lines, f"situs_lain: https://{MARK}-situs.id/".lower()])
    network.kim("lain")
    for stage, expected in (("diajukan", False), ("perlu perbaikan", False), ("terdaftar", True)):
        network.kim(more=f"{more}\npendaftaran: {stage}\n")
        assert network.build().status == 0
        data = {p: d for p, d in network.pages().items() if p.startswith("data/")}
        assert {"data/kim.sqlite", "data/kim.geojson", "data/kim.json"} <= set(data)
        found = {p for p, d in data.items() if any(mark.encode() in d for mark in marks)}
        assert bool(found) == expected, (stage, found)


def test_no_member_is_in_the_open_data(network: Network) -> None:
    network.kim(
        more=f"selayang_pandang: {MARK}\nvisi: {MARK}\nkebutuhan: [{MARK}]\n"
        f"alamat: {{jalan: {MARK}}}\npengurus:\n  - {{jabatan: Ketua, nama: {MARK}}}\n"
    )
    assert network.build().status in {0, 1}
    data = {p: d for p, d in network.pages().items() if p.startswith("data/")}
    assert len(data) == 8
    assert [path for path, held in data.items() if MARK.encode() in held] == []
    assert MARK in network.page("kim/amungsa/profil.html")
