"""The network's own texts (materials, events, extra pages): Markdown, pictures and attachments."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from kimsite.forms.item import Photo
from kimsite.model import DIRECTORY, Artifact, Post, Setting, Target
from kimsite.problem import Problem
from kimsite.rendering.files import Download, Files
from kimsite.rendering.layout import Layout, item_page
from kimsite.rendering.markup import render_markup
from kimsite.rendering.page import Preview
from kimsite.rendering.resolver import PostResolver
from kimsite.rendering.theme import Theme
from kimsite.site.excerpt import shorten

KINDS = ("bahan", "agenda", "halaman")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the front matter; ``alt`` is empty where its caption says it all."""

    target: Target
    width: int
    height: int
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text as its page shows it: ``text`` is its words alone. A withdrawn one is empty."""

    post: Post
    page: Target
    html: Markup
    text: str
    figures: tuple[Figure, ...]
    downloads: tuple[tuple[Target, Download], ...]
    preview: Preview | None

    @property
    def summary(self) -> str:
        """What the author wrote as summary, else how the text begins."""
        return self.post.form.ringkasan or shorten(self.text)


class Articles:
    """Renders the texts of all three folders; pictures and downloads are collected on the way.

    Of ``posts`` those that are shown have a page; in a preview, all of them.
    """

    def __init__(
        self,
        posts: Iterable[Post],
        setting: Setting,
        theme: Theme,
        layout: Layout,
        cache: Path,
    ) -> None:
        self._theme = theme
        self._layout = layout
        content = setting.root / "content"
        taken: dict[str, Path] = {}  # the downloads of all three lie side by side
        self._files = {
            kind: Files(content / kind, f"content/{kind}", cache, taken) for kind in KINDS
        }
        self._posts = [post for post in posts if post.shown or setting.preview]
        self._index = {kind: dict(self._pages_seen_from(kind)) for kind in KINDS}

    def posts(self, kind: str) -> list[Post]:
        """Those of one kind that have a page, newest first."""
        found = [post for post in self._posts if post.kind == kind]
        return sorted(found, key=lambda post: (-post.date.timestamp(), post.name))

    def read(self, post: Post) -> Article:
        """Render ``post``; its problems are kept."""
        page = item_page(DIRECTORY, post.kind, post.name)
        if post.state == "withdrawn":
            return Article(post, page, Markup(), "", (), (), None)
        figures = self._figures(post)
        markup = render_markup(
            post.body,
            self._resolver(post, page),
            table_label=self._theme.say("tabel"),
            notes_label=self._theme.say("catatan_kaki"),
            back_label=self._theme.say("kembali_ke_teks"),
        )
        preview = None
        if figures:
            first = figures[0]
            address = self._layout.address(first.target)
            preview = Preview(address, first.width, first.height, first.alt or first.caption)
        html = Markup(markup.html)  # noqa: S704 -- render_markup made it safe
        downloads = tuple(self._attached(post))
        return Article(post, page, html, markup.text, figures, downloads, preview)

    def artifacts(self) -> list[Artifact]:
        """The pictures and downloads that were used."""
        found = {path: a for files in self._files.values() for path, a in files.artifacts.items()}
        return [found[path] for path in sorted(found)]

    def problems(self) -> list[Problem]:
        """All that was found wrong."""
        return [problem for kind in KINDS for problem in self._files[kind].problems]

    def _pages_seen_from(self, kind: str) -> Iterator[tuple[str, Target]]:
        """Each source file, as a link in a text of ``kind`` names it, and its page."""
        for post in self._posts:
            within = post.folder.relative_to(self._files[post.kind].boundary).as_posix()
            name = posixpath.join(within, posixpath.basename(post.source.path))
            seen = name if post.kind == kind else f"../{post.kind}/{posixpath.normpath(name)}"
            yield posixpath.normpath(seen), item_page(DIRECTORY, post.kind, post.name)

    def _resolver(self, post: Post, page: Target) -> PostResolver:
        files, index = self._files[post.kind], self._index[post.kind]
        return PostResolver(post, DIRECTORY, page, self._layout, files, index)

    def _figures(self, post: Post) -> tuple[Figure, ...]:
        made = (self._figure(post, photo) for photo in post.form.foto)
        return tuple(figure for figure in made if figure is not None)

    def _figure(self, post: Post, photo: Photo) -> Figure | None:
        picture = self._files[post.kind].picture(post.folder, photo.berkas, post.place("foto"))
        if picture is None:
            return None
        caption = photo.keterangan or post.form.keterangan or ""
        alt = photo.alt or post.form.alt or ("" if caption else post.form.judul)
        target = Target(DIRECTORY, picture.path)
        return Figure(target, picture.width, picture.height, alt, caption)

    def _attached(self, post: Post) -> Iterable[tuple[Target, Download]]:
        files, place = self._files[post.kind], post.place("lampiran")
        for attachment in post.form.lampiran:
            download = files.download(post.folder, attachment.berkas, place, attachment.judul or "")
            if download is not None:
                yield Target(DIRECTORY, download.path), download
