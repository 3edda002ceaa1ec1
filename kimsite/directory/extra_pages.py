"""The network's extra pages (``content/halaman``): what it is, how to register, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from kimsite.directory.articles import Article
from kimsite.directory.press import Press
from kimsite.model import Artifact
from kimsite.rendering.look.page import Page


def print_extra_pages(press: Press, articles: list[Article]) -> Iterator[Artifact]:
    """One page for each text."""
    for article in articles:
        post, say = article.post, press.theme.say
        page = Page(
            article.page,
            post.form.judul,
            say("maklumat_ditarik") if article.withdrawn else article.summary,
            section=article.page,
            preview=article.preview,
            language=post.form.bahasa or press.theme.language,
            indexed=article.indexed,
        )
        changed = post.date.date().isoformat() if post.dated else ""
        share = article.share(press.layout, press.frame.title)
        values = {"crumbs": press.crumbs(), "article": article, "share": share}
        yield press.page("halaman.html", page, values, changed)
