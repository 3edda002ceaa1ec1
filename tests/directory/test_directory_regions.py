"""Pages of regions and bidang."""

from __future__ import annotations

import re

from kimsite.forms import Office

from .conftest import item, kim


def test_only_regions_with_kim_have_pages(build):
    built = build(kim("a"), kim("b", "53.01"))
    pages = {path for path in built.files if path.startswith("wilayah/")}
    names = ("index", "53", "53.01", "94", "94.04", "94.04.01")
    assert pages == {f"wilayah/{name}.html" for name in names}


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
