"""A KIM passes on a material, or another KIM's post: credit, and what becomes of it later."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import mf2py
import pytest

from tests.conftest import Network, empty

MATERIAL = "---\njudul: Cegah malaria\ntanggal: 2026-10-01\n{}---\nTidur berkelambu.\n"
ORIGINAL = "---\njudul: Kebun warga\n{}---\nWarga menanam sayur.\n"
ORIGINAL_PAGE = "kim/noken/berita/2026-11-02-kebun.html"
PAGE = "kim/amungsa/berita/2026-11-05-sayur.html"


@pytest.fixture
def two(tmp_path: Path) -> Network:
    """KIM Noken wrote something; KIM Amungsa may pass it on."""
    made = empty(tmp_path / "jaringan")
    made.kim()
    made.kim("noken", "94.01.01.1001")
    made.write("content/bahan/cegah-malaria.md", MATERIAL.format(""))
    write_original(made)
    return made


def write_original(made: Network, front: str = "", name: str = "2026-11-02-kebun") -> Path:
    return made.post(name, ORIGINAL.format(front), slug="noken")


def pass_on(made: Network, written: str, more: str = "") -> None:
    text = f"---\njudul: Sayur\nbahan: {written}\n{more}---\nDi kampung kami juga.\n"
    made.post("2026-11-05-sayur", text)


def credit_of(made: Network, page: str = PAGE) -> str:
    """The credit that a page shows, and where its link leads."""
    found = re.search(r'<p class="kredit">(.*?)</p>', made.page(page), re.DOTALL)
    return " ".join(found[1].split()) if found else ""


def test_the_post_of_another_kim_is_credited_in_all_the_ways_it_may_be_written(two) -> None:
    link = '<a class="u-repost-of h-cite" href="../../../kim/noken/berita/2026-11-02-kebun.html">'
    for written in (
        "kim/noken/berita/2026-11-02-kebun",
        "content/kim/noken/berita/2026-11-02-kebun.md",
        "/kim/noken/berita/2026-11-02-kebun.html",
        "https://uji.contoh.id/kim/noken/berita/2026-11-02-kebun.html?utm_source=wa#isi",
    ):
        pass_on(two, written)
        result = two.build()
        assert result.err == "", written
        assert credit_of(two) == f"Diteruskan dari {link}KIM Noken: Kebun warga</a>"
    pass_on(two, "https://uji.contoh.id/bahan/cegah-malaria.html")
    assert two.build().err == ""
    assert "Kementerian: Cegah malaria</a>" in credit_of(two)


def test_the_credit_follows_its_original(two) -> None:
    pass_on(two, "kim/noken/berita/2026-11-02-kebun")
    assert two.build().err == ""
    assert "0 situs" not in two.build().err
    write_original(two, "ringkasan: Ubi dan bayam.\n")
    result = two.build("--explain")
    assert "kim/amungsa" not in result.err  # nothing that the credit shows has changed
    write_original(two).write_text(ORIGINAL.format("").replace("Kebun", "Ladang"), "utf-8")
    assert two.build().err == ""
    assert "KIM Noken: Ladang warga</a>" in credit_of(two)
    write_original(two, "ditarik: ya\nalasan: Keliru.\n")
    result = two.build()
    assert "peringatan[bahan-ditarik]" in result.err
    assert credit_of(two).endswith(">KIM Noken</a> (aslinya sudah ditarik)")
    write_original(two, "berakhir: 2026-11-03\n")
    result = two.build()
    assert "peringatan[bahan-berakhir]" in result.err
    assert credit_of(two).endswith("(aslinya sudah berakhir)")
    write_original(two, "draf: ya\n")
    result = two.build()
    assert "kesalahan[bahan-belum-terbit]" in result.err
    assert credit_of(two) == ""
    two.root.joinpath("content/kim/noken/berita/2026-11-02-kebun.md").unlink()
    assert "kesalahan[bahan-tulisan-tak-ada]" in two.build().err
    write_original(two, "alamat_lama: [berita/2026-11-02-kebun]\n", "2026-11-02-ladang")
    assert "mungkin maksud Anda `kim/noken/berita/2026-11-02-ladang`?" in two.build().err
    two.root.joinpath("communities/94.01/noken.yaml").unlink()
    assert "kesalahan[bahan-kim-tak-ada]" in two.build().err


def test_an_original_that_appears_later_is_credited_then(two) -> None:
    write_original(two, "terbit: 2026-11-25 08.00\n")
    pass_on(two, "kim/noken/berita/2026-11-02-kebun")
    assert "bahan-belum-terbit" in two.build().err
    assert two.build("--as-of", "2026-11-25T08:00:00+09:00").err == ""
    assert "KIM Noken: Kebun warga" in credit_of(two)


WRONG = {
    "kim/amungsa/berita/2026-11-05-1": "bahan-sendiri",
    "kim/nokn/berita/2026-11-02-kebun": "bahan-kim-tak-ada",
    "kim/noken/berita/2026-11-02": "bahan-tulisan-tak-ada",
    "https://lain.contoh.id/berita/1": "bahan-di-luar",
    "'https://['": "bahan-di-luar",
    "kim/noken/../../../etc/passwd": "bahan-di-luar",
    "'<script>alert(1)</script>'": "bahan-di-luar",
    "'\u202e//'": "bahan-di-luar",
    "'../../../kimsite.yaml'": "bahan-tak-ada",
}


def test_what_cannot_be_passed_on_is_told_and_the_post_published(two) -> None:
    for number, written in enumerate(WRONG):
        text = f"---\njudul: Kabar {number}\nbahan: {written}\n---\nDi kampung kami juga.\n"
        two.post(f"2026-11-05-{number}", text)
    result = two.build()
    assert result.status == 1
    assert re.findall(r"kesalahan\[([a-z-]+)\]", result.err) == list(WRONG.values())
    for number in range(len(WRONG)):
        page = f"kim/amungsa/berita/2026-11-05-{number}.html"
        assert credit_of(two, page) == ""
        assert "Di kampung kami juga." in two.page(page)
        assert "<script>alert" not in two.page(page)


def test_two_posts_that_pass_on_each_other_are_both_told(two) -> None:
    pass_on(two, "kim/noken/berita/2026-11-02-kebun")
    write_original(two, "bahan: kim/amungsa/berita/2026-11-05-sayur\n")
    result = two.build()
    assert result.err.count("kesalahan[bahan-melingkar]") == 2
    assert credit_of(two) == credit_of(two, ORIGINAL_PAGE) == ""


def test_of_a_chain_the_nearest_is_credited(two) -> None:
    write_original(two, "bahan: cegah-malaria\n")
    pass_on(two, "kim/noken/berita/2026-11-02-kebun")
    assert two.build().err == ""
    assert "KIM Noken: Kebun warga" in credit_of(two)
    assert "Kementerian: Cegah malaria" in credit_of(two, ORIGINAL_PAGE)


def test_a_repost_is_marked_for_every_kind_of_reader(two) -> None:
    pass_on(two, "kim/noken/berita/2026-11-02-kebun", "ringkasan: Bayam.\ntanggal: 2026-11-05\n")
    two.post("2026-11-06-nyamuk", "---\njudul: Nyamuk\nbahan: cegah-malaria\n---\nAwas.\n")
    assert two.build().err == ""
    home = "https://uji.contoh.id/"
    original = f"{home}{ORIGINAL_PAGE}"
    [entry] = mf2py.parse(two.page(PAGE), url=f"{home}{PAGE}")["items"]
    said = entry["properties"]
    assert entry["type"] == ["h-entry"]
    assert (said["name"], said["summary"]) == (["Sayur"], ["Bayam."])
    assert said["url"] == [f"{home}{PAGE}"]
    assert said["published"] == ["2026-11-05"]
    [author] = said["author"]
    assert author["type"] == ["h-card"]
    assert author["properties"]["name"] == ["KIM Amungsa"]
    assert author["properties"]["url"] == [f"{home}kim/amungsa/index.html"]
    assert said["content"][0]["value"].endswith("Di kampung kami juga.")
    [repost] = said["repost-of"]
    assert repost["type"] == ["h-cite"]
    assert repost["properties"]["url"] == [original]
    assert repost["properties"]["name"] == ["KIM Noken: Kebun warga"]
    described = re.search(r'<script type="application/ld\+json">(.*?)</script>', two.page(PAGE))
    based_on = json.loads(described[1])["isBasedOn"]
    assert (based_on["url"], based_on["headline"]) == (original, "Kebun warga")
    for feed in ("kim/amungsa/rss.xml", "rss.xml", "wilayah/94.xml"):
        sources = {
            item.findtext("title"): (found.get("url"), found.text)
            for item in ElementTree.fromstring(two.page(feed)).iter("item")
            if (found := item.find("source")) is not None
        }
        assert sources == {
            "Sayur": (f"{home}kim/noken/rss.xml", "KIM Noken"),
            "Nyamuk": (f"{home}bahan/rss.xml", title_of(two, "bahan/rss.xml")),
        }, feed
    items = {item["title"]: item for item in json.loads(two.page("feed.json"))["items"]}
    assert items["Sayur"]["external_url"] == original
    assert items["Nyamuk"]["external_url"] == f"{home}bahan/cegah-malaria.html"
    assert "external_url" not in items["Kebun warga"]
    vias = re.findall(r'<link [^>]*rel="via"[^>]*>', two.page("atom.xml"))
    assert len(vias) == 2


def title_of(made: Network, feed: str) -> str:
    return ElementTree.fromstring(made.page(feed)).findtext("channel/title") or ""
