"""Whatever ends says so: in words from the build, and marked by the reader's own clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Network, empty

LAST, OVER = "2026-11-30T17:00:00+09:00", "2026-11-30T17:00:01+09:00"
WORDS = "Berlaku sampai 30 November 2026 pukul 17.00 WIT"
_BOXES = "boxes => boxes.map(box => [box.classList.contains('lewat'), box.innerText])"
TITLES = {
    "Gempa": "bahan/gempa.html",
    "Listrik": "kim/amungsa/pengumuman/2026-11-20-listrik.html",
    "Rapat": "kim/amungsa/agenda/2026-11-21-rapat.html",
    "Temu": "agenda/temu.html",
}
LISTS = {
    "index.html": ["Listrik", "Gempa"],
    "wilayah/94.html": ["Listrik"],
    "bahan/index.html": ["Gempa"],
    "agenda/index.html": ["Temu", "Rapat"],
    "kim/amungsa/index.html": ["Rapat", "Listrik", "Gempa"],
    "kim/amungsa/bahan.html": ["Gempa"],
    "kim/amungsa/pengumuman/index.html": ["Listrik"],
    "kim/amungsa/agenda/index.html": ["Rapat"],
}


def write_network(root: Path, language: str = "id", theme: str = "baku") -> Network:
    """A network in which a material, an announcement and two events end at one instant."""
    made = empty(root)
    config = made.root / "kimsite.yaml"
    config.write_text(f"{config.read_text('utf-8')}bahasa: {language}\ntema: {theme}\n", "utf-8")
    made.kim()
    made.post("2026-11-01-biasa")
    until, end = "berakhir: 2026-11-30 17:00 WIT", "selesai: 2026-11-30 17:00 WIT"
    link = "daftar: https://daftar.contoh.id/"
    made.post("2026-11-20-listrik", f"---\njudul: Listrik\n{until}\n---\nPadam.\n", "pengumuman")
    event = f"---\njudul: {{}}\nmulai: 2026-11-30 09:00 WIT\n{end}\n{link}\n---\nMari.\n"
    made.post("2026-11-21-rapat", event.format("Rapat"), "agenda")
    made.write("content/agenda/temu.md", event.format("Temu"))
    made.write(
        "content/bahan/gempa.md", f"---\njudul: Gempa\ntanggal: 2026-11-01\n{until}\n---\nx\n"
    )
    result = made.build("--tanpa-cari")
    assert result.err == ""
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Network:
    return write_network(tmp_path_factory.mktemp("berakhir"))


def at(visitor: Browser, when: str) -> Page:
    """A page whose clock stands at ``when``."""
    page = visitor.new_page()
    page.clock.set_fixed_time(when)
    return page


@pytest.fixture(scope="module")
def before(visitor: Browser) -> Iterator[Page]:
    page = at(visitor, LAST)
    yield page
    page.close()


@pytest.fixture(scope="module")
def after(visitor: Browser) -> Iterator[Page]:
    page = at(visitor, OVER)
    yield page
    page.close()


def boxes(page: Page, network: Network, path: str) -> list[tuple[bool, str]]:
    """What on a page can be over: whether it is marked, and what is read there."""
    page.goto((network.root / "build" / path).as_uri())
    found = page.locator("[data-lewat]").evaluate_all(_BOXES)
    return [(marked, " ".join(words.split())) for marked, words in found]


def test_the_end_stands_in_words_with_its_hour_and_zone(built: Network) -> None:
    for path in ("bahan/gempa.html", TITLES["Listrik"], "kim/amungsa/bahan.html"):
        assert WORDS in built.page(path)
    assert "30 November 2026 pukul 09.00–17.00 WIT" in built.page(TITLES["Rapat"])


@pytest.mark.parametrize("path", LISTS)
def test_a_list_marks_what_is_over_by_the_clock_of_its_reader(
    built: Network, before: Page, after: Page, path: str
) -> None:
    early, late = boxes(before, built, path), boxes(after, built, path)
    assert [marked for marked, _ in early] == [False] * len(LISTS[path])
    assert [marked for marked, _ in late] == [True] * len(LISTS[path])
    for title, (_, old), (_, new) in zip(LISTS[path], early, late, strict=True):
        assert title in old
        assert "Sudah lewat" not in old
        assert "Sudah lewat" in new


@pytest.mark.parametrize("title", TITLES)
def test_a_page_says_that_it_is_over_and_invites_no_one_any_more(
    built: Network, before: Page, after: Page, title: str
) -> None:
    path = TITLES[title]
    [(marked, words)] = boxes(before, built, path)
    assert not marked
    assert before.locator(".maklumat").is_hidden()
    [(marked, words)] = boxes(after, built, path)
    assert marked
    said = after.locator(".maklumat").inner_text()
    ended = "Informasi ini sudah berakhir pada 30 November 2026 pukul 17.00 WIT."
    assert said == ("Acara ini sudah lewat." if title in ("Rapat", "Temu") else ended)
    assert "Daftar ikut" not in words


def test_the_board_drops_what_is_over_while_it_runs(built: Network, visitor: Browser) -> None:
    page = visitor.new_page()
    page.clock.install(time="2026-11-30T16:59:45+09:00")
    page.goto((built.root / "build/kim/amungsa/papan.html").as_uri())
    words = page.locator("main").text_content() or ""
    assert "Listrik" in words
    assert "Rapat" in words
    assert WORDS in words
    page.clock.run_for(24_000)
    assert page.locator(".lembar").count() == 1
    assert page.locator(".lembar.tampil").is_visible()
    page.close()


def test_nothing_moves_where_nothing_is_over(built: Network, before: Page) -> None:
    page = before
    for path in ("kim/amungsa/index.html", TITLES["Rapat"]):
        address = (built.root / "build" / path).as_uri()
        page.goto(address)
        shown = page.content()
        height = page.evaluate("document.documentElement.scrollHeight")
        page.route("**/naskah.js", lambda route: route.abort())
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollHeight") == height
        page.unroute("**/naskah.js")
        assert "lencana tanda" not in shown


def test_a_page_on_which_nothing_ends_loads_no_script_for_it(built: Network) -> None:
    for path in ("kim/amungsa/berita/index.html", "kim/amungsa/profil.html", "wilayah/index.html"):
        assert "naskah.js" not in built.page(path)
    for path in LISTS:
        assert built.page(path).count("naskah.js") == 1


def test_what_was_over_when_the_site_was_built_needs_no_script(built: Network) -> None:
    built.build("--tanpa-cari", "--as-of", "2026-12-01", "--output", str(built.root / "kelak"))
    pages = {path: data.decode("utf-8", "replace") for path, data in built.pages("kelak").items()}
    assert "data-lewat" not in pages["kim/amungsa/agenda/index.html"]
    assert "Gempa" not in pages["kim/amungsa/index.html"]
    gone = pages["bahan/gempa.html"]
    assert "sudah berakhir pada 30 November 2026 pukul 17.00 WIT" in gone
    assert "data-lewat" not in gone


@pytest.mark.parametrize(
    ("language", "theme", "said"), [("en", "baku", "Past"), ("id", "ringkas", "Sudah lewat")]
)
def test_other_words_and_another_theme_say_it_too(
    tmp_path: Path, after: Page, language: str, theme: str, said: str
) -> None:
    made = write_network(tmp_path / "lain", language, theme)
    for path in ("kim/amungsa/pengumuman/index.html", "kim/amungsa/agenda/index.html"):
        [(marked, words)] = boxes(after, made, path)
        assert marked
        assert said in words
