"""Every fault a user can make: the whole message, the exit status, and a build that goes on.

Each folder of ``tests/faults/`` is one fault: ``isi/`` is laid over a sound network of two KIM, and
``pesan.txt`` is all that the program then says on stderr. ``make faults`` writes them anew, to be
read and judged by a person before they are committed.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import Network, empty

FAULTS = Path(__file__).parent / "faults"
SILENT = {"bom-dan-crlf", "isian-pribadi"}
STOPPING = {
    "tema-tak-ada",
    "tema-satu-huruf",
    "konfigurasi-tanpa-alamat",
    "konfigurasi-alamat-salah",
    "konfigurasi-alamat-bertanda-tanya",
    "konfigurasi-alamat-panjang",
}
WARNING = {
    "program-tanpa-kim",
    "kode-wilayah-beda-folder",
    "dua-tulisan-satu-alamat",
    "dokumen-word",
    "lampiran-bernama",
    "lampiran-rusak",
    "ambilan-kim-ganda",
    "meneruskan-yang-ditarik",
    "bahan-darurat-tanpa-akhir",
    "bahan-topik-tanpa-huruf",
    "bahan-satu-alamat",
    "ulang-dua-batas",
    "ulang-tak-disebut",
    "mulai-beda-hari",
    "konfigurasi-tingkat-beda",
    "ulang-minggu-ganda",
    "selesai-sesudah-berikutnya",
}

SITE_TEMPLATES = {
    "templat-menyebut-kim",
    "templat-rusak",
    "templat-salah-tulis",
    "templat-sekali",
}


@pytest.mark.parametrize("fault", sorted(f.name for f in FAULTS.iterdir()))
def test_fault_is_named_and_the_build_goes_on(fault: str, tmp_path: Path) -> None:
    network = lay(fault, tmp_path)
    result = network.build()
    if os.environ.get("KIMSITE_WRITE_FAULTS"):
        (FAULTS / fault / "pesan.txt").write_text(result.err, "utf-8")
    assert result.err == (FAULTS / fault / "pesan.txt").read_text("utf-8")
    assert result.status == status_of(fault)
    assert (result.err == "") == (fault in SILENT)
    if fault in STOPPING:
        assert not (network.root / "build" / "index.html").exists()
    elif fault in SITE_TEMPLATES:
        # Every KIM's front page fails, so no site is published in part; the directory stands.
        assert not (network.root / "build" / "kim").exists()
        assert "Jaringan Uji" in network.page("index.html")
    else:
        assert "Posyandu bulan ini" in network.page("kim/sehat/berita/2026-11-01-posyandu.html")


@pytest.mark.parametrize("fault", sorted(f.name for f in FAULTS.iterdir()))
def test_check_says_the_same_and_writes_nothing(fault: str, tmp_path: Path) -> None:
    network = lay(fault, tmp_path)
    before = sorted(tmp_path.rglob("*"))
    result = network.run("check")
    assert result.err == (FAULTS / fault / "pesan.txt").read_text("utf-8")
    assert result.status == status_of(fault)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    network = lay("bom-dan-crlf", tmp_path)
    (file,) = (network.root / "content/kim/amungsa/berita").glob("*kerja-bakti.md")
    marked = file.read_bytes()
    assert marked.startswith(b"\xef\xbb\xbf---\r\n")
    assert network.build().status == 0
    made = network.pages()
    assert "Warga membersihkan selokan." in network.page(f"kim/amungsa/berita/{file.stem}.html")
    file.write_bytes(marked.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"))
    assert network.build("--full").status == 0
    assert network.pages() == made


def test_a_broken_directory_template_leaves_the_sites_whole(tmp_path: Path) -> None:
    network = lay("templat-direktori", tmp_path)
    assert network.build().status == 1
    assert "Warga membersihkan" in network.page("kim/amungsa/berita/2026-11-02-kerja-bakti.html")
    assert not (network.root / "build" / "index.html").exists()


@pytest.mark.parametrize("fault", ["templat-rusak", "templat-menyebut-kim"])
def test_one_broken_template_is_told_once_for_any_number_of_kim(fault: str, tmp_path: Path) -> None:
    network = lay("bom-dan-crlf", tmp_path)
    sound = (network.root / "kimsite.yaml").read_text("utf-8")
    slugs = ["amungsa", "sehat", *(f"kim-{number:02}" for number in range(12))]
    for slug in slugs[2:]:
        network.kim(slug)
    assert network.build("--jobs", "2").status == 0
    before = {path: data for path, data in network.pages().items() if path.startswith("kim/")}
    shutil.copytree(FAULTS / fault / "isi", network.root, dirs_exist_ok=True)
    network.kim("paling-baru")
    for _ in range(2):  # what could not be built is tried again, and told again
        result = network.build("--jobs", "2")
        assert result.status == 1
        assert result.err.count("kesalahan[templat-rusak]") == 1
        assert "\nTerjadi 15 kali.\n" in result.err
        assert "14 situs (14 memakai versi lama karena ada kesalahan)" in result.out
        assert "; 1 kesalahan, 0 peringatan.\n" in result.out
        assert "Belum tampil karena ada kesalahan: paling-baru.\n" in result.out
    after = {path: data for path, data in network.pages().items() if path.startswith("kim/")}
    assert after == before
    report = json.loads(network.build("--jobs", "2", "--format", "json").out)
    assert (report["held"], report["lost"]) == (sorted(slugs), ["paling-baru"])
    assert [problem["count"] for problem in report["problems"]] == [15]
    network.write("kimsite.yaml", sound)
    assert network.build("--jobs", "2").status == 0
    assert "15 situs" in network.build().out


def test_a_link_on_disk_to_a_photo_outside_is_refused(network: Network) -> None:
    outside = network.photo("rahasia/rapat.jpg")
    here = network.root / "content/kim/amungsa/berita"
    symlink(here / "rapat.jpg", outside)
    symlink(here / "album", outside.parent)
    text = "---\njudul: Rapat\nfoto: [rapat.jpg, album/rapat.jpg]\n---\nIsi.\n"
    network.post("2026-11-02-kerja-bakti", text)
    result = network.build()
    place = "content/kim/amungsa/berita/2026-11-02-kerja-bakti.md:3"
    line = "    3 | foto: [rapat.jpg, album/rapat.jpg]\n"
    rest = (
        "Saran: salin berkasnya ke `content/kim/amungsa/berita/`, lalu tulis namanya saja: "
        "`rapat.jpg`.\n"
        "Akibat: berkas itu tidak diterbitkan; tulisan ini tetap terbit tanpanya.\n\n"
    )
    folder = rest.replace(
        "salin berkasnya ke `content/kim/amungsa/berita/`, lalu tulis namanya saja: `rapat.jpg`",
        "taruh berkasnya di dalam folder KIM, lalu tulis namanya saja",
    )
    assert result.status == 1
    assert result.err == (
        f"{place}:8: kesalahan[berkas-keluar-folder]: `rapat.jpg` berada di luar folder "
        f"`content/kim/amungsa`\n{line}               ^^^^^^^^^\n{rest}"
        f"{place}:19: kesalahan[berkas-keluar-folder]: `album/rapat.jpg` berada di luar folder "
        f"`content/kim/amungsa`\n{line}                          ^^^^^^^^^^^^^^^\n{rest}"
        "content/kim/amungsa/berita/album:1:1: kesalahan[berkas-keluar-folder]: `album` berada "
        f"di luar folder `content/kim/amungsa`\n{folder}"
    )
    assert not (network.root / "build/kim/amungsa/foto").exists()


@pytest.mark.parametrize("link", ["galeri", "galeri/2026-11-02-rapat.md", "galeri/album"])
def test_a_link_on_disk_publishes_no_text_from_outside(network: Network, link: str) -> None:
    text = "---\njudul: RAHASIA\n---\nRAHASIA\n"
    outside = network.write("rahasia/2026-11-02-rapat.md", text)
    target = outside if link.endswith(".md") else outside.parent
    symlink(network.root / "content/kim/amungsa" / link, target)
    result = network.build()
    assert [path for path, data in network.pages().items() if b"RAHASIA" in data] == []
    assert result.status == 1
    assert f"content/kim/amungsa/{link}" in result.err


def symlink(link: Path, target: Path) -> None:
    """Make a link, or skip aloud where there can be none."""
    link.parent.mkdir(parents=True, exist_ok=True)
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except (OSError, NotImplementedError) as error:
        pytest.skip(f"no symbolic links here: {error}")


def status_of(fault: str) -> int:
    return 0 if fault in SILENT | WARNING else 1


def lay(fault: str, tmp_path: Path) -> Network:
    """A sound network with ``fault`` laid over it."""
    network = empty(tmp_path / "jaringan")
    network.kim("amungsa")
    network.kim("sehat", "94.04.01.1007")
    network.post()
    network.post(
        "2026-11-01-posyandu",
        "---\njudul: Posyandu bulan ini\n---\nTimbang badan balita.\n",
        slug="sehat",
    )
    shutil.copytree(FAULTS / fault / "isi", network.root, dirs_exist_ok=True)
    return network
