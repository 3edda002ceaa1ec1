"""Templates are compiled once: the next build finds their code, and never an old one's."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from kimsite.rendering.jinja import compiled
from kimsite.rendering.jinja.environment import PressEnvironment
from tests.conftest import Network

COMPILED = ".kimsite/templat"


@pytest.fixture
def built(network: Network) -> Network:
    """A network with a theme of its own, built."""
    network.post()
    network.write("themes/kami/tema.yaml", "warisan: baku\n")
    network.write("themes/kami/templates/situs.html", theme("satu"))
    network.write("themes/kami/teks/id.yaml", "lewati_ke_isi: Lompat satu\n")
    config = network.root / "kimsite.yaml"
    config.write_text(config.read_text("utf-8") + "tema: kami\n", "utf-8")
    assert network.build("--jobs", "1").status == 0
    return network


def theme(word: str) -> str:
    return f'{{% extends "baku/situs.html" %}}{{% block kop %}}<p>Kop {word}</p>{{% endblock %}}'


def rebuild(network: Network) -> str:
    assert network.build("--jobs", "1").status == 0
    return (network.root / "build/kim/amungsa/index.html").read_text("utf-8")


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("compiled anew")

    monkeypatch.setattr(PressEnvironment, "_generate", refuse)


def test_an_edited_post_compiles_no_template(
    built: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    built.post(text="---\njudul: Lain\ntanggal: 2026-11-02\n---\nIsi lain.\n")
    forbid(monkeypatch)
    assert "Lain" in rebuild(built)


def test_a_changed_template_is_compiled_anew(built: Network) -> None:
    built.write("themes/kami/templates/situs.html", theme("dua"))
    assert "Kop dua" in rebuild(built)


def test_a_changed_word_is_in_every_template(built: Network) -> None:
    built.write("themes/kami/teks/id.yaml", "lewati_ke_isi: Lompat dua\n")
    page = rebuild(built)
    assert "Lompat dua" in page
    assert "Lompat satu" not in page


@pytest.mark.parametrize(
    "spoil",
    [lambda _: b"", lambda data: data[: len(data) // 2], lambda data: b"x" + data,
     lambda data: data[:-1] + bytes([data[-1] ^ 1]), lambda data: data.replace(b"Kop", b"Kup")],
    ids=["empty", "torn", "another", "a bit", "a word"],
)  # fmt: skip
def test_a_spoilt_template_is_compiled_anew(built: Network, spoil) -> None:
    before = rebuild(built)
    files = list((built.root / COMPILED).iterdir())
    assert len(files) >= 5
    for file in files:
        file.write_bytes(spoil(file.read_bytes()))
    built.post(text="---\njudul: Lain\ntanggal: 2026-11-02\n---\nIsi lain.\n")
    after = rebuild(built)
    assert "Kop satu" in before
    assert "Kop satu" in after
    assert "Lain" in after


def test_a_fault_in_a_kept_template_is_still_placed(built: Network) -> None:
    text = '{% extends "baku/situs.html" %}\n{% block kop %}\n{{ page.tidak_ada }}{% endblock %}'
    built.write("themes/kami/templates/situs.html", text)
    said = [built.build("--jobs", "1").err for _ in range(2)]
    assert "themes/kami/templates/situs.html:3:1: kesalahan[templat-rusak]" in said[0]
    assert said[0].split("\n\n")[0] == said[1].split("\n\n")[0]


def test_a_check_keeps_nothing(network: Network) -> None:
    network.post()
    assert network.run("check").status == 0
    assert not (network.root / ".kimsite").exists()


@pytest.fixture
def code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where Python would keep kimsite's own code."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = tmp_path / "kode"
    monkeypatch.setattr(compiled, "cache_from_source", lambda _: str(folder / "compiled.pyc"))
    return folder


def test_kimsite_s_own_templates_are_compiled_once_for_all_networks(
    network: Network, code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network.post()
    rebuild(network)
    assert len(list(code.iterdir())) >= 15
    assert not (network.root / COMPILED).exists()
    shutil.rmtree(network.root / ".kimsite")
    forbid(monkeypatch)
    rebuild(network)


def test_where_kimsite_s_own_folder_is_closed_the_network_keeps_the_code(
    network: Network, code: Path
) -> None:
    code.write_bytes(b"no folder")
    rebuild(network)
    assert len(list((network.root / COMPILED).iterdir())) >= 15


def test_words_of_a_network_s_own_never_reach_another(network: Network, code: Path) -> None:
    network.write("themes/kami/tema.yaml", "warisan: baku\n")
    network.write("themes/kami/teks/id.yaml", "lewati_ke_isi: Lompat\n")
    config = network.root / "kimsite.yaml"
    plain = config.read_text("utf-8")
    config.write_text(plain + "tema: kami\n", "utf-8")
    assert "Lompat" in rebuild(network)
    assert not code.exists()
    config.write_text(plain, "utf-8")
    assert "Lompat" not in rebuild(network)
