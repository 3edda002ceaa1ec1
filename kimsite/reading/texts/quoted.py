"""What a repost must know of its original: a Quote of a material, or of another KIM's post."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timezone
from difflib import get_close_matches

from kimsite.forms import Page
from kimsite.model import Notice, Post, Quote, Setting
from kimsite.reading.texts.citing import Citation, citation_of
from kimsite.reading.texts.community import place_post
from kimsite.reading.texts.posts import load_post
from kimsite.reading.tree.finds import ItemFile
from kimsite.reading.values.names import parse_slug

NO_KIM, NO_POST, WAITING = "no kim", "no post", "waiting"
"""States of a Quote that quotes nothing: there is no such KIM or post, or it has no page yet."""


def quote_material(notice: Notice) -> Quote:
    """The material itself, as its page shows it."""
    return _quote(notice.post, notice.brief.publisher)


def quote_post(post: Post, author: str, homes: Iterable[str], *, preview: bool) -> Quote:
    """A post of the KIM called ``author``; one that has no page is quoted without a word of it."""
    if not post.shown and not preview:
        return Quote(author, state=WAITING)
    passed_on = citation_of(post, homes)
    return _quote(post, author, passed_on.key if passed_on else "")


def find_post(
    items: Iterable[ItemFile], wanted: Citation, zone: timezone, setting: Setting
) -> tuple[Post | None, str]:
    """The post whose page is ``wanted``; or none, and the name of the one that may be meant.

    Files are read until one is found: mostly the first whose name says so.
    """
    here = [item for item in items if item.kind == wanted.kind]
    for item in here:
        if parse_slug(item.stem) == wanted.name:
            post, _ = load_post(item, zone, setting)
            if post is not None:
                return post, ""
    placed: dict[tuple[str, str], Post] = {}
    for item in here:
        post, _ = load_post(item, zone, setting)
        if post is not None:
            place_post(placed, post, [])
    found = placed.get((wanted.kind, wanted.name))
    return found, "" if found else _guess(wanted, placed.values())


def _guess(wanted: Citation, posts: Iterable[Post]) -> str:
    """The post that had this address before, else the one most like it; drafts are not named."""
    shown = [post for post in posts if post.shown]
    for post in shown:
        if any(_former(written) == wanted.name for written in post.form.alamat_lama):
            return post.name
    alike = get_close_matches(wanted.name, sorted(post.name for post in shown), n=1, cutoff=0.6)
    return alike[0] if alike else ""


def _former(written: str) -> str:
    return parse_slug(written.rstrip("/").rpartition("/")[2].removesuffix(".html"))


def _quote(post: Post, author: str, passed_on: str = "") -> Quote:
    form: Page = post.form
    until = form.berakhir.instant(post.zone, end=True).isoformat() if form.berakhir else ""
    if post.state == "withdrawn":  # only a notice is left of it
        return Quote(author, state=post.state)
    return Quote(author, form.judul, post.state, until, passed_on)
