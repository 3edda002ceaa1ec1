"""The open data as others use it: in spreadsheets, on maps, in SQL, and as a data package."""

from __future__ import annotations

import csv
import http.server
import importlib
import io
import json
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from kimsite.directory.data.columns import COMMUNITIES, MATERIALS, PRECISION, REGIONS
from kimsite.directory.data.described import meanings
from kimsite.forms.licence import KNOWN, find_licence
from kimsite.regions import regions

from .conftest import NOW, Built, item, kim

Build = Callable[..., Built]
NATION = {"tingkat": "nasional", "kode_wilayah": None}
FORMULA = tuple("=+-@\t\r＝＋－＠")


def rows(built: Built, path: str = "data/kim.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(built[path])))


def unpack(built: Built, folder: Path) -> Path:
    """The data as files below ``folder``."""
    for path, data in built.data.items():
        if path.startswith("data/"):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    return folder / "data"


def ask(built: Built, folder: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(unpack(built, folder) / "kim.sqlite")) as database:
        return database.execute(query).fetchall()


# Spreadsheets


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1+1",
        "=cmd|'/C calc'!A0",
        '=HYPERLINK("http://x.id?"&A1,"Klik")',
        "KIM;=cmd|'/C calc'!A0;",
        "KIM; @SUM(A1)",
        'KIM";=1+1',
        "KIM Maju;\"=HYPERLINK(''http://x.id'');y",
    ],
)
def test_no_cell_is_a_formula_whether_a_line_is_split_at_commas_or_at_semicolons(
    build: Build, name: str
) -> None:
    built = build(kim("a", name=name, fields=("pertanian", "=1+1")))
    (row,) = rows(built)
    assert row["nama"].replace("'", "") == name.replace("'", "").replace("\r", " ")
    # Excel in Indonesia splits at semicolons; some programs know no quotes within a cell.
    for delimiter, quoting in (
        (",", csv.QUOTE_MINIMAL), (";", csv.QUOTE_NONE), (";", csv.QUOTE_MINIMAL),
    ):  # fmt: skip
        lines = csv.reader(io.StringIO(built["data/kim.csv"]), delimiter=delimiter, quoting=quoting)
        cells = [cell.strip(' "') for line in lines for cell in line]
        assert [cell for cell in cells if cell.startswith(FORMULA)] == []


def test_a_name_that_is_no_formula_is_left_alone(build: Build) -> None:
    names = ["Sinar-Baru", "O'Brien; Maju", "A=B", "5 + 5"]
    built = build(*(kim(f"k{n}", name=name) for n, name in enumerate(names)))
    assert [row["nama"] for row in rows(built)] == names


def test_the_table_has_no_mark_in_front_that_programs_would_take_for_a_name(build: Build) -> None:
    assert build(kim("a")).data["data/kim.csv"].startswith(b"slug,nama,")


# Maps


def test_a_kim_lies_where_it_says_else_in_the_middle_of_its_region(build: Build) -> None:
    built = build(
        kim("a", latitude=-4.5, longitude=136.9),
        kim("b"),
        kim("c", "94.04"),
        kim("d", "94"),
        kim("e", "94.04.99.9999"),
    )
    found = json.loads(built["data/kim.geojson"])
    assert found["type"] == "FeatureCollection"
    points = {f["id"]: (f["properties"]["ketepatan"], f["geometry"]) for f in found["features"]}
    assert points["a"] == ("kim", {"type": "Point", "coordinates": [136.9, -4.5]})
    for slug, whose, code in (("b", "kecamatan", "94.04.01"), ("c", "kabupaten", "94.04")):
        region = regions().find(code)
        assert region is not None
        expected = {"type": "Point", "coordinates": [region.longitude, region.latitude]}
        assert points[slug] == (whose, expected)
    assert points["d"][0] == "provinsi"
    assert points["e"] == ("", None)
    records = json.loads(built["data/kim.json"])
    told = [dict(f["properties"]) for f in found["features"]]
    assert [{k: v for k, v in p.items() if k != "ketepatan"} for p in told] == records


