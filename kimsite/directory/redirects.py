"""Pages left at old addresses: of the network's texts (``alamat_lama``) and of renamed KIM."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kimsite.directory.articles import Article
from kimsite.directory.press import Press
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.problem import Problem
from kimsite.rendering.layout import home_page
from kimsite.rendering.look.page import Page, render_page
from kimsite.site.pages.redirects import collides, parse_old_address

_OTHERS = ("kim/", "assets/")


@dataclass(frozen=True, slots=True)
class Redirect:
    """A page at the old address ``path`` that leads to ``new``."""

    path: str
    new: Target
    title: str


def find_redirects(
    press: Press,
    articles: Iterable[Article],
    former: Mapping[str, str],
    taken: Iterable[str],
    problems: list[Problem],
) -> list[Redirect]:
    """One for each old address that nothing else uses; ``taken`` are the paths in use.

    ``former`` maps slugs that no KIM has any more to those of today. Many hosts and disks take two
    letter cases of a name for one.
    """
    used, found = {path.lower() for path in taken}, list[Redirect]()
    for article in articles:
        post = article.post
        for number, written in enumerate(post.form.alamat_lama):
            span = post.places.get(f"alamat_lama.{number}") or post.place("alamat_lama")
            path = parse_old_address(written)
            if path is None or path.lower().startswith(_OTHERS):
                problems.append(Problem.at(span, "alamat-lama-tak-sah", alamat=written))
            elif path.lower() == article.page.path.lower():
                continue  # it already leads here
            elif collides(path.lower(), used):
                problems.append(Problem.at(span, "alamat-lama-terpakai", alamat=written))
            else:
                used.add(path.lower())
                found.append(Redirect(path, article.page, post.form.judul))
    title = press.theme.say("pindah")
    for slug, new in sorted(former.items()):
        found.append(Redirect(press.layout.place(home_page(slug)), home_page(new), title))
    return found


def print_redirects(press: Press, redirects: Iterable[Redirect]) -> Iterator[Artifact]:
    """The pages."""
    return (_redirect(press, one.path, one.new, one.title) for one in redirects)


def _redirect(press: Press, path: str, new: Target, title: str) -> Artifact:
    page = Page(Target(DIRECTORY, path), title, language=press.theme.language, indexed=False)
    return render_page(
        press.theme,
        press.layout,
        press.setting,
        "pengalihan.html",
        press.frame,
        page,
        {"target": new},
    )
