"""The directory after a change: what is written again, and that it equals a clean build."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimsite.engine.reducing.reduce import Reduction
from kimsite.engine.remembering.memory import Memory
from kimsite.engine.remembering.trace import Trace
from kimsite.forms import Office
from kimsite.model import Summary
from kimsite.reading.texts.national import load_national
from kimsite.regions import regions

from .conftest import item, kim
from .growing import FILES, MATERIAL, VACCINE, Growing, changed, villages


@pytest.fixture
def nation() -> Growing:
    """KIM in four kecamatan of three kabupaten of two provinces, each with one item."""
    made = Growing(level="nasional")
    made.put(
        *(
            kim(
                f"kim-{number}",
                code,
                fields=("pertanian", "literasi")[number % 2 : number % 2 + 1],
                newest=(item(f"2026-10-{number % 20 + 1:02}"),),
            )
            for number, code in enumerate(villages("94.04.01", "94.04.02", "94.01.01", "35.78.01"))
        )
    )
    made.reduce()
    return made


def post(summary: Summary, day: str = "2026-11-20", **more: object) -> Summary:
    """The same KIM with one more item."""
    news = item(day, 9, title="Kabar baru", **more)
    counts = {**summary.counts, "berita": summary.counts["berita"] + 1}
    pages = (*summary.pages, (news.path, day))
    return replace(summary, counts=counts, newest=(news, *summary.newest)[:5], pages=pages)


def test_a_new_post_changes_the_files_that_show_it_and_no_others(nation: Growing) -> None:
    before = nation.summaries["kim-0"]
    assert (before.region[:8], before.fields) == ("94.04.01", ("pertanian",))
    nation.put(post(before, fields=("pertanian",)))
    assert changed(nation) == {
        "index.html",
        "rss.xml",
        "atom.xml",
        "feed.json",
        "wilayah/94.html",
        "wilayah/94.04.html",
        "wilayah/94.04.01.html",
        "wilayah/94.xml",
        "wilayah/94.atom.xml",
        "wilayah/94.json",
        "wilayah/94.04.xml",
        "bidang/pertanian.html",
        "bidang/pertanian.xml",
        "tingkat/kelurahan.html",
        "status/aktif.html",
        "abjad/k.html",
        *(f"data/{name}" for name in (*FILES, "kim.sqlite", "index.html")),
        *(f"data/94/{name}" for name in FILES),
        "sitemap/94.xml",
        "sitemap/direktori.xml",
    }
    assert nation.files == nation.clean()


def test_a_new_post_prints_little_more_than_it_changes(nation: Growing) -> None:
    nation.put(post(nation.summaries["kim-0"]))
    printed = nation.reduce()
    assert not {path for path in printed if path.startswith(("wilayah/35", "wilayah/94.01"))}
    assert "sitemap/35.xml" not in printed
    assert "data/35/kim.csv" not in printed
    assert "opml.xml" not in printed


def test_a_summary_that_says_the_same_prints_nothing(nation: Growing) -> None:
    nation.put(replace(nation.summaries["kim-0"]))
    assert nation.reduce() == set()


def test_a_page_more_on_a_site_changes_its_sitemap_alone(nation: Growing) -> None:
    before = nation.summaries["kim-0"]
    nation.put(replace(before, pages=(*before.pages, ("halaman/baru.html", "2026-11-20"))))
    assert changed(nation) == {"sitemap/94.xml"}


def test_a_kim_that_moves_leaves_the_old_region_and_appears_in_the_new(nation: Growing) -> None:
    slug = "kim-0"
    moved = replace(nation.summaries[slug], region="35.78.01.1001")
    nation.put(moved)
    files = changed(nation)
    assert {"wilayah/94.04.01.html", "wilayah/35.78.01.html", "sitemap/35.xml"} <= files
    assert not any(path.startswith("wilayah/94.01") for path in files)
    link = b"kim/kim-0/index.html"
    assert link in nation.files["wilayah/35.78.01.html"]
    assert link not in nation.files["wilayah/94.04.01.html"]
    assert nation.files == nation.clean()


def test_the_last_kim_of_a_region_takes_its_pages_along(nation: Growing) -> None:
    here = [s.slug for s in nation.summaries.values() if s.region.startswith("35")]
    files = changed(nation, *here)
    gone = {path for path in files if path not in nation.files}
    assert gone == {
        "wilayah/35.xml",
        "wilayah/35.atom.xml",
        "wilayah/35.json",
        "wilayah/35.ics",
        "wilayah/35.78.xml",
        "wilayah/35.78.ics",
        "wilayah/35.78.01.html",
        "opml/35.opml",
        "sitemap/35.xml",
        *(f"data/35/{name}" for name in FILES),
    }
    assert b"35.78" not in nation.files["sitemap/direktori.xml"]
    assert "Belum ada KIM di Kota Surabaya" in nation.files["wilayah/35.78.html"].decode()
    assert nation.files == nation.clean()


def test_an_office_changes_the_pages_of_its_region_alone(nation: Growing) -> None:
    nation.offices = {"94.04": Office(nama="Dinas Kominfo Mimika")}
    expected = {f"wilayah/94.04{more}.html" for more in ("", ".01", ".02")}
    before = dict(nation.files)
    printed = nation.reduce()
    assert {path for path in printed if nation.files[path] != before[path]} == expected
    printed = {path for path in printed if path.startswith("wilayah/")}
    assert printed == expected | {"wilayah/94.04.xml", "wilayah/94.04.ics"}


def test_a_renamed_kim_leaves_a_redirect_until_its_old_slug_lives_again(nation: Growing) -> None:
    nation.put(replace(nation.summaries["kim-0"], former=("lama",)))
    assert "kim/lama/index.html" in changed(nation)
    nation.put(kim("lama", "35.78.01.1001"))
    nation.reduce()
    assert "kim/lama/index.html" not in nation.files
    assert nation.files == nation.clean()


def test_time_alone_changes_only_what_waited_for_it(nation: Growing) -> None:
    event = item("2026-11-20", 1, "agenda", title="Rapat", start="2026-11-25T09:00:00+09:00")
    nation.put(replace(nation.summaries["kim-0"], events=(event,)))
    nation.reduce()
    assert b"Rapat" in nation.files["agenda/index.html"]
    nation.now += timedelta(hours=1)
    assert nation.reduce() == set()
    nation.now += timedelta(days=2)
    nation.reduce()
    assert "agenda/index.html" not in nation.files
    assert nation.files == nation.clean()


def test_a_bare_day_and_an_instant_are_told_apart_in_every_zone(nation: Growing) -> None:
    # 23:00 in Jakarta is already tomorrow in Timika, where the bare day ends two hours earlier.
    event = item("2026-11-20", 1, "agenda", title="Rapat", start="2026-11-24T23:59:00+09:00")
    nation.put(replace(nation.summaries["kim-0"], events=(event,)))
    nation.now = datetime.fromisoformat("2026-11-24T23:00:00+07:00")
    nation.reduce()
    assert "agenda/index.html" not in nation.files


def test_a_reduce_that_was_never_published_is_done_again(nation: Growing) -> None:
    before, files = nation.before, dict(nation.files)
    nation.put(post(nation.summaries["kim-0"]))
    nation.reduce()
    nation.before, nation.files = before, files  # killed before a file moved or the Trace was kept
    assert "wilayah/94.html" in nation.reduce()
    assert nation.files == nation.clean()


def test_a_damaged_file_is_printed_again(nation: Growing) -> None:
    nation.put(replace(nation.summaries["kim-0"], pages=()))
    plain = nation._reduction

    def damaged(*given: object) -> Reduction:
        return replace(plain(*given), damaged={"index.html"})

    nation._reduction = damaged
    assert {"index.html", "404.html", "sitemap/94.xml"} <= nation.reduce()


def test_texts_of_the_network_are_printed_only_when_they_change(tmp_path: Path) -> None:
    made = Growing(tmp_path)
    file = tmp_path / "content" / "bahan" / "vaksin.md"
    file.parent.mkdir(parents=True)
    file.write_text(MATERIAL, "utf-8")
    file.with_name("lain.md").write_text(MATERIAL, "utf-8")
    made._reduction = with_tree(made)
    made.put(kim("a"), kim("b", passed_on=(VACCINE,)))
    made.reduce()
    assert b"KIM B" in made.files["bahan/vaksin.html"]
    made.put(post(made.summaries["a"]))
    assert "bahan/vaksin.html" not in made.reduce()
    made.put(replace(made.summaries["a"], passed_on=(VACCINE,)))
    printed = made.reduce()
    texts = {path for path in printed if not path.startswith("data/")}
    assert texts == {"bahan/vaksin.html", "bahan/vaksin.svg"}
    file.write_text(MATERIAL.replace("Vaksin", "Vaksin anak"), "utf-8")
    assert {"bahan/vaksin.html", "bahan/index.html", "index.html"} <= changed(made)


def with_tree(growing: Growing):
    """As ``_reduction``, from the texts on disk."""
    from kimsite.reading.tree.tree import scan_tree

    plain = growing._reduction

    def reduction(memory: Memory, gone: set[str], before: Trace | None) -> Reduction:
        made = plain(memory, gone, before)
        tree = scan_tree(growing.root)
        national = load_national(tree, made.setting, regions(), growing.offices)
        return replace(made, tree=tree, national=national)

    return reduction


# Whatever happens


CODES = ("94.04.01.1003", "94.04.01", "94.04", "94", "94.01.01.2001", "35.78.01.1001", "35.78")
SLUGS = tuple(f"k{number}" for number in range(6))


def any_summary(slug: str) -> st.SearchStrategy[Summary]:
    days = st.sampled_from(("2026-11-20", "2026-11-21", "2026-11-26"))
    fields = st.sampled_from(((), ("pertanian",), ("literasi",), ("pertanian", "literasi", "lain")))

    def news(day: str, fields: tuple[str, ...]) -> object:
        return item(day, fields=fields)

    return st.builds(
        kim,
        st.just(slug),
        st.sampled_from(CODES),
        fields=fields,
        status=st.sampled_from(("aktif", "tidak aktif", "dibubarkan")),
        stage=st.sampled_from(("terdaftar", "terdaftar", "diajukan")),
        has_site=st.booleans(),
        newest=st.lists(st.builds(news, days, fields), max_size=2, unique=True).map(tuple),
        events=st.lists(
            st.sampled_from(("2026-11-24", "2026-11-26T08:00:00+07:00")), max_size=1
        ).map(lambda starts: tuple(item("2026-11-20", 3, "agenda", start=s) for s in starts)),
        former=st.sampled_from(((), (), ("lama",), SLUGS[:1])),
        passed_on=st.sampled_from(((), (VACCINE,))),
    )


any_step = st.one_of(
    st.sampled_from(SLUGS).flatmap(any_summary),
    st.sampled_from(SLUGS),  # is removed
    st.integers(1, 60),  # hours pass
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(any_step, min_size=1, max_size=3), min_size=1, max_size=5))
def test_after_any_changes_the_files_are_those_of_a_clean_build(
    steps: list[list[Summary | str | int]],
) -> None:
    made = Growing()
    for step in steps:
        put = [one for one in step if isinstance(one, Summary)]
        made.put(*put)
        gone = {one for one in step if isinstance(one, str)} - {one.slug for one in put}
        made.now += timedelta(hours=sum(one for one in step if isinstance(one, int)))
        made.reduce(*sorted(gone & made.summaries.keys()))
        assert made.files == made.clean()
