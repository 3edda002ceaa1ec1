"""Pages of regions and bidang."""

from __future__ import annotations

import re
from collections import Counter

from kimsite.forms import Office

from .conftest import item, kim


def region_pages(built) -> set[str]:
    return {path for path in built.files if path.startswith("wilayah/") and path.endswith(".html")}


def row(page: str, code: str) -> list[str]:
    """The cells of the row of ``code`` in a table of regions."""
    found = re.search(rf'<tr id="{re.escape(code)}">(.*?)</tr>', page)
    assert found, code
    return re.findall(r"<t[hd][^>]*>(?:<a [^>]*>)?([^<]*)", found[1])


def test_every_province_and_kabupaten_of_the_networks_region_has_a_page(build):
    built = build(kim("a"), kim("b", "53.01"))
    own = ("94", *(f"94.0{n}" for n in range(1, 9)), "94.04.01")
    beyond = ("53", "53.01")  # for the KIM that is there
    assert region_pages(built) == {f"wilayah/{name}.html" for name in ("index", *own, *beyond)}


def test_a_network_without_kim_names_the_regions_all_the_same(build):
    assert "wilayah/94.04.html" in build().files
    assert "wilayah/index.html" not in build().files


def test_a_nation_of_one_kim_has_a_page_for_38_provinces_and_514_kabupaten_and_kota(build):
    built = build(kim("a"), tingkat="nasional", kode_wilayah=None)
    assert len(region_pages(built)) == 38 + 514 + 2
    assert len(re.findall('<tr id="', built["wilayah/index.html"])) == 38


def test_a_kabupatens_network_writes_no_page_of_another_region(build):
    built = build(kim("a"), tingkat="kabupaten", kode_wilayah="94.04")
    names = ("index", "94", "94.04", "94.04.01")
    assert region_pages(built) == {f"wilayah/{name}.html" for name in names}
    assert row(built["wilayah/index.html"], "94.04.02")[1:] == ["belum ada", "0/8"]


def test_a_region_says_how_many_of_its_villages_have_a_living_kim(build):
    built = build(
        kim("a"),
        kim("b", status="tidak aktif"),  # in the same village
        kim("c", "94.04.01.1002", status="dibubarkan"),
        kim("d", "94.04.01.1001"),
        kim("e", "94.04.01"),  # works in the whole kecamatan
    )
    area = built["wilayah/94.04.html"]
    assert row(area, "94.04.01") == ["Mimika Baru", "5", "3", "2/14"]
    assert re.search(r"<dt>dari 152 desa/kelurahan sudah punya KIM</dt><dd>2</dd>", area)
    assert re.search(r"<dt>Tidak aktif</dt><dd>1</dd>", area)
    assert row(built["wilayah/94.html"], "94.04")[1:] == ["5", "3", "2/152"]
    bare = built["wilayah/94.04.01.html"].partition('id="tanpa-kim"')[2]
    assert "Kelurahan Timika Jaya" not in bare
    assert "Kelurahan Kwamki" in bare, "its KIM was dissolved"


def test_a_kecamatan_without_kim_is_a_row_that_a_search_can_lead_to(build):
    area = build(kim("a"))["wilayah/94.04.html"]
    assert re.search(r'<tr id="94\.04\.02"><th scope="row">[^<]+</th>', area)
    assert "94.04.02.html" not in area


def test_a_region_without_kim_says_how_to_form_one_and_whom_to_ask(build):
    built = build(
        kim("a"),
        offices={"kementerian": Office(nama="Kementerian Uji", email="a@b.id")},
        syarat_pembentukan=["Surat keputusan", "Berita <acara>"],
    )
    page = built["wilayah/94.01.html"]
    assert "Belum ada KIM di Kabupaten" in page
    assert "Cara membentuk KIM" in page
    assert "<li>Surat keputusan</li>\n<li>Berita &lt;acara&gt;</li>" in page
    assert "mailto:a@b.id" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "Cara membentuk KIM" not in built["wilayah/94.04.html"]
    assert "wilayah/94.01.html" not in built["sitemap/direktori.xml"]


def test_a_region_names_the_regions_around_it(build):
    page = build(kim("a"))["wilayah/94.04.html"]
    near = page.partition('aria-labelledby="terdekat"')[2].partition("</nav>")[0]
    names = re.findall(r">(Kabupaten [^<]+)</a>", near)
    assert len(names) == 5
    assert "Kabupaten Puncak" in names
    assert "Kabupaten Mimika" not in names


