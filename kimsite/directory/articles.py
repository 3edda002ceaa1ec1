"""The network's own texts (materials, events, extra pages): Markdown, pictures and attachments."""

from __future__ import annotations

from collections.abc import Iterable
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
    """Renders the texts of all three folders; pictures and downloads are collected on the way."""

    def __init__(self, setting: Setting, theme: Theme, layout: Layout, cache: Path) -> None:
        self._theme = theme
        self._layout = layout
        content = setting.root / "content"
        self._files: dict[str, Files] = {}
        taken: dict[str, Path] = {}
        for kind in KINDS:
            # One namespace: the files of all three are published in the same folders.
            self._files[kind] = Files(content / kind, f"content/{kind}", cache, taken)
        self._index: dict[str, dict[str, Target]] = {kind: {} for kind in KINDS}
        self._faults: list[Problem] = []

    def admit(self, posts: Iterable[Post], *, preview: bool) -> list[Post]:
        """Those of ``posts`` that have a page. Of two that would share an address, the first."""
        admitted: dict[str, Post] = {}
        for post in sorted(posts, key=lambda post: post.source.path):
            if not (post.shown or preview):
                continue
            first = admitted.setdefault(post.name, post)
            if first is not post:
                span = post.source.span(1)
                values = {"nama": post.name, "lain": first.source.path}
                self._faults.append(Problem.at(span, "nama-halaman-ganda", **values))
                continue
            files, index = self._files[post.kind], self._index[post.kind]
            within = post.folder.relative_to(files.boundary) / Path(post.source.path).name
            index[within.as_posix()] = item_page(DIRECTORY, post.kind, post.name)
        return sorted(admitted.values(), key=lambda post: (-post.date.timestamp(), post.name))

    def read(self, post: Post) -> Article:
        """Render ``post``; its problems are kept."""
        page = item_page(DIRECTORY, post.kind, post.name)
        if post.state == "withdrawn":
            return Article(post, page, Markup(), "", (), (), None)
        figures = self._figures(post)
        markup = render_markup(
            post.body,
            self._resolver(post, page),
            table_label=self._theme.say("dir_tabel"),
            notes_label=self._theme.say("dir_catatan_kaki"),
            back_label=self._theme.say("dir_kembali_ke_teks"),
        )
        preview = None
        if figures:
            first = figures[0]
            address = self._layout.address(first.target)
            preview = Preview(address, first.width, first.height, first.alt or first.caption)
        html = Markup(markup.html)  # noqa: S704 -- render_markup made it safe
        downloads = tuple(self._attached(post))
        return Article(post, page, html, markup.text, figures, downloads, preview)

    def render_for_feed(self, post: Post) -> str:
        """The whole text with absolute addresses, the pictures of the front matter left out."""
        files = self._files[post.kind]
        known = len(files.problems)
        page = item_page(DIRECTORY, post.kind, post.name)
        html = render_markup(post.body, self._resolver(post, page, absolute=True)).html
        del files.problems[known:]  # the page has told them already
        return html

    def artifacts(self) -> list[Artifact]:
        """The pictures and downloads that were used."""
        found = {path: a for files in self._files.values() for path, a in files.artifacts.items()}
        return [found[path] for path in sorted(found)]

    def problems(self) -> list[Problem]:
        """All that was found wrong."""
        return [*self._faults, *(p for kind in KINDS for p in self._files[kind].problems)]

    def _resolver(self, post: Post, page: Target, *, absolute: bool = False) -> PostResolver:
        files, index = self._files[post.kind], self._index[post.kind]
        return PostResolver(post, DIRECTORY, page, self._layout, files, index, absolute=absolute)

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
