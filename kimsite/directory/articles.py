"""The network's own texts (materials, events, extra pages): Markdown, pictures and attachments."""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from kimsite.model import DIRECTORY, Artifact, Post, Setting, Target
from kimsite.problem import Problem, Span
from kimsite.rendering.attached.files import Files
from kimsite.rendering.attached.resolver import PostResolver
from kimsite.rendering.filekinds import is_picture
from kimsite.rendering.layout import Layout, item_page
from kimsite.rendering.look.page import Preview
from kimsite.rendering.look.theme import Theme
from kimsite.rendering.markup import render_markup
from kimsite.rendering.photos.shot import Shot, show_picture
from kimsite.site.items.excerpt import opening, shorten
from kimsite.site.items.filelink import FileLink, link_file
from kimsite.site.items.share import STORY, ShareLinks, share_links
from kimsite.site.items.tags import Tag, post_tags, sort_fields
from kimsite.site.moments.when import When, say_when

KINDS = ("bahan", "agenda", "halaman", "program")


@dataclass(frozen=True, slots=True)
class Content:
    """A text once it is rendered; ``excerpt`` is how it begins, ``story`` as
    much of it as a message carries. Of a withdrawn one it is empty."""

    html: Markup = field(default_factory=Markup)
    excerpt: str = ""
    story: str = ""
    figures: tuple[Shot, ...] = ()
    downloads: tuple[FileLink, ...] = ()
    preview: Preview | None = None


class Article:
    """One text as lists and its page show it; it is rendered when its content is first asked for.

    ``listed`` says whether lists and menus name it; in a preview they name what is to come, too.
    """

    def __init__(
        self,
        post: Post,
        page: Target,
        render: Callable[[], Content],
        when: When,
        tags: tuple[Tag, ...],
    ) -> None:
        self.post = post
        self.page = page
        self.when = when
        self.tags = tags
        # What is not shown is here only in a preview.
        self.listed = not self.withdrawn and (post.listed or not post.shown)
        self._render = render

    @functools.cached_property
    def content(self) -> Content:
        """The text, rendered."""
        return self._render()

    @property
    def html(self) -> Markup:
        """The text itself."""
        return self.content.html

    @property
    def figures(self) -> tuple[Shot, ...]:
        """Its pictures."""
        return self.content.figures

    @property
    def downloads(self) -> tuple[FileLink, ...]:
        """Its other attachments."""
        return self.content.downloads

    @property
    def preview(self) -> Preview | None:
        """The picture that a shared link shows."""
        return self.content.preview

    def share(
        self, layout: Layout, sender: str, text: str = "", title: str = "", before: str = ""
    ) -> ShareLinks:
        """What passes its page on, in the words of ``text`` where that is given, and under
        ``title`` where it is not called as its form has it; ``before`` stands above its story.
        """
        title, address = title or self.post.form.judul, layout.address(self.page)
        story = "" if self.withdrawn else text or self.content.story
        story = "\n\n".join(filter(None, (before, story)))
        return share_links("" if text else title, story, sender, address)

    @property
    def withdrawn(self) -> bool:
        """Whether only a notice is left."""
        return self.post.state == "withdrawn"

    @property
    def indexed(self) -> bool:
        """Whether search engines may find its page."""
        return self.post.shown and not self.withdrawn

    @property
    def summary(self) -> str:
        """What the author wrote as summary, else how the text begins."""
        return self.post.form.ringkasan or self.content.excerpt


