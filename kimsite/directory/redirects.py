"""Pages left at old addresses: of the network's texts (``alamat_lama``) and of renamed KIM."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kimsite.directory.articles import Article
from kimsite.directory.press import Press
from kimsite.directory.tally import Tally
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.problem import Problem
from kimsite.rendering.layout import home_page
from kimsite.rendering.page import Page, render_page
from kimsite.site.redirects import collides, parse_old_address

_OTHERS = ("kim/", "assets/")


def iter_redirects(
    press: Press,
    articles: Iterable[Article],
    tally: Tally,
    taken: set[str],
    problems: list[Problem],
) -> Iterator[Artifact]:
    """One page for each old address that nothing else uses; ``taken`` are the paths in use.

    Many hosts and disks take two letter cases of a name for one.
    """
    used = {path.lower() for path in taken}
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
                yield _redirect(press, path, article.page, post.form.judul)
    for slug, new in sorted(tally.former.items()):
        if slug not in tally.slugs:
            title = press.theme.say("pindah")
            yield _redirect(press, press.layout.place(home_page(slug)), home_page(new), title)


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
