"""What a build makes for search: names, an index of texts a cut, and what becomes of both later."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kimsite.directory.atlas import Atlas
from kimsite.directory.search import cuts
from kimsite.directory.search.cuts import choose_cuts
from kimsite.directory.search.names import Name, name_regions
from kimsite.directory.search.shards import Shelf, begin_of
from kimsite.directory.search.words import fold
from kimsite.engine import front
from kimsite.engine.reducing import search as engine_search
from kimsite.regions import regions
from kimsite.rendering.index import pagefind
from tests.conftest import Network, empty
from tests.reach import find_dangling, find_reached

Build = Callable[..., object]
FAR = "35.78.01.1001"


@pytest.fixture
def two(network: Network) -> Network:
    """A KIM in Mimika and one in Surabaya, each with a post."""
    network.kim("amungsa")
    network.post()
    network.kim("pahlawan", FAR)
    network.post("2026-11-02-pasar", "---\njudul: Pasar pagi\n---\nIkan segar.\n", slug="pahlawan")
    return network


@pytest.fixture
def cut_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that two KIM are too many for one index."""
    monkeypatch.setattr(cuts, "ALL", 3)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cuts whose index is made."""
    seen: list[str] = []

    class Seen(pagefind.Run):
        def __init__(self, folder: Path, pages: Iterable[bytes]) -> None:
            seen.append(folder.name.removeprefix("cari-"))
            super().__init__(folder, pages)

    monkeypatch.setattr(engine_search, "Run", Seen)
    return seen


def titles(network: Network, cut: str = "umum") -> list[str]:
    """What the results of an index can say."""
    tables = sorted((network.root / "build/cari" / cut / "isi").glob("*.json"))
    rows = [row for table in tables for row in json.loads(table.read_text("utf-8")).values()]
    return sorted(row[1] for row in rows)


def told(network: Network) -> dict[str, object]:
    """What the script of the page is told."""
    from html import unescape

    found = re.search(r'data-cari="([^"]*)"', network.page("cari/index.html"))
    assert found
    return json.loads(unescape(found[1]))


def test_kim_and_their_posts_share_one_index_while_they_are_few(two: Network) -> None:
    two.write("content/bahan/2026-11-03-vaksin.md", "---\njudul: Vaksin\n---\nIsi.\n")
    assert two.build().err == ""
    assert titles(two) == [
        "Jaringan Uji",
        "KIM Amungsa",
        "KIM Pahlawan",
        "Panen raya",
        "Pasar pagi",
        "Vaksin",
    ]
    assert told(two)["umum"] == "umum:0"
    assert told(two)["terbagi"] is False
    assert not [path for path in two.pages() if path.endswith(".pf_fragment")]


def test_more_are_cut_by_province_and_then_by_kabupaten() -> None:
    counts = {"94.04": 3_000, "94.05": 900, "35": 6, "35.01": 3_000, "35.78": 1_100}
    made = [(cut.code, cut.areas) for cut in choose_cuts(counts)]
    assert made == [
        ("umum", ("35",)),  # a cut called 35 would seem to be all of the province
        ("35.01", ("35.01",)),
        ("35.78", ("35.78",)),
        ("94", ("94.04", "94.05")),
    ]
    assert [cut.code for cut in choose_cuts({"94.04": 9_000})] == ["umum"]


@pytest.mark.usefixtures("cut_small")
def test_the_page_tells_which_index_a_choice_needs(two: Network) -> None:
    assert two.build().err == ""
    assert titles(two, "35") == ["KIM Pahlawan", "Pasar pagi"]
    assert titles(two, "94") == ["KIM Amungsa", "Panen raya"]
    page = two.page("cari/index.html")
    assert '<option value="35" data-teks="35:0">Provinsi Jawa Timur</option>' in page
    assert told(two)["terbagi"] is True
    assert 'kimsite("wilayah 94",[["94.04","Kabupaten Mimika",""]])' in two.page(
        "cari/wilayah/94.js"
    )
    programs = [path for path in two.pages() if path.endswith(("pagefind.js", ".pagefind"))]
    assert programs == ["cari/umum/pagefind.js", "cari/umum/wasm.id.pagefind"]


@pytest.mark.usefixtures("cut_small")
def test_a_changed_title_makes_one_index_anew_and_a_changed_text_none(
    two: Network, made: list[str]
) -> None:
    text = "---\njudul: {}\nringkasan: Singkat.\n---\n{}\n"
    two.post("2026-11-02-pasar", text.format("Pasar", "Ikan."), slug="pahlawan")
    two.build()
    assert sorted(made) == ["35", "94", "umum"]
    made.clear()
    two.post("2026-11-02-pasar", text.format("Pasar", "Ikan dan sayur."), slug="pahlawan")
    two.build()
    assert made == []
    two.post("2026-11-02-pasar", text.format("Pasar malam", "Ikan."), slug="pahlawan")
    two.build()
    assert made == ["35"]
    assert "Pasar malam" in titles(two, "35")


@pytest.mark.usefixtures("cut_small")
def test_whatever_changed_a_build_leaves_what_a_clean_one_makes(two: Network) -> None:
    two.build()
    two.post("2026-11-04-baru", "---\njudul: Kabar baru\n---\nIsi.\n")
    two.kim("pahlawan", FAR, more="status: dibubarkan\n")
    (two.root / "communities/94.04/amungsa.yaml").rename(two.root / "communities/94.04/lain.yaml")
    (two.root / "content/kim/amungsa").rename(two.root / "content/kim/lain")
    two.build()
    two.build("--output", str(two.root / "bersih"), "--jobs", "1")
    assert two.pages() == two.pages("bersih")
    # So few that they share an index again.
    (two.root / "communities/35.78/pahlawan.yaml").unlink()
    two.build()
    two.build("--full", "--output", str(two.root / "bersih"))
    assert two.pages() == two.pages("bersih")
    assert not (two.root / "build/cari/35").exists()


@pytest.mark.parametrize("file", ["index/*.pf_index", "filter/*.pf_filter", "fragment/*"])
def test_an_index_that_is_not_whole_is_not_published(
    two: Network, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    assert two.build().status == 0
    before = titles(two)
    whole = pagefind.Run.wait

    def wait_on_a_full_disk(run: pagefind.Run) -> None:
        whole(run)
        short = sorted((run.folder / "indeks").glob(file))[0]
        short.write_bytes(short.read_bytes()[:20])

    monkeypatch.setattr(pagefind.Run, "wait", wait_on_a_full_disk)
    two.post(text="---\njudul: Kabar lain\n---\nIsi.\n")
    result = two.build()
    assert result.status == 1
    assert "kesalahan[cari-gagal]" in result.err
    assert titles(two) == before
    monkeypatch.undo()
    assert two.build().status == 0
    assert "Kabar lain" in titles(two)


def test_what_is_withdrawn_is_found_no_more(two: Network) -> None:
    two.build()
    two.post(text="---\njudul: Panen raya\nditarik: true\n---\n")
    two.build()
    assert "Panen raya" not in titles(two)


def test_news_of_a_kim_that_lives_elsewhere_is_found_and_leads_there(two: Network) -> None:
    two.kim("jauh", "35.78.02.1001", "situs_lain: https://jauh.contoh.id/\n")
    head = {"versi": 1, "jenis": "umpan", "sumber": "jauh", "nama": "KIM Jauh"}
    head |= {"asal": "https://jauh.contoh.id/", "per": "2026-11-21"}
    head["data"] = {"alamat": "https://jauh.contoh.id/feed"}
    there = "https://jauh.contoh.id/pasar-malam"
    item = {"kim": "jauh", "judul": "Pasar malam", "tanggal": "2026-11-18T02:00:00+00:00"}
    item |= {"ringkasan": "Ramai.", "alamat": there, "id": there}
    lines = "".join(f"{json.dumps(line)}\n" for line in (head, item))
    two.write("content/luar/umpan/jauh.jsonl", lines)
    assert two.build().status == 0
    assert "Pasar malam" in titles(two)
    tables = (two.root / "build/cari/umum/isi").glob("*.json")
    assert any(there in table.read_text("utf-8") for table in tables)


def test_a_post_of_tomorrow_is_found_tomorrow(two: Network) -> None:
    two.post("2026-11-30-besok", "---\njudul: Besok\nterbit: 2026-11-30\n---\nIsi.\n")
    two.build()
    assert "Besok" not in titles(two)
    two.build("--as-of", "2026-12-01")
    assert "Besok" in titles(two)


def test_without_search_no_link_leads_to_it(two: Network) -> None:
    assert two.build("--tanpa-cari").err == ""
    assert not (two.root / "build/cari").exists()
    assert find_dangling(two.root / "build") == []
    assert "cari/index.html" not in two.page("index.html")
    two.build()
    assert "cari/index.html" in find_reached(two.root / "build")
    two.build("--tanpa-cari")
    assert not (two.root / "build/cari").exists()


def test_a_network_without_kim_has_no_search(tmp_path: Path) -> None:
    network = empty(tmp_path)
    assert network.build().err == ""
    assert not (network.root / "build/cari").exists()


def test_without_the_extra_names_are_found_and_one_warning_says_how_to_get_it(
    two: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "find_version", lambda _: "")
    result = two.build()
    assert result.status == 0
    assert result.err.count("peringatan[cari-tak-terpasang]") == 1
    assert 'pip install "pagefind[extended]' in result.err
    assert told(two)["umum"] == ""
    assert "Jenis" not in two.page("cari/index.html")
    assert not (two.root / "build/cari/umum").exists()
    assert list((two.root / "build/cari/nama").iterdir())
    assert two.build("--tanpa-cari").err == ""


@pytest.mark.parametrize(
    ("program", "said"),
    [
        (None, "tidak ada"),
        ("#!/bin/sh\necho aduh >&2\nexit 3\n", "berhenti dengan status 3: aduh"),
        ("#!/bin/sh\nexec sleep 60\n", "tidak selesai dalam 0 detik"),
        ("#!/bin/sh\nexit 0\n", "hasilnya tidak terbaca"),
    ],
)
def test_where_the_program_fails_the_old_index_stays_and_the_next_build_tries_again(
    two: Network, monkeypatch: pytest.MonkeyPatch, program: str | None, said: str
) -> None:
    two.build()
    before = {path: data for path, data in two.pages().items() if path.startswith("cari/umum/")}
    two.post("2026-11-04-baru", "---\njudul: Kabar baru\n---\nIsi.\n")

    def find_program() -> Path:
        if program is None:
            raise FileNotFoundError("program tidak ada")
        file = two.write("pagefind-palsu", program)
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        return file

    with monkeypatch.context() as patch:
        patch.setattr(pagefind, "find_program", find_program)
        patch.setattr(pagefind, "START", 0.4)
        patch.setattr(pagefind, "EACH", 0)
        result = two.build()
    assert result.status == 1
    assert "kesalahan[cari-gagal]" in result.err
    assert said in result.err
    assert "Traceback" not in result.err
    assert "Kabar baru" in two.page("index.html")
    after = {path: data for path, data in two.pages().items() if path.startswith("cari/umum/")}
    assert after == before
    assert two.build().err == ""
    assert "Kabar baru" in titles(two)


def test_every_region_is_found_by_each_of_its_words() -> None:
    table = regions()
    named = list(name_regions(Atlas(table), ["94.04", "35.78", "33.01", "13.07", "53.02"]))
    with Shelf() as shelf:
        shelf.put(named, regions=True)
        shards = list(shelf.cut(Atlas(table), frozenset()))
    starts = [begin_of(shard.path) for shard in shards]
    assert starts == sorted(set(starts))
    assert starts[0] == ""
    assert len({shard.path.lower() for shard in shards}) == len(shards) > 3
    assert max(len(shard.data or b"") for shard in shards) < 60_000
    held = [json.loads((shard.data or b"").partition(b",")[2][:-2]) for shard in shards]
    for name in named:
        for word in name.key.split():
            first = max(n for n, start in enumerate(starts) if start <= word)
            last = max(n for n, start in enumerate(starts) if start < word + "{")
            lines = "\n".join(lines for _, lines in held[first : last + 1]).split("\n")
            assert name.line in lines, name


def test_a_new_kim_changes_the_names_of_its_own_words_alone() -> None:
    table = regions()
    named = list(name_regions(Atlas(table), ["94.04", "35.78"]))

    def cut(*kim: Name) -> dict[str, bytes | None]:
        with Shelf() as shelf:
            shelf.put(named, regions=True)
            shelf.put(kim, regions=False)
            return {shard.path: shard.data for shard in shelf.cut(Atlas(table), frozenset())}

    before = cut()
    after = cut(Name("suara warga", "9404011003", "suara|9404011003|KIM Suara Warga"))
    assert before.keys() == after.keys()
    changed = [path for path in before if before[path] != after[path]]
    assert 0 < len(changed) < len(before)


def test_a_network_of_a_kabupaten_names_its_own_regions() -> None:
    codes = {name.digits for name in name_regions(Atlas(regions(), "94.04"), ["94.04"])}
    assert {"9404", "940401", "9404011003"} <= codes
    assert {code for code in codes if not code.startswith("9404")} == {"94"}


def test_villages_are_named_where_kim_are_and_every_kabupaten_anywhere() -> None:
    codes = {name.digits for name in name_regions(Atlas(regions()), ["94.04"])}
    assert {"35", "3578", "9404011003", "940101"} <= codes
    assert not {"357801", "3578011001"} & codes


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ma'rang–Timur", "marang timur"),
        ("Désa Tô’iya II", "desa toiya ii"),
        ("  KIM  “Suara” ", "kim suara"),
        ("東京", ""),
    ],
)
def test_words_are_compared_as_they_are_typed(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_only_the_search_page_lets_a_program_of_webassembly_run(two: Network) -> None:
    two.build()
    pages = [path for path, data in two.pages().items() if b"wasm-unsafe-eval" in data]
    assert pages == ["_headers", "cari/index.html"]
