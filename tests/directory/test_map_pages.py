"""Maps on the directory's pages: what they show, where they lead, and what a table says beside."""

from __future__ import annotations

import gzip
import re
from html import unescape

from .conftest import kim

MAP = re.compile(r'<figure class="peta.*?</figure>', re.DOTALL)
CIRCLE = re.compile(
    r'<a href="([^"]*)"><title>([^<]*)</title><circle cx="\d+" cy="\d+" r="[\d.]+"/>'
)


def map_of(page):
    """The only map of a page."""
    (found,) = MAP.findall(page)
    return found


def views_of(figure):
    """The circles of each view: address and name."""
    groups = re.findall(r'<g class="p(\d+)[^"]*">(.*?)</g>(?=<g|</svg)', figure)
    return {int(number): CIRCLE.findall(group) for number, group in groups}


def choices_of(figure):
    return re.findall(r"<label [^>]*>([^<]*)</label>", figure)


def table_of(figure):
    """The table beside a map, cell by cell."""
    rows = re.findall(r"<tr>(.*?)</tr>", figure)
    return [
        [unescape(re.sub("<.*?>", "", cell)) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        for row in rows
    ]


def test_the_front_page_shows_the_provinces(build):
    built = build(kim("a"), kim("b", "94.04.01.1003"), kim("c", "53.01.04.2003"))
    circles = views_of(map_of(built["index.html"]))[1]
    assert circles == [
        ("wilayah/94.html", "Provinsi Papua Tengah: 2 KIM"),
        ("wilayah/53.html", "Provinsi Nusa Tenggara Timur: 1 KIM"),
    ]
    circles = views_of(map_of(built["wilayah/index.html"]))[1]
    assert [address for address, _ in circles] == ["../wilayah/94.html", "../wilayah/53.html"]


def test_a_province_shows_its_kabupaten_and_a_kabupaten_its_kecamatan(build):
    built = build(kim("a"), kim("b", "94.04.02.2001"), kim("c", "94.01.01.1001"))
    province = views_of(map_of(built["wilayah/94.html"]))[1]
    assert province == [
        ("../wilayah/94.04.html", "Kabupaten Mimika: 2 KIM"),
        ("../wilayah/94.01.html", "Kabupaten Nabire: 1 KIM"),
    ]
    area = dict(views_of(map_of(built["wilayah/94.04.html"]))[1])
    assert set(area) == {"../wilayah/94.04.01.html", "../wilayah/94.04.02.html"}


def test_where_there_is_no_kim_or_nothing_below_there_is_no_map(build):
    built = build(kim("a"), tingkat="nasional")
    assert not MAP.search(built["wilayah/94.04.01.html"])
    assert not MAP.search(built["wilayah/53.html"])
    assert not MAP.search(built["wilayah/94.01.html"])
    assert "peta.css" not in built["wilayah/53.html"]


def test_a_network_of_one_province_shows_that_province(build):
    built = build(kim("a"), tingkat="provinsi", kode_wilayah="94")
    circle = ("wilayah/94.04.html", "Kabupaten Mimika: 1 KIM")
    assert views_of(map_of(built["index.html"]))[1] == [circle]


def test_a_network_of_one_kabupaten_shows_its_kecamatan_and_its_kim(build):
    near = {"latitude": -4.54, "longitude": 136.89}
    built = build(kim("a", **near), tingkat="kabupaten", kode_wilayah="94.04")
    figure = map_of(built["index.html"])
    assert views_of(figure)[1] == [("wilayah/94.04.01.html", "Distrik Mimika Baru: 1 KIM")]
    assert '<a href="kim/a/index.html"><title>KIM A</title><circle class="titik"' in figure


def test_the_views_are_by_status_and_by_bidang(build):
    built = build(
        kim("a", fields=("pertanian",)),
        kim("b", status="tidak aktif", fields=("literasi",)),
        kim("c", "53.01.04.2003", fields=("pertanian",)),
    )
    figure = map_of(built["index.html"])
    assert choices_of(figure) == ["Semua KIM", "Aktif", "Tidak aktif", "Pertanian", "Literasi"]
    names = {n: [name for _, name in circles] for n, circles in views_of(figure).items()}
    assert names[3] == ["Provinsi Papua Tengah: 1 KIM"]
    assert len(names[4]) == 2
    assert names[5] == names[3]
    assert figure.count(" checked>") == 1


def test_one_view_needs_no_choice(build):
    figure = map_of(build(kim("a"))["index.html"])
    assert choices_of(figure) == []
    assert "<fieldset" not in figure
    assert len(views_of(figure)) == 1


def test_a_view_is_never_empty(build):
    """A KIM for a whole province stands on no circle."""
    built = build(kim("a"), kim("b", "94", fields=("literasi",)))
    figure = map_of(built["wilayah/94.html"])
    assert choices_of(figure) == []
    assert "1 KIM yang bekerja untuk seluruh wilayah ini tidak digambar di peta." in figure


def test_more_bidang_than_the_style_sheet_counts_are_left_to_their_pages(build):
    slugs = [f"bidang-{n}" for n in range(20)]
    built = build(kim("a", fields=tuple(slugs)), bidang=[{"slug": slug} for slug in slugs])
    assert len(choices_of(map_of(built["index.html"]))) == 12
    assert MAP.search(built["bidang/bidang-19.html"])


def test_a_table_says_the_same_as_the_circles(build):
    built = build(
        kim("a", fields=("pertanian",)),
        kim("b", status="tidak aktif"),
        kim("c", "53.01.04.2003", fields=("pertanian", "literasi")),
    )
    figure = map_of(built["index.html"])
    heading, *lines = table_of(figure)
    assert heading == ["Wilayah", *choices_of(figure)]
    for number, circles in views_of(figure).items():
        told = {f"{line[0]}: {line[number]} KIM" for line in lines if line[number] != "0"}
        assert told == {name for _, name in circles}


def test_kim_that_say_where_they_are_have_pins_of_their_own(build):
    here = {"latitude": -4.54, "longitude": 136.89}
    built = build(
        kim("a", **here, fields=("pertanian",)),
        kim("b", has_site=False, elsewhere="https://b.contoh.id/?x=1&y=2", **here),
        kim("c", has_site=False, **here),
        kim("jauh", latitude=3.59, longitude=98.67),
    )
    figure = map_of(built["wilayah/94.04.html"])
    first = figure[figure.index('<g class="p1">') : figure.index('<g class="p2')]
    assert '<a href="../kim/a/index.html"><title>KIM A</title><circle class="titik"' in first
    assert '<a href="https://b.contoh.id/?x=1&amp;y=2"><title>KIM B</title>' in first
    assert "<g><title>KIM C</title>" in first
    assert "KIM Jauh" not in figure, "its place is in another province"
    second = figure[figure.index('<g class="p2') :]
    assert second.count('class="titik"') == 2, "that of the view, and that of the legend"


def test_names_cannot_break_out_of_the_drawing(build):
    here = {"latitude": -4.54, "longitude": 136.89}
    built = build(kim("a", name='KIM <b onload="x">&', **here))
    figure = map_of(built["wilayah/94.04.html"])
    assert "<b " not in figure
    assert "KIM &lt;b onload=&#34;x&#34;&gt;&amp;" in figure


def test_a_bidang_shows_its_own_kim(build):
    built = build(kim("a", fields=("pertanian",)), kim("b", "53.01.04.2003"))
    circles = views_of(map_of(built["bidang/pertanian.html"]))[1]
    assert circles == [("../wilayah/94.html", "Provinsi Papua Tengah: 1 KIM")]
    assert MAP.search(built["status/aktif.html"])
    assert not MAP.search(built["abjad/a.html"])
    assert not MAP.search(built["bidang/literasi.html"])


def test_the_circles_of_a_divided_bidang_lead_to_its_parts(build):
    many = [kim(f"k{n}", fields=("pertanian",)) for n in range(151)]
    for level, part in (("nasional", "94"), ("provinsi", "94.04")):
        built = build(*many, tingkat=level)
        ((address, _),) = views_of(map_of(built["bidang/pertanian.html"]))[1]
        assert address == f"../bidang/pertanian.{part}.html"
        assert f"bidang/pertanian.{part}.html" in built.files


def test_only_the_first_of_numbered_pages_has_the_map(build):
    built = build(*(kim(f"k{n}", "94") for n in range(151)), kim("a"))
    assert MAP.search(built["wilayah/94.html"])
    assert not MAP.search(built["wilayah/94-2.html"])


def test_the_order_of_kim_changes_no_byte(build):
    given = [kim("a"), kim("b", "53.01.04.2003"), kim("c", "11.04.01.2003")]
    assert build(*given)["index.html"] == build(*reversed(given))["index.html"]


def test_the_national_map_is_light(build):
    from kimsite.regions import regions

    provinces = regions().children(None)
    fields = ("pertanian", "pariwisata", "kesehatan", "lingkungan", "literasi")
    given = [
        kim(f"k{n}-{p.code}", regions().children(p.code)[0].code, fields=fields, status=status)
        for p in provinces
        for n, status in enumerate(("aktif", "tidak aktif", "dibubarkan"))
    ]
    figure = map_of(build(*given)["index.html"])
    assert len(views_of(figure)) == 9
    assert all(len(circles) == 38 for circles in views_of(figure).values())
    assert len(gzip.compress(figure.encode(), 6)) < 25_000