class Articles:
    """Renders the texts of all folders; pictures and downloads are collected on the way.

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
        self._network = setting.network
        self._theme = theme
        self._layout = layout
        content, most = setting.root / "content", setting.network.anggaran.lampiran
        taken: dict[str, Path] = {}  # the downloads of all lie side by side
        self._files = {
            kind: Files(content / kind, f"content/{kind}", cache, taken, most=most)
            for kind in KINDS
        }
        self._posts = [post for post in posts if post.shown or setting.preview]
        self._index = {kind: dict(self._pages_seen_from(kind)) for kind in KINDS}

    def posts(self, kind: str) -> list[Post]:
        """Those of one kind that have a page, newest first."""
        found = [post for post in self._posts if post.kind == kind]
        return sorted(found, key=lambda post: (-post.date.timestamp(), post.name))

    def read(self, post: Post) -> Article:
        """The article of ``post``; what is found wrong when it is rendered is kept."""
        page = item_page(DIRECTORY, post.kind, post.name)
        if post.state == "withdrawn":
            return Article(post, page, Content, When(), ())
        when = say_when(post, self._theme.language, self._theme.say)
        tags = post_tags(self._network, post, *sort_fields(self._network, post))
        return Article(post, page, lambda: self._render(post, page), when, tags)

    def _render(self, post: Post, page: Target) -> Content:
        figures = self._figures(post)
        markup = render_markup(
            post.body,
            self._resolver(post, page),
            **self._theme.labels,
        )
        if markup.plain:
            place = post.source.span(post.body_line)
            self._files[post.kind].problems.append(Problem.at(place, "tulisan-terlalu-rumit"))
        preview = None
        if figures:
            first = figures[0]
            address = self._layout.address(first.target)
            preview = Preview(address, first.width, first.height, first.alt or first.caption)
        html = Markup(markup.html)  # noqa: S704 -- render_markup made it safe
        downloads = tuple(self._attached(post))
        excerpt, story = shorten(opening(markup.html)), shorten(markup.text, STORY)
        return Content(html, excerpt, story, figures, downloads, preview)

    def artifacts(self) -> list[Artifact]:
        """The pictures and downloads that were used."""
        found = {path: a for files in self._files.values() for path, a in files.artifacts.items()}
        return [found[path] for path in sorted(found)]

    def take_problems(self) -> list[Problem]:
        """What was found wrong since this was last asked."""
        found = [problem for kind in KINDS for problem in self._files[kind].problems]
        for files in self._files.values():
            files.problems.clear()
        return found

    def _pages_seen_from(self, kind: str) -> Iterator[tuple[str, Target]]:
        """Each source file, as a link in a text of ``kind`` names it, and its page."""
        for post in self._posts:
            within = post.folder.relative_to(self._files[post.kind].finder.boundary).as_posix()
            name = posixpath.join(within, posixpath.basename(post.source.path))
            seen = name if post.kind == kind else f"../{post.kind}/{posixpath.normpath(name)}"
            yield posixpath.normpath(seen), item_page(DIRECTORY, post.kind, post.name)

    def _resolver(self, post: Post, page: Target) -> PostResolver:
        files, index = self._files[post.kind], self._index[post.kind]
        return PostResolver(post, DIRECTORY, page, self._layout, files, index)

    def _figures(self, post: Post) -> tuple[Shot, ...]:
        """The photos of the front matter, then the pictures among the attachments."""
        form = post.form
        found = []
        for number, photo in enumerate(form.foto):
            caption, alt = photo.keterangan or "", photo.alt or ""
            if number == 0:  # beside ``foto`` these speak of the first
                caption, alt = caption or form.keterangan or "", alt or form.alt or ""
            found.append(self._figure(post, f"foto.{number}.berkas", photo.berkas, caption, alt))
        for number, attachment in enumerate(form.lampiran):
            if is_picture(attachment.berkas):
                field, caption = f"lampiran.{number}.berkas", attachment.judul or ""
                found.append(self._figure(post, field, attachment.berkas, caption, ""))
        return tuple(figure for figure in found if figure is not None)

    def _figure(self, post: Post, field: str, name: str, caption: str, alt: str) -> Shot | None:
        picture = self._files[post.kind].picture(post.folder, name, _place(post, field))
        if picture is None:
            return None
        alt = alt or ("" if caption else post.form.judul)
        return show_picture(DIRECTORY, picture, alt, caption)

    def _attached(self, post: Post) -> Iterator[FileLink]:
        """The attachments; a picture is one as well as shown."""
        files = self._files[post.kind]
        for number, attachment in enumerate(post.form.lampiran):
            place, title = _place(post, f"lampiran.{number}.berkas"), attachment.judul or ""
            take = files.shown if is_picture(attachment.berkas) else files.download
            download = take(post.folder, attachment.berkas, place, title)
            if download is not None:
                yield link_file(DIRECTORY, download, self._theme.language)


def _place(post: Post, field: str) -> Span:
    """Where a field such as ``foto.0.berkas`` stands, else the list it belongs to."""
    return post.places.get(field) or post.place(field.partition(".")[0])
