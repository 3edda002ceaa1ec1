"""`kimsite check` holds pages against the network's budget, so that a heavy theme fails loudly."""

from __future__ import annotations

import random
import re

from kimsite.engine.working.budget import kind_of
from tests.conftest import Network

HEAVY = "".join(
    f".k{n} {{ color: #{random.Random(n).randrange(16**6):06x}; }}" for n in range(2000)
)


def budget(network: Network, text: str) -> None:
    config = network.root / "kimsite.yaml"
    config.write_text(f"{config.read_text('utf-8')}anggaran: {text}\n", "utf-8")


def heavy_theme(network: Network, file: str, text: str) -> None:
    network.write("themes/berat/tema.yaml", "nama: Berat\nwarisan: baku\n")
    network.write(f"themes/berat/static/{file}", text)
    config = network.root / "kimsite.yaml"
    config.write_text(f"{config.read_text('utf-8')}tema: berat\n", "utf-8")


def found(network: Network, command: str = "check") -> list[tuple[str, str, str]]:
    result = network.run(command, "--format", "json")
    kind = re.compile(r"halaman (\S+) terlalu berat")
    return [
        (problem["code"], kind.search(problem["message"])[1], problem["path"])  # type: ignore[index]
        for problem in result.problems
    ]


def test_the_theme_that_comes_with_kimsite_keeps_to_the_budget(network: Network) -> None:
    network.photo("content/kim/amungsa/galeri/a.jpg")
    network.post("2026-11-02-foto", "---\njudul: Foto\nfoto: a.jpg\n---\nx\n", "galeri")
    assert network.run("check", "--strict").status == 0


def test_a_heavy_style_is_one_error_for_each_kind_of_page_it_weighs_on(network: Network) -> None:
    heavy_theme(network, "gaya.css", HEAVY)
    network.kim("sempan", "94.04.01.1007")
    problems = found(network)
    assert {code for code, _, _ in problems} == {"anggaran-halaman"}
    kinds = [kind for _, kind, _ in problems]
    assert len(kinds) == len(set(kinds))
    assert {"beranda", "berita", "daftar", "profil", "direktori/index.html"} <= set(kinds)
    assert "papan" not in kinds  # it has a style of its own
    assert {path for _, _, path in problems} == {"themes/berat/tema.yaml"}
    assert network.run("check").status == 1


def test_the_message_tells_what_it_weighs_and_where_the_limit_is_set(network: Network) -> None:
    budget(network, "{beranda: 2}")
    result = network.run("check")
    assert "kesalahan[anggaran-foto]: halaman beranda terlalu berat untuk ponsel: " in result.err
    assert "batasnya 2 KB" in result.err
    assert "(lihat kim/amungsa/index.html)" in result.err
    assert "`anggaran: {beranda: 2}`" in result.err


def test_a_heavy_script_is_named(network: Network) -> None:
    heavy_theme(network, "naskah.js", HEAVY)
    assert ("anggaran-skrip", "berita", "themes/berat/tema.yaml") in found(network)


def test_a_long_text_is_no_fault_of_the_theme(network: Network) -> None:
    words = " ".join(f"kata{random.Random(n).randrange(10**6)}" for n in range(6000))
    network.post("2026-11-03-panjang", f"---\njudul: Panjang\n---\n{words}\n")
    assert found(network) == []


def test_a_larger_budget_lets_it_pass_and_building_never_asks(network: Network) -> None:
    heavy_theme(network, "gaya.css", HEAVY)
    assert found(network, "build") == []
    budget(network, "{halaman: 40}")
    assert found(network) == []


def test_no_way_of_writing_a_script_hides_it(network: Network) -> None:
    heavy_theme(network, "besar.js", HEAVY)
    network.write(
        "themes/berat/templates/item.html",
        '{% extends "baku/item.html" %}\n{% block kepala %}\n'
        "<SCRIPT defer src='{{ asset(\"besar.js\") }}'></SCRIPT>\n{% endblock %}\n",
    )
    assert ("anggaran-skrip", "berita", "themes/berat/tema.yaml") in found(network)


def test_a_picture_without_a_source_weighs_nothing(network: Network) -> None:
    heavy_theme(network, "kecil.css", "p {}")
    network.write(
        "themes/berat/templates/beranda.html",
        '{% extends "baku/beranda.html" %}\n{% block isi %}\n<img alt="" data-src="x">\n'
        "{% endblock %}\n",
    )
    assert network.run("check").status == 0


def test_pages_that_only_say_where_to_go_are_no_gauge(network: Network) -> None:
    heavy_theme(network, "gaya.css", HEAVY)
    network.post("2026-11-05-pergi", "---\njudul: Pergi\nditarik: ya\n---\nx\n")
    network.post("2026-11-06-lama", "---\njudul: Baru\nalamat_lama: berita/lama.html\n---\nx\n")
    assert ("anggaran-halaman", "berita", "themes/berat/tema.yaml") in found(network)


def test_another_budget_builds_nothing_anew_but_a_smaller_limit_for_attachments(
    network: Network,
) -> None:
    network.write("content/kim/amungsa/berita/a.pdf", b"%PDF-1.7".ljust(2_500_000))
    network.post(text="---\njudul: Jadwal\nlampiran: a.pdf\n---\nx\n")
    assert network.build().err == ""
    budget(network, "{halaman: 30}")
    assert "(1 tidak berubah)" in network.build().out
    config = network.root / "kimsite.yaml"
    config.write_text(config.read_text("utf-8").replace("halaman: 30", "lampiran: 2"), "utf-8")
    result = network.build("--format", "json")
    assert [problem["code"] for problem in result.problems] == ["lampiran-terlalu-besar"]
    assert "2 MB" in result.problems[0]["message"]


def test_the_front_page_of_any_slug_is_one() -> None:
    for slug in ("kim", "im", "amungsa"):
        assert kind_of(f"kim/{slug}/index.html", slug) == "beranda"
        assert kind_of(f"kim/{slug}/berita/2026-10.html", slug) == "daftar"
        assert kind_of(f"kim/{slug}/berita/2026-10-01-a.html", slug) == "berita"
        assert kind_of(f"kim/{slug}/buletin/2026-10.html", slug) == "buletin"
        assert kind_of(f"kim/{slug}/galeri/2026-10-01-a/2.html", slug) == "galeri"
