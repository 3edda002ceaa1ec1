"""What goes on the wall: the board for the office's screen, the poster, and the code on both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kimsite.model import Artifact, Target
from kimsite.rendering.layout import home_page
from kimsite.rendering.qr import draw_qr
from kimsite.site.desk import Desk
from kimsite.site.excerpt import shorten
from kimsite.site.item import Item
from kimsite.site.order import listed_of, newest_first, upcoming
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


def has_poster(desk: Desk) -> bool:
    """Whether anyone should be asked to come and read: not on the site of a KIM that rests."""
    return desk.community.profile.status == "aktif"


@dataclass(frozen=True, slots=True)
class Board:
    """What a board shows: the newest stories and announcements, and events to come."""

    stories: tuple[Item, ...]
    announcements: tuple[Item, ...]
    events: tuple[Item, ...]


def fill_board(desk: Desk, items: Sequence[Item]) -> Board | None:
    """The board of a site with ``items``; None where there is nothing to show."""
    told = [*listed_of(items, "berita"), *listed_of(items, "galeri")]
    board = Board(
        tuple(newest_first(told)[:MAX_STORIES]),
        tuple(listed_of(items, "pengumuman")[:MAX_ANNOUNCEMENTS]),
        tuple(upcoming(listed_of(items, "agenda"), desk.now)[:MAX_EVENTS]),
    )
    filled = board.stories or board.announcements or board.events
    return board if has_poster(desk) and filled else None


def build_wall(press: Press, items: Sequence[Item]) -> None:
    """Make ``poster.html``, and ``papan.html`` where there is anything to show."""
    if not has_poster(press.desk):
        return
    say, name = press.desk.theme.say, press.frame.title
    about = say("keterangan_daftar", judul=say("poster"), kim=name, wilayah=press.region)
    poster = press.page(poster_page(press.desk.slug).path, say("poster_kim", kim=name), about)
    press.make("poster.html", poster, {})
    board = fill_board(press.desk, items)
    if board is None:
        return
    values: dict[str, Any] = {
        "stories": board.stories,
        "announcements": board.announcements,
        "events": board.events,
    }
    about = shorten(say("keterangan_daftar", judul=say("papan"), kim=name, wilayah=press.region))
    page = press.page(board_page(press.desk.slug).path, say("papan_kim", kim=name), about)
    press.make("papan.html", page, values)
