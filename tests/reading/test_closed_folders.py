"""Folders and names that the machine refuses: named once, and no page is lost because of them.

Tests often run as root, whom no mode keeps out. So most of these refuse in ``os.scandir``, through
which every listing goes; one runs the program as a user without rights, where the system allows.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NOW, Network
from tests.tools import ROOT

KIM = "content/kim/amungsa"


@pytest.fixture
def two(network: Network) -> Network:
    """A built network of two KIM, one of them in another folder of the registry."""
    network.kim("surabaya", "35.78.01.1001")
    network.post(slug="surabaya")
    network.write("content/bahan/info.md", "---\njudul: Info\ntanggal: 2026-11-01\n---\nIsi.\n")
    assert network.build().status == 0
    return network


class Closed:
    """Refuses to list folders, and to look at what is in them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
        self.root, self.folders = root, set[str]()
        scandir = os.scandir

        def refuse(path: Any = ".") -> Any:
            if str(path) in self.folders:
                raise PermissionError(13, "Permission denied", str(path))
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refuse)

    def close(self, *paths: str) -> None:
        """These are closed from now on, and no others."""
        self.folders = {str(self.root / path) for path in paths}


@pytest.fixture
def closed(two: Network, monkeypatch: pytest.MonkeyPatch) -> Closed:
    return Closed(monkeypatch, two.root)


@pytest.mark.parametrize("folder", [KIM, f"{KIM}/berita"])
def test_a_kim_whose_folder_is_closed_keeps_its_site(
    two: Network, closed: Closed, folder: str
) -> None:
    before = two.pages()
    closed.close(folder)
    for _ in range(2):  # it is said as long as it lasts
        result = two.build()
        assert result.status == 1
        assert result.err == (
            f"{folder}:1:1: kesalahan[folder-tak-terbaca]: folder ini tidak dapat dibuka "
            "(tidak diizinkan)\n"
            "Saran: periksa izin folder ini, lalu jalankan lagi.\n"
            "Akibat: situs KIM ini tetap memakai versi terakhir yang benar; bila belum pernah ada, "
            "isi folder ini belum tampil.\n\n"
        )
        assert two.pages() == before
    closed.close()
    two.post("2026-11-02-b", "---\njudul: Baru\n---\nIsi.\n")
    assert two.build().status == 0
    assert "Baru" in two.page("kim/amungsa/index.html")


def test_what_can_be_read_of_a_new_kim_is_published(two: Network, closed: Closed) -> None:
    two.kim("sempan", "94.04.01.1007")
    two.post(slug="sempan")
    two.post("2026-11-02-foto", "---\njudul: Foto\n---\nIsi.\n", kind="galeri", slug="sempan")
    closed.close("content/kim/sempan/galeri")
    result = two.build()
    assert result.status == 1
    assert result.err.count("kesalahan[") == 1
    assert (two.root / "build/kim/sempan/berita/2026-11-01-panen.html").exists()
    closed.close()
    assert two.build().status == 0
    assert (two.root / "build/kim/sempan/galeri/2026-11-02-foto.html").exists()


def test_the_kim_of_a_closed_folder_of_the_registry_stand(two: Network, closed: Closed) -> None:
    before = two.pages()
    closed.close("communities/35.78")
    result = two.build()
    assert result.status == 1
    assert result.err.count("kesalahan[") == 1
    assert result.err.startswith(
        "communities/35.78:1:1: kesalahan[folder-tak-terbaca]: folder ini tidak dapat dibuka"
    )
    assert "Akibat: situs KIM yang profilnya di folder ini tetap memakai versi" in result.err
    assert two.pages() == before
    two.post("2026-11-02-b", "---\njudul: Baru\n---\nIsi.\n")
    assert two.build().status == 1
    assert "Baru" in two.page("kim/amungsa/index.html")
    assert "kim/surabaya/" in two.page("data/kim.json")
    (two.root / "communities/35.78/surabaya.yaml").unlink()
    closed.close()
    assert two.build().status == 1  # its texts have no profile now
    assert not (two.root / "build/kim/surabaya").exists()


@pytest.mark.parametrize("folder", ["communities", "content", "content/kim", "content/bahan"])
def test_a_closed_folder_of_the_whole_network_stops_the_build(
    two: Network, closed: Closed, folder: str
) -> None:
    before = two.pages()
    two.post("2026-11-02-b", "---\njudul: Baru\n---\nIsi.\n")
    closed.close(folder)
    for command in ("build", "check"):
        result = two.run(command)
        assert result.status == 1
        assert result.err.count("kesalahan[") == 1
        assert f"{folder}:1:1: kesalahan[folder-tak-terbaca]" in result.err
        assert "Akibat: tidak ada yang dibangun sampai ini diperbaiki" in result.err
    assert two.pages() == before


def test_a_closed_folder_without_a_profile_is_said(two: Network, closed: Closed) -> None:
    two.post(slug="tanpa-profil")
    closed.close("content/kim/tanpa-profil")
    assert "content/kim/tanpa-profil:1:1: kesalahan[kim-tanpa-profil]" in two.build().err


WITHOUT_RIGHTS = """
import ctypes, os, sys
from kimsite.cli import main

if os.getuid() == 0:  # root is let in everywhere by its capabilities alone, and can drop them
    header, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset(header, nothing) == 0
main(["-C", *sys.argv[1:]])
"""


@pytest.fixture
def owned(network: Network) -> Network:
    """A network whose folders can be closed to who builds it."""
    if os.name == "nt":
        pytest.skip("modes do not keep anyone out here")
    if os.getuid() == 0 and sys.platform != "linux":
        pytest.skip("root cannot drop its rights here")
    return network


