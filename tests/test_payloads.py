"""Hundreds of strings that try to run a script, in every field: Chromium runs none of them.

The pages' own policy would stop most, so it is switched off here: what is tested is that nothing
is ever published raw. ``make torture`` takes every payload; the fixed sample takes one in 24.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import Network, empty
from tests.html import read_page
from tests.payloads import PAYLOADS
from tests.tools import CHROMIUM_FLAGS, chromium

SAFE_SCHEMES = {"", "http", "https", "mailto", "tel"}
VILLAGES = ("1001", "1002", "1003", "1007", "1008", "1009", "1010", "1011")


def quoted(text: str) -> str:
    """``text`` as a YAML value."""
    return json.dumps(text)


def plant(network: Network, number: int, payload: str) -> None:
    """A KIM, an item of each kind and a material whose every text field is ``payload``."""
    q, slug = quoted(payload), f"kim-{number}"
    keyed = "\n".join(f"{key}: {q}" for key in PROFILE_TEXTS)
    network.write(
        f"communities/94.04/{slug}.yaml",
        f"kode_wilayah: 94.04.01.{VILLAGES[number % len(VILLAGES)]}\n{keyed}\n"
        f"alamat: {{jalan: {q}, desa: {q}, kecamatan: {q}, kode_pos: {q}}}\n"
        f"sk: [{{nomor: {q}, tentang: {q}, penerbit: {q}, berkas: {q}}}]\n"
        f"pengurus: [{{jabatan: {q}, nama: {q}, foto: {q}}}]\n"
        f"media_sosial: {{youtube: {q}, instagram: {q}, facebook: {q}, tiktok: {q}, x: {q}}}\n"
        f"produk: [{{nama: {q}, keterangan: {q}, harga: {q}, penjual: {q}, foto: {q}}}]\n"
        f"potensi: [{{nama: {q}, keterangan: {q}}}]\n"
        f"penghargaan: [{{nama: {q}, tahun: {q}, pemberi: {q}}}]\n"
        f"misi: [{q}]\nbidang: [{q}]\nalamat_lama: [{q}]\n",
    )
    for kind in ("berita", "galeri", "pengumuman", "agenda", "halaman"):
        network.write(
            f"content/kim/{slug}/{kind}/2026-11-02-uji.md",
            "---\n" + "\n".join(f"{key}: {q}" for key in ITEM_TEXTS)
            + f"\nfoto: [{{berkas: foto.png, keterangan: {q}, alt: {q}}}]\n"
            + f"lampiran: [{{berkas: {q}, judul: {q}}}]\n"
            + f"label: [{q}]\nalamat_lama: [{q}]\n---\n{payload}\n\nteks {payload} teks\n",
        )  # fmt: skip
        network.photo(f"content/kim/{slug}/{kind}/foto.png", (8, 8))
    network.write(
        f"content/bahan/bahan-{number}.md",
        "---\n" + "\n".join(f"{key}: {q}" for key in (*ITEM_TEXTS, "topik", "teks_bagikan"))
        + f"\ntanggal: 2026-11-02\nlabel: [{q}]\n---\n{payload}\n",
    )  # fmt: skip
    network.write(
        f"content/agenda/2026-12-0{number % 9 + 1}-acara-{number}.md",
        "---\n" + "\n".join(f"{key}: {q}" for key in ITEM_TEXTS) + f"\n---\n{payload}\n",
    )


PROFILE_TEXTS = (
    "nama", "tingkat", "nomor_induk", "nomor_registrasi", "selayang_pandang", "visi", "email",
    "telepon", "whatsapp", "situs_lain", "logo", "foto", "bagan_struktur", "warna",
)  # fmt: skip
ITEM_TEXTS = (
    "judul", "ringkasan", "pewarta", "keterangan", "alt", "tempat", "sumber", "bahan", "id",
    "bahasa", "alasan",
)  # fmt: skip


def test_no_payload_of_the_sample_runs(tmp_path: Path) -> None:
    attack(PAYLOADS[::24], tmp_path)


@pytest.mark.torture
@pytest.mark.parametrize("part", range(8))
def test_no_payload_at_all_runs(tmp_path: Path, part: int) -> None:
    attack(PAYLOADS[part::8], tmp_path)


def attack(payloads: tuple[str, ...], tmp_path: Path) -> None:
    """Build a network of ``payloads`` and open every page of it."""
    network = empty(tmp_path / "jaringan")
    network.write("communities/94.04/_dinas.yaml", f"nama: {quoted(payloads[0])}\n")
    for number, payload in enumerate(payloads):
        plant(network, number, payload)
    result = network.build("--jobs", "2")
    assert result.status == 1, result.out  # many fields refuse their payload, by name
    assert "kesalahan di dalam kimsite" not in result.err
    pages = sorted((network.root / "build").rglob("*.html"))
    assert len(pages) >= len(payloads) * 5
    for page in pages:
        inspect(page)
    assert open_all(pages) == []
    shutil.rmtree(network.root)


def inspect(page: Path) -> None:
    """No handler, no foreign scheme, no script of ours."""
    for tag, given in read_page(page).tags:
        assert not any(name.startswith("on") for name in given), (page, tag, given)
        assert tag not in {"iframe", "object", "embed", "style", "base"} or page.name == "404.html"
        for name in ("href", "src", "action"):
            address = (given.get(name) or "").strip()
            assert urlsplit(address).scheme.lower() in SAFE_SCHEMES, (page, tag, given)


def open_all(pages: list[Path]) -> list[str]:
    """Open every page with its policy switched off; the pages that ran something."""
    ran: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        context = browser.new_context(bypass_csp=True)
        context.add_init_script("window.alert = () => { window.__ran = true; };")
        context.route("http*://**", lambda route: route.abort())
        tab = context.new_page()
        for page in pages:
            tab.goto(page.as_uri(), wait_until="load")
            if tab.evaluate("window.__ran === true"):
                ran.append(str(page))
        browser.close()
    return ran


def test_the_browser_would_have_seen_a_script_run(tmp_path: Path) -> None:
    page = tmp_path / "jahat.html"
    page.write_text("<!doctype html><img src=x onerror=alert(1)>", "utf-8")
    assert open_all([page]) == [str(page)]
