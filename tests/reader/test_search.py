"""Search as a reader uses it, in Chromium: from a host below a path, and opened from disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kimsite.directory.search import cuts
from tests.audit.host import serve
from tests.conftest import NOW, Network
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
    assert 1_000 < names < 30_000
    assert 70_000 < sum(sizes.values()) - names < 120_000


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