def test_lists_by_bidang_level_status_and_letter_lead_to_all_kim(build):
    built = build(
        kim("a", fields=("pertanian",)),
        kim("b", "94.04.01", level="kecamatan", status="tidak aktif", name="Bina Warga"),
        kim("c", name="KIM 17 Agustus"),
    )
    doors = built["wilayah/index.html"].partition('class="menurut"')[2].partition("</p>")[0]
    assert re.findall(r'href="\.\./([^"]+)"', doors) == [
        "bidang/index.html",
        "tingkat/index.html",
        "status/index.html",
        "abjad/index.html",
    ]
    for facet, mark, name in (
        ("bidang", "pertanian", "KIM A"),
        ("tingkat", "kecamatan", "KIM Bina Warga"),
        ("status", "tidak-aktif", "KIM Bina Warga"),
        ("abjad", "a", "KIM A"),
        ("abjad", "b", "KIM Bina Warga"),
        ("abjad", "0-9", "KIM 17 Agustus"),
    ):
        assert f'href="../{facet}/{mark}.html"' in built[f"{facet}/index.html"]
        listed = re.findall(r'kim/\w+/index\.html">(KIM [^<]+)</a>', built[f"{facet}/{mark}.html"])
        assert listed == [name], (facet, mark)
    assert "<h1>KIM tidak aktif</h1>" in built["status/tidak-aktif.html"]
    assert "<h1>KIM tingkat kecamatan</h1>" in built["tingkat/kecamatan.html"]
    assert "tingkat/desa.html" not in built.files, "no KIM, no page"


def test_a_regions_page_leads_to_its_kim_by_bidang_and_status(build):
    few = build(kim("a", fields=("pertanian",)), kim("b", status="tidak aktif"))
    assert 'href="../bidang/pertanian.html#94">Pertanian</a>' in few["wilayah/94.04.html"]
    assert 'href="../status/tidak-aktif.html#94">' in few["wilayah/94.04.html"]
    assert '<h3 id="94">' in few["status/tidak-aktif.html"]
    kims = [kim(f"k{n}", f"94.0{1 + n % 4}.01", fields=("pertanian",)) for n in range(151)]
    many = build(*kims)
    assert 'href="../bidang/pertanian.94.04.html">Pertanian</a>' in many["wilayah/94.04.html"]
    assert "KIM K3" in many["bidang/pertanian.94.04.html"]
    assert many["status/aktif.94.04.html"]


def test_feeds_of_regions_and_bidang_are_fair_between_kim(build):
    def news(slug: str) -> tuple:
        return tuple(
            item(f"2026-11-{day:02}", 1, fields=("pertanian",), title=f"{slug}{day}")
            for day in range(20, 15, -1)
        )

    kims = [kim(f"k{n:02}", newest=news(f"k{n}-")) for n in range(8)]
    busy = [kim("sibuk", newest=news("sibuk-"))]
    built = build(*kims, *busy)
    for path in ("rss.xml", "wilayah/94.xml", "wilayah/94.04.xml", "bidang/pertanian.xml"):
        titles = re.findall("<title>([^<]+-[0-9]+)</title>", built[path])
        assert len(titles) == 20, path
        writers = Counter(title.rpartition("-")[0] for title in titles)
        assert set(writers.values()) <= {2, 3, 4}, writers
        assert len(writers) == 9, path
    assert 'href="../wilayah/94.04.xml"' in built["wilayah/94.04.html"]
    assert "wilayah/94.04.01.xml" not in built.files
    alone = build(*busy)["wilayah/94.04.xml"]
    assert len(re.findall("<item>", alone)) == 5, "one KIM alone tells all it has"


def test_breadcrumbs_lead_up_the_chain(build):
    page = build(kim("a"))["wilayah/94.04.01.html"]
    crumbs = re.search(r'<nav class="remah".*?</nav>', page, re.DOTALL)
    assert crumbs
    assert re.findall(r'href="([^"]+)"', crumbs[0]) == [
        "../index.html",
        "../wilayah/index.html",
        "../wilayah/94.html",
        "../wilayah/94.04.html",
    ]
    assert "<h1>Distrik Mimika Baru</h1>" in page


