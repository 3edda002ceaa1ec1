"""What the histories found wrong, each as short as it gets."""

from __future__ import annotations

import os
import shutil
import time

import pytest

from tests.conftest import Network
from tests.truth.builds import HOUR
from tests.truth.world import picture


@pytest.fixture
def built(network: Network) -> Network:
    """One KIM with one post, built."""
    assert network.build().err == ""
    return network


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds believe that the last edits are an hour old, and trust the stamps they take."""
    now = time.time_ns
    monkeypatch.setattr("time.time_ns", lambda: now() + HOUR)


def fresh(network: Network) -> tuple[dict[str, bytes], str]:
    """What ``network`` makes and says from the beginning."""
    for name in ("build", ".kimsite"):
        shutil.rmtree(network.root / name)
    said = network.build().err
    return network.pages(), said


def test_a_network_built_at_two_places_has_one_memory(built: Network) -> None:
    home, away = built.root, built.root.with_name("di-wadah")
    post = "content/kim/amungsa/berita/2026-11-01-panen.md"
    before, text = built.pages(), (home / post).read_bytes()
    built.root = home.rename(away)
    built.write(post, text + b"Hanya di sana.\n")
    assert built.build().err == ""
    built.write(post, text)
    built.root = away.rename(home)
    assert built.build().err == ""
    assert built.pages() == before


@pytest.mark.parametrize("page", ["index.html", "data/kim.csv", "wilayah/94.04.html"])
def test_a_lost_page_of_the_directory_is_made_again(built: Network, page: str) -> None:
    before = built.pages()
    (built.root / "build" / page).unlink()
    result = built.build("--explain")
    assert "(direktori): halamannya hilang dari folder hasil" in result.err
    assert built.pages() == before


@pytest.mark.parametrize("name", ["kabar.txt", "kabar (1).md", "dalam/kabar.md"])
def test_a_file_that_nobody_reads_is_told_as_soon_as_it_is_there(built: Network, name: str) -> None:
    file = built.write(f"content/kim/amungsa/berita/{name}", "---\njudul: X\n---\nIsi.\n")
    result = built.build()
    assert f"content/kim/amungsa/berita/{name}:1:1: " in result.err
    assert fresh(built)[1] == result.err
    file.unlink()
    assert built.build().err == ""


@pytest.mark.usefixtures("later")
def test_a_profile_moved_to_another_folder_is_told(network: Network) -> None:
    assert network.build().err == ""
    profile = network.root / "communities/94.04/amungsa.yaml"
    (network.root / "communities/35.78").mkdir()
    profile.rename(network.root / "communities/35.78/amungsa.yaml")
    result = network.build()
    assert "communities/35.78/amungsa.yaml:2:15: peringatan[wilayah-beda-folder]" in result.err
    assert fresh(network)[1] == result.err


def test_without_memory_a_broken_profile_leaves_nothing(built: Network) -> None:
    built.write("communities/94.04/amungsa.yaml", "nama: [\n")
    shutil.rmtree(built.root / ".kimsite")
    assert built.build().status == 1
    assert not (built.root / "build/kim/amungsa").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of the last change of a file")
@pytest.mark.usefixtures("later")
def test_a_text_replaced_within_its_file_with_size_and_time_is_seen(network: Network) -> None:
    post = network.post()
    assert network.build().err == ""
    times = post.stat()
    post.write_bytes(post.read_bytes().replace(b"sagu", b"padi"))
    os.utime(post, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert network.build().err == ""
    assert "padi bersama" in network.page("kim/amungsa/berita/2026-11-01-panen.html")


def test_a_photo_that_no_walk_sees_is_not_shown(built: Network) -> None:
    """Its changes would go unnoticed."""
    folder = "content/kim/amungsa/berita"
    built.write(f"{folder}/.foto.jpg", picture("teal"))
    built.post("2026-11-02-x", "---\njudul: X\nfoto: .foto.jpg\n---\nIsi.\n")
    assert "kesalahan[foto-tak-ada]" in built.build().err


@pytest.mark.parametrize("ending", [".jpg", ".png"])
@pytest.mark.parametrize("spoil", [lambda d: d[:-40], lambda d: bytes(len(d)), lambda _: b""])
def test_a_derived_photo_that_is_not_whole_is_made_again(
    network: Network, ending: str, spoil
) -> None:
    data = picture("teal", ending)
    network.write(f"content/kim/amungsa/berita/foto{ending}", data)
    network.post("2026-11-02-x", f"---\njudul: X\nfoto: foto{ending}\n---\nIsi.\n")
    assert network.build().err == ""
    before = network.pages()
    for kept in (network.root / ".kimsite/foto").rglob("*.*"):
        kept.write_bytes(spoil(kept.read_bytes()))
    assert network.build("--full").err == ""
    assert network.pages() == before


def test_what_is_wrong_in_an_event_is_counted_once_whatever_is_printed_with_it(
    built: Network,
) -> None:
    """The calendar of a region renders the event too, where nothing else of the network is new."""
    event = "---\njudul: Rapat\nwilayah: ['94']\nfoto: hilang.jpg\n---\nHadir.\n"
    built.write("content/agenda/2026-11-26-rapat.md", event)
    before = built.build().err
    assert before.count("kesalahan[foto-tak-ada]") == 1
    built.write("communities/94/_dinas.yaml", "nama: Dinas Kominfo\n")
    after = built.build().err
    assert after == before
    assert after == fresh(built)[1]