# Regions


def test_regions_are_counted_with_those_that_have_none(build: Build) -> None:
    built = build(
        kim("a"),
        kim("b", status="tidak aktif"),
        kim("c", "94.04.01.1001", status="dibubarkan"),
        kim("d", "94.04"),
        kim("e", "94"),
        kim("f", "94.01.01.2001", stage="diajukan", has_site=False),
        **NATION,
    )
    found = {row["kode"]: row for row in rows(built, "data/wilayah.csv")}
    counts = {code: tuple(list(row.values())[4:]) for code, row in found.items()}
    villages = {code: str(regions().villages_under(code)) for code in found}
    assert counts["94"] == ("5", "3", villages["94"], "1")
    assert counts["94.04"] == ("4", "2", villages["94.04"], "1")
    assert counts["94.04.01"] == ("3", "1", villages["94.04.01"], "1")
    assert counts["94.01"] == ("0", "0", villages["94.01"], "0")
    assert counts["31.71"] == ("0", "0", villages["31.71"], "0")
    assert found["94.04.01"]["induk"] == "94.04"
    assert (found["94"]["nama"], found["94"]["jenis"]) == ("Papua Tengah", "provinsi")
    assert sum(code.count(".") == 0 for code in found) == 38
    assert sum(code.count(".") == 1 for code in found) == 514
    assert [code for code in found if code.count(".") == 2] == ["94.04.01"]


def test_a_network_of_one_kabupaten_tells_of_that_alone(build: Build) -> None:
    built = build(kim("a"), tingkat="kabupaten", kode_wilayah="94.04")
    assert [row["kode"] for row in rows(built, "data/wilayah.csv")] == ["94.04", "94.04.01"]
    assert not [path for path in built.files if path.startswith("data/94")]
    assert "Per provinsi" not in built["data/index.html"]


# By province


def test_each_province_has_its_part_of_the_same_lines(build: Build) -> None:
    built = build(kim("a"), kim("b", "94"), kim("c", "53.01.04.2003"), **NATION)
    assert [row["slug"] for row in rows(built, "data/94/kim.csv")] == ["b", "a"]
    assert [row["slug"] for row in rows(built, "data/53/kim.csv")] == ["c"]
    whole = json.loads(built["data/kim.json"])
    assert json.loads(built["data/53/kim.json"]) + json.loads(built["data/94/kim.json"]) == whole
    assert len(json.loads(built["data/94/kim.geojson"])["features"]) == 2
    assert 'href="../data/94/kim.csv"' in built["data/index.html"]


# The database


