"""What goes on the wall: the board for the office's screen, the poster, and the code on both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kimsite.model import Artifact, Target
from kimsite.rendering.layout import home_page
from kimsite.rendering.look.page import MenuEntry
from kimsite.rendering.photos.qr import draw_qr
from kimsite.site.desk import Desk
from kimsite.site.items.item import Item
from kimsite.site.items.order import listed_of, newest_first, upcoming
from kimsite.site.press import Press

MAX_STORIES = 6
MAX_ANNOUNCEMENTS = 4
MAX_EVENTS = 4


def qr_file(slug: str) -> Target:
    """The site's code."""
    return Target(slug, "qr.svg")


def board_page(slug: str) -> Target:
    """Papan Informasi."""
    return Target(slug, "papan.html")


def poster_page(slug: str) -> Target:
    """The poster."""
    return Target(slug, "poster.html")


def bare_address(address: str) -> str:
    """An address as people type it: ``kim.contoh.id/kim/amungsa/``."""
    return address.partition("://")[2].removesuffix("index.html")


def draw_code(desk: Desk) -> Artifact:
    """The code that leads to the site: to its folder, whose shorter address is read more easily."""
    address = desk.layout.address(home_page(desk.slug)).removesuffix("index.html")
    return Artifact(qr_file(desk.slug).path, draw_qr(address))


def build_wall(
    press: Press, items: Sequence[Item], bulletins: Sequence[MenuEntry]
) -> tuple[MenuEntry, ...]:
    """Make ``poster.html``, and ``papan.html`` where there is anything to show.

    Returns where the footer leads who wants to show or print the site: the newest of ``bulletins``
    among it. The site of a KIM that rests asks nobody to come and read.
    """
    say, slug = press.desk.theme.say, press.desk.slug
    newest = [MenuEntry(say("buletin_bulan", bulan=b.label), b.target) for b in bulletins[:1]]
    if press.desk.community.profile.status != "aktif":
        return tuple(newest)
    board = _fill_board(press.desk, items)
    boards = [board_page(slug)] if any(board.values()) else []
    for target in boards:
        _make(press, "papan", target, board)
    _make(press, "poster", poster_page(slug), {})
    entries = [MenuEntry(say("papan"), target) for target in boards]
    return (*entries, *newest, MenuEntry(say("poster"), poster_page(slug)))


def _fill_board(desk: Desk, items: Sequence[Item]) -> dict[str, list[Item]]:
    """The newest stories and announcements, and events to come."""
    told = [*listed_of(items, "berita"), *listed_of(items, "galeri")]
    return {
        "stories": newest_first(told)[:MAX_STORIES],
        "announcements": listed_of(items, "pengumuman")[:MAX_ANNOUNCEMENTS],
        "events": upcoming(listed_of(items, "agenda"), desk.now)[:MAX_EVENTS],
    }


def _make(press: Press, name: str, target: Target, values: Mapping[str, Any]) -> None:
    say = press.desk.theme.say
    title = say(f"{name}_kim", kim=press.frame.title)
    press.make(f"{name}.html", press.page(target.path, title, press.about(say(name))), values)
