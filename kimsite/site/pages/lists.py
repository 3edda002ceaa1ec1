"""The lists of one kind: the newest 20, and a page for every month that holds older items.

A month's page lists the whole month and keeps its address, so that a new post changes the front
of the list and the month's own page, never those of other months.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kimsite.model import Target
from kimsite.rendering.layout import list_page
from kimsite.rendering.look.page import MenuEntry
from kimsite.rendering.look.webpage import COLLECTION
from kimsite.rendering.moments.dates import say_month
from kimsite.site.desk import KINDS
from kimsite.site.items.item import Item
from kimsite.site.items.order import by_month, listed_of, newest_day, past, upcoming
from kimsite.site.menu import MAX_PAGES, extra_pages, other_pages
from kimsite.site.press import Press
from kimsite.site.told.calendar import Diary, calendar_file

NEWEST = 20


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading; no heading where the page's own title says it.

    ``over``: the heading says that all of them are past.
    """

    heading: str
    items: tuple[Item, ...]
    over: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A link to a month's page."""

    label: str
    count: int
    target: Target


def build_lists(
    press: Press, items: Sequence[Item], bulletins: Sequence[MenuEntry], diary: Diary
) -> None:
    """Make the list pages of every kind that has listed items; ``bulletins`` go with the news,
    the calendar with the events.
    """
    for kind in KINDS:
        found = listed_of(items, kind)
        if found:
            whole = calendar_file(press.desk.slug) if kind == "agenda" and diary.events else None
            _build_kind(press, kind, found, bulletins if kind == "berita" else (), whole)
    pages = extra_pages(items)
    if len(pages) > MAX_PAGES:
        target = other_pages(press.desk.slug)
        _make(
            press,
            target,
            "halaman",
            press.desk.theme.say("halaman_lain"),
            [Group("", tuple(pages))],
        )


def _build_kind(
    press: Press,
    kind: str,
    items: list[Item],
    bulletins: Sequence[MenuEntry],
    calendar: Target | None,
) -> None:
    desk = press.desk
    say, language = desk.theme.say, desk.setting.network.bahasa
    groups = _front(press, kind, items)
    shown = {item.page for group in groups for item in group.items}
    ordered = sorted(items, key=lambda i: i.page in shown)  # for the months: what is not shown yet
    older = {month for month, held in by_month(ordered).items() if held[0].page not in shown}
    months = {month: held for month, held in by_month(items).items() if month in older}
    links = [
        Month(say_month(month, language), len(held), list_page(desk.slug, kind, month))
        for month, held in months.items()
    ]
    index = list_page(desk.slug, kind)
    _make(
        press, index, kind, say(kind), groups,
        months=links, bulletins=bulletins, calendar=calendar,
    )  # fmt: skip
    for month, held in months.items():
        title = say("daftar_bulan", jenis=say(kind), bulan=say_month(month, language))
        target = list_page(desk.slug, kind, month)
        _make(press, target, kind, title, [Group("", tuple(held))], back=index)


def _front(press: Press, kind: str, items: list[Item]) -> list[Group]:
    if kind != "agenda":
        return [Group("", tuple(items[:NEWEST]))]
    now, say = press.desk.now, press.desk.theme.say
    coming = upcoming(items, now)[:NEWEST]
    over = past(items, now)[: NEWEST - len(coming)]
    groups = [
        Group(say("akan_datang"), tuple(coming)),
        Group(say("sudah_lewat"), tuple(over), over=True),
    ]
    return [group for group in groups if group.items]


def _make(
    press: Press,
    target: Target,
    kind: str,
    title: str,
    groups: list[Group],
    *,
    months: Sequence[Month] = (),
    bulletins: Sequence[MenuEntry] = (),
    calendar: Target | None = None,
    back: Target | None = None,
) -> None:
    section = list_page(press.desk.slug, kind)
    page = press.page(target.path, title, press.about(title), type_=COLLECTION, section=section)
    values = {
        "kind": kind,
        "groups": groups,
        "months": months,
        "back": back,
        "bulletins": bulletins,
        "calendar": calendar,
        "ends": any(item.when.ends for g in groups if not g.over for item in g.items),
    }
    told = [item for group in groups for item in group.items]
    press.make("daftar.html", page, values, newest_day(told, press.desk.now))
