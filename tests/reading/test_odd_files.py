"""What looks like a text or a photo and is a pipe, a folder or nothing: said, never waited for."""

from __future__ import annotations

import os

import pytest

from tests.conftest import POST, Network, run_program


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipes_among_the_content_are_not_waited_for(network: Network) -> None:
    here = network.root / "content/kim/amungsa/berita"
    for name in ("2026-11-03-pipa.md", "pipa.jpg", "pipa.pdf"):
        os.mkfifo(here / name)
    network.post(text=POST.replace("---\nWarga", "foto: pipa.jpg\nlampiran: pipa.pdf\n---\nWarga"))
    result = run_program("-C", str(network.root), "build")
    assert result.status == 1
    assert "2026-11-03-pipa.md:1:1: kesalahan[berkas-tak-terbaca]" in result.err
    assert "kesalahan[foto-tak-ada]" in result.err
    assert "kesalahan[berkas-tak-ada]" in result.err
    assert (network.root / "build/kim/amungsa/berita/2026-11-01-panen.html").exists()


def test_folders_named_like_texts_and_profiles_are_said(network: Network) -> None:
    (network.root / "content/kim/amungsa/berita/2026-11-04-map.md").mkdir()
    (network.root / "communities/94.04/map.yaml").mkdir()
    result = network.build()
    assert "communities/94.04/map.yaml:1:1: kesalahan[berkas-tak-pada-tempatnya]" in result.err
    assert (network.root / "build/kim/amungsa/index.html").exists()


def test_null_is_nothing_and_not_a_word(network: Network) -> None:
    network.post("2026-11-05-x", "---\njudul: X\nringkasan: null\nfoto: ~\n---\nIsi.\n")
    result = network.build()
    assert (result.status, result.err) == (0, "")
    assert "null" not in network.page("kim/amungsa/berita/index.html")


def test_very_long_names_and_impossible_years_cost_no_site(network: Network) -> None:
    network.post("2026-11-05-" + "panjang" * 32, "---\njudul: Panjang\n---\nIsi.\n")
    network.post("2026-11-06-x", "---\njudul: X\ntanggal: 0001-01-01\n---\nIsi.\n")
    network.post("2026-11-07-y", f"---\njudul: Y\nlampiran: {'y' * 300}.pdf\n---\nIsi.\n")
    result = network.build()
    assert result.status == 1
    assert "kesalahan[tanggal-mustahil]" in result.err
    assert "kesalahan[berkas-tak-ada]" in result.err
    assert "situs-gagal" not in result.err
    assert "Panjang" in network.page("kim/amungsa/berita/index.html")


def test_another_line_break_of_unicode_moves_no_line(network: Network) -> None:
    network.post("2026-11-05-x", "---\njudul: a\u2028b\npewrta: Y\n---\nIsi.\n")
    assert "2026-11-05-x.md:3:1: kesalahan[isian-tak-dikenal]" in network.build().err
