"""The frame of a site: its name, its menu (an entry only where there is content) and its links."""

from __future__ import annotations

from collections.abc import Sequence

from kimsite.model import Target
from kimsite.rendering.layout import home_page, list_page, region_page
from kimsite.rendering.look.page import FeedLink, Frame, MenuEntry
from kimsite.rendering.photos.shot import Shot
from kimsite.site.desk import KINDS, Desk
from kimsite.site.items.item import Item
from kimsite.site.naming import say_kim, say_region
from kimsite.site.press import Press
from kimsite.site.profile.palette import OWN, SHEET, choose_accent

MAX_PAGES = 4
"""With more extra pages than this, the menu names a list of them instead."""


def feed_file(slug: str) -> Target:
    """The KIM's own feed."""
    return Target(slug, "rss.xml")


def other_pages(slug: str) -> Target:
    """The list of extra pages, where there are many."""
    return list_page(slug, "halaman")


def build_press(
    desk: Desk,
    items: Sequence[Item],
    *,
    downloads: bool,
    materials: bool,
    logo: Target | None,
    icon: Target | None,
    picture: Shot | None,
    search: Target | None,
) -> Press:
    """The press for a site that holds ``items`` and, perhaps, downloads and materials."""
    community = desk.community
    say = desk.theme.say
    accent, title = choose_accent(desk), say_kim(community.profile.nama)
    frame = Frame(
        title=title,
        home=home_page(desk.slug),
        menu=tuple(_entries(desk, items, downloads=downloads, materials=materials)),
        accent=accent,
        example=community.profile.contoh,
        logo=logo,
        icon=icon,
        colours=Target(desk.slug, SHEET) if accent == OWN else None,
        search=search,
        feeds=(FeedLink(say("rss_kim", kim=title), feed_file(desk.slug)),),
    )
    places = tuple(
        MenuEntry(region.title, region_page(region.code))
        for region in community.chain
        if region.level <= 3
    )
    return Press(desk, frame, places, say_region(community), picture)


def _entries(
    desk: Desk, items: Sequence[Item], *, downloads: bool, materials: bool
) -> list[MenuEntry]:
    say, slug = desk.theme.say, desk.slug
    entries = [
        MenuEntry(say("beranda"), home_page(slug)),
        MenuEntry(say("profil"), Target(slug, "profil.html")),
    ]
    listed = {item.kind for item in items if item.listed}
    entries += [MenuEntry(say(kind), list_page(slug, kind)) for kind in KINDS if kind in listed]
    if downloads:
        entries.append(MenuEntry(say("unduhan"), Target(slug, "unduhan.html")))
    if materials:
        entries.append(MenuEntry(say("bahan"), Target(slug, "bahan.html")))
    pages = extra_pages(items)
    if len(pages) > MAX_PAGES:
        entries.append(MenuEntry(say("halaman_lain"), other_pages(slug)))
    else:
        entries += [MenuEntry(item.title, item.page) for item in pages]
    return entries


def extra_pages(items: Sequence[Item]) -> list[Item]:
    """The extra pages that are shown, by title."""
    pages = [item for item in items if item.kind == "halaman" and item.listed]
    return sorted(pages, key=lambda item: (item.title.casefold(), item.page))
