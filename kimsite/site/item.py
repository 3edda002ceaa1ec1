"""One post becomes an Item: its text rendered once, its pictures and files found and checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from kimsite.forms import Announcement, News
from kimsite.model import Post, Target
from kimsite.problem import Span
from kimsite.rendering.layout import item_page, material_page
from kimsite.rendering.markup import render_markup
from kimsite.rendering.resolver import PostResolver
from kimsite.site.desk import KINDS, Desk, Shot, find_place
from kimsite.site.excerpt import shorten
from kimsite.site.filelink import FileLink, link_file
from kimsite.site.naming import put_dateline, say_dateline
from kimsite.site.tags import Tag, post_tags, sort_fields
from kimsite.site.when import When, say_when

EMPTY = Markup()
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Item:
    """A post with everything its page, the lists, the feed and the Summary show of it.

    ``body`` is safe HTML and opens with the dateline; ``attached`` are its attachments, ``files``
    those and the ones its text links to; ``credit`` leads to the material it passed on; ``fields``
    are the slugs of its bidang; ``mark`` is the state to show with it, or empty.
    """

    post: Post
    page: Target
    title: str
    summary: str
    when: When
    body: Markup = EMPTY
    shots: tuple[Shot, ...] = ()
    picture: Shot | None = None
    attached: tuple[FileLink, ...] = ()
    files: tuple[FileLink, ...] = ()
    tags: tuple[Tag, ...] = ()
    fields: tuple[str, ...] = ()
    language: str = ""
    credit: Tag | None = None
    material: str = ""
    listed: bool = False

    @property
    def kind(self) -> str:
        """berita, galeri, pengumuman, agenda or halaman."""
        return self.post.kind

    @property
    def mark(self) -> str:
        """draft, scheduled or expired, where that is to be seen."""
        return self.post.state if self.post.state in {"draft", "scheduled", "expired"} else ""

    @property
    def withdrawn(self) -> bool:
        """Whether only a notice is left of it."""
        return self.post.state == "withdrawn"


def give_pages(desk: Desk) -> list[tuple[Post, Target]]:
    """The page of every post that has one, oldest first; fills ``desk.index``."""
    posts = sorted((*desk.community.posts, *desk.community.pages), key=_age)
    pages = [(p, item_page(desk.slug, p.kind, p.name)) for p in posts if desk.has_page(p)]
    desk.index.update({_within(desk, post): page for post, page in pages})
    return pages


def _age(post: Post) -> tuple[datetime, str, str]:
    return post.date, post.kind, post.name


def _within(desk: Desk, post: Post) -> str:
    file = post.source.path.rpartition("/")[2]
    folder = post.folder
    if folder.is_relative_to(desk.community.folder):
        return (folder.relative_to(desk.community.folder) / file).as_posix()
    return f"{post.kind}/{file}"


def render_item(desk: Desk, post: Post, page: Target) -> Item:
    """Render ``post`` for its ``page``; of a withdrawn one nothing but its place is kept."""
    say = desk.theme.say
    if post.state == "withdrawn":
        return _withdrawn(post, page, say(f"ditarik_{post.kind}"))
    desk.files.forget()
    attached = _attachments(desk, post)
    shots = _shots(desk, post) + _attached_shots(desk, post)
    seen = len(desk.files.used_pictures)
    resolver = PostResolver(post, desk.slug, page, desk.layout, desk.files, desk.index)
    body = render_markup(
        post.body,
        resolver,
        table_label=say("tabel"),
        notes_label=say("catatan_kaki"),
        back_label=say("kembali_ke_teks"),
    )
    inside = [
        Shot(Target(desk.slug, p.path), p.width, p.height) for p in desk.files.used_pictures[seen:]
    ]
    fields, words = sort_fields(desk.setting.network, post)
    material, credit = _credit(desk, post)
    language = desk.setting.network.bahasa
    files: dict[str, FileLink] = {}
    for download in desk.files.used_downloads:  # an attachment's title before a mere link
        files.setdefault(download.path, link_file(desk.slug, download, language))
    return Item(
        post=post,
        page=page,
        title=post.form.judul,
        summary=shorten(post.form.ringkasan or body.text),
        when=say_when(post, language),
        body=_opened(desk, post, body.html, body.text),
        shots=shots,
        picture=next(iter((*shots, *inside)), None),
        attached=tuple(files[path] for path in dict.fromkeys(attached)),
        files=tuple(files.values()),
        tags=post_tags(desk.setting.network, post, fields, words),
        fields=fields,
        language=_language(desk, post),
        credit=credit,
        material=material,
        listed=desk.is_listed(post),
    )


def _withdrawn(post: Post, page: Target, title: str) -> Item:
    """``summary`` is the reason; nothing else of the old text remains."""
    return Item(post, page, title, post.form.alasan or "", When())


def _opened(desk: Desk, post: Post, html: str, text: str) -> Markup:
    if post.kind not in KINDS:
        return Markup(html)  # noqa: S704 -- render_markup made it safe
    place = post.form.tempat if post.kind != "agenda" else None
    if not html and post.form.ringkasan:
        text = post.form.ringkasan
        html = Markup("<p>{}</p>").format(text)
    return put_dateline(html, text, say_dateline(desk.community, place or ""))


def _attachments(desk: Desk, post: Post) -> list[str]:
    found: list[str] = []
    for number, attachment in enumerate(post.form.lampiran):
        if desk.files.is_picture(attachment.berkas):
            continue
        place = _place(post, f"lampiran.{number}.berkas")
        download = desk.files.download(
            post.folder, attachment.berkas, place, attachment.judul or ""
        )
        if download is not None:
            found.append(download.path)
    return found


def _shots(desk: Desk, post: Post) -> tuple[Shot, ...]:
    found: list[Shot] = []
    form = post.form
    folder: Path = post.folder
    for number, photo in enumerate(form.foto):
        alt, caption = photo.alt or "", photo.keterangan or ""
        if number == 0:  # ``keterangan`` and ``alt`` beside ``foto`` speak of the first
            alt, caption = alt or form.alt or "", caption or form.keterangan or ""
        shot = desk.shot(folder, photo.berkas, _place(post, f"foto.{number}.berkas"), alt, caption)
        if shot is not None:
            found.append(shot)
    return tuple(found)


def _attached_shots(desk: Desk, post: Post) -> tuple[Shot, ...]:
    """A picture among the attachments is shown like the photos."""
    shots = [
        desk.shot(
            post.folder,
            attachment.berkas,
            _place(post, f"lampiran.{number}.berkas"),
            caption=attachment.judul or "",
        )
        for number, attachment in enumerate(post.form.lampiran)
        if desk.files.is_picture(attachment.berkas)
    ]
    return tuple(shot for shot in shots if shot is not None)


def _credit(desk: Desk, post: Post) -> tuple[str, Tag | None]:
    form = post.form
    if not isinstance(form, News | Announcement) or form.bahan is None:
        return "", None
    titles = {brief.name: brief.title for brief in desk.community.materials}
    titles |= desk.setting.material_titles
    name = form.bahan.removesuffix(".md")
    if name in titles:
        return name, Tag(titles[name], material_page(name))
    from difflib import get_close_matches

    alike: Sequence[str] = get_close_matches(name, sorted(titles), n=1, cutoff=0.6)
    usul = alike[0] if alike else ""
    desk.report(_place(post, "bahan"), "bahan-tak-ada", bahan=form.bahan, usul=usul)
    return "", None


def _language(desk: Desk, post: Post) -> str:
    written = post.form.bahasa
    network: str = desk.setting.network.bahasa
    if written is None:
        return network
    if _LANGUAGE.fullmatch(written.lower()):
        return written.lower()
    desk.report(_place(post, "bahasa"), "bahasa-tak-sah", bahasa=written)
    return network


def _place(post: Post, path: str) -> Span:
    return find_place(post.places, path) or post.source.span(1)
