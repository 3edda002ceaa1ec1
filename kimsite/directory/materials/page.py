"""Info Pemerintah: the materials of the ministry and the offices, each on its one page."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import timezone

from kimsite.directory.materials.card import Card
from kimsite.directory.materials.described import describe_material
from kimsite.directory.materials.feed import is_told, material_feeds, print_material_feeds
from kimsite.directory.materials.lists import print_lists
from kimsite.directory.materials.relays import Relays
from kimsite.directory.materials.video import link_video
from kimsite.directory.press import Press
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.moment import Moment
from kimsite.rendering.jinja.json_ld import write_json_ld
from kimsite.rendering.layout import HOAXES, MATERIALS, issuer_page, topic_page
from kimsite.rendering.look.page import Page
from kimsite.rendering.moments.dates import say_instant
from kimsite.rendering.photos.qr import draw_qr
from kimsite.site.items.share import link_message, write_message


def print_materials(press: Press, cards: list[Card]) -> Iterator[Artifact]:
    """The lists and the feeds, where any material is to be told of or sites ask for some."""
    listed = any(card.article.listed for card in cards) or any(map(is_told, cards))
    if not listed and not press.setting.network.includes:
        return
    feeds = material_feeds(press.setting.network, press.theme)
    yield from print_lists(press, cards, feeds.rss)
    yield from print_material_feeds(press, feeds, press.theme.say("dir_bahan_ket"), cards)


def print_material(
    press: Press, card: Card, relays: Relays | None, shelves: Container[Target]
) -> Iterator[Artifact]:
    """The page of a material, and the code that leads from paper to it.

    ``relays`` are those who passed it on, ``shelves`` the lists that it may lead to.
    """
    notice, article = card.notice, card.article
    post, form, say = notice.post, notice.form, press.theme.say
    address, changed = press.layout.address(article.page), notice.changed
    feeds = material_feeds(press.setting.network, press.theme)
    page = Page(
        article.page,
        form.judul,
        say("maklumat_ditarik") if article.withdrawn else card.summary,
        kind="article",
        section=press.section(HOAXES, MATERIALS) if card.hoax else MATERIALS,
        preview=article.preview,
        json_ld=write_json_ld(
            None if article.withdrawn else describe_material(press, card, article.page)
        ),
        published=post.date.isoformat(),
        language=form.bahasa or press.theme.language,
        indexed=article.indexed,
        feeds=feeds.links() if is_told(card) else (),
    )
    message = _message(card, address)
    topic, issuer = topic_page(notice.topic), issuer_page(notice.brief.issuer)
    code = Target(DIRECTORY, f"{article.page.path.removesuffix('.html')}.svg")
    values = {
        "crumbs": press.crumbs(MATERIALS, HOAXES) if card.hoax else press.crumbs(MATERIALS),
        "card": card,
        "article": article,
        "form": form,
        "kind": say(f"dir_jenis_{notice.brief.kind}"),
        "validity": _validity(press, card),
        "verdict": press.verdict(notice.verdict) if notice.verdict else "",
        "topic_page": topic if topic in shelves else None,
        "issuer_page": issuer if issuer in shelves else None,
        "videos": [link_video(video, press.theme) for video in form.video],
        "changed": changed,
        "changes": notice.changes,
        "share": link_message(message, address),
        "message": message,
        "code": code,
        "page_address": address,
        "relays": relays,
    }
    last = changed.day if changed is not None else post.date.date()
    yield press.page("satu-bahan.html", page, values, changed=last.isoformat())
    if not article.withdrawn:
        yield Artifact(code.path, draw_qr(address))


def _message(card: Card, address: str) -> str:
    """The text to pass on: the author's own, else title, summary and address."""
    form, article = card.notice.form, card.article
    if article.withdrawn or form.teks_bagikan:
        return write_message("", form.teks_bagikan or "", card.issuer, address)
    story = form.ringkasan or article.content.story
    return write_message(form.judul, story, card.issuer, address)


def _validity(press: Press, card: Card) -> str:
    """``Berlaku sampai 31 Maret 2026 pukul 23.59 WIB``, or nothing where neither was set."""
    post, form, say = card.notice.post, card.notice.form, press.theme.say

    ending = card.article.when.ending
    begin = ""
    if form.mulai and post.start is not None:
        begin = _say_begin(press, form.mulai, post.zone)
    if begin and ending:
        return say("dir_berlaku_antara", mulai=begin, akhir=ending.words)
    if ending:
        return say("dir_berlaku_sampai", akhir=ending.words)
    if form.always:
        return say("dir_berlaku_selalu")
    return say("dir_berlaku_mulai", mulai=begin) if begin else ""


def _say_begin(press: Press, begin: Moment, zone: timezone) -> str:
    if begin.at is None:
        return press.day(begin.day)
    return say_instant(begin.instant(zone), press.theme.language, weekday=False)
