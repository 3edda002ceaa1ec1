"""What links and pictures inside one post mean: another post, a download, a picture, the web."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from kimsite.forms.typed.contacts import wa_number
from kimsite.model import Post, Target
from kimsite.problem import Problem, Span
from kimsite.rendering.attached.files import Files
from kimsite.rendering.filekinds import is_picture
from kimsite.rendering.layout import Layout
from kimsite.rendering.markup import Picture

_SCHEMES = {"http", "https", "mailto", "tel"}
_DOMAINS = {"id", "com", "org", "net", "info", "be", "ly", "gle", "me"}


class PostResolver:
    """Resolves what stands in ``post`` as its ``page`` shows it.

    ``index`` maps the path of each source file within the owner's folder
    (``berita/2026-01-02-panen.md``) to its page; ``owner`` owns pictures and downloads.
    """

    def __init__(
        self,
        post: Post,
        owner: str,
        page: Target,
        layout: Layout,
        files: Files,
        index: dict[str, Target],
    ) -> None:
        self.post = post
        self.owner = owner
        self.page = page
        self.layout = layout
        self.files = files
        self.index = index

    def link(self, href: str) -> str | None:
        """The address to write, or None (and a problem) where the link leads nowhere."""
        address = href.strip()
        if not address:
            self._refuse("tautan-kosong", "]()")
            return None
        if address.startswith("#"):
            return address
        try:
            parts = urlsplit(address)
        except ValueError:
            self._refuse("tautan-tak-sah", href)
            return None
        if parts.scheme or address.startswith("//"):
            if parts.scheme.lower() in _SCHEMES:
                return address
            self._refuse("tautan-tak-sah", href)
            return None
        if address.startswith("/"):
            self._refuse("tautan-akar", href)
            return None
        return self._own(href, unquote(parts.path), parts.fragment)

    def picture(self, src: str) -> Picture | None:
        """The web picture a post's ``![](src)`` shows, or None (and a problem)."""
        found = self.files.picture(self.post.folder, src, self._place(src))
        if found is None:
            return None
        large, small = found.large, found.small
        address = self._write(Target(self.owner, large.path))
        thumb = self._write(Target(self.owner, small.path))
        return Picture(address, large.width, large.height, thumb, small.width)

    def _own(self, href: str, path: str, anchor: str) -> str | None:
        meant = guess_address(path)
        if meant:
            self._refuse("tautan-tak-sah", href, usul=meant)
            return None
        if path.lower().endswith(".md"):
            here = self._folder_within()
            wanted = posixpath.normpath(posixpath.join(here, path))
            target = self.index.get(wanted) or self.index.get(path)
            if target is None:
                self._refuse("tautan-putus", href, usul=self._alike(wanted))
                return None
            return self._write(Target(target.owner, target.path, anchor))
        if is_picture(path):
            found = self.files.picture(self.post.folder, path, self._place(href))
            return self._write(Target(self.owner, found.large.path)) if found else None
        if posixpath.splitext(path)[1] in {"", ".html", ".htm"}:
            self._refuse("tautan-putus", href)
            return None
        download = self.files.download(self.post.folder, path, self._place(href))
        return self._write(Target(self.owner, download.path)) if download else None

    def _folder_within(self) -> str:
        relative = self.post.folder.relative_to(self.files.finder.boundary)
        return relative.as_posix() if str(relative) != "." else ""

    def _write(self, target: Target) -> str:
        return self.layout.link(self.page, target)

    def _alike(self, wanted: str) -> str:
        from difflib import get_close_matches

        found = get_close_matches(wanted, sorted(self.index), n=1, cutoff=0.6)
        return posixpath.basename(found[0]) if found else ""

    def _refuse(self, code: str, href: str, **values: str) -> None:
        given = {key: value for key, value in values.items() if value}
        self.files.problems.append(Problem.at(self._place(href), code, tautan=href, **given))

    def _place(self, needle: str) -> Span:
        """Where the address ``needle`` stands: as a link's, else among the words."""
        source, line = self.post.source, self.post.body_line
        link = source.find(f"]({needle}", line)
        if f"]({needle}" not in link.excerpt:
            return source.find(needle, line)
        return replace(link, column=link.column + 2, length=max(1, len(needle)))


def guess_address(path: str) -> str:
    """The web, e-mail or telephone address that someone wrote without its beginning, or nothing."""
    if re.fullmatch(r"[^@\s/]+@[\w-]+(\.[\w-]+)+", path):
        return f"mailto:{path}"
    if re.fullmatch(r"(\+?62|0|8)[\d ()-]{7,}", path):
        return f"https://wa.me/{wa_number(path)}"
    host = path.partition("/")[0].lower()
    named = re.fullmatch(r"([\w-]+\.)+[a-z]{2,}", host)
    if named and (host.startswith("www.") or host.rpartition(".")[2] in _DOMAINS):
        return f"https://{path}"
    return ""
