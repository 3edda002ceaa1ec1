"""The page of every item and extra page, whatever its state."""

from __future__ import annotations

from collections.abc import Sequence

from kimsite.forms import Event
from kimsite.model import Target
from kimsite.rendering.jinja.json_ld import write_json_ld
from kimsite.rendering.layout import list_page
from kimsite.rendering.moments.dates import say_instant
from kimsite.site.desk import KINDS
from kimsite.site.items.cancelled import is_cancelled, passed_title
from kimsite.site.items.excerpt import paragraphs
from kimsite.site.items.gallery import GalleryPart, divide_gallery
from kimsite.site.items.item import Item
from kimsite.site.items.order import is_past, listed_of, newest_day
from kimsite.site.items.share import share_links, tell_meeting
from kimsite.site.press import Press
from kimsite.site.told.calendar import Diary, tell_details
from kimsite.site.told.structured import describe_item

TEMPLATES = {"galeri": "galeri.html", "agenda": "agenda.html", "halaman": "halaman.html"}
"""The template of each kind; those that are not named share ``item.html``."""


def build_pages(press: Press, items: Sequence[Item], diary: Diary) -> None:
    """Make a page for each of ``items``."""
    neighbours = _neighbours(items)
    for item in items:
        if item.withdrawn:
            _build_withdrawn(press, item)
        else:
            for part in divide_gallery(item) if item.kind == "galeri" else (None,):
                near = neighbours.get(item.page, (None, None))
                _build_page(press, item, part, *near, diary)


def _neighbours(items: Sequence[Item]) -> dict[Target, tuple[Item | None, Item | None]]:
    """For each listed item of a kind, the one before it and the one after it in time."""
    found: dict[Target, tuple[Item | None, Item | None]] = {}
    for kind in KINDS:
        chain: list[Item | None] = [None, *listed_of(items, kind), None]
        for newer, item, older in zip(chain, chain[1:], chain[2:], strict=False):
            if item is not None:
                found[item.page] = (older, newer)
    return found


def _build_page(
    press: Press,
    item: Item,
    part: GalleryPart | None,
    older: Item | None,
    newer: Item | None,
    diary: Diary,
) -> None:
    post = item.post
    title, target = item.title, item.page
    if part is not None and part.number > 1:
        say = press.desk.theme.say
        title = say("halaman_nomor", judul=title, nomor=part.number)
        target = part.pages[part.number - 1]
    page = press.page(
        target.path,
        title,
        tell_meeting(item.when, post.form, item.summary, ". ") or press.about(item.title),
        kind="website" if item.kind == "halaman" else "article",
        section=_section(press, item),
        preview=press.preview(item.picture),
        json_ld=write_json_ld(describe_item(press, item)),
        published=item.when.machine if item.kind != "halaman" else "",
        language=item.language,
        indexed=post.shown,
    )
    form = post.form
    values = {
        "item": item,
        "part": part,
        "form": form,
        "over": item.kind == "agenda" and is_past(item, press.desk.now),
        "details": tell_details(press.desk, item),
        "calendar": None if is_cancelled(item.post) else diary.links.get(item.page),
        "notice": _notice(press, item),
        "notes": paragraphs(form.catatan or "") if isinstance(form, Event) else (),
        "share": share_links(
            passed_title(press.desk.theme, item.title, item.post),
            tell_meeting(item.when, form, item.story),
            press.frame.title,
            press.desk.layout.address(item.page),
        ),
        "older": older,
        "newer": newer,
    }
    date = newest_day([item], press.desk.now)
    press.make(TEMPLATES.get(item.kind, "item.html"), page, values, date)


def _notice(press: Press, item: Item) -> str:
    """The sentence that says in which state an item is; empty for a live one."""
    say, form = press.desk.theme.say, item.post.form
    language = press.desk.setting.network.bahasa
    if item.mark == "draft":
        return say("maklumat_draf")
    if item.mark == "scheduled" and form.terbit:
        when = form.terbit.instant(item.post.zone)
        return say("maklumat_terbit_nanti", waktu=say_instant(when, language))
    if item.mark == "expired" and item.when.ending:
        return say("maklumat_berakhir", tanggal=item.when.ending.words)
    return ""


def _section(press: Press, item: Item) -> Target | None:
    """The menu entry that an item belongs to, where the menu has it."""
    target = list_page(press.desk.slug, item.kind)
    return target if any(entry.target == target for entry in press.frame.menu) else None


def _build_withdrawn(press: Press, item: Item) -> None:
    page = press.page(
        item.page.path,
        item.title,
        press.desk.theme.say("maklumat_ditarik"),
        section=_section(press, item),
        indexed=False,
    )
    press.make("ditarik.html", page, {"reason": item.summary, "kind": item.kind})
