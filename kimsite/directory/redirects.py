"""Pages left at old addresses: of the network's texts (``alamat_lama``) and of renamed KIM."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from kimsite.directory.press import Press
from kimsite.directory.tally import Tally
from kimsite.model import DIRECTORY, Artifact, Post, Target
from kimsite.problem import Problem
from kimsite.rendering.layout import home_page, item_page
from kimsite.rendering.page import Page

_SAFE = re.compile(r"[\w.~-]+(/[\w.~-]+)*", re.ASCII)


def parse_old_address(text: str, folder: str) -> str:
    """The path that ``text`` (a name, a path or a whole address) had; empty where unusable.

    A bare name stands for a page beside the text: ``panen`` is ``<folder>/panen.html``.
    """
    path = unquote(urlsplit(text.strip()).path).strip("/")
    if not _SAFE.fullmatch(path) or ".." in path.split("/") or path.startswith((".", "kim/")):
        return ""
    if "/" not in path:
        return f"{folder}/{path.removesuffix('.html')}.html"
    return path if path.endswith((".html", ".htm")) else f"{path}/index.html"


def iter_redirects(
    press: Press, posts: Iterable[Post], tally: Tally, taken: set[str], faults: list[Problem]
) -> Iterator[Artifact]:
    """One page for each old address that nothing else uses; ``taken`` are the paths in use."""
    for post in posts:
        page = item_page(DIRECTORY, post.kind, post.name)
        for old in post.form.alamat_lama:
            path = parse_old_address(old, post.kind)
            if path == page.path:
                continue
            if not path or path in taken:
                code = "alamat-lama-bentrok" if path else "alamat-lama-tak-sah"
                faults.append(Problem.at(post.place("alamat_lama"), code, alamat=old))
                continue
            taken.add(path)
            yield _redirect(press, Target(DIRECTORY, path), page, post.form.judul)
    for slug, new in sorted(tally.former.items()):
        if slug not in tally.slugs:
            yield _redirect(press, home_page(slug), home_page(new), press.theme.say("dir_pindah"))


def _redirect(press: Press, old: Target, new: Target, title: str) -> Artifact:
    path = press.layout.place(old)
    page = Page(Target(DIRECTORY, path), title, language=press.theme.language, indexed=False)
    return press.page("pindah.html", page, {"target": new})
