"""Who passed a material on: by region on its page, divided where many, and as open data."""

from __future__ import annotations

import csv
import io
import re

import pytest

from kimsite.model import Relay

from .conftest import Built, kim

CONTENT = {
    "bahan/vaksin.md": "---\njudul: Vaksin\ntanggal: 2026-11-01\ntopik: Kesehatan\n---\nx\n",
    "bahan/lama.md": "---\njudul: Lama\ntanggal: 2026-10-01\nberakhir: 2026-10-05\n---\nx\n",
    "bahan/keliru.md": "---\njudul: Keliru\ntanggal: 2026-10-01\nditarik: ya\n---\nx\n",
}
MANY = 160
"""In one kabupaten, so that it has more than one page holds."""


def passed(slug: str, region: str, *names: str, **more: object):
    relays = tuple(
        Relay(name, f"berita/{slug}-{name}.html", f"Kabar {slug}", "2026-11-02T08:00:00+09:00")
        for name in names
    )
    return kim(slug, region, passed_on=relays, **more)


def rows(built: Built, path: str) -> dict[str, dict[str, str]]:
    lines = list(csv.DictReader(io.StringIO(built[path])))
    return {next(iter(line.values())): line for line in lines}


@pytest.fixture(scope="module")
def crowd() -> list:
    found = [passed(f"k{n:03}", "94.04.01.1003", "vaksin") for n in range(MANY)]
    found += [
        passed("jauh", "94.01.01.1001", "vaksin"),
        passed("provinsi", "94", "vaksin"),
        passed("seberang", "35.78.01.1001", "vaksin"),
        passed("belum", "94.04.01.1007", "vaksin", stage="diajukan"),
    ]
    return found


def test_few_are_listed_on_the_page_itself_by_province_and_kabupaten(build) -> None:
    built = build(
        passed("b", "94.04.01.1003", "vaksin", "lama"),
        passed("a", "94.04.01.1007", "vaksin"),
        passed("c", "35.78.01.1001", "vaksin"),
        content=CONTENT,
    )
    page = built["bahan/vaksin.html"]
    assert "Diteruskan oleh 3 KIM di 2 kabupaten/kota, 2 provinsi." in page
    section = page[page.index('id="diteruskan"') :].split("</section>")[0]
    told = re.findall(r"<h[34]><a [^>]*>([^<]*)</a>|<b>([^<]*)</b>", section)
    assert [region or name for region, name in told] == [
        "Provinsi Jawa Timur", "Kota Surabaya", "KIM C",
        "Provinsi Papua Tengah", "Kabupaten Mimika", "KIM A", "KIM B",
    ]  # fmt: skip
    assert 'href="../kim/b/berita/b-vaksin.html">Kabar b</a>' in page
    table = rows(built, "data/bahan.csv")
    assert set(table) == {"vaksin", "lama"}  # of a withdrawn one nothing is told
    counted = [table["vaksin"][name] for name in ("kim", "kabupaten_kota", "provinsi", "topik")]
    assert counted == ["3", "2", "2", "Kesehatan"]
    assert table["lama"]["berakhir"].startswith("2026-10-05")
    assert {slug: row["diteruskan"] for slug, row in rows(built, "data/kim.csv").items()} == {
        "a": "1", "b": "2", "c": "1",
    }  # fmt: skip


def test_many_are_divided_by_province_then_by_kabupaten_then_in_parts(build, crowd) -> None:
    built = build(*crowd, content=CONTENT)
    page = built["bahan/vaksin.html"]
    assert f"Diteruskan oleh {MANY + 3} KIM di 3 kabupaten/kota, 2 provinsi." in page
    assert "Kabar k000" not in page
    assert 'href="../bahan/vaksin.94.html"' in page
    assert 'href="../bahan/vaksin.35.html"' in page
    province = built["bahan/vaksin.94.html"]
    assert "Kabar provinsi" in province
    assert 'href="../bahan/vaksin.94.01.html"' in province
    assert 'href="../bahan/vaksin.94.04.html"' in province
    assert "Kabar seberang" in built["bahan/vaksin.35.html"]
    assert "bahan/vaksin.35.78.html" not in built.files
    parts = [built["bahan/vaksin.94.04.html"], built["bahan/vaksin.94.04-2.html"]]
    assert [part.count("<b>KIM K") for part in parts] == [150, MANY - 150]
    assert 'href="../bahan/vaksin.94.04-2.html"' in parts[0]
    assert "Kabar belum" not in "".join(built.files.values())
    assert max(map(len, (page, province, *parts))) < 100_000
