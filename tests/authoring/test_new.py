"""``kimsite new``: commented files that build as they are, never over another one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from kimsite.authoring.starters import clean_line, quote_yaml
from kimsite.model import Source
from kimsite.reading.values.yaml import parse_yaml
from tests.conftest import Network, run_program

KINDS = ("berita", "galeri", "pengumuman", "agenda", "halaman", "bahan")
TITLES = [
    "Panen raya",
    'Kata ketua: "Kami siap" #1',
    "'Kutip' di depan",
    "- awal garis",
    "no",
    "null",
    "12.30",
    "{kurung} & [siku]",
    "🎉🌾",
    "50% & <b>tebal</b>",
    "garis \\ miring \\n",
]


def made_by(network: Network, *arguments: str) -> Path:
    result = network.run("new", *arguments)
    assert result.status == 0, result.err
    found = re.match(r"Dibuat: (.+)", result.out)
    assert found
    return Path(found[1])


def publish(*files: Path) -> None:
    for file in files:
        text = file.read_text("utf-8")
        assert "draf: ya\n" in text
        file.write_text(text.replace("draf: ya\n", ""), "utf-8")


def test_new_files_build_as_written_and_stay_drafts(network: Network) -> None:
    made: dict[str, Path] = {}
    for kind in KINDS:
        file = made_by(network, kind, "Judul", kind, "baru", "--tanggal", "2 Januari 2026")
        folder = "content/bahan" if kind == "bahan" else f"content/kim/amungsa/{kind}"
        dated = "" if kind in {"bahan", "halaman"} else "2026-01-02-"
        stem = f"{dated}judul-{kind}-baru"
        assert file == network.root / folder / f"{stem}.md"
        assert f"\nid: {kind}/{stem}\n" in file.read_text("utf-8")
        owner = "" if kind == "bahan" else "kim/amungsa/"
        made[f"{owner}{kind}/{stem}.html"] = file
    result = network.build("--strict")
    assert result.status == 0, result.err
    assert not [page for page in made if (network.root / "build" / page).exists()]
    publish(*made.values())
    result = network.build("--strict")
    assert result.status == 0, result.err
    for page, file in made.items():
        kind = file.stem.split("-")[-2]
        assert f"Judul {kind} baru" in network.page(page)


def test_every_commented_field_may_be_used(network: Network) -> None:
    network.write("content/bahan/nama-bahan.md", "---\njudul: B\ntanggal: 2026-01-01\n---\nIsi.\n")
    for kind in KINDS:
        file = made_by(network, kind, "Judul", "--tanggal", "2026-01-02")
        publish(file)
        used = re.sub(r"^# ", "", file.read_text("utf-8"), flags=re.M)
        assert len(used.splitlines()) > 25
        file.write_text(used, "utf-8")
        (file.parent / "undangan.pdf").write_bytes(b"%PDF-1.4\n")
        for name in ("IMG-20260129-WA0026.jpg", "IMG-20260129-WA0027.jpg"):
            network.photo(str(file.parent.relative_to(network.root) / name))
    result = network.build("--strict")
    assert result.status == 0, result.err


def test_every_commented_field_of_a_profile_may_be_used(network: Network) -> None:
    file = made_by(network, "kim", "--nama", "KIM Baru", "--wilayah", "94.04.01.1003")
    text = file.read_text("utf-8")
    used = re.sub(r"^# (?!yaml-language)", "", text, flags=re.M)
    file.write_text(used, "utf-8")
    base = f"content/kim/{file.stem}"
    network.photo(f"{base}/logo.png")
    network.photo(f"{base}/foto-bersama.jpg")
    network.post(slug=file.stem)  # with a site elsewhere, only content brings one here
    result = network.build("--strict")
    assert result.status == 0, result.err
    assert "Nama ketua" in network.page(f"kim/{file.stem}/profil.html")


def test_any_title_reaches_its_page(network: Network) -> None:
    files = {}
    for title in TITLES:
        call = ("--tanggal", "2026-01-02", "--pewarta", title, "--", title)
        files[title] = made_by(network, "berita", *call)
    assert len(set(files.values())) == len(TITLES)
    publish(*files.values())
    result = network.build("--strict")
    assert result.status == 0, result.err
    for title, file in files.items():
        page = network.page(f"kim/amungsa/berita/{file.stem}.html")
        assert str(escape(title)) in page


@given(st.text())
def test_a_quoted_text_is_read_back_as_it_was(text: str) -> None:
    line = clean_line(text)
    root, problems = parse_yaml(Source("x.yaml", f"judul: {quote_yaml(text)}  ## komentar\n"))
    assert not problems
    assert root is not None
    assert isinstance(root.value, dict)
    assert root.value["judul"].value == line


def test_a_file_is_never_written_over_another(network: Network) -> None:
    call = ("berita", "Panen", "raya", "--tanggal", "2026-01-02")
    first = made_by(network, *call)
    kept = first.read_bytes()
    result = network.run("new", *call)
    assert result.status == 0
    assert "sudah dipakai" in result.out
    second = first.with_name("2026-01-02-panen-raya-2.md")
    assert "id: berita/2026-01-02-panen-raya-2\n" in second.read_text("utf-8")
    assert first.read_bytes() == kept
    assert network.build("--strict").status == 0


def test_an_address_or_id_in_use_is_not_given_again(network: Network) -> None:
    network.post("2026-01-02-Panen Raya", "---\njudul: Lama\n---\nIsi.\n")
    file = made_by(network, "berita", "Panen raya", "--tanggal", "2026-01-02")
    assert file.name == "2026-01-02-panen-raya-2.md"
    file.rename(file.with_name("2026-01-02-lain.md"))
    assert made_by(network, "berita", "Panen raya", "--tanggal", "2026-01-02").name.endswith(
        "-3.md"
    )
    assert network.build("--strict").status == 0


@pytest.mark.parametrize("kind", ["halaman", "bahan", "berita"])
def test_names_that_mean_something_else_are_avoided(network: Network, kind: str) -> None:
    for title in ("index", "con", "2026-10", "Nul", "Konflik", "Copy of"):
        file = made_by(network, kind, title, "--tanggal", "2026-01-02")
        assert file.stem not in {"index", "con", "nul", "2026-10"}
        publish(file)
    result = network.build("--strict")
    assert result.status == 0, result.err


def test_a_long_title_gives_a_short_name(network: Network) -> None:
    file = made_by(network, "halaman", "sangat " * 40)
    assert len(file.stem) <= 60
    assert not file.stem.endswith("-")


def test_the_kim_is_named_where_there_are_several(network: Network) -> None:
    network.kim("sempan", "94.04.01.1007")
    missing = network.run("new", "berita", "Judul")
    assert missing.status == 2
    assert "masih kurang: --kim SLUG. KIM yang ada: amungsa, sempan" in missing.err
    wrong = network.run("new", "berita", "--kim", "smpan", "Judul")
    assert wrong.status == 2
    assert "KIM `smpan` tidak ada. Mungkin maksud Anda sempan?" in wrong.err
    assert (
        "content/kim/sempan/berita" in made_by(network, "berita", "--kim", "SEMPAN", "J").as_posix()
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "sebutkan jenisnya: berita, galeri"),
        (["berita"], "masih kurang: JUDUL"),
        (["berita", "\x07 "], "masih kurang: JUDUL"),
        (["kim", "--wilayah", "94.04.01.1003"], "masih kurang: --nama"),
        (["kim", "--nama", "A"], "masih kurang: --wilayah"),
        (["agenda", "A", "--tanggal", "31/02/2026"], "31/02/2026 tidak ada di kalender"),
        (["agenda", "A", "--tanggal", "besok"], "besok tidak terbaca"),
        (
            ["kim", "--nama", "A", "--wilayah", "94.04.01.103"],
            "94.04.01.1003 Kelurahan Timika Jaya",
        ),
        (["kim", "--nama", "A", "--wilayah", "timika jaya"], "94.04.01.1003 Kelurahan Timika Jaya"),
        (["kim", "--nama", "A", "--wilayah", "94.04.01.1003", "--slug", "A b"], "misalnya a-b"),
        (
            ["kim", "--nama", "A", "--wilayah", "94.04.01.1003", "--slug", "amungsa"],
            "--slug amungsa sudah dipakai KIM lain",
        ),
    ],
)
def test_without_a_terminal_nobody_is_asked(
    network: Network, arguments: list[str], said: str
) -> None:
    before = network.pages(".")
    result = network.run("new", *arguments)
    assert result.status == 2
    assert said in result.err
    assert network.pages(".") == before


def test_a_new_kim_gets_a_free_slug_its_profile_and_its_folders(network: Network) -> None:
    call = ("kim", "--nama", "KIM Maju", "--wilayah")
    codes = ("32.01.06.2001", "32.01.16.2013", "94.04.01.1003")  # two villages called Sukamaju
    slugs = [made_by(network, *call, code).stem for code in codes]
    assert slugs == ["maju-sukamaju", "maju-sukamaju-320116", "maju-timika-jaya"]
    own = made_by(network, "kim", "--nama", "KIM Timika Jaya", "--wilayah", "94.04.01.1003")
    assert own == network.root / "communities/94.04/timika-jaya.yaml"
    folders = sorted(p.name for p in (network.root / "content/kim/timika-jaya").iterdir())
    assert folders == ["agenda", "berita", "galeri", "pengumuman"]
    result = network.build("--strict")
    assert result.status == 0, result.err
    assert "KIM Maju" in network.page("kim/maju-timika-jaya/index.html")


def test_a_second_kim_of_one_name_in_one_village_is_made_only_on_purpose(network: Network) -> None:
    call = ("kim", "--wilayah", "94.04.01.1003", "--nama")
    first = made_by(network, *call, "KIM Nemangkawi")
    before = network.pages(".")
    for name in ("KIM Nemangkawi", "nemangkawi", "Kim  NEMANGKAWI"):
        refused = network.run("new", *call, name)
        assert refused.status == 2
        assert f"di Kelurahan Timika Jaya sudah ada: {first.as_posix()}" in refused.err
        assert "--slug nemangkawi-timika-jaya-940401" in refused.err
    assert network.pages(".") == before
    second = made_by(network, *call, "KIM Nemangkawi", "--slug", "nemangkawi-kedua")
    assert second.stem == "nemangkawi-kedua"
    elsewhere = ("kim", "--nama", "KIM Nemangkawi", "--wilayah", "94.04.01.1007")
    assert made_by(network, *elsewhere).is_file()
    assert network.build("--strict").status == 0


@pytest.mark.parametrize(
    "typed", ["Timika Jaya, Mimika", "kelurahan timika jaya, Kab. Mimika, Papua Tengah"]
)
def test_a_village_is_understood_by_its_name_and_kabupaten(network: Network, typed: str) -> None:
    file = made_by(network, "kim", "--nama", "KIM Baru", "--wilayah", typed)
    assert "kode_wilayah: 94.04.01.1003\n" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Sukamaju, Jawa Barat", "32.01.06.2001 Desa Sukamaju, Kecamatan Jonggol"),
        ("Timka Jaya, Mimika", "mungkin maksud Anda:\n  94.04.01.1003 Kelurahan Timika Jaya"),
        ("Timika Jaya, Bogor", "tidak ada wilayah bernama `Timika Jaya, Bogor`"),
        ("Timika Jaya Mimika", 'misalnya "Timika Jaya, Mimika"'),
        (",", "kode wilayah `,` tidak ada"),
    ],
)
def test_a_village_that_is_not_named_beyond_doubt_is_asked_for(
    network: Network, typed: str, said: str
) -> None:
    before = network.pages(".")
    result = network.run("new", "kim", "--nama", "KIM Baru", "--wilayah", typed)
    assert result.status == 2
    assert said in result.err
    assert network.pages(".") == before


def test_content_without_a_profile_is_adopted_only_by_name(network: Network) -> None:
    network.post(slug="nemangkawi-timika-jaya")
    call = ("kim", "--nama", "Nemangkawi", "--wilayah", "94.04.01.1003")
    assert made_by(network, *call).stem == "nemangkawi-timika-jaya-940401"
    assert made_by(network, *call, "--slug", "nemangkawi-timika-jaya").is_file()
    assert network.build("--strict").status == 0


def test_a_kim_outside_the_networks_region_is_remarked(network: Network) -> None:
    text = (network.root / "kimsite.yaml").read_text("utf-8")
    own = 'tingkat: provinsi\nkode_wilayah: "94"\n'
    assert own in text
    network.write("kimsite.yaml", text.replace(own, "tingkat: kabupaten\nkode_wilayah: 94.04\n"))
    result = network.run("new", "kim", "--nama", "A", "--wilayah", "35.78.01.1001")
    assert result.status == 0
    assert "di luar wilayah 94.04" in result.err


def test_a_network_that_cannot_be_read_says_why(network: Network) -> None:
    network.write("kimsite.yaml", "nama: [\n")
    result = network.run("new", "berita", "Judul")
    assert result.status == 1
    assert "kimsite.yaml:2:1: kesalahan[" in result.err


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
def test_on_a_terminal_what_is_missing_is_asked(network: Network) -> None:
    import pty

    network.kim("sempan", "94.04.01.1007")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kimsite", "-C", str(network.root), "new"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, b"kabar\nberita\nsempan\n \nPanen raya\n")
    assert process.wait(timeout=30) == 0
    said = b""
    while chunk := _read(ours):
        said += chunk
    os.close(ours)
    assert b"Jenis berkas" in said
    assert b"`kabar` tidak dikenal; tulis salah satu kata di dalam kurung itu." in said
    assert b"KIM yang ada: amungsa, sempan" in said
    assert list((network.root / "content/kim/sempan/berita").glob("*-panen-raya.md"))


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_help_of_each_kind_is_there() -> None:
    result = run_program("new", "kim", "--help")
    assert result.status == 0
    assert "--wilayah" in result.out


@pytest.mark.parametrize("title", ["Belajar", "Hoaks", "Index"])
def test_a_material_does_not_take_the_address_of_a_list(network: Network, title: str) -> None:
    assert network.run("new", "bahan", title).status == 0
    assert "alamat-kembar" not in network.run("check").err


@pytest.mark.parametrize("title", ["Mediasi konflik lahan 2026-01-02", "Konflik 20260102"])
def test_a_title_like_the_name_of_a_copy_is_no_copy(network: Network, title: str) -> None:
    file = made_by(network, "berita", title)
    publish(file)
    assert network.build().err == ""
    assert str(escape(title)) in network.page(f"kim/amungsa/berita/{file.stem}.html")


@pytest.mark.skipif(sys.platform == "win32", reason="a limit that Windows does not have")
def test_what_could_not_be_written_holds_no_name(network: Network) -> None:
    folder = network.root / "content/kim/amungsa/berita"
    before = sorted(folder.iterdir())
    full = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    full += "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
    result = run_program("-C", str(network.root), "new", "berita", "Halo", before=full)
    assert result.status == 1
    assert result.err.startswith("content/kim/amungsa/berita/")
    assert "terlalu besar untuk disk ini" in result.err
    assert "Akibat: berkas ini belum dibuat" in result.err
    assert sorted(folder.iterdir()) == before


def test_a_kind_that_there_is_not_is_said_with_those_there_are(network: Network) -> None:
    result = network.run("new", "beritta", "Halo")
    assert result.status == 2
    assert "jenis 'beritta' tidak dikenal; mungkin maksud Anda berita?" in result.err
    assert "galeri" in result.err


@pytest.mark.parametrize("slug", ["nul", "aux", "com1"])
def test_no_kim_is_called_what_windows_forbids(network: Network, slug: str) -> None:
    result = network.run("new", "kim", "--nama", "X", "--wilayah", "94.04.01.1007", "--slug", slug)
    assert result.status == 2
    assert f"misalnya kim-{slug}" in result.err
    assert not (network.root / f"communities/94.04/{slug}.yaml").exists()


def test_a_profile_with_a_capital_ending_is_a_kim(network: Network) -> None:
    network.write("communities/94.04/besar.YAML", "nama: KIM Besar\nkode_wilayah: 94.04.01.1007\n")
    assert made_by(network, "berita", "--kim", "besar", "Halo").parts[-3] == "besar"


@pytest.mark.skipif(sys.platform == "win32", reason="needs links that anyone may make")
def test_nothing_is_written_out_of_the_network(network: Network, tmp_path: Path) -> None:
    outside = tmp_path / "luar"
    outside.mkdir()
    folder = network.root / "content/kim/amungsa/pengumuman"
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(outside)
    result = network.run("new", "pengumuman", "Halo")
    assert result.status == 2
    assert "pintasan ke luar jaringan" in result.err
    assert list(outside.iterdir()) == []
