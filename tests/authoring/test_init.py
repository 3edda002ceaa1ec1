"""``kimsite init``: a new network builds at once, and nothing that exists is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kimsite.authoring.starters import STARTERS
from tests.conftest import Network, Result, run_program


def build_now(root: Path) -> Result:
    return run_program("-C", str(root), "build", "--strict")


def test_a_new_network_builds_without_any_problem(tmp_path: Path) -> None:
    made = run_program("init", "jaringan baru", cwd=tmp_path)
    assert made.status == 0, made.err
    assert 'kimsite -C "jaringan baru" build' in made.out
    built = build_now(tmp_path / "jaringan baru")
    assert built.status == 0, built.err
    assert "0 kesalahan, 0 peringatan" in built.out
    site = tmp_path / "jaringan baru/build/kim/contoh-timika-jaya"
    for kind, count in {"berita": 2, "galeri": 1, "pengumuman": 1, "agenda": 1}.items():
        assert len(list((site / kind).glob("20*-*-*.html"))) == count
    assert list((site / "foto").glob("*.jpg"))


@pytest.mark.parametrize(
    ("code", "level", "zone", "office"),
    [
        ("31", "provinsi", "WIB", "communities/31/_dinas.yaml"),
        ("94.04", "kabupaten", "WIT", "communities/94.04/_dinas.yaml"),
        ("73.71", "kabupaten", "WITA", "communities/73.71/_dinas.yaml"),
    ],
)
def test_a_network_of_a_region_has_its_example_there(
    tmp_path: Path, code: str, level: str, zone: str, office: str
) -> None:
    made = Network(tmp_path / code)
    assert made.run("init", "--wilayah", code).status == 0
    settings = (made.root / "kimsite.yaml").read_text("utf-8")
    assert f"\ntingkat: {level}\nkode_wilayah: {code} " in settings
    assert f"\nzona: {zone}\n" in settings
    assert (made.root / office).is_file()
    (profile,) = made.root.glob("communities/*/contoh-*.yaml")
    assert re.search(rf"^kode_wilayah: {re.escape(code)}\.", profile.read_text("utf-8"), re.M)
    assert "contoh: ya" in profile.read_text("utf-8")
    assert build_now(made.root).status == 0


def test_two_networks_without_an_address_are_two_to_feed_readers(tmp_path: Path) -> None:
    marks = set()
    for name in ("a", "b"):
        made = Network(tmp_path / name)
        assert made.run("init").status == 0
        settings = (made.root / "kimsite.yaml").read_text("utf-8")
        marks |= set(re.findall(r"^otoritas_feed: .*$", settings, re.M))
        assert build_now(made.root).status == 0
    assert len(marks) == 2


def test_name_and_address_are_taken_as_they_are(tmp_path: Path) -> None:
    made = Network(tmp_path / "j")
    address = "https://dinas.contoh.go.id/kim/"
    assert made.run("init", "--nama", 'KIM: "Jaya" #1', "--alamat", address).status == 0
    settings = (made.root / "kimsite.yaml").read_text("utf-8")
    assert re.search(r'^otoritas_feed: "dinas\.contoh\.go\.id,20\d\d"$', settings, re.M)
    assert build_now(made.root).status == 0
    page = (made.root / "build/index.html").read_text("utf-8")
    assert "KIM: &#34;Jaya&#34; #1" in page
    assert f'href="{address}' in page


def test_an_existing_network_is_left_alone(network: Network) -> None:
    before = network.pages(".")
    result = network.run("init")
    assert result.status == 2
    assert "sudah berisi jaringan" in result.err
    assert network.pages(".") == before


def test_existing_files_are_kept_and_named(tmp_path: Path) -> None:
    made = Network(tmp_path)
    made.write(".gitignore", "punya-saya\n")
    made.write("BACA-SAYA.md", "Catatan saya.\n")
    result = made.run("init")
    assert result.status == 0
    assert "dibiarkan  .gitignore (sudah ada)" in result.out
    assert "dibiarkan  BACA-SAYA.md (sudah ada)" in result.out
    assert "ditulis    kimsite.yaml" in result.out
    assert (tmp_path / ".gitignore").read_text("utf-8") == "punya-saya\n"
    assert (tmp_path / "BACA-SAYA.md").read_text("utf-8") == "Catatan saya.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--wilayah", "Mimika"], "94.04 Kabupaten Mimika"),
        (["--wilayah", "9404"], "mungkin maksud Anda:\n  94.04 Kabupaten Mimika"),
        (["--wilayah", "94.04.01"], "misalnya --wilayah 94.04"),
        (["--wilayah", "Antah Berantah"], "tidak ada wilayah bernama `Antah Berantah`"),
        (["--alamat", "javascript:alert(1)"], "bukan alamat web"),
        (["--alamat", f"https://{'a' * 64}.id"], "bukan alamat web"),
        (["--alamat", "https://uji.id/#kim"], "tidak boleh memuat nama pengguna, ? atau #"),
    ],
)
def test_what_cannot_be_used_is_explained_before_anything_is_written(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    result = Network(tmp_path / "j").run("init", *arguments)
    assert result.status == 2
    assert said in result.err
    assert not (tmp_path / "j").exists()


def test_a_file_in_the_way_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", "utf-8")
    assert run_program("init", "berkas", cwd=tmp_path).status == 2
    made = Network(tmp_path / "j")
    made.write("communities", "bukan folder")
    result = made.run("init")
    assert result.status == 1
    assert "kesalahan[tak-bisa-menulis]" in result.err
    assert not (tmp_path / "j/kimsite.yaml").exists()


def test_every_yaml_file_names_its_schema(tmp_path: Path) -> None:
    made = Network(tmp_path)
    assert made.run("init", "--wilayah", "94.04").status == 0
    assert made.run("new", "kim", "--nama", "A", "--wilayah", "94.04.01.1003").status == 0
    files = sorted(tmp_path.rglob("*.yaml"))
    assert len(files) == 4
    for file in files:
        first = file.read_text("utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, file
        assert (file.parent / found[1]).is_file(), file


@pytest.mark.parametrize("starter", sorted(p.name for p in (STARTERS / "jaringan").glob("*.md")))
def test_no_line_of_a_starter_is_longer_than_an_editor_shows(starter: str) -> None:
    text = (STARTERS / "jaringan" / starter).read_text("utf-8")
    prose = [line for line in text.splitlines() if not line.startswith("|")]
    assert max(map(len, prose)) <= 110
