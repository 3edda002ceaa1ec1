"""What comes out of a printer: a notice with its code, a poster, a bulletin of two sheets."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.audit.host import serve
from tests.conftest import Network, empty, run_program

LONG = "Rapat membahas perbaikan jalan, jadwal ronda, dan iuran sampah warga. " * 30


MATERIAL = f"""---
judul: Siaga banjir
tanggal: 2026-11-01
nomor: 7/KIM/2026
topik: Kebencanaan
bidang: lingkungan
---
{LONG[:1500]}
"""
QUIET = [
    *((f"2026-08-0{day}-a", "berita") for day in (1, 2)),
    *((f"2026-08-0{day}-a", "pengumuman") for day in (1, 2, 3)),
    *((f"2026-07-0{day}-a", "berita") for day in (1, 2, 3)),
]
"""Two months that just fit on one sheet."""


def sheets(page: Page) -> int:
    """How many sheets of paper Chromium fills."""
    printed = page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page[^s]", printed))


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A KIM with more in a month than two sheets hold, all of it long."""
    network = empty(tmp_path_factory.mktemp("cetak"))
    network.kim(more="whatsapp: 0812-1111-2222\nemail: kim@contoh.id\n")
    title = "Warga RT 01 sampai RT 09 bergotong royong memperbaiki jalan yang rusak sejak lama"
    for kind in ("berita", "galeri", "pengumuman"):
        for day in range(1, 15):
            network.photo(f"content/kim/amungsa/{kind}/{day}.jpg", (900, 1200))
            text = f"---\njudul: {title} {day}\nfoto: {day}.jpg\n---\n{LONG}\n"
            network.post(f"2026-10-{day:02d}-a", text, kind)
    for day in range(1, 12):
        text = f"---\njudul: {title} {day}\ntempat: {title}\n---\n{LONG}\n"
        network.post(f"2026-11-{day:02d}-a", text, "agenda")
    for name, kind in QUIET:
        network.photo(f"content/kim/amungsa/{kind}/{name}.jpg", (900, 1200))
        text = f"---\njudul: {title}\nfoto: {name}.jpg\n---\n{LONG}\n"
        network.post(name, text, kind)
    network.write("content/bahan/siaga.md", MATERIAL)
    assert run_program("-C", str(network.root), "build", "--strict").err == ""
    with serve(network.root / "build") as base:
        yield f"{base}kim/amungsa/"


@pytest.mark.parametrize(("month", "count"), [("10", 2), ("08", 1), ("07", 1)])
def test_a_month_fits_on_its_sheets_and_nothing_is_cut_at_the_edge(
    busy: str, visitor: Browser, month: str, count: int
) -> None:
    page = visitor.new_page()
    page.goto(f"{busy}buletin/2026-{month}.html")
    assert sheets(page) == count
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})  # A4 at 96 dpi
    for sheet in page.locator(".kertas").all():
        inside, outside = sheet.evaluate("s => [s.scrollHeight, s.clientHeight]")
        assert inside <= outside
    left_out = "dan 25 tulisan lain bulan ini"
    assert (left_out in page.locator("footer").inner_text()) == (month == "10")
    page.close()


def test_a_month_with_two_stories_has_no_bulletin(network: Network) -> None:
    network.post("2026-11-02-b")
    network.build()
    assert not (network.root / "build/kim/amungsa/buletin").exists()
    network.post("2026-11-03-c")
    network.build()
    assert network.page("kim/amungsa/buletin/2026-11.html").count("<article>") == 3


def test_the_poster_is_one_sheet_with_the_code_and_the_address(busy: str, visitor: Browser) -> None:
    page = visitor.new_page()
    page.goto(f"{busy}poster.html")
    assert sheets(page) == 1
    assert page.get_by_role("img", name="Kode QR ke situs KIM Amungsa").evaluate(
        "code => code.decode().then(() => code.naturalWidth)"
    )
    assert page.get_by_text("uji.contoh.id/kim/amungsa/", exact=True).is_visible()
    page.close()


def test_a_post_prints_as_a_notice(busy: str, visitor: Browser) -> None:
    page = visitor.new_page()
    page.goto(f"{busy}pengumuman/2026-10-01-a.html")
    code = page.locator(".di-kertas img")
    assert not code.is_visible()
    page.emulate_media(media="print")
    assert code.is_visible()
    assert page.locator(".di-kertas").inner_text().splitlines()[0] == "KIM Amungsa"
    assert page.locator("article .meta").first.is_visible()  # the date
    for gone in (".menu", ".bagikan", "footer"):
        assert not page.locator(gone).first.is_visible()
    page.close()


def test_a_material_prints_as_one_sheet_whose_code_leads_back(busy: str, visitor: Browser) -> None:
    page = visitor.new_page(viewport={"width": 900, "height": 900}, color_scheme="dark")
    page.goto(f"{busy.removesuffix('kim/amungsa/')}bahan/siaga.html")
    assert sheets(page) == 1
    page.emulate_media(media="print")
    for gone in (".menu", ".bagikan", ".ke-cari", ".label", "footer"):
        assert not page.locator(gone).first.is_visible()
    meta = page.locator("article .meta").inner_text()
    assert meta.startswith("Minggu, 1 November 2026 · Kementerian · Nomor 7/KIM/2026")
    foot = page.locator(".di-kertas")
    assert foot.inner_text().split() == ["Kementerian", "https://uji.contoh.id/bahan/siaga.html"]
    foot.scroll_into_view_if_needed()
    with Image.open(io.BytesIO(foot.locator("img").screenshot())) as shot:
        assert zxingcpp.read_barcode(shot).text == "https://uji.contoh.id/bahan/siaga.html"
    page.close()


def test_a_phone_reads_the_code_from_every_page_that_shows_it(busy: str, visitor: Browser) -> None:
    for path in ("poster.html", "papan.html", "buletin/2026-10.html"):
        page = visitor.new_page(viewport={"width": 900, "height": 900}, color_scheme="dark")
        page.goto(busy + path)
        code = page.locator("img[src$='qr.svg']")
        code.scroll_into_view_if_needed()
        with Image.open(io.BytesIO(code.screenshot())) as shot:
            assert zxingcpp.read_barcode(shot).text == "https://uji.contoh.id/kim/amungsa/"
        page.close()
