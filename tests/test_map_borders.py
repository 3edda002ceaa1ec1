"""An office's own borders on maps: shaded areas, and maps printed again when the file changes."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import Network

SHADE = re.compile(r'<path class="daerah (k\d)" d="(M[^"h]+)"/>')


def borders(network: Network, *codes: str, west: float = 136.0) -> None:
    """A square for each code, one beside the other."""
    features = []
    for number, code in enumerate(codes):
        x, y = west + number, -4.5
        corners = [[x, y], [x + 0.9, y], [x + 0.9, y + 0.9], [x, y + 0.9], [x, y]]
        geometry = {"type": "Polygon", "coordinates": [corners]}
        features.append({"properties": {"kode": code}, "geometry": geometry})
    document = {"type": "FeatureCollection", "features": features}
    network.write("batas.geojson", json.dumps(document))


@pytest.fixture
def mapped(network: Network) -> Network:
    """A network with borders of two kabupaten, three KIM in one of them."""
    config = network.root / "kimsite.yaml"
    config.write_text(f"{config.read_text('utf-8')}peta: batas.geojson\n", "utf-8")
    network.kim("sehat", "94.04.01.1007")
    network.kim("nabire", "94.01.01.1001")
    borders(network, "94.04", "94.01", "94.03")
    assert network.build("--strict").err == ""
    return network


def test_areas_are_shaded_by_their_number_of_kim(mapped: Network) -> None:
    shades = SHADE.findall(mapped.page("wilayah/94.html"))
    assert [kind for kind, _ in shades] == ["k1", "k0", "k3"]
    assert "2 KIM</span>" in mapped.page("wilayah/94.html")
    assert SHADE.findall(mapped.page("index.html")) == shades


def test_a_region_without_areas_below_shows_its_own_border(mapped: Network) -> None:
    assert '<path class="batas" d="M' in mapped.page("wilayah/94.04.html")
    assert SHADE.findall(mapped.page("wilayah/94.04.html")) == []


def test_without_a_file_nothing_is_shaded(network: Network) -> None:
    assert network.build("--strict").status == 0
    assert "daerah k" not in network.page("wilayah/94.html")


def test_a_changed_file_prints_the_maps_again_as_a_clean_build_does(mapped: Network) -> None:
    before = mapped.page("wilayah/94.html")
    borders(mapped, "94.04", "94.01", west=135.0)
    explained = mapped.build("--explain")
    assert "batas wilayah" in explained.out + explained.err
    after = mapped.pages()
    assert mapped.page("wilayah/94.html") != before
    assert mapped.build("--full").status == 0
    assert mapped.pages() == after


def test_a_faulty_file_is_told_by_every_build_until_it_is_mended(mapped: Network) -> None:
    borders(mapped, "94.04", "99.99")
    for _ in range(2):
        result = mapped.build()
        assert result.status == 1
        assert "batas.geojson:1:" in result.err
        assert "peta-kode-tak-ada" in result.err
        assert len(SHADE.findall(mapped.page("wilayah/94.html"))) == 1
    borders(mapped, "94.04")
    assert mapped.build().err == ""


def test_a_file_that_is_gone_costs_the_shades_only(mapped: Network) -> None:
    (mapped.root / "batas.geojson").unlink()
    result = mapped.build()
    assert (result.status, "kesalahan[peta-tak-ada]" in result.err) == (1, True)
    assert "kimsite.yaml:6:7: " in result.err
    assert SHADE.findall(mapped.page("wilayah/94.html")) == []
    assert "Kabupaten Mimika: 2 KIM" in mapped.page("wilayah/94.html")


def test_a_heavy_map_is_an_error_of_its_own_and_no_weight_of_its_page(mapped: Network) -> None:
    config = mapped.root / "kimsite.yaml"
    config.write_text(f"{config.read_text('utf-8')}anggaran: {{peta: 1}}\n", "utf-8")
    problems = json.loads(mapped.run("check", "--format", "json").out)["problems"]
    assert {problem["code"] for problem in problems} == {"anggaran-peta"}
    assert all("peta di halaman direktori/" in problem["message"] for problem in problems)
