from __future__ import annotations

import re
from datetime import date, timedelta

from tests.site.conftest import Kim


def fill(kim: Kim, count: int, last: date = date(2026, 11, 20), step: int = 3) -> list[str]:
    """Write ``count`` items, newest first; returns their names."""
    names = [f"{last - timedelta(days=n * step)}-kabar" for n in range(count)]
    for name in names:
        kim.item(name)
    return names


def titles(page: str) -> list[str]:
    return re.findall(r"<h[23]><a href=\"[^\"]*\">([^<]*)</a></h[23]>", page)


def test_twenty_items_need_no_months(kim: Kim) -> None:
    names = fill(kim, 20)
    built = kim.site()
    assert titles(built.page("berita/index.html")) == names
    assert not [path for path in built.paths if re.search(r"^berita/\d{4}-\d{2}\.html$", path)]


def test_every_month_with_older_items_lists_the_whole_month(kim: Kim) -> None:
    names = fill(kim, 30)
    built = kim.site()
    assert titles(built.page("berita/index.html")) == names[:20]
    months = sorted(path for path in built.paths if re.search(r"^berita/\d{4}-\d{2}\.html$", path))
    older = {name[:7] for name in names[20:]}
    assert months == sorted(f"berita/{month}.html" for month in older)
    for month in older:
        page = built.page(f"berita/{month}.html")
        assert titles(page) == [name for name in names if name.startswith(month)]
        assert f'href="../berita/{month}.html"' in built.page("berita/index.html")


def test_a_new_post_leaves_the_pages_of_other_months_alone(kim: Kim) -> None:
    names = fill(kim, 45)
    before = kim.site()
    kim.item("2026-11-23-terbaru")
    after = kim.site()
    same = [p for p in before.paths if re.search(r"^berita/\d{4}-\d{2}\.html$", p)]
    assert len(same) == 3
    assert all(before.page(path) == after.page(path) for path in same)
    assert before.page(f"berita/{names[5]}.html") == after.page(f"berita/{names[5]}.html")


def test_the_agenda_shows_what_is_to_come_before_what_is_past(kim: Kim) -> None:
    for day in (5, 25, 28, 10):
        kim.item(f"2026-10-{day:02}-acara", f"mulai: 2026-11-{day:02}", kind="agenda")
    words = kim.site().words("agenda/index.html")
    order = [
        "Akan datang",
        "10-25-acara",
        "10-28-acara",
        "Sudah lewat",
        "10-10-acara",
        "10-05-acara",
    ]
    places = [words.index(name) for name in order]
    assert places == sorted(places)


def test_a_long_agenda_is_divided_like_the_rest(kim: Kim) -> None:
    for n in range(24):
        day = date(2026, 12, 1) + timedelta(days=n * 4)
        kim.item(f"2026-11-01-rapat-{n:02}", f"mulai: {day}", kind="agenda")
    built = kim.site()
    assert len(titles(built.page("agenda/index.html"))) == 20
    assert titles(built.page("agenda/2027-03.html"))[0].endswith("rapat-23")


def test_withdrawn_items_are_in_no_list(kim: Kim) -> None:
    kim.item("2026-11-01-a")
    kim.item("2026-11-02-b", "ditarik: ya")
    assert titles(kim.site().page("berita/index.html")) == ["2026-11-01-a"]
