"""An office's own borders: what is taken from GeoJSON, and how each fault is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kimsite.reading.borders.borders import load_borders
from kimsite.regions import regions


def square(x=136.0, y=-4.0, side=0.3):
    corners = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    return {"type": "Polygon", "coordinates": [corners]}


def feature(geometry=None, **properties):
    geometry = square() if geometry is None else geometry
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@pytest.fixture
def load(tmp_path: Path):
    def read(*features, text=None):
        file = tmp_path / "batas.geojson"
        document = {"type": "FeatureCollection", "features": list(features)}
        data = json.dumps(document, indent=1) if text is None else text
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        borders, problems = load_borders(
            file, "batas.geojson", lambda code: regions().find(code) is not None
        )
        return borders, [(p.code, p.span.line, dict(p.values)) for p in problems]

    return read


@pytest.mark.parametrize(
    "properties",
    [
        {"kode": "94.04"},
        {"KODE": 9404},
        {"kode_wilayah": "9404"},
        {"KDPPUM": "94", "KDPKAB": "94.04", "KDCPUM": ""},
        {"Kode Kab/Kota": "94.04"},
        {"kode": 94.04},
    ],
)
def test_codes_as_offices_write_them(load, properties):
    borders, problems = load(feature(**properties))
    assert list(borders) == ["94.04"]
    assert problems == []


def test_a_code_keeps_the_zero_that_a_number_lost(load):
    borders, _ = load(feature(kode=32.1))
    assert list(borders) == ["32.10"]


def test_the_smallest_region_named_is_the_one_meant(load):
    borders, _ = load(feature(KDPPUM="94", KDPKAB="94.04", KDCPUM="94.04.01"))
    assert list(borders) == ["94.04.01"]


def test_parts_of_one_region_belong_together(load):
    island = {"type": "MultiPolygon", "coordinates": [square(135.0)["coordinates"]]}
    borders, _ = load(feature(kode="94.04"), feature(island, kode="94.04"))
    assert len(borders["94.04"]) == 2


def test_corners_that_nobody_could_tell_apart_are_one(load):
    corners = [[136 + n / 100_000, -4.0] for n in range(1000)]
    line = [*corners, [136.3, -3.7], [136.0, -3.7], corners[0]]
    borders, problems = load(feature({"type": "Polygon", "coordinates": [line]}, kode="94.04"))
    assert len(borders["94.04"][0]) < 40
    assert problems == []


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("peta-tanpa-kode", {"nama": "Mimika"}),
        ("peta-tanpa-kode", {"KDBBPS": "9404"}),
        ("peta-kode-tak-ada", {"kode": "99.99"}),
        ("peta-kode-tak-ada", {"kode": "Mimika"}),
        ("peta-kode-tak-ada", {"kode": "94.04.01.1003"}),
    ],
)
def test_an_area_without_a_usable_code(load, code, given):
    borders, problems = load(feature(kode="94.01"), feature(**given))
    assert list(borders) == ["94.01"]
    assert [found for found, _, _ in problems] == [code]


@pytest.mark.parametrize(
    ("code", "geometry"),
    [
        ("peta-bentuk-salah", {"type": "Point", "coordinates": [136.0, -4.0]}),
        ("peta-bentuk-salah", "Polygon"),
        ("peta-bentuk-rusak", {"type": "Polygon"}),
        ("peta-bentuk-rusak", {"type": "Polygon", "coordinates": []}),
        ("peta-bentuk-rusak", {"type": "Polygon", "coordinates": [[]]}),
        ("peta-bentuk-rusak", {"type": "Polygon", "coordinates": [[[136, -4]] * 3]}),
        ("peta-bentuk-rusak", {"type": "Polygon", "coordinates": [[["a", "b"]] * 4]}),
        ("peta-bentuk-rusak", {"type": "Polygon", "coordinates": [[[True, False]] * 4]}),
        ("peta-bentuk-rusak", {"type": "MultiPolygon", "coordinates": [None]}),
        ("peta-terbalik", {"type": "Polygon", "coordinates": [[[-4, 136]] * 4]}),
        ("peta-di-luar-indonesia", square(500_000.0, 9_500_000.0)),
        ("peta-di-luar-indonesia", {"type": "Polygon", "coordinates": [[[10**400, 0]] * 4]}),
    ],
)
def test_a_faulty_shape_costs_its_own_area_only(load, code, geometry):
    borders, problems = load(feature(kode="94.01"), feature(geometry, kode="94.04"))
    assert list(borders) == ["94.01"]
    assert [found for found, _, _ in problems] == [code]


def test_the_place_told_is_where_the_area_begins(load):
    text = '{"x": 1,\n"features": [\n  {"properties": {"kode": "94"}},\n  {"properties": {}}\n]}'
    _, problems = load(text=text)
    assert [(code, line) for code, line, _ in problems] == [
        ("peta-bentuk-salah", 3),
        ("peta-tanpa-kode", 4),
    ]


def test_the_same_fault_a_thousand_times_is_told_once(load):
    _, problems = load(*(feature(nama="x") for _ in range(1000)))
    assert [(code, values) for code, _, values in problems] == [
        ("peta-tanpa-kode", {"lain": "999"})
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("peta-bukan-json", '{"type": "FeatureCollection",\n"features": ['),
        ("peta-bukan-json", "[" * 100_000),
        ("peta-bukan-json", b"\xff\xfe{}"),
        ("peta-bukan-json", f'{{"features": [{"9" * 5000}]}}'),
        ("peta-bukan-json", ""),
        ("peta-bukan-geojson", "[]"),
        ("peta-bukan-geojson", '{"type": "Topology", "objects": {}}'),
        ("peta-bukan-geojson", '{"features": {}}'),
        ("peta-terlalu-besar", " " * 5_000_001),
    ],
)
def test_what_is_no_geojson_at_all(load, code, text):
    borders, problems = load(text=text)
    assert borders == {}
    assert [found for found, _, _ in problems] == [code]


def test_broken_json_is_told_where_it_breaks(load):
    _, problems = load(text='{"type": "FeatureCollection",\n"features": [}\n')
    assert problems == [("peta-bukan-json", 2, {})]