@pytest.mark.parametrize(
    ("folder", "mode"),
    [
        (f"{KIM}/berita", 0o000),
        (f"{KIM}/berita", 0o400),  # names can be read, and nothing opened
        (KIM, 0o400),
        ("communities/94.04", 0o000),
        ("communities/94.04", 0o400),
        ("content/kim", 0o000),
    ],
)
def test_modes_that_keep_a_real_user_out(owned: Network, folder: str, mode: int) -> None:
    first = build_without_rights(owned)
    assert (first.returncode, first.stderr) == (0, "")
    before = owned.pages()
    (owned.root / folder).chmod(mode)
    result = build_without_rights(owned)
    (owned.root / folder).chmod(0o755)
    assert result.returncode == 1, result.stderr
    assert result.stderr.count("kesalahan[") == 1, result.stderr
    assert f"{folder}:1:1: kesalahan[folder-tak-terbaca]" in result.stderr
    assert owned.pages() == before


def build_without_rights(network: Network) -> subprocess.CompletedProcess[str]:
    return run_without_rights(network, "build", "--jobs", "1", "--as-of", NOW)


def run_without_rights(network: Network, *asked: str) -> subprocess.CompletedProcess[str]:
    """The program, in a process that the modes of files keep out."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_RIGHTS, network.root, *asked],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )


@pytest.mark.parametrize("fresh", [True, False], ids=["without a memory", "with a memory"])
def test_a_memory_that_cannot_be_written_is_said(owned: Network, fresh: bool) -> None:
    memory = owned.root / ".kimsite"
    if fresh:
        memory.mkdir()
    else:
        assert build_without_rights(owned).returncode == 0
    before = owned.pages()
    owned.post("2026-11-02-b", "---\njudul: Baru\n---\nIsi.\n")
    memory.chmod(0o555)
    result = build_without_rights(owned)
    memory.chmod(0o755)
    assert result.returncode == 1, result.stderr
    assert result.stderr.count("kesalahan[") == 1
    assert "/jaringan/.kimsite/" in result.stderr.partition(": kesalahan[tak-bisa-menulis]")[0]
    assert owned.pages() == before


def test_a_picture_that_cannot_be_kept_is_said_and_made_later(owned: Network) -> None:
    assert build_without_rights(owned).returncode == 0
    owned.photo(f"{KIM}/berita/panen.jpg")
    owned.post("2026-11-02-b", "---\njudul: Baru\nfoto: panen.jpg\n---\nIsi.\n")
    cache = owned.root / ".kimsite/foto"
    cache.mkdir(mode=0o555)
    result = build_without_rights(owned)
    assert result.returncode == 1, result.stderr
    assert "kesalahan[tak-bisa-menulis]" in result.stderr
    assert ".kimsite/foto/" in result.stderr
    cache.chmod(0o777)
    again = build_without_rights(owned)
    assert (again.returncode, again.stderr) == (0, "")
    assert "foto/" in owned.page("kim/amungsa/berita/2026-11-02-b.html")


@pytest.mark.parametrize(
    ("closed", "place"),
    [
        ("themes/kami/static", "themes/kami/static:1:1: kesalahan[folder-tak-terbaca]"),
        ("themes/kami/static/peta.png", "themes/kami/static/peta.png:1:1: kesalahan[berkas-tak"),
        ("themes/kami/tema.yaml", "themes/kami/tema.yaml:1:1: kesalahan[berkas-tak-terbaca]"),
    ],
)
def test_a_theme_that_cannot_be_read_is_said_and_nothing_is_built(
    owned: Network, closed: str, place: str
) -> None:
    assert build_without_rights(owned).returncode == 0
    before = owned.pages()
    owned.write("themes/kami/tema.yaml", "warisan: baku\n")
    owned.photo("themes/kami/static/peta.png")
    config = owned.root / "kimsite.yaml"
    config.write_text(config.read_text("utf-8") + "tema: kami\n", "utf-8")
    (owned.root / closed).chmod(0)
    result = build_without_rights(owned)
    (owned.root / closed).chmod(0o755)
    assert (result.returncode, result.stderr.count("kesalahan[")) == (1, 1), result.stderr
    assert place in result.stderr
    assert "tidak ada yang dibangun" in result.stderr
    assert owned.pages() == before


def test_a_theme_s_file_whose_name_is_no_text_is_said(network: Network) -> None:
    network.write("themes/kami/tema.yaml", "warisan: baku\n")
    static = network.root / "themes/kami/static"
    static.mkdir()
    try:
        Path(os.fsdecode(os.fsencode(static) + b"/peta\xff.png")).write_bytes(b"x")
    except (OSError, UnicodeError):
        pytest.skip("no such names here")
    config = network.root / "kimsite.yaml"
    config.write_text(config.read_text("utf-8") + "tema: kami\n", "utf-8")
    result = network.build()
    assert result.status == 1
    assert "themes/kami/static/peta" in result.err
    assert "kesalahan[nama-tak-terbaca]" in result.err


def test_a_new_kim_where_the_folder_is_closed_is_refused_and_leaves_nothing(owned: Network) -> None:
    (owned.root / "content/kim").chmod(0)
    asked = ("new", "kim", "--nama", "KIM Uji", "--wilayah", "94.04.01.1002")
    result = run_without_rights(owned, *asked)
    (owned.root / "content/kim").chmod(0o755)
    assert result.returncode == 1, result.stderr
    assert "content/kim:1:1: kesalahan[tak-bisa-menulis]" in result.stderr
    assert len(list((owned.root / "communities/94.04").iterdir())) == 1
