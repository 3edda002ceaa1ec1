"""Everyone can read: axe-core on every kind of page, the keyboard, no script, narrow screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.audit.axe import violations
from tests.audit.host import serve
from tests.conftest import NOW, Network, empty, run_program
from tests.kinds import KINDS, page_of

LOOKS = [("light", 360), ("dark", 360), ("light", 1280), ("dark", 1280)]
NEWS = "kim/amungsa-timika-jaya/berita/2026-11-17-pegangan-jembatan-selesai.html"
GALLERY = "kim/amungsa-timika-jaya/galeri/2026-11-08-pagi-di-pasar-mama.html"
BOARD = "kim/amungsa-timika-jaya/papan.html"
_FOCUS = "() => document.activeElement.textContent.trim() || document.activeElement.title"


def open_page(visitor: Browser, address: str, width: int = 360, **more: object) -> Page:
    page = visitor.new_page(viewport={"width": width, "height": 800}, **more)  # type: ignore[arg-type]
    page.goto(address)
    return page


@pytest.mark.parametrize(("number", "kind"), list(enumerate(KINDS)), ids=list(KINDS))
def test_axe_finds_no_fault(
    sample: Path, hosted: str, visitor: Browser, number: int, kind: str
) -> None:
    scheme, width = LOOKS[number % len(LOOKS)]  # `make audit` looks at each in all four
    address = hosted + page_of(kind, sample).relative_to(sample).as_posix()
    page = visitor.new_page(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    assert violations(page) == []
    assert said == [] or kind == "not found"  # its icon is absolute: another host's here
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.close()


def test_axe_would_find_a_fault(visitor: Browser) -> None:
    page = visitor.new_page()
    page.set_content("<main><img src=x.png><p style='color:#bbb'>Kabar</p></main>")
    rules = {fault.partition(":")[0] for fault in violations(page)}
    assert {"image-alt", "color-contrast", "html-has-lang", "document-title"} <= rules
    page.close()


def test_the_keyboard_finds_the_text_before_the_menu(hosted: str, visitor: Browser) -> None:
    page = open_page(visitor, hosted + NEWS, 1280)
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUS) == "Langsung ke isi"
    page.keyboard.press("Enter")
    assert page.evaluate("() => location.hash") == "#isi"
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUS) == "Berita"  # the first link of the article, not of the menu
    page.close()


def test_the_keyboard_walks_through_the_menu_and_sees_where_it_is(
    hosted: str, visitor: Browser
) -> None:
    page = open_page(visitor, hosted + NEWS, 1280)
    names = []
    for _ in range(6):
        page.keyboard.press("Tab")
        names.append(page.evaluate(_FOCUS))
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
    assert names[1:] == ["KIM Amungsa Bersinar", "Cari", "Beranda", "Profil", "Berita"]
    page.close()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_photo_opens_in_full_and_closes_by_the_keyboard(
    hosted: str, visitor: Browser, script: bool
) -> None:
    page = open_page(visitor, hosted + GALLERY, 1280, java_script_enabled=script)
    page.locator(".buka").first.focus()
    page.keyboard.press("Enter")
    shown = page.locator(".layar:target")
    assert shown.get_attribute("id") == "foto-1"
    assert shown.is_visible()
    assert shown.locator("img").evaluate("i => i.decode().then(() => i.naturalWidth)") >= 600
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUS) == "Tutup"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert shown.get_attribute("id") == "foto-2"
    if script:
        page.keyboard.press("ArrowRight")
        assert shown.get_attribute("id") == "foto-3"
        page.keyboard.press("Escape")
    else:
        page.locator("#foto-2 .tutup").press("Enter")
    page.wait_for_function("() => location.hash.startsWith('#buka-')")
    assert shown.count() == 0
    page.close()


def test_the_board_turns_its_pages_and_can_be_stopped(hosted: str, visitor: Browser) -> None:
    page = visitor.new_page(viewport={"width": 1280, "height": 720})
    page.clock.install()
    page.goto(hosted + BOARD)
    title = page.locator(".tampil h2")
    first = title.inner_text()
    page.clock.run_for(12_500)
    second = title.inner_text()
    assert second != first
    page.get_by_role("button", name="Jeda").press("Enter")
    page.clock.run_for(60_000)
    assert title.inner_text() == second
    page.keyboard.press("ArrowLeft")
    assert title.inner_text() == first
    page.get_by_role("button", name="Lanjut").press("Enter")
    page.clock.run_for(12_500)
    assert title.inner_text() == second
    assert page.locator(".jam").inner_text().count(".") == 1  # Kamis, 26 November pukul 05.37
    page.close()


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Network, str]]:
    """A KIM whose board holds nothing but long announcements and events."""
    network = empty(tmp_path_factory.mktemp("papan"))
    network.kim()
    title = "Musyawarah perencanaan pembangunan kelurahan bersama semua ketua RT dan RW " * 2
    for day in range(1, 7):
        text = f"---\njudul: {title}{day}\ntempat: {title}\n---\n{title * 9}\n"
        network.post(f"2026-12-{day:02d}-a", text, "agenda")
        network.post(f"2026-11-{day:02d}-b", text, "pengumuman")
    assert run_program("-C", str(network.root), "build", "--as-of", NOW).status == 0
    with serve(network.root / "build") as base:
        yield network, f"{base}kim/amungsa/papan.html"


@pytest.mark.parametrize("size", [(1280, 720), (1366, 600), (320, 256), (360, 780)])
def test_all_of_a_long_page_of_the_board_can_be_reached(
    crowded: tuple[Network, str], visitor: Browser, size: tuple[int, int]
) -> None:
    page = visitor.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(crowded[1])
    for _ in range(5):
        shown = page.locator(".tampil")
        shown.locator("h2").first.scroll_into_view_if_needed()
        top = shown.locator("h2").first.bounding_box()
        assert top is not None
        assert 0 <= top["y"] < size[1]
        assert page.locator("main").evaluate("m => m.clientHeight") > 100
        assert page.evaluate("() => document.body.scrollWidth <= innerWidth")
        page.keyboard.press("ArrowRight")
    page.close()


def test_the_board_takes_what_is_new_and_stays_as_it_is(
    crowded: tuple[Network, str], visitor: Browser
) -> None:
    network, address = crowded
    page = visitor.new_page(viewport={"width": 1280, "height": 720})
    page.clock.install()
    page.goto(address)
    page.evaluate("() => { window.sama = true; }")
    page.get_by_role("button", name="Jeda").click()
    network.post("2026-11-20-kabar", "---\njudul: Kabar baru\n---\nIsi.\n")
    assert run_program("-C", str(network.root), "build", "--as-of", NOW).status == 0
    page.clock.run_for(900_500)
    page.get_by_role("heading", name="Kabar baru").wait_for()
    assert page.evaluate("() => window.sama")  # no new page: full screen would have ended
    assert page.get_by_role("button", name="Lanjut").is_visible()
    page.close()


def test_what_full_view_covers_takes_no_focus(hosted: str, visitor: Browser) -> None:
    page = open_page(visitor, hosted + GALLERY, 1280)
    page.locator(".buka").first.press("Enter")
    names = set()
    for _ in range(8):
        page.keyboard.press("Tab")
        names.add(page.evaluate(_FOCUS))
    assert names & {"Tutup", "Berikutnya"}
    assert not names & {"WhatsApp", "Papan Informasi", "Beranda", "Galeri"}
    assert violations(page) == []
    page.close()


def test_without_script_nothing_is_missing(sample: Path, hosted: str, visitor: Browser) -> None:
    for kind in ("KIM", "news", "gallery", "board", "material"):
        address = hosted + page_of(kind, sample).relative_to(sample).as_posix()
        page = open_page(visitor, address, java_script_enabled=False)
        assert page.locator("h1").first.is_visible()
        assert [b for b in page.locator("button").all() if b.is_visible()] == []
        for section in page.locator("main section, main article, .teks").all():
            assert section.is_visible(), kind
        page.close()


def test_copying_the_text_takes_the_story_itself(hosted: str, visitor: Browser) -> None:
    context = visitor.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(hosted + NEWS)
    page.get_by_role("button", name="Salin teks").click()
    page.get_by_role("button", name="Teks sudah disalin").wait_for()
    text = page.evaluate("() => navigator.clipboard.readText()")
    assert text.startswith("*Pegangan jembatan kayu selesai dipasang*\n\nAnak sekolah dan lansia")
    assert text.endswith(f"\nKIM Amungsa Bersinar\nhttps://kim.contoh.id/{NEWS}")
    context.close()
