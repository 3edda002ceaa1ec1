"""A material reaches the sites it is meant for, and publishing it writes nothing else."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import CONFIG, Network, empty

PLACES = {
    "jaya": "94.04.01.1003",
    "kuala": "94.04.02.2001",
    "nabire": "94.01.01.1001",
    "papua": "94",
}
"""Two KIM of Mimika in two distrik, one of its neighbour, one of the whole province."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Four KIM, built; the two of Mimika are farmers."""
    made = empty(tmp_path_factory.mktemp("jaringan"))
    for slug, code in PLACES.items():
        made.kim(slug, code, "bidang: [pertanian]\n" if "94.04" in code else "")
        made.post("2026-11-01-kabar", slug=slug)
    publish(made, "lama")
    build(made)
    return made


@pytest.fixture
def network(built: Network, tmp_path: Path) -> Network:
    """The same with its output and memory, to be changed."""
    return Network(shutil.copytree(built.root, tmp_path / "jaringan"))


def publish(
    network: Network, name: str, more: str = "", body: str = "Isi.", day: str = "2026-11-10"
) -> None:
    """Write a material titled as its name."""
    text = f"---\njudul: Bahan {name}\ntanggal: {day}\n{more}---\n{body}\n"
    network.write(f"content/bahan/{name}.md", text)


def build(network: Network, *options: str) -> set[str]:
    """Build; the paths that it wrote or removed."""
    before = network.pages() if (network.root / "build").exists() else {}
    result = network.build("--tanpa-cari", *options)
    assert result.err == ""
    after = network.pages()
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def clean(network: Network, *options: str) -> dict[str, bytes]:
    """What a build without any past makes of the same."""
    network.build("--tanpa-cari", "--output", str(network.root / "bersih"), *options)
    return network.pages("bersih")


def sites(paths: set[str]) -> set[str]:
    """The slugs of the sites that have any of ``paths``."""
    return {path.split("/")[1] for path in paths if path.startswith("kim/")}


def who_shows(network: Network, title: str) -> set[str]:
    """The sites on whose front page and list ``title`` stands."""
    found = [
        {slug for slug in PLACES if title in network.page(f"kim/{slug}/{page}")}
        for page in ("index.html", "bahan.html")
    ]
    assert found[0] == found[1]
    return found[0]


def include(network: Network, choice: str = "sisipan") -> None:
    """How sites get materials."""
    (network.root / "kimsite.yaml").write_text(f"{CONFIG}bahan_di_situs: {choice}\n", "utf-8")


def told(network: Network, area: str) -> list[dict[str, object]]:
    """What the file of ``area`` tells."""
    text = network.page(f"bahan/kini/{area}.js")
    found = re.fullmatch(r"window\.kimsiteKini=(\[.*\]);\n", text, re.DOTALL)
    assert found
    return json.loads(found[1])


AIMS = {
    "wilayah: ['94.04']": {"jaya", "kuala"},
    "wilayah: ['94.04.02']": {"kuala"},
    "wilayah: ['94.01', '94.04.01.1003']": {"jaya", "nabire"},
    "wilayah: ['94']": set(PLACES),
    "wilayah: ['35']": set[str](),
    "bidang: [pertanian]": {"jaya", "kuala"},
    "wilayah: ['94.01']\nbidang: [pertanian]": set[str](),
}


def test_a_material_appears_where_it_is_meant_for_and_nowhere_else(network: Network) -> None:
    for number, aim in enumerate(AIMS):
        publish(network, f"baru-{number}", f"{aim}\n", day=f"2026-11-{11 + number}")
    build(network)
    for number, (aim, meant) in enumerate(AIMS.items()):
        title = f"Bahan baru-{number}"
        assert {slug for slug in PLACES if title in network.page(f"kim/{slug}/bahan.html")} == (
            meant
        ), aim


@pytest.mark.parametrize("aim", ["wilayah: ['94.04']", "wilayah: ['35']", "bidang: [pertanian]"])
def test_a_material_is_written_where_it_is_meant_for_and_nowhere_else(
    network: Network, aim: str
) -> None:
    publish(network, "baru", f"{aim}\n")
    written = build(network)
    assert who_shows(network, "Bahan baru") == sites(written) == AIMS[aim]
    pages = {path.split("/")[-1] for path in written if path.startswith("kim/")}
    assert pages <= {"index.html", "bahan.html"}
    (network.root / "content/bahan/baru.md").unlink()
    assert sites(build(network)) == AIMS[aim]


