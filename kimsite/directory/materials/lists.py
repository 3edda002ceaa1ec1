"""Lists of materials, in parts: all, what clears up hoaxes, lessons, by topic and by issuer.

A part is ``<list>.<number>.html``, for no name of a material or topic holds a dot; that of an
issuer, whose name is a code, ``<code>-<number>.html``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kimsite.directory.listing import Entry
from kimsite.directory.materials.card import Card, listed_cards
from kimsite.directory.materials.feed import material_feeds, print_material_feeds, shelf_feeds
from kimsite.directory.press import Press
from kimsite.model import Artifact, Target
from kimsite.rendering.layout import (
    HOAXES,
    ISSUER_FOLDER,
    ISSUERS,
    LESSONS,
    MATERIALS,
    TOPICS,
    issuer_page,
    topic_page,
)
from kimsite.rendering.look.page import Page

SHOWN = 24
"""Materials on one page."""
DOORS = 12
"""Topics and issuers that Info Pemerintah names: those with the most materials."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list of materials: its number from 1, and what it lists."""

    number: int
    target: Target
    cards: tuple[Card, ...]

    @property
    def ends(self) -> bool:
        """Whether anything here ends: ``naskah.js`` then marks what is over."""
        return any(card.ends for card in self.cards)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Materials that stand together, newest first; ``told`` are also those that were withdrawn."""

    title: str
    target: Target
    cards: list[Card]
    told: list[Card]


def split_list(target: Target, cards: Sequence[Card]) -> list[Leaf]:
    """``cards`` in parts, of which the first is ``target``, with or without any."""
    stem, found = target.path.removesuffix(".html"), []
    # No name or topic holds a dot; the codes of issuers do, and none of them a hyphen.
    mark = "-" if target.path.startswith(ISSUER_FOLDER) else "."
    for start in range(0, max(1, len(cards)), SHOWN):
        number = start // SHOWN + 1
        place = target if number == 1 else Target(target.owner, f"{stem}{mark}{number}.html")
        found.append(Leaf(number, place, tuple(cards[start : start + SHOWN])))
    return found


def shelve_topics(cards: Iterable[Card]) -> list[Shelf]:
    """The topics that have materials in lists, by name, as the newest of them spells it."""
    return _shelve(cards, lambda card: card.notice.topic, topic_page, lambda card: card.topic)


def shelve_issuers(cards: Iterable[Card]) -> list[Shelf]:
    """The issuers that have materials in lists, by name; one that nobody knows has none."""
    return _shelve(
        cards,
        lambda card: card.notice.brief.issuer if card.notice.brief.attributed else "",
        issuer_page,
        lambda card: card.issuer,
    )


def shelf_pages(cards: Iterable[Card]) -> frozenset[Target]:
    """The pages of all topics and issuers that have materials in lists."""
    held = list(cards)
    return frozenset(shelf.target for shelf in (*shelve_topics(held), *shelve_issuers(held)))


def print_lists(press: Press, cards: list[Card], feed: Target) -> Iterator[Artifact]:
    """Every list that has anything; ``feed`` is that of all materials."""
    topics, issuers = shelve_topics(cards), shelve_issuers(cards)
    listed = listed_cards(cards)
    hoaxes = [card for card in listed if card.hoax]
    lessons = sort_lessons(listed)
    doors = {
        "topics": _most(press, topics),
        "topics_page": TOPICS,
        "issuers": _most(press, issuers),
        "issuers_page": ISSUERS,
        "hoaxes_page": HOAXES if hoaxes else None,
        "lessons_page": LESSONS if lessons else None,
        "feed": feed,
    }
    yield from _print(press, "bahan.html", MATERIALS, ("bahan", "dir_bahan_ket"), listed, doors)
    if hoaxes:
        hoaxes.sort(key=lambda card: card.notice.brief.date, reverse=True)
        yield from _print(
            press, "hoaks.html", HOAXES, ("dir_cek_hoaks", "dir_cek_hoaks_ket"), hoaxes
        )
    if lessons:
        yield from _print(
            press, "belajar.html", LESSONS, ("dir_belajar", "dir_belajar_ket"), lessons
        )
    for page, key, shelves in ((TOPICS, "dir_topik", topics), (ISSUERS, "dir_penerbit", issuers)):
        if not shelves:
            continue
        say, crumbs = press.theme.say, press.crumbs(MATERIALS)
        told = Page(page, say(key), say(f"{key}_ket"), section=MATERIALS)
        entries = [_entry(press, shelf) for shelf in shelves]
        yield press.page("daftar.html", told, {"entries": entries, "crumbs": crumbs})
        for shelf in shelves:
            yield from _print_shelf(press, shelf, (say(key), page), f"{key}_satu_ket")


def sort_lessons(cards: Iterable[Card]) -> list[Card]:
    """The lessons among ``cards`` in the order in which they are taken, then by title."""
    lessons = [card for card in cards if card.notice.brief.kind == "modul"]

    def place(card: Card) -> tuple[bool, int, str]:
        order = card.notice.form.urutan
        return order is None, order or 0, card.notice.form.judul.casefold()

    return sorted(lessons, key=place)


def _shelve(
    cards: Iterable[Card],
    key: Callable[[Card], str],
    page: Callable[[str], Target],
    title: Callable[[Card], str],
) -> list[Shelf]:
    held: dict[str, list[Card]] = {}
    for card in cards:
        if key(card):
            held.setdefault(key(card), []).append(card)
    shelves = []
    for name, told in sorted(held.items()):
        if listed := [card for card in told if card.article.listed]:
            shelves.append(Shelf(title(listed[0]), page(name), listed, told))
    return sorted(shelves, key=lambda shelf: (shelf.title.casefold(), shelf.target))


def _print_shelf(
    press: Press, shelf: Shelf, above: tuple[str, Target], key: str
) -> Iterator[Artifact]:
    """The list of a topic or an issuer, and its feed."""
    feeds = shelf_feeds(press, shelf.target, shelf.title)
    told = press.theme.say(key, nama=shelf.title)
    leaves = split_list(shelf.target, shelf.cards)
    for leaf in leaves:
        page = Page(leaf.target, shelf.title, told, section=MATERIALS, feeds=feeds.links())
        values = {
            "crumbs": [*press.crumbs(MATERIALS), above],
            "leaf": leaf,
            "numbers": _numbers(press, leaves),
            "feed": feeds.rss,
        }
        yield press.page("bahan-menurut.html", page, values)
    yield from print_material_feeds(press, feeds, told, shelf.told)


def _print(
    press: Press,
    template: str,
    target: Target,
    keys: tuple[str, str],
    cards: list[Card],
    more: dict[str, Any] | None = None,
) -> Iterator[Artifact]:
    """A list whose title and introduction are words of the theme."""
    title, told = map(press.theme.say, keys)
    feeds = material_feeds(press.setting.network, press.theme)
    leaves = split_list(target, cards)
    for leaf in leaves:
        section = press.section(target, MATERIALS)
        page = Page(leaf.target, title, told, section=section, feeds=feeds.links())
        values = {
            "crumbs": press.crumbs() if target == MATERIALS else press.crumbs(MATERIALS),
            "leaf": leaf,
            "numbers": _numbers(press, leaves),
            **(more or {}),
        }
        yield press.page(template, page, values)


def _numbers(press: Press, leaves: list[Leaf]) -> list[tuple[str, Target]]:
    """Links to all parts, where there is more than one."""
    several = len(leaves) > 1
    return [(press.number(leaf.number), leaf.target) for leaf in leaves] if several else []


def _most(press: Press, shelves: list[Shelf]) -> list[Entry]:
    """The shelves with the most materials, by name."""
    most = {s.target for s in sorted(shelves, key=lambda shelf: -len(shelf.cards))[:DOORS]}
    return [_entry(press, shelf) for shelf in shelves if shelf.target in most]


def _entry(press: Press, shelf: Shelf) -> Entry:
    return Entry(shelf.title, shelf.target, press.number(len(shelf.cards)))
