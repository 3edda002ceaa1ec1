"""Names that no one can read, and links that lead out of the network: named, never published."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kimsite.rendering.attached import finder
from tests.conftest import NOW, POST, Network, run_program
from tests.test_faults import symlink
from tests.tools import ROOT

KIM = "content/kim/amungsa"


def strange(folder: Path, name: bytes, *, is_folder: bool = False) -> None:
    """Make a file or folder of that name, or skip aloud where there can be none."""
    path = folder / os.fsdecode(name)
    try:
        (path if is_folder else folder).mkdir(parents=True, exist_ok=True)
        if not is_folder:
            path.write_bytes(POST.encode())
    except (OSError, UnicodeError) as error:
        pytest.skip(f"no such names here: {error}")


@pytest.mark.parametrize("command", ["build", "check"])
def test_names_that_are_not_utf8_are_named_and_the_rest_is_built(
    network: Network, command: str
) -> None:
    root = network.root
    strange(root / KIM / "berita", b"2026-11-02-pan\xe9n.md")
    strange(root / KIM / "berita", b"foto\xff", is_folder=True)
    strange(root / KIM, b"gal\xe9ri", is_folder=True)
    strange(root / "communities/94.04", b"s\xe9hat.yaml")
    strange(root / "content/bahan", b"\xfe.md")
    strange(root / "content/kim", b"k\xefm", is_folder=True)
    strange(root / KIM / "berita", b"2026-11-03-\x1b[31m.md")
    result = network.run(command)
    assert result.status == 1
    places = sorted(line for line in result.err.splitlines() if "kesalahan[" in line)
    said = (
        ":1:1: kesalahan[nama-tak-terbaca]: nama ini memuat huruf yang tidak terbaca (bukan UTF-8)"
    )
    assert places == sorted(
        rf"{path}{said}"
        for path in (
            rf"{KIM}/berita/2026-11-02-pan\xe9n.md",
            rf"{KIM}/berita/2026-11-03-\x1b[31m.md",
            rf"{KIM}/berita/foto\xff",
            rf"{KIM}/gal\xe9ri",
            r"communities/94.04/s\xe9hat.yaml",
            r"content/bahan/\xfe.md",
            r"content/kim/k\xefm",
        )
    )
    if command == "build":
        assert (root / "build/kim/amungsa/berita/2026-11-01-panen.html").exists()
        assert [path for path in network.pages() if "/pan" in path and "panen" not in path] == []


def test_what_is_said_of_them_can_be_printed_and_kept(network: Network) -> None:
    strange(network.root / KIM / "berita", b"2026-11-02-pan\xe9n.md")
    command = [sys.executable, "-m", "kimsite", "-C", network.root, "build", "--as-of", NOW]
    for more in ([], ["--format", "json"]):  # the second tells what the first kept
        done = subprocess.run(
            [*command, *more],
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": "cp1252"},
            check=False,
        )
        assert done.returncode == 1
        assert rb"pan\xe9n.md" in done.stderr + done.stdout.replace(rb"\\", b"\\")


def test_a_photo_is_never_proposed_by_a_name_that_cannot_be_read(network: Network) -> None:
    strange(network.root / KIM / "berita", b"pan\xe9n.jpg")
    network.post(text=POST.replace("---\nWarga", "foto: panen.jpg\n---\nWarga"))
    result = network.build()
    assert result.status == 1
    assert "foto `panen.jpg` tidak ditemukan" in result.err
    assert "situs-gagal" not in result.err


def test_the_network_itself_may_have_such_a_name(network: Network) -> None:
    other = network.root.with_name(os.fsdecode(b"jaring\xe9n"))
    try:
        network.root.rename(other)
    except OSError as error:
        pytest.skip(f"no such names here: {error}")
    result = run_program("-C", str(other), "build", "--as-of", NOW)
    assert (result.status, result.err) == (0, "")
    again = run_program("-C", str(other), "build", "--as-of", NOW)
    assert "1 tidak berubah" in again.out


@pytest.fixture
def outside(network: Network) -> Path:
    """Texts and a profile beside the network, not in it."""
    base = network.root.parent / "rahasia"
    (base / "berita").mkdir(parents=True)
    (base / "berita/2026-11-02-rapat.md").write_text("---\njudul: RAHASIA\n---\nRAHASIA\n")
    (base / "sempan.yaml").write_text("nama: KIM RAHASIA\nkode_wilayah: 94.04.01.1007\n")
    (base / "_dinas.yaml").write_text("nama: Dinas RAHASIA\n")
    return base


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("content/kim/sempan", "."),
        ("communities/94.04/rahasia.yaml", "sempan.yaml"),
        ("communities/94.04/_dinas.yaml", "_dinas.yaml"),
        ("communities/94.05", "."),
        ("content/bahan/rapat.md", "berita/2026-11-02-rapat.md"),
        ("content/bahan/lampiran", "berita"),
    ],
)
def test_links_out_of_the_network_are_refused_and_named(
    network: Network, outside: Path, link: str, target: str
) -> None:
    network.kim("sempan", "94.04.01.1007")
    symlink(network.root / link, outside / target)
    for _ in range(2):
        result = network.build()
        assert result.status == 1
        assert result.err.count("kesalahan[") == 1
        assert f"{link}:1:1: kesalahan[tautan-keluar-jaringan]" in result.err
        assert [path for path, data in network.pages().items() if b"RAHASIA" in data] == []
        assert (network.root / "build/kim/amungsa/berita/2026-11-01-panen.html").exists()


def test_a_profile_that_becomes_a_link_keeps_the_last_good_site(
    network: Network, outside: Path
) -> None:
    assert network.build().status == 0
    before = network.pages()
    profile = network.root / "communities/94.04/amungsa.yaml"
    profile.unlink()
    symlink(profile, outside / "sempan.yaml")
    result = network.build()
    assert result.status == 1
    assert "situs `amungsa` tetap memakai versi terakhir yang benar" in result.err
    assert network.pages() == before


def test_links_within_the_network_and_a_linked_content_folder_are_followed(
    network: Network,
) -> None:
    content = network.root / "content"
    content.rename(network.root.parent / "isi")
    symlink(content, network.root.parent / "isi")
    network.kim("sempan", "94.04.01.1007")
    symlink(network.root / "content/kim/sempan", network.root / "content/kim/amungsa")
    result = network.build()
    assert (result.status, result.err) == (0, "")
    assert (network.root / "build/kim/sempan/berita/2026-11-01-panen.html").exists()


def test_a_link_to_a_folder_above_is_not_walked_for_ever(network: Network) -> None:
    for name in "abc":
        symlink(network.root / KIM / "berita" / name, network.root / "content")
    result = network.build()
    assert result.status == 1
    assert result.err.count("kesalahan[berkas-keluar-folder]") == 3


def test_a_name_in_other_letters_is_found_nowhere(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows and macOS the system finds it; the host, which is Linux, would not."""
    network.photo("content/kim/amungsa/berita/Panen.JPG")
    network.post(text="---\njudul: Panen\ntanggal: 2026-11-01\nfoto: panen.jpg\n---\nIsi.\n")
    alone = network.build()
    whole = Path.is_file

    def is_file(file: Path) -> bool:
        names = (
            {one.name.casefold() for one in file.parent.iterdir()} if file.parent.is_dir() else ()
        )
        return whole(file) or file.name.casefold() in names

    monkeypatch.setattr(finder, "FORGIVING", True)
    monkeypatch.setattr(Path, "is_file", is_file)
    forgiving = network.build("--full")
    assert "foto-tak-ada" in alone.err
    assert forgiving.err == alone.err
