"""The output is written only where it is ours, whole files only, and nothing else is lost."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kimsite.engine.remembering.memory import Memory
from kimsite.engine.writing.write import make_folders
from kimsite.model import DIRECTORY
from tests.conftest import CONFIG, Network

SOURCES = [".", "..", "content", "communities/94.04", "themes/x", "arsip"]
OWN = [".kimsite", ".kimsite/foto", ".kimsite/pratinjau", ".kimsite/baru"]


@pytest.mark.parametrize("folder", SOURCES + OWN)
def test_the_output_may_not_be_the_source(network: Network, folder: str) -> None:
    before = sorted(network.root.rglob("*"))
    result = network.build("--output", str(network.root / folder))
    # A path is shown as it will be used: without ".." and "." in it.
    shown = Path(os.path.normpath(network.root / folder)).as_posix()
    assert result.status == 2
    assert result.err == (
        f"{shown}:1:1: kesalahan[keluaran-sumber]: folder keluaran `{shown}` adalah folder sumber "
        "jaringan ini\n"
        "Saran: pilih folder lain, misalnya --output build.\n"
        "Akibat: tidak ada yang ditulis, supaya tulisan Anda tidak tertimpa.\n\n"
    )
    assert sorted(network.root.rglob("*")) == before


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"], ids=["too long", "a NUL"])
def test_a_name_that_no_folder_can_have_is_refused(network: Network, name: str) -> None:
    folder = str(network.root / name)
    result = network.build("--output", folder)
    assert result.status == 2
    if "\0" in name:
        assert "isi --output tidak dapat dipakai: nama yang tidak mungkin" in result.err
    else:
        assert f"/{name}` tidak dapat dipakai (namanya terlalu panjang)" in result.err
    assert network.run("build", "-C", folder).status == 2
    assert network.run("init", folder).status == 2


def test_a_folder_with_foreign_files_is_refused_and_left_alone(network: Network) -> None:
    foreign = network.write("lain/catatan.txt", "penting")
    result = network.build("--output", str(foreign.parent))
    assert result.status == 2
    assert result.err == (
        f"{foreign.parent.as_posix()}:1:1: kesalahan[keluaran-bukan-milik]: folder keluaran "
        f"`{foreign.parent.as_posix()}` sudah berisi berkas yang bukan buatan kimsite\n"
        "Saran: pilih folder lain yang kosong dengan --output.\n"
        "Akibat: tidak ada yang ditulis, supaya berkas itu tidak hilang.\n\n"
    )
    assert foreign.read_text("utf-8") == "penting"
    assert list(foreign.parent.iterdir()) == [foreign]


def test_what_a_host_and_git_keep_in_the_output_stays(network: Network) -> None:
    network.write("build/.git/HEAD", "ref: refs/heads/main\n")
    network.write("build/CNAME", "kim.example\n")
    assert network.build().status == 0
    network.write("build/basi.html", "lama")
    assert network.build("--full").status == 0
    assert (network.root / "build/.git/HEAD").exists()
    assert network.page("CNAME") == "kim.example\n"
    assert not (network.root / "build/basi.html").exists()


def test_no_temporary_file_remains(network: Network) -> None:
    network.photo("content/kim/amungsa/berita/a.jpg")
    network.post("2026-11-02-b", "---\njudul: B\nfoto: a.jpg\n---\nx\n")
    assert network.build().status == 0
    (memory,) = (network.root / ".kimsite").glob("ingatan-*.sqlite")
    with closing(Memory(memory)) as kept:
        owners = [light for light in kept.lights() if light != DIRECTORY]
        traces = [kept.trace(owner) for owner in (*owners, DIRECTORY)]
        told = {path for trace in traces if trace is not None for path in trace.outputs}
        told |= {
            p for name in kept.ledger.chapters.printed() for p in kept.ledger.chapters.paths(name)
        }
    assert set(network.pages()) - told <= {"robots.txt", ".nojekyll"}
    cache = (network.root / ".kimsite" / "foto").rglob("*.*")
    assert {file.suffix for file in cache if file.is_file()} <= {".jpg", ".webp", ".json"}


def test_a_folder_stands_where_a_page_should_be(network: Network) -> None:
    network.build()
    page = network.root / "build/kim/amungsa/berita/2026-11-01-panen.html"
    page.unlink()
    page.mkdir()
    network.post(text="---\njudul: Panen lain\ntanggal: 2026-11-01\n---\nIsi.\n")
    result = network.build()
    assert result.status == 1
    assert "kesalahan[tak-bisa-menulis]" in result.err
    assert page.as_posix() in result.err


def test_no_permission_to_write_is_said_with_the_path(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = network.root / "terkunci"
    output.mkdir()
    output.chmod(0o555)
    if os.name == "nt" or os.getuid() == 0:  # Windows and root ignore the mode
        refuse_folders_in(output, monkeypatch)
    result = network.build("--output", str(output))
    output.chmod(0o755)
    assert result.status == 1
    assert result.err == (
        f"{output.as_posix()}:1:1: kesalahan[tak-bisa-menulis]: tidak dapat menulis ke "
        "sini (tidak diizinkan)\n"
        "Saran: periksa izin folder, sisa ruang disk, dan apakah berkasnya sedang dibuka program "
        "lain.\n"
        "Akibat: sebagian halaman mungkin belum diperbarui; jalankan lagi sesudah diperbaiki.\n\n"
    )
    assert list(output.iterdir()) == []


def refuse_folders_in(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.mkdir

    def mkdir(folder: Path, *rest: Any, **more: Any) -> None:
        if folder.parent == output:
            raise PermissionError(13, "Permission denied")
        whole(folder, *rest, **more)

    monkeypatch.setattr(Path, "mkdir", mkdir)


def test_one_site_that_cannot_be_written_does_not_stop_the_others(network: Network) -> None:
    network.kim("sempan", "94.04.01.1007")
    network.post(slug="sempan")
    network.write("build/robots.txt", "# kimsite\n")
    network.write("build/kim/amungsa", "sebuah berkas di tempat folder")
    result = network.build()
    assert result.status == 1
    assert "kesalahan[tak-bisa-menulis]" in result.err
    assert (network.root / "build/kim/sempan/index.html").exists()


@pytest.mark.parametrize("full", [False, True], ids=["with memory", "with --full"])
def test_after_a_refused_write_nothing_withdrawn_stays(network: Network, full: bool) -> None:
    assert network.build().status == 0
    feed = network.root / "build/kim/amungsa/rss.xml"
    feed.unlink()
    feed.mkdir()
    post = network.root / "content/kim/amungsa/berita/2026-11-01-panen.md"
    before = post.read_bytes()
    post.write_bytes(before + b"NAMAANAK\n")
    second = network.post("2026-11-02-kedua", "---\njudul: NAMAANAK\n---\nNAMAANAK\n")
    assert network.build().status == 1
    post.write_bytes(before)
    second.unlink()
    feed.rmdir()
    result = network.build(*(["--full"] if full else []))
    assert (result.status, result.err) == (0, "")
    assert network.build("--output", str(network.root / "bersih")).status == 0
    assert network.pages() == network.pages("bersih")


DAMAGES = [
    "index.html",
    "404.html",
    "_headers",
    "assets/*/*.css",
    "kim/amungsa/index.html",
]


@pytest.mark.parametrize("emptied", [False, True], ids=["deleted", "emptied"])
@pytest.mark.parametrize("pattern", DAMAGES)
def test_what_is_seen_first_is_made_again_after_a_change_by_hand(
    network: Network, pattern: str, emptied: bool
) -> None:
    assert network.build().status == 0
    before = network.pages()
    file = next((network.root / "build").glob(pattern))
    if emptied:
        file.write_bytes(b"")
    else:
        file.unlink()
    result = network.build()
    assert (result.status, result.err) == (0, "")
    assert network.pages() == before
    assert "1 tidak berubah" in network.build().out


@pytest.mark.parametrize("emptied", [False, True], ids=["deleted", "emptied"])
def test_without_the_mark_nobody_knows_whose_folder_it_is(network: Network, emptied: bool) -> None:
    assert network.build().status == 0
    mark = network.root / "build/robots.txt"
    mark.write_bytes(b"") if emptied else mark.unlink()
    result = network.build()
    assert result.status == 2
    assert "kesalahan[keluaran-bukan-milik]" in result.err


def test_an_output_that_nobody_changed_is_left_alone(network: Network) -> None:
    assert network.build().status == 0
    result = network.build("--explain")
    assert (result.status, result.err) == (0, "")
    assert "1 tidak berubah" in result.out


def test_a_page_that_another_program_holds_open_is_said_and_replaced_later(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    network.post("2026-11-02-kedua", "---\njudul: Kedua\n---\nIsi.\n")
    assert network.build().status == 0
    held = "kim/amungsa/berita/2026-11-01-panen.html"
    before = network.page(held)
    network.post(text="---\njudul: Panen lain\n---\nIsi lain.\n")
    network.post("2026-11-02-kedua", "---\njudul: Kedua kali\n---\nIsi.\n")
    whole, tries = os.replace, []

    def replace(source: str, file: str) -> None:
        if str(file).endswith(held):
            tries.append(file)
            raise PermissionError(13, "Permission denied")
        whole(source, file)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        patch.setattr("kimsite.engine.writing.write.time.sleep", lambda _: None)
        result = network.build()
    assert result.status == 1
    assert result.err.startswith(f"{(network.root / 'build' / held).as_posix()}:1:1: kesalahan[tak")
    assert len(tries) > 3
    assert network.page(held) == before
    assert "Kedua kali" in network.page("kim/amungsa/berita/2026-11-02-kedua.html")
    assert network.build().status == 0
    assert network.build("--output", str(network.root / "bersih")).status == 0
    assert network.pages() == network.pages("bersih")


def test_a_page_that_is_held_open_keeps_the_look_it_was_built_in(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    network.write("themes/lain/tema.yaml", "warisan: baku\n")
    network.write("themes/lain/static/lain.css", "body { color: #000 }\n")
    network.write("kimsite.yaml", f"{CONFIG}tema: lain\n")
    assert network.build().status == 0
    held = "kim/amungsa/berita/2026-11-01-panen.html"
    before = network.page(held)
    (folder,) = (path.name for path in (network.root / "build/assets").iterdir())
    network.write("themes/lain/static/lain.css", "body { color: #111 }\n")
    whole = os.replace

    def replace(source: str, file: str) -> None:
        if str(file).endswith(held):
            raise PermissionError(13, "Permission denied")
        whole(source, file)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        patch.setattr("kimsite.engine.writing.write.time.sleep", lambda _: None)
        assert network.build().status == 1
    assert network.page(held) == before
    assert f"assets/{folder}/gaya.css" in before
    assert (network.root / "build/assets" / folder / "gaya.css").exists()
    assert network.build().status == 0
    assert network.build("--output", str(network.root / "bersih")).status == 0
    assert network.pages() == network.pages("bersih")


def test_what_stands_in_other_letters_is_not_swept(network: Network) -> None:
    """Two names of one file are what a system shows that takes capitals for small letters."""
    old = "---\njudul: Panen\ntanggal: 2026-11-01\nalamat_lama: {}\n---\nIsi.\n"
    network.post(text=old.format("/berita/Lama.html"))
    network.build()
    folder = network.root / "build/kim/amungsa/berita"
    os.link(folder / "Lama.html", folder / "lama.html")
    network.post(text=old.format("/berita/lama.html"))
    whole = os.replace
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", _replace_both(whole, folder))
        assert network.build().status == 0
    assert (folder / "lama.html").samefile(folder / "Lama.html"), "neither was removed"


def _replace_both(whole: Any, folder: Path) -> Any:
    """Replaces a file under both of its names."""

    def replace(source: str, file: str) -> None:
        whole(source, file)
        if Path(file) == folder / "lama.html":
            (folder / "Lama.html").unlink()
            os.link(file, folder / "Lama.html")

    return replace


def test_a_folder_that_another_thread_makes_first_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, above = os.mkdir, tmp_path / "atas"
    folder = os.fspath(above / "bawah")

    def overtaken(path: str, *rest: int) -> None:
        if path == os.fspath(above):
            make(path)
            make(folder)  # by another, between two steps of ours
        else:
            make(path, *rest)

    monkeypatch.setattr(os, "mkdir", overtaken)
    made: set[str] = set()
    make_folders(folder, made)
    assert folder in made
    assert (above / "bawah").is_dir()
