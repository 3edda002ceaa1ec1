"""What belongs to the whole network: materials, the national agenda, and its extra pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kimsite.model import Notice, Post, Quote, Setting
from kimsite.moment import ZONES, zone_of
from kimsite.problem import Problem
from kimsite.reading.fields import known_fields
from kimsite.reading.finds import Tree
from kimsite.reading.mentions import Naming, name_in_posts
from kimsite.reading.offices import load_offices
from kimsite.regions import Regions

if TYPE_CHECKING:
    from kimsite.forms import Office


@dataclass(frozen=True, slots=True)
class National:
    """Materials newest first, events newest first, pages by name; which KIM they name."""

    notices: tuple[Notice, ...] = ()
    events: tuple[Post, ...] = ()
    pages: tuple[Post, ...] = ()
    namings: tuple[Naming, ...] = ()

    def quotes(self, *, preview: bool) -> dict[str, Quote]:
        """Every material that has a page, as reposts quote it; none is read where there is none."""
        if not self.notices:
            return {}
        from kimsite.reading.quoted import quote_material

        shown = (notice for notice in self.notices if notice.post.shown or preview)
        return {notice.post.name: quote_material(notice) for notice in shown}


def load_national(
    tree: Tree, setting: Setting, regions: Regions, offices: dict[str, Office] | None = None
) -> National:
    """Read what :func:`kimsite.reading.tree.scan_tree` found; problems go to ``tree``.

    ``offices`` name the publishers of materials; None reads them once more, in silence.
    """
    # The forms of items are worth loading only where there are some.
    from kimsite.forms import Material
    from kimsite.reading.community import check_fields, place_post
    from kimsite.reading.material import check_material, read_notice
    from kimsite.reading.posts import load_post, sort_posts

    if offices is None:
        offices = load_offices(replace(tree, problems=[]), regions)
    zone = zone_of(ZONES[setting.network.zona])
    posts: dict[tuple[str, str], Post] = {}
    known = known_fields(setting.network.bidang)
    problems: list[Problem] = []
    for item in tree.national:
        post, faults = load_post(item, zone, setting)
        problems += faults
        if post is None:
            continue
        problems += check_fields(post, known)
        if isinstance(post.form, Material):
            problems += check_material(post, post.form, setting, regions)
        place_post(posts, post, problems)
    for problem in problems:
        tree.report(problem)
    ordered = sort_posts(list(posts.values()))
    return National(
        notices=tuple(
            read_notice(post, post.form, setting, known, offices, regions)
            for post in ordered
            if isinstance(post.form, Material)
        ),
        events=tuple(post for post in ordered if post.kind == "agenda"),
        pages=tuple(post for _, post in sorted(posts.items()) if post.kind == "halaman"),
        namings=tuple(name_in_posts(ordered, preview=setting.preview)),
    )
