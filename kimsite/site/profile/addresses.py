"""Which posts have a page and where it is; links between them name the source file."""

from __future__ import annotations

from datetime import datetime

from kimsite.model import Post, Target
from kimsite.rendering.layout import item_page
from kimsite.site.desk import Desk


def give_pages(desk: Desk) -> list[tuple[Post, Target]]:
    """The page of every post that has one, oldest first; fills ``desk.index``."""
    posts = sorted((*desk.community.posts, *desk.community.pages), key=_age)
    pages = [(p, item_page(desk.slug, p.kind, p.name)) for p in posts if desk.has_page(p)]
    desk.index.update({_within(desk, post): page for post, page in pages})
    return pages


def _age(post: Post) -> tuple[datetime, str, str]:
    return post.date, post.kind, post.name


def _within(desk: Desk, post: Post) -> str:
    own, path = f"content/kim/{desk.slug}/", post.source.path
    return path[len(own) :] if path.startswith(own) else f"{post.kind}/{path.rpartition('/')[2]}"