def test_the_database_keeps_codes_as_text_and_what_is_not_told_as_null(
    build: Build, tmp_path: Path
) -> None:
    built = build(
        kim("a", number="0123", latitude=-4.5, longitude=136.9, fields=("literasi", "pertanian")),
        kim("b", "32.10", status="tidak aktif"),
        **NATION,
    )
    query = "SELECT slug, kode_wilayah, nomor_induk, lintang, contoh FROM kim ORDER BY slug"
    assert ask(built, tmp_path, query) == [
        ("a", "94.04.01.1003", "0123", -4.5, 0),
        ("b", "32.10", None, None, 0),
    ]
    query = "SELECT bidang FROM kim_bidang WHERE slug = 'a' ORDER BY bidang"
    assert ask(built, tmp_path, query) == [("literasi",), ("pertanian",)]
    assert ask(built, tmp_path, "SELECT kim FROM wilayah WHERE kode = '32'") == [(1,)]
    assert ask(built, tmp_path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(built, tmp_path, "PRAGMA user_version") == [(1,)]


def test_the_database_answers_the_question_on_the_page(build: Build, tmp_path: Path) -> None:
    built = build(kim("a"), kim("b"), kim("c", status="dibubarkan"), kim("d", "53.01.04.2003"))
    found = re.search(r'<code id="sql">(.*?)</code>', built["data/index.html"])
    assert found
    answer = ask(built, tmp_path, unescape(found[1]))
    assert sorted(answer) == [("Nusa Tenggara Timur", 1), ("Papua Tengah", 2)]


def test_the_files_say_the_same(build: Build, tmp_path: Path) -> None:
    built = build(*(kim(f"k{n}", members=n, newest=(item("2026-11-20"),)) for n in range(5)))
    table = [(row["slug"], int(row["jumlah_anggota"])) for row in rows(built)]
    records = [(r["slug"], r["jumlah_anggota"]) for r in json.loads(built["data/kim.json"])]
    assert table == records == ask(built, tmp_path, "SELECT slug, jumlah_anggota FROM kim")


# The package


@pytest.mark.parametrize(
    "summaries",
    [
        (),
        (
            kim("a", name='=KIM "Maju", dan; Jaya', phone="+62 812", email="a@b.id", members=0),
            kim("b", "94.04", fields=("pertanian", "literasi"), founded="2020-01-31"),
            kim("c", "53.01.04.2003", latitude=-9.5, longitude=124.0, stage="perlu perbaikan"),
            kim("d", status="dibubarkan", latest="2026-11-20T08:00:00+09:00", example=True),
        ),
    ],
    ids=["empty", "of all kinds"],
)
@pytest.mark.filterwarnings("default")  # of what frictionless itself imports
def test_every_package_is_valid(build: Build, tmp_path: Path, summaries: tuple[Any, ...]) -> None:
    frictionless = importlib.import_module("frictionless")  # it warns while it is imported
    ends = "tanggal: 2026-11-01\nmulai: 2026-11-02\nberakhir: 2026-12-01 09.00\n"
    text = f"---\njudul: '=Vaksin; anak'\n{ends}---\nx\n"
    content = {"bahan/vaksin.md": text} if summaries else {}
    built = build(*summaries, content=content, lisensi="CC-BY-4.0", **NATION)
    files = sorted(unpack(built, tmp_path).rglob("datapackage.json"))
    assert len(files) == (3 if summaries else 1)
    for file in files:
        report = frictionless.Package(str(file)).validate()
        said = [error.message for task in report.tasks for error in task.errors]
        assert (report.valid, said, report.errors) == (True, [], [])
    package = json.loads(built["data/datapackage.json"])
    told = {resource["path"] for resource in package["resources"]} | {"datapackage.json"}
    stand = {path.removeprefix("data/") for path in built.files if path.startswith("data/")}
    assert told == {path for path in stand if "/" not in path} - {"index.html"}


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("good", "bad"),
    [(b",94.04.01.1003,", b",94.4,"), (b",aktif,", b",giat,"), (b"\na,KIM A,", b"\na,KIM AB,")],
)
def test_a_file_that_is_not_as_told_is_found_out(
    build: Build, tmp_path: Path, good: bytes, bad: bytes
) -> None:
    frictionless = importlib.import_module("frictionless")  # it warns while it is imported
    folder = unpack(build(kim("a")), tmp_path)
    table = (folder / "kim.csv").read_bytes()
    assert good in table
    (folder / "kim.csv").write_bytes(table.replace(good, bad))
    assert not frictionless.Package(str(folder / "datapackage.json")).validate().valid


def test_the_clock_of_the_build_is_in_no_file(build: Build) -> None:
    summary = kim("a", newest=(item("2026-11-20"),), latest="2026-11-20T08:00:00+09:00")
    first, later = (build(summary, now=NOW + timedelta(days=days), **NATION) for days in (0, 40))
    assert json.loads(first["data/datapackage.json"])["created"] == "2026-11-20T08:00:00+09:00"
    data = {path: data for path, data in first.data.items() if path.startswith("data/")}
    assert len(data) == 12
    assert {path: later.data[path] for path in data} == data


# Licences


