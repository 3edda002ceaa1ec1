"""The front page: the newest story, what is coming up, announcements, pictures, and who we are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kimsite.model import Target
from kimsite.rendering.jinja.json_ld import write_json_ld
from kimsite.rendering.layout import list_page
from kimsite.rendering.photos.shot import Shot
from kimsite.site.desk import KINDS
from kimsite.site.items.excerpt import paragraphs, shorten
from kimsite.site.items.item import Item
from kimsite.site.items.order import listed_of, newest_day, upcoming
from kimsite.site.items.tags import field_tags
from kimsite.site.pages.materials import MAX_FRONT, Materials, show_materials
from kimsite.site.press import Press
from kimsite.site.told.structured import describe_kim

MAX_STORIES = 5
MAX_EVENTS = 4
MAX_ANNOUNCEMENTS = 4
MAX_GALLERIES = 4


def build_home(
    press: Press,
    items: Sequence[Item],
    materials: Materials,
    photo: Shot | None,
    same_as: Sequence[str],
) -> None:
    """Make ``index.html``; ``same_as`` are the KIM's addresses elsewhere."""
    desk = press.desk
    profile = desk.community.profile
    about = say_about(press)
    page = press.page(
        "index.html",
        press.frame.title,
        shorten(about[0]),
        json_ld=write_json_ld(describe_kim(press, about[0], same_as)),
    )
    found = {kind: listed_of(items, kind) for kind in KINDS}
    events = upcoming(found["agenda"], desk.now)
    shown = materials.first(MAX_FRONT)
    values: dict[str, Any] = {
        "stories": found["berita"][:MAX_STORIES],
        "events": events[:MAX_EVENTS],
        "announcements": found["pengumuman"][:MAX_ANNOUNCEMENTS],
        "galleries": found["galeri"][:MAX_GALLERIES],
        **show_materials(shown),
        "photo": photo,
        "about": about[:2],
        "fields": field_tags(desk.setting.network, profile.bidang),
        "side": bool(events or found["pengumuman"] or materials),
        "empty": not any(found.values()),
        "lists": {kind: list_page(desk.slug, kind) for kind in KINDS}
        | {"bahan": Target(desk.slug, "bahan.html")},
    }
    listed = (*values["stories"], *values["announcements"], *values["galleries"])
    values["ends"] = shown.ends or any(one.when.ends for one in (*events, *listed))
    told = [item for held in found.values() for item in held]
    press.make("beranda.html", page, values, newest_day(told, desk.now))


def say_about(press: Press) -> tuple[str, ...]:
    """Who the KIM is, in its own words or in one plain sentence."""
    written = press.desk.community.profile.selayang_pandang
    if written:
        return paragraphs(written)
    say = press.desk.theme.say
    return (say("siapa_kami_umum", kim=press.frame.title, wilayah=press.region),)
