"""Search as a reader uses it, in Chromium: from a host below a path, and opened from disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kimsite.directory.search import cuts
from tests.audit.host import serve
from tests.conftest import NOW, Network, empty
from tests.tools import ROOT

OWN = "kim/amungsa-timika-jaya/cari.html"


@pytest.fixture
def page(visitor: Browser) -> Iterator[Page]:
    """A page none of whose scripts fails, and whose policy refuses nothing."""
    context = visitor.new_context()
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    yield opened
    context.close()
    assert faults == []


def type_words(page: Page, words: str) -> None:
    """Type ``words`` and wait until the page says what it found."""
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_role("status")).to_contain_text(f"“{words}”")


def results(page: Page) -> list[str]:
    return page.locator("[data-hasil] li").all_inner_texts()


def link(page: Page, title: str) -> str:
    found = page.locator("[data-hasil] a", has_text=title).first.get_attribute("href")
    assert found
    return found


def test_nothing_is_loaded_before_the_reader_types(page: Page, hosted: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{hosted}cari/index.html", wait_until="networkidle")
    page.get_by_role("searchbox").focus()
    page.wait_for_timeout(500)
    assert [url for url in asked if "/cari/" in url] == [f"{hosted}cari/index.html"]


def test_a_first_search_loads_what_the_page_says(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}cari/index.html")
    sizes: dict[str, int] = {}
    page.on(
        "response", lambda told: sizes.__setitem__(told.url, int(told.headers["content-length"]))
    )
    type_words(page, "panen")
    assert any("pagefind" in url for url in sizes)
    names = sum(size for url, size in sizes.items() if "/nama/" in url)
    said = page.get_by_text("KB").first.inner_text()
    first, second = (1000 * int(kb) for kb in re.findall(r"(\d+) KB", said))
    assert 0.3 * first < names < first
    assert 0.7 * second < sum(sizes.values()) - names < 1.3 * second


def test_a_village_leads_to_its_kecamatan(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}cari/index.html")
    type_words(page, "nawaripi")
    assert any("Nawaripi" in one and "Kabupaten Mimika" in one for one in results(page))
    page.locator("[data-hasil] a", has_text="Kelurahan Nawaripi").or_(
        page.locator("[data-hasil] a", has_text="Desa Nawaripi")
    ).first.click()
    page.wait_for_url("**/wilayah/94.04.*.html")
    assert "KIM" in page.locator("main").inner_text()


def test_words_of_the_places_around_narrow_a_name_down(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}cari/index.html")
    type_words(page, "desa nawaripi mimika")
    assert results(page)
    type_words(page, "wania mimika")  # the longer word is not of its own name
    assert any("Wania" in one for one in results(page))
    type_words(page, "nawaripi surabaya")
    assert page.locator("[data-hasil] a", has_text="Nawaripi").count() == 0


def test_of_one_name_the_wider_region_comes_first(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}cari/index.html")
    type_words(page, "bantul")
    found = [one.splitlines()[0] for one in results(page)]
    wanted = ["Kabupaten Bantul", "Kecamatan Bantul", "Desa Bantul"]
    assert [one for one in found if one in wanted] == wanted


def test_a_kim_is_found_by_its_name_once(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}cari/index.html")
    type_words(page, "amungsa")
    assert page.locator("[data-hasil] a", has_text="KIM Amungsa").count() == 1
    page.locator("[data-hasil] a", has_text="KIM Amungsa").first.click()
    page.wait_for_url(f"{hosted}kim/amungsa-timika-jaya/index.html")


@pytest.mark.parametrize("words", ["panen", "memanen"])
def test_a_post_is_found_by_the_stem_of_a_word(page: Page, hosted: str, words: str) -> None:
    page.goto(f"{hosted}cari/index.html")
    type_words(page, words)
    posts = [one for one in results(page) if "Berita" in one]
    assert any("panen" in one.lower() for one in posts), results(page)


def test_a_choice_of_province_narrows_the_results(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}cari/index.html")
    here = {file.stem for file in (ROOT / "communities").glob("94.*/*.yaml")}
    type_words(page, "warga")
    found = page.locator("[data-hasil] a")
    page.get_by_label("Provinsi", exact=True).select_option("94")
    expect(page.get_by_label("Kabupaten/kota")).to_be_visible()
    outside = "[data-hasil] a" + "".join(f":not([href*='/kim/{slug}/'])" for slug in sorted(here))
    expect(page.locator(outside)).to_have_count(0)
    expect(found.first).to_be_visible()
    page.get_by_label("Jenis").select_option("agenda")
    expect(page.locator("[data-hasil] li", has_text="Berita ·")).to_have_count(0)
    expect(found.first).to_be_visible()


def test_what_is_not_found_is_said_with_what_to_do_next(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}cari/index.html")
    type_words(page, "zzqxy")
    assert "Tidak ada hasil" in page.get_by_role("status").inner_text()
    assert results(page) == []


def test_the_form_of_the_front_page_searches(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}index.html")
    page.get_by_role("searchbox").fill("amungsa")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(f"{hosted}cari/index.html?q=amungsa")
    expect(page.get_by_role("status")).to_contain_text("“amungsa”")
    assert results(page)


def test_from_disk_names_are_found_and_the_rest_is_said(page: Page, sample: Path) -> None:
    page.goto((sample / "cari/index.html").as_uri())
    type_words(page, "nawaripi")
    assert any("Nawaripi" in one for one in results(page))
    assert "dibuka dari berkas" in page.locator("main").inner_text()
    href = link(page, "Nawaripi").partition("#")[0]
    assert (sample / "cari" / href).resolve().is_file()


@pytest.mark.parametrize("from_disk", [True, False])
def test_a_kim_searches_its_own_items(
    page: Page, hosted: str, sample: Path, from_disk: bool
) -> None:
    page.goto((sample / OWN).as_uri() if from_disk else f"{hosted}{OWN}")
    type_words(page, "sagu")
    found = results(page)
    assert found
    assert all("sagu" in one.lower() for one in found)
    href = page.locator("[data-hasil] a").first.get_attribute("href") or ""
    assert (sample / OWN).parent.joinpath(href).is_file()


def test_a_site_of_a_handful_has_no_search(sample: Path) -> None:
    assert not (sample / "kim/noken-nawaripi/cari.html").exists()
    assert "cari.html" not in (sample / "kim/noken-nawaripi/index.html").read_text("utf-8")
    assert 'href="cari.html"' in (sample / OWN).with_name("index.html").read_text("utf-8")


def test_markup_in_titles_is_text(page: Page, network: Network) -> None:
    evil = "<img src=x onerror=alert(1)> & </script> kejutan"
    network.kim(more=f"selayang_pandang: '{evil}'")
    for day in range(1, 13):
        text = f"---\njudul: '{evil} {day}'\n---\nIsi {evil}\n"
        network.post(f"2026-11-{day:02}-kejutan", text)
    assert network.run("build", "--as-of", NOW).status == 0
    with serve(network.root / "build") as base:
        for place in ("cari/index.html", "kim/amungsa/cari.html"):
            page.goto(f"{base}{place}")
            type_words(page, "kejutan")
            assert any("<img src=x onerror=alert(1)>" in one for one in results(page))
            assert page.locator("[data-hasil] img").count() == 0


@pytest.mark.parametrize(("all_", "first"), [(4, "pasar"), (3, "pasar"), (1, "")])
def test_a_divided_network_searches_the_chosen_region(
    page: Page, network: Network, monkeypatch: pytest.MonkeyPatch, all_: int, first: str
) -> None:
    """With an index for each province, and with one for each kabupaten/kota."""
    monkeypatch.setattr(cuts, "ALL", all_)
    network.kim("pahlawan", "35.78.01.1001")
    text = "---\njudul: Pasar pagi\n---\nIkan.\n"
    network.post("2026-11-02-pasar", text, slug="pahlawan")
    assert network.run("build", "--as-of", NOW).err == ""
    with serve(network.root / "build", "/a/b/") as base:
        page.goto(f"{base}cari/index.html")
        type_words(page, "pasar")
        whole = all_ >= 4
        assert bool(page.locator("[data-hasil] a", has_text="Pasar pagi").count()) is whole
        assert ("Pilih provinsi" in page.locator("main").inner_text()) is not whole
        page.get_by_label("Provinsi", exact=True).select_option("35")
        post = page.locator("[data-hasil] a", has_text="Pasar pagi")
        if first:
            expect(post).to_have_count(1)
        page.get_by_label("Kabupaten/kota").select_option("35.78")
        expect(post).to_have_count(1)
        page.get_by_label("Provinsi", exact=True).select_option("94")
        expect(post).to_have_count(0)


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Twelve KIM called after sagu, in one village, and three posts that speak of it."""
    network = empty(tmp_path_factory.mktemp("sagu"))
    for number in range(12):
        network.kim(f"sagu-{number:02}")
    for number in range(3):
        text = f"---\njudul: Kabar {number}\n---\nPanen sagu di hutan.\n"
        network.post(f"2026-11-1{number}-a", text, slug="sagu-00")
    event = "---\njudul: Lomba {}\nmulai: 2026-12-01\nbatal: ya\n---\nMemangkur di sungai.\n"
    network.post("2026-11-20-lomba", event.format("kampung"), "agenda", "sagu-00")
    network.write("content/agenda/lomba.md", event.format("nasional"))
    assert network.build().err == ""
    with serve(network.root / "build") as base:
        yield base