def test_a_known_licence_has_its_name_and_address_everywhere(build: Build) -> None:
    built = build(kim("a"), lisensi="cc by 4.0")
    address = "https://creativecommons.org/licenses/by/4.0/"
    (told,) = json.loads(built["data/datapackage.json"])["licenses"]
    assert (told["name"], told["path"]) == ("CC-BY-4.0", address)
    for page in ("index.html", "data/index.html", "wilayah/94.html"):
        assert f'<a href="{address}" rel="license">' in built[page]
    assert dataset(built)["license"] == address


def test_a_licence_in_words_of_its_own_is_told_as_it_is(build: Build) -> None:
    built = build(kim("a"), lisensi="Boleh disalin <dengan> menyebut sumber")
    (told,) = json.loads(built["data/datapackage.json"])["licenses"]
    page = "https://uji.contoh.id/data/index.html#lisensi"
    assert told == {"title": "Boleh disalin <dengan> menyebut sumber", "path": page}
    assert "Boleh disalin &lt;dengan&gt; menyebut sumber" in built["data/index.html"]


def test_where_no_licence_is_given_none_is_invented(build: Build) -> None:
    built = build(kim("a"))
    assert "licenses" not in json.loads(built["data/datapackage.json"])
    assert "license" not in dataset(built)
    assert "belum memberi lisensi" in built["data/index.html"]


@pytest.mark.parametrize("text", ["CC0", "cc0 1.0", "ODbL", "odbl-1.0", "CC BY-SA 4.0", "PDDL"])
def test_licences_are_known_as_people_write_them(text: str) -> None:
    assert find_licence(text) in KNOWN


@pytest.mark.parametrize("text", ["CC BY", "CC-BY-3.0", "CC BY ND 4.0", "CC BY <4.0>", "GPL"])
def test_another_licence_is_not_taken_for_a_known_one(text: str) -> None:
    found = find_licence(text)
    assert found is not None
    assert (found.title, found.name, found.path) == (text, "", "")


# The page


def dataset(built: Built) -> dict[str, Any]:
    """What the page tells search engines."""
    found = re.search(r"ld\+json\">(.*?)</script>", built["data/index.html"], re.DOTALL)
    assert found
    described: dict[str, Any] = json.loads(found[1])
    return described


def test_the_page_is_a_dataset_with_its_files(build: Build) -> None:
    built = build(kim("a"))
    described = dataset(built)
    assert described["@type"] == "Dataset"
    addresses = {each["contentUrl"] for each in described["distribution"]}
    assert {path.removeprefix("https://uji.contoh.id/") for path in addresses} == {
        f"data/{name}" for name in ("kim.csv", "kim.json", "kim.geojson", "kim.sqlite")
    } | {"data/wilayah.csv", "data/bahan.csv"}
    assert "https://uji.contoh.id/data/index.html" in built["sitemap/direktori.xml"]


def test_every_page_of_the_directory_leads_to_it(build: Build) -> None:
    built = build(kim("a"))
    assert 'href="data/index.html"' in built["index.html"]
    assert 'href="../data/index.html"' in built["wilayah/94.04.html"]


@contextmanager
def served(files: dict[str, bytes]) -> Iterator[str]:
    """``files`` on 127.0.0.1, which may be filled later."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(files[self.path.removeprefix("/")])

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_the_line_of_python_on_the_page_reads_all_of_it(build: Build) -> None:
    files: dict[str, bytes] = {}
    with served(files) as address:
        built = build(kim("a"), kim("b"), address=address)
        files |= built.data
        found = re.search(r'<code id="python">(.*?)</code>', built["data/index.html"])
        assert found
        names: dict[str, Any] = {}
        exec(unescape(found[1]), names)
    assert [record["slug"] for record in names["kim"]] == ["a", "b"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_column_is_explained(build: Build, language: str) -> None:
    tables = {"kim": (*COMMUNITIES, PRECISION), "wilayah": REGIONS, "bahan": MATERIALS}
    page = build(kim("a"), bahasa=language)["data/index.html"]
    for table, columns in tables.items():
        words = meanings(language, table)
        assert list(words) == [column.name for column in columns]
        assert all(unescape(page).count(meaning.text) >= 1 for meaning in words.values())
