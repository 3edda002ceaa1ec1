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