def test_what_no_site_shows_of_a_material_writes_no_site(network: Network) -> None:
    for name, more, body in (
        ("lama", "", "Isi yang lain."),
        ("lama", "ringkasan: Ringkas.\n", "Isi."),
        ("lama", "teks_bagikan: Teruskan.\n", "Isi."),
        ("konsep", "draf: ya\n", "Isi."),
        ("konsep", "draf: ya\nringkasan: Lain.\n", "Isi."),
        ("nanti", "terbit: 2026-12-01 08:00 WIT\n", "Isi."),
    ):
        publish(network, name, more, body)
        assert sites(build(network)) == set(), more
        assert "(4 tidak berubah)" in network.build("--tanpa-cari").out
    publish(network, "lama", "wilayah: ['94', '35']\n")
    assert sites(build(network)) == set()


def test_by_the_clock_alone_a_material_comes_and_goes(network: Network) -> None:
    publish(network, "waktu", "terbit: 2026-12-01 08:00 WIT\nberakhir: 2026-12-02 17:00 WIT\n")
    seen = []
    for clock in (
        "2026-12-01T07:59:59+09:00", "2026-12-01T08:00:00+09:00", "2026-12-02T17:00:00+09:00",
        "2026-12-02T17:00:01+09:00", "2026-12-01T12:00:00+09:00",
    ):  # fmt: skip
        build(network, "--as-of", clock)
        seen.append(bool(who_shows(network, "Bahan waktu")))
        assert network.pages() == clean(network, "--as-of", clock)
    assert seen == [False, True, True, False, True]


def test_included_materials_write_no_site(network: Network) -> None:
    include(network)
    build(network)
    assert who_shows(network, "Bahan lama") == set()
    for more in (
        "",
        "wilayah: ['94.04.02']\n",
        "darurat: ya\nberakhir: selalu\nbidang: [pertanian]\n",
    ):
        publish(network, "baru", more)
        written = build(network)
        assert sites(written) == set()
        assert {path for path in written if "/kini/" in path}
        assert network.pages() == clean(network)
    assert {area: [info["nama"] for info in told(network, area)] for area in ("94", "94.01")} == {
        "94": ["baru", "lama"],
        "94.01": ["baru", "lama"],
    }
    publish(network, "baru", "wilayah: ['94.04.02']\nberakhir: 2026-12-01 17:00 WIT\n")
    assert {path for path in build(network) if "/kini/" in path} == {
        f"bahan/kini/{area}.js" for area in ("94", "94.01", "94.04")
    }
    [first, _] = told(network, "94.04")
    assert first["wilayah"] == ["94.04.02"]
    assert first["berlaku"] == "Berlaku sampai 1 Desember 2026 pukul 17.00 WIT"
    assert [info["nama"] for info in told(network, "94.01")] == ["lama"]
    assert [info["nama"] for info in told(network, "94")] == ["lama"]
    include(network, "salinan")
    build(network)
    assert network.pages() == clean(network)
    assert not any("/kini/" in path for path in network.pages())


def test_without_any_material_the_link_still_leads_somewhere(network: Network) -> None:
    (network.root / "content/bahan/lama.md").unlink()
    include(network)
    build(network)
    assert 'href="../../bahan/index.html"' in network.page("kim/jaya/bahan.html")
    assert "Sekarang tidak ada info yang berlaku." in network.page("bahan/index.html")
    assert told(network, "94.04") == []


def test_a_file_holds_the_newest_of_each_field_and_no_more(network: Network) -> None:
    for number in range(12):
        publish(network, f"tani-{number:02}", "bidang: [pertanian]\n")
    for number in range(9):
        publish(network, f"sehat-{number}", "bidang: [kesehatan]\n")
    include(network)
    build(network)
    names = [str(info["nama"]) for info in told(network, "94.04")]
    assert names[0] == "lama"  # it is for all, and one of the six of each field
    assert [name[:4] for name in names[1:]] == ["seha"] * 5 + ["tani"] * 5
