"""A new look prints again what was composed; whatever else changed is composed anew."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from kimsite.digest import digest_bytes
from kimsite.engine.surveying import stamp
from kimsite.engine.working.galley import Galleys, key_of
from kimsite.site import build
from tests.conftest import Network

THEME = '{% extends "baku/situs.html" %}{% block kaki %}<p>Kaki baru</p>{{ super() }}{% endblock %}'


@pytest.fixture
def built(network: Network, monkeypatch: pytest.MonkeyPatch) -> Network:
    """A network with a theme of its own, built; the times of its files are trusted at once."""
    monkeypatch.setattr(stamp, "GRAIN", 0)
    network.photo("content/kim/amungsa/berita/selokan.jpg")
    network.post(
        "2026-11-02-kerja-bakti",
        "---\njudul: Kerja bakti\nfoto: selokan.jpg\n---\nIsi **tebal**.\n",
    )
    network.write("themes/kami/tema.yaml", "warisan: baku\n")
    config = network.root / "kimsite.yaml"
    config.write_text(config.read_text("utf-8") + "tema: kami\n", "utf-8")
    assert network.build().status == 0
    return network


def change_theme(network: Network) -> None:
    network.write("themes/kami/templates/situs.html", THEME)


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("composed anew")

    monkeypatch.setattr(build, "compose_site", refuse)


def check_clean(network: Network) -> None:
    """What stands is what a clean build makes."""
    pages = network.pages()
    shutil.rmtree(network.root / ".kimsite")
    shutil.rmtree(network.root / "build")
    assert network.build().status == 0
    assert network.pages() == pages


def test_a_new_template_composes_nothing_anew(
    built: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_theme(built)
    with monkeypatch.context() as patch:
        forbid(patch)
        assert built.build().err == ""
    assert "Kaki baru" in built.page("kim/amungsa/berita/2026-11-02-kerja-bakti.html")
    check_clean(built)


@pytest.mark.parametrize(
    "change",
    [
        lambda n: n.write("themes/kami/teks/id.yaml", "hubungi_kim: Sapa KIM\n"),
        lambda n: n.write("content/bahan/2026-11-01-baru.md", "---\njudul: Bahan baru\n---\nx\n"),
        lambda n: n.write(
            "content/kim/amungsa/berita/2026-11-02-kerja-bakti.md", "---\njudul: Lain\n---\nLain.\n"
        ),
        lambda n: shutil.rmtree(n.root / ".kimsite" / "foto"),
    ],
    ids=["words", "material", "post", "derived photos"],
)
def test_with_anything_else_that_changed_it_is_composed_anew(built: Network, change) -> None:
    change_theme(built)
    change(built)
    assert built.build().status == 0
    check_clean(built)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-9]),
        lambda file: file.write_bytes(b"\xff" + file.read_bytes()),
        lambda file: file.write_bytes(file.read_bytes().replace(b"tebal", b"tipis")),
    ],
    ids=["gone", "empty", "torn", "not text", "changed"],
)
def test_a_spoilt_galley_is_composed_anew(built: Network, spoil) -> None:
    spoil(built.root / ".kimsite" / "susunan" / "amungsa")
    change_theme(built)
    assert built.build().status == 0
    check_clean(built)


def test_a_moved_network_is_composed_anew(built: Network, tmp_path: Path) -> None:
    moved = Network(shutil.move(built.root, tmp_path / "pindah"))
    change_theme(moved)
    assert moved.build().status == 0
    check_clean(moved)


class Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.file,)

    def __init__(self, file: Path) -> None:
        self.file = file


@pytest.mark.parametrize("value", [None, print, Path.touch], ids=["call", "builtin", "method"])
def test_nothing_in_a_galley_can_run(tmp_path: Path, value: object) -> None:
    mark = tmp_path / "jahat"
    value = value or Evil(mark)
    galleys, body = Galleys(tmp_path, tmp_path), pickle.dumps(value)
    head = f"{key_of({'a': 'b'}, tmp_path)} {digest_bytes(body)} \n".encode()
    (tmp_path / "amungsa").write_bytes(head + body)
    assert galleys.take("amungsa", lambda _: {"a": "b"}) is None
    assert not mark.exists()


def test_check_keeps_nothing(network: Network) -> None:
    network.run("check")
    assert not (network.root / ".kimsite").exists()
