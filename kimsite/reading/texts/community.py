"""A registry entry and its files become a Community: every item and page read, sorted, checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kimsite.forms import Event, Office
from kimsite.model import Community, MaterialBrief, Mention, Post, Setting
from kimsite.moment import zone_of
from kimsite.problem import Problem
from kimsite.reading.registry.profiles import Entry
from kimsite.reading.texts.eventaim import check_event
from kimsite.reading.texts.posts import load_post, sort_posts
from kimsite.reading.tree.finds import ItemFile
from kimsite.reading.values.fields import KnownFields, known_fields

_LISTS = re.compile(r"index|\d{4}-\d\d")
_DIARIES = re.compile(r"kalender|lewat(-\d{4})?")


def load_community(
    entry: Entry,
    items: Iterable[ItemFile],
    office: Office | None,
    materials: tuple[MaterialBrief, ...],
    setting: Setting,
    digests: dict[str, str] | None = None,
    mentions: tuple[Mention, ...] = (),
) -> tuple[Community, list[Problem]]:
    """Read every file of a KIM whose profile is sound; ``digests``, if given, learns theirs."""
    assert entry.profile is not None  # noqa: S101 -- a broken profile has no community
    zone = zone_of(entry.chain[-1].utc_offset)
    problems: list[Problem] = []
    posts: dict[tuple[str, str], Post] = {}
    known = known_fields(setting.network.bidang)
    for item in items:
        post, faults = load_post(item, zone, setting, digests)
        problems += faults
        if post is None:
            continue
        problems += check_fields(post, known)
        if isinstance(post.form, Event):
            post, faults = check_event(post, post.form)
            problems += faults
        place_post(posts, post, problems)
    community = Community(
        slug=entry.slug,
        profile=entry.profile,
        source=entry.source,
        places=entry.places,
        chain=entry.chain,
        zone=zone,
        folder=setting.root / "content" / "kim" / entry.slug,
        posts=sort_posts([post for post in posts.values() if post.kind != "halaman"]),
        pages=tuple(post for _, post in sorted(posts.items()) if post.kind == "halaman"),
        office=office,
        materials=materials,
        mentions=mentions,
    )
    return community, problems


_TAKEN = {("bahan", "hoaks"), ("bahan", "belajar")}
"""Addresses of lists, which no text of that kind may have."""


def place_post(posts: dict[tuple[str, str], Post], post: Post, problems: list[Problem]) -> None:
    """Keep ``post`` under its name, or under the next free one where that address is taken."""
    name, number = post.name, 1
    while (post.kind, name) in posts or is_list(post.kind, name):
        number += 1
        name = f"{post.name}-{number}"
    if number > 1:
        first = posts.get((post.kind, post.name))
        other = first.source.path if first else f"{post.kind}/{post.name}.html"
        place = post.source.span(1)
        problems.append(Problem.at(place, "alamat-kembar", lain=other, nama=name))
        post = replace(post, name=name)
    posts[(post.kind, name)] = post


def check_fields(post: Post, known: KnownFields) -> list[Problem]:
    """Words of ``bidang`` that the network's list does not have; a page shows them as labels."""
    if not post.form.bidang:
        return []
    problems = known.check(post.form.bidang, post.places, post.source.span(1))
    if post.kind == "bahan":  # there they say whom it is for, too
        return [replace(problem, effect="bahan-tak-lewat-bidang") for problem in problems]
    return [replace(problem, effect="kata-jadi-label") for problem in problems]


def is_list(kind: str, name: str) -> bool:
    """Whether a list, a month of one, or a calendar has that address."""
    diary = kind == "agenda" and _DIARIES.fullmatch(name)
    return bool(_LISTS.fullmatch(name) or diary) or (kind, name) in _TAKEN
