"""One post becomes an Item: its text is rendered once, its pictures and files found and checked."""

from __future__ import annotations

from markupsafe import Markup

from kimsite.model import Post, Target
from kimsite.rendering.attached.resolver import PostResolver
from kimsite.rendering.markup import load_at_once, render_markup
from kimsite.rendering.photos.shot import Shot, show_picture
from kimsite.site.desk import KINDS, Desk
from kimsite.site.items.crediting import find_credit
from kimsite.site.items.excerpt import opening, shorten
from kimsite.site.items.filelink import FileLink, link_file
from kimsite.site.items.item import Item
from kimsite.site.items.pieces import (
    find_attached_shots,
    find_attachments,
    find_shots,
)
from kimsite.site.items.share import STORY
from kimsite.site.items.tags import post_tags, sort_fields
from kimsite.site.moments.when import When, say_when
from kimsite.site.naming import put_dateline, say_dateline


def render_item(desk: Desk, post: Post, page: Target) -> Item:
    """Render ``post`` for its ``page``; of a withdrawn one nothing but its place is kept."""
    say = desk.theme.say
    if post.state == "withdrawn":
        return _withdrawn(post, page, say(f"ditarik_{post.kind}"))
    desk.files.forget()
    attached = find_attachments(desk, post)
    shots = find_shots(desk, post) + find_attached_shots(desk, post)
    seen = len(desk.files.used_pictures)
    resolver = PostResolver(post, desk.slug, page, desk.layout, desk.files, desk.index)
    body = render_markup(
        post.body,
        resolver,
        **desk.theme.labels,
    )
    if body.plain:
        desk.report(post.source.span(post.body_line), "tulisan-terlalu-rumit")
    inside = [show_picture(desk.slug, picture) for picture in desk.files.used_pictures[seen:]]
    fields, words = sort_fields(desk.setting.network, post)
    credit = find_credit(desk, post)
    language = desk.setting.network.bahasa
    files: dict[str, FileLink] = {}
    for download in desk.files.used_downloads:  # an attachment's title before a mere link
        files.setdefault(download.path, link_file(desk.slug, download, language))
    return Item(
        post=post,
        page=page,
        title=post.form.judul,
        summary=shorten(post.form.ringkasan or opening(body.html) or _first_caption(shots)),
        when=say_when(post, language, say),
        body=_opened(desk, post, body.html if shots else load_at_once(body.html), body.text),
        shots=shots,
        picture=next(iter((*shots, *inside)), None),
        attached=tuple(files[path] for path in dict.fromkeys(attached)),
        files=tuple(files.values()),
        tags=post_tags(desk.setting.network, post, fields, words),
        fields=fields,
        language=post.form.bahasa or language,
        credit=credit,
        listed=desk.is_listed(post),
        story=shorten(body.text or post.form.ringkasan or _first_caption(shots), STORY),
    )


def _withdrawn(post: Post, page: Target, title: str) -> Item:
    """``summary`` is the reason; nothing else of the old text remains."""
    return Item(post, page, title, post.form.alasan or "", When())


def _first_caption(shots: tuple[Shot, ...]) -> str:
    return next((shot.caption for shot in shots if shot.caption), "")


def _opened(desk: Desk, post: Post, html: str, text: str) -> Markup:
    if post.kind not in KINDS:
        return Markup(html)  # noqa: S704 -- render_markup made it safe
    place = post.form.tempat if post.kind != "agenda" else None
    if not html and post.form.ringkasan:
        text = post.form.ringkasan
        html = Markup("<p>{}</p>").format(text)
    return put_dateline(html, text, say_dateline(desk.community, place or ""))
