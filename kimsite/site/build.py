"""Builds one KIM's whole website from a Community: composed first, then printed by the theme."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kimsite.model import Community, Setting, Site, Target
from kimsite.rendering.attached.files import NOTHING_KNOWN
from kimsite.rendering.layout import Layout, home_page
from kimsite.rendering.look.page import Frame
from kimsite.rendering.look.theme import Theme
from kimsite.site.composition import Composition
from kimsite.site.desk import Desk, UsedFiles
from kimsite.site.items.excerpt import shorten
from kimsite.site.items.order import newest_first
from kimsite.site.items.rendered import render_item
from kimsite.site.menu import build_press
from kimsite.site.naming import say_kim
from kimsite.site.pages.bulletin import build_bulletins
from kimsite.site.pages.home import build_home, say_about
from kimsite.site.pages.itempage import build_pages
from kimsite.site.pages.lists import build_lists
from kimsite.site.pages.materials import build_materials, find_materials
from kimsite.site.pages.redirects import build_redirects
from kimsite.site.pages.search import build_search, search_page
from kimsite.site.pages.wall import build_wall, draw_code
from kimsite.site.printing import print_site
from kimsite.site.profile.addresses import give_pages
from kimsite.site.profile.contact import NO_LETTERS, write_letters
from kimsite.site.profile.downloads import build_downloads, rows_of
from kimsite.site.profile.palette import build_colours
from kimsite.site.profile.profile import build_profile, prepare_profile
from kimsite.site.standing import standing, text_that_turns
from kimsite.site.summary import build_summary
from kimsite.site.told.calendar import Diary, keep_diary
from kimsite.site.told.feed import build_feed, give_ids


def build_site(
    community: Community, theme: Theme, layout: Layout, setting: Setting, cache: Path
) -> Site:
    """Build every page and file of ``community``; derived photos are kept in ``cache``.

    Nothing but the arguments and the files below ``community.folder`` is looked at. What is wrong
    with the content comes back as problems; ThemeFault is raised for a broken template.
    """
    return print_site(
        compose_site(community, theme, layout, setting, cache), theme, layout, setting
    )


def compose_site(
    community: Community,
    theme: Theme,
    layout: Layout,
    setting: Setting,
    cache: Path,
    digests: Mapping[str, str] = NOTHING_KNOWN,
) -> Composition:
    """All that the pages of ``community`` will say; of ``theme`` only the words are asked.

    What of its photos and files is in ``digests`` (by path from the network's folder) and in
    ``cache`` is not opened.
    """
    desk = _lay(community, theme, layout, setting, cache, digests)
    kim = say_kim(community.profile.nama)
    parts = prepare_profile(desk, kim)
    # Oldest first, so that a new post never changes the address of an older one's file.
    rendered = [render_item(desk, post, page) for post, page in give_pages(desk)]
    items = newest_first(rendered)
    materials = find_materials(desk)
    rows = rows_of(items, parts.downloads, Target(desk.slug, "profil.html"), theme.say("profil"))
    press = build_press(
        desk,
        items,
        downloads=bool(rows),
        materials=bool(materials),
        logo=parts.logo,
        icon=parts.icon,
        picture=parts.photo or parts.card,
        search=search_page(desk.slug, items),
    )
    build_home(press, items, materials, parts.photo, parts.same_as)
    build_profile(press, parts)
    bulletins = build_bulletins(press, items)
    ids = give_ids(desk, rendered)
    diary = keep_diary(desk, items, ids)
    build_lists(press, items, bulletins, diary)
    displays = build_wall(press, items, bulletins)
    build_pages(press, items, diary)
    build_downloads(press, rows)
    build_materials(press, materials)
    titles = build_search(press, items)
    build_redirects(press, items)
    feed = build_feed(press, items, ids, shorten(say_about(press)[0]))
    summary = build_summary(desk, items, press.dates, ids, diary)
    drawn = draw_code(desk), build_colours(desk)
    since, until = standing(community, desk.now)
    texts = (*community.posts, *community.pages)
    turning = text_that_turns(texts, until) if until is not None else None
    return Composition(
        slug=desk.slug,
        frame=press.frame,
        places=press.places,
        region=press.region,
        status=community.profile.status,
        displays=displays,
        letters=write_letters(community, theme),
        sheets=tuple(press.sheets[path] for path in sorted(press.sheets)),
        files=(*desk.files.artifacts.values(), *filter(None, drawn), feed, *titles, *diary.files),
        problems=(*desk.problems, *desk.files.problems),
        summary=summary,
        zone=community.zone,
        since=since,
        until=until,
        turning=turning.source.path if turning is not None else "",
    )


def compose_listed(
    community: Community,
    theme: Theme,
    layout: Layout,
    setting: Setting,
    cache: Path,
    digests: Mapping[str, str] = NOTHING_KNOWN,
) -> Composition:
    """A KIM that has no site here: nothing but its summary, for the directory and the open data."""
    desk = _lay(community, theme, layout, setting, cache, digests)
    return Composition(
        slug=desk.slug,
        frame=Frame(say_kim(community.profile.nama), home_page(desk.slug), ()),
        places=(),
        region="",
        status=community.profile.status,
        displays=(),
        letters=NO_LETTERS,
        sheets=(),
        files=(),
        problems=tuple(desk.problems),
        summary=build_summary(desk, (), {}, {}, Diary(), has_site=False),
        zone=community.zone,
        since=None,
        until=None,
    )


def _lay(
    community: Community,
    theme: Theme,
    layout: Layout,
    setting: Setting,
    cache: Path,
    digests: Mapping[str, str],
) -> Desk:
    shown, most = f"content/kim/{community.slug}", setting.network.anggaran.lampiran
    files = UsedFiles(community.folder, shown, cache, digests=digests, most=most)
    return Desk(community, theme, layout, setting, setting.now(community.zone), files)