def test_posts_behind_as_many_names_are_shown(page: Page, twelve: str) -> None:
    page.goto(f"{twelve}cari/index.html")
    type_words(page, "sagu")
    titles = page.locator("[data-hasil] a").all_inner_texts()
    assert {"Kabar 0", "Kabar 1", "Kabar 2"} <= set(titles)


def test_who_asks_for_more_goes_on_where_they_were(page: Page, twelve: str) -> None:
    page.goto(f"{twelve}cari/index.html")
    type_words(page, "sagu")
    names = page.locator("[data-hasil] section").first
    last = names.locator("a").last.inner_text()
    names.get_by_role("button").press("Enter")
    expect(names.locator("a")).to_have_count(12)
    expect(page.locator("a:focus")).to_have_text(last)


def test_a_kim_is_found_by_its_name_and_its_village(page: Page, twelve: str) -> None:
    page.goto(f"{twelve}cari/index.html")
    type_words(page, "sagu 07 timika jaya")
    assert [one.splitlines()[0] for one in results(page)][:1] == ["KIM Sagu-07"]


def test_a_province_that_comes_late_does_not_mix_with_another(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}cari/index.html")
    codes = page.locator("#provinsi option").evaluate_all("all => all.map(one => one.value)")
    first, second = [code for code in codes if code][:2]
    waiting = []
    page.route(f"**/wilayah/{first}.js", lambda route: waiting.append(route))
    page.locator("#provinsi").select_option(first)
    page.locator("#provinsi").select_option(second)
    kabupaten = page.locator("#kabupaten option")
    expect(kabupaten.nth(1)).to_be_attached()
    alone = kabupaten.all_inner_texts()
    waiting[0].continue_()
    page.wait_for_timeout(300)
    assert kabupaten.all_inner_texts() == alone


def test_who_comes_back_finds_the_choice_of_kabupaten(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}cari/index.html?q=panen")
    page.locator("#provinsi").select_option("94")
    expect(page.locator("#kabupaten option").nth(1)).to_be_attached()
    page.goto(f"{hosted}index.html")
    page.go_back()
    assert page.locator("#provinsi").input_value() == "94"
    expect(page.locator("#kabupaten option").nth(1)).to_be_attached()


def test_an_event_that_was_called_off_says_so_where_it_is_found(page: Page, twelve: str) -> None:
    page.goto(f"{twelve}cari/index.html")
    type_words(page, "memangkur")
    found = results(page)
    assert len(found) == 2
    assert all("Dibatalkan · " in one for one in found)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["index.html", "cari/index.html"])
def test_no_word_of_a_button_is_broken(page: Page, twelve: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{twelve}{path}")
    button = page.get_by_role("search").get_by_role("button", name="Cari")
    lines = button.evaluate(
        "b => { const r = new Range(); r.selectNodeContents(b); return r.getClientRects().length }"
    )
    assert lines == 1