def test_nearest_office_is_named_with_its_contacts(build):
    offices = {
        "94.04": Office(nama="Dinas Kominfo Mimika", email="a@b.id", whatsapp="0812 3456"),
        "kementerian": Office(nama="Kementerian Uji"),
    }
    built = build(kim("a"), kim("b", "53.01"), offices=offices)
    district, other = built["wilayah/94.04.01.html"], built["wilayah/53.01.html"]
    assert "Dinas Kominfo Mimika" in district
    assert 'href="https://wa.me/628123456"' in district
    assert 'href="mailto:a@b.id"' in district
    assert "Kementerian Uji" in other
    assert "Dinas Kominfo Mimika" not in other


def test_an_office_tells_where_it_is_what_it_does_and_where_else_it_is(build):
    office = Office(
        nama="Dinas Kominfo Mimika (contoh)",
        alamat={"jalan": "Jl. Cenderawasih 1", "rt_rw": "04/02"},
        keterangan="Membina KIM.\n\nSetiap hari.",
        media_sosial={"instagram": "kominfo.mimika", "facebook": "Kominfo Mimika"},
        contoh="ya",
    )
    built = build(kim("a"), offices={"94.04": office})
    page = built["wilayah/94.04.html"]
    assert "Jl. Cenderawasih 1, RT/RW 04/02" in page
    assert "<p>Membina KIM.</p>\n<p>Setiap hari.</p>" in page
    assert '<a href="https://www.instagram.com/kominfo.mimika/" rel="noopener">' in page
    assert "<dd>Kominfo Mimika</dd>" in page
    assert ">Contoh</span>" not in page, "its name says so"
    [problem] = built.site.problems
    assert problem.code == "media-sosial-tak-dikenal"
    assert problem.span.path == "communities/94.04/_dinas.yaml"


def test_inactive_dissolved_example_and_elsewhere_are_marked(build):
    built = build(
        kim("a", status="tidak aktif"),
        kim("b", status="dibubarkan"),
        kim("c", example=True),
        kim("d", has_site=False, elsewhere="https://d.contoh.id/kim"),
    )
    page = built["wilayah/94.04.01.html"]
    assert "4 KIM terdaftar: 2 aktif, 1 tidak aktif, 1 dibubarkan" in page
    assert '<a href="https://d.contoh.id/kim" rel="noopener">KIM D</a>' in page
    assert '<span class="lencana redup">Tidak aktif</span>' in page
    assert '<span class="lencana">Contoh</span>' in page
    assert page.index("KIM D") < page.index("KIM B"), "what is no more comes last"


def test_region_lists_its_five_newest_posts_grouped_under_children(build):
    items = tuple(item(f"2026-11-{20 - n}", n) for n in range(5))
    page = build(kim("a", newest=items), kim("b", "94.04"))["wilayah/94.04.html"]
    assert len(re.findall(r'<article class="kartu', page)) == 5
    assert page.index("KIM B") < page.index("<h3><a href=") < page.index("KIM A")


def test_fields_by_slug_or_by_name(build):
    built = build(kim("a", fields=("Ekonomi kreatif", "pertanian", "adat <b>")))
    assert "KIM A" in built["bidang/ekonomi-kreatif.html"]
    assert "KIM A" in built["bidang/pertanian.html"]
    index = built["bidang/index.html"]
    assert "pertanian.html" in index
    assert "literasi.html" not in index
    assert "Adat &lt;b&gt;" in built["wilayah/94.04.01.html"]


def test_a_field_without_kim_has_a_page_for_posts_that_name_it(build):
    built = build(kim("a", fields=("pertanian",)))
    assert "Belum ada KIM" in built["bidang/literasi.html"]
    assert "noindex" in built["bidang/literasi.html"]
    assert "literasi" not in built["sitemap/direktori.xml"]


def test_a_name_cannot_bring_markup(build):
    page = build(kim("a", name="KIM <script>alert(1)</script>"))["wilayah/94.04.01.html"]
    assert "<script>alert" not in page


def test_links_of_the_directory_lead_somewhere(build):
    import posixpath

    built = build(
        kim("a", fields=("pertanian",), newest=(item("2026-11-20"),)),
        content={"bahan/2026-01-02-info.md": "---\njudul: Info\n---\nIsi.\n"},
    )
    for path, text in built.files.items():
        if not path.endswith(".html") or path == "404.html":
            continue
        for link in re.findall(r'href="([^"#:]+)"', text):
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
            known = there in built.files or there.startswith(("assets/", "kim/a/"))
            assert known, f"{path} → {link}"
