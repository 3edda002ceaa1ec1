"""One post becomes an Item: its text rendered once, its pictures and files found and checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from kimsite.forms import Announcement, News
from kimsite.model import Post, Target
from kimsite.problem import Span
from kimsite.rendering.files import Download
from kimsite.rendering.layout import item_page, material_page
from kimsite.rendering.markup import render_markup
from kimsite.rendering.resolver import PostResolver
from kimsite.site.desk import KINDS, Desk, Shot, find_place
from kimsite.site.excerpt import shorten
from kimsite.site.naming import put_dateline, say_dateline
from kimsite.site.tags import Tag, post_tags, sort_fields

_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Item:
    """A post with everything its page, the lists, the feed and the Summary show of it.

    ``body`` is safe HTML and opens with the dateline; ``mark`` is the state to show with it, or
    empty; ``credit`` leads to the material it passed on; ``fields`` are the slugs of its bidang.
    """

    post: Post
    page: Target
    title: str
    summary: str
    body: Markup
    shots: tuple[Shot, ...]
    picture: Shot | None
    attached: tuple[Download, ...]
    files: tuple[FileRow, ...]
    used: tuple[Download, ...]
    tags: tuple[Tag, ...]
    fields: tuple[str, ...]
    language: str
    credit: Tag | None
    material: str
    listed: bool
    day: str
    machine: str
    event: str
    event_machine: str
    start_day: str
    start_month: str

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
    """The page of every post that has one, oldest first; fills ``desk.index``.

    A file named like one of the site's own pages (``berita/index.md``, ``berita/2026-10.md``)
    gets a number, so that neither overwrites the other.
    """
    community = desk.community
    posts = sorted((*community.posts, *community.pages), key=lambda p: (p.date, p.kind, p.name))
    pages: list[tuple[Post, Target]] = []
    taken: set[str] = set()
    for post in posts:
        if not desk.has_page(post):
            continue
        name, number = post.name, 1
        while _is_ours(name) or f"{post.kind}/{name}" in taken:
            number += 1
            name = f"{post.name}-{number}"
        taken.add(f"{post.kind}/{name}")
        page = item_page(desk.slug, post.kind, name)
        if number > 1:
            desk.report(
                post.source.span(1), "nama-halaman-terpakai", nama=post.name, alamat=page.path
            )
        pages.append((post, page))
        desk.index[_within(desk, post)] = page
    return pages


def _is_ours(name: str) -> bool:
    return name == "index" or re.fullmatch(r"\d{4}-\d{2}", name) is not None


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
    fields, words = sort_fields(desk, post)
    material, credit = _credit(desk, post)
    used = {download.path: download for download in reversed(desk.files.used_downloads)}
    return Item(
        post=post,
        page=page,
        title=post.form.judul,
        summary=shorten(post.form.ringkasan or body.text),
        body=_opened(desk, post, body.html, body.text),
        shots=shots,
        picture=next(iter((*shots, *inside)), None),
        attached=attached,
        used=tuple(sorted(used.values(), key=lambda download: download.path)),
        tags=post_tags(desk.setting.network, post, fields, words),
        fields=fields,
        language=_language(desk, post),
        credit=credit,
        material=material,
        listed=desk.is_listed(post),
    )


def _withdrawn(post: Post, page: Target, title: str) -> Item:
    reason = post.form.alasan or ""
    return Item(post, page, title, reason, Markup(), (), None, (), (), (), (), "", None, "", False)


def _opened(desk: Desk, post: Post, html: str, text: str) -> Markup:
    if post.kind not in KINDS:
        return Markup(html)  # noqa: S704 -- render_markup made it safe
    place = post.form.tempat if post.kind != "agenda" else None
    if not html and post.form.ringkasan:
        text = post.form.ringkasan
        html = Markup("<p>{}</p>").format(text)
    return put_dateline(html, text, say_dateline(desk.community, place or ""))


def _attachments(desk: Desk, post: Post) -> tuple[Download, ...]:
    found: list[Download] = []
    for number, attachment in enumerate(post.form.lampiran):
        if desk.files.is_picture(attachment.berkas):
            continue
        place = _place(post, f"lampiran.{number}.berkas")
        download = desk.files.download(
            post.folder, attachment.berkas, place, attachment.judul or ""
        )
        if download is not None:
            found.append(download)
    return tuple(found)


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
