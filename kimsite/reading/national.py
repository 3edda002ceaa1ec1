"""What belongs to the whole network: materials, the national agenda, and its extra pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kimsite.model import MaterialBrief, Notice, Post, Quote, Setting
from kimsite.moment import ZONES, zone_of
from kimsite.problem import Problem
from kimsite.reading.fields import KnownFields, known_fields
from kimsite.reading.finds import Tree
from kimsite.reading.mentions import Naming, name_in_posts
from kimsite.reading.offices import MINISTRY, load_offices
from kimsite.reading.unknown import guess_region
from kimsite.regions import Regions

if TYPE_CHECKING:
    from kimsite.forms import Material, Office


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
            problems += _check_aim(post, post.form, regions)
        place_post(posts, post, problems)
    for problem in problems:
        tree.report(problem)
    ordered = sort_posts(list(posts.values()))
    return National(
        notices=tuple(
            Notice(post, post.form, _brief(post, post.form, known, offices, regions))
            for post in ordered
            if isinstance(post.form, Material)
        ),
        events=tuple(post for post in ordered if post.kind == "agenda"),
        pages=tuple(post for _, post in sorted(posts.items()) if post.kind == "halaman"),
        namings=tuple(name_in_posts(ordered, preview=setting.preview)),
    )


def say_issuer(issuer: str, offices: dict[str, Office], regions: Regions) -> str:
    """Whom a material is attributed to: the office, else its region, else what is written.

    Only ``kementerian`` speaks for the ministry.
    """
    if issuer in offices:
        return offices[issuer].nama
    region = regions.find(issuer)
    if region is not None:
        return region.title
    return issuer.capitalize() if issuer == MINISTRY else issuer


def _brief(
    post: Post,
    form: Material,
    known: KnownFields,
    offices: dict[str, Office],
    regions: Regions,
) -> MaterialBrief:
    """The little of a material that a KIM's page shows."""
    slugs, words = known.sort(form.bidang)
    return MaterialBrief(
        name=post.name,
        title=form.judul,
        date=post.date.isoformat(),
        summary=form.ringkasan or "",
        issuer=form.penerbit,
        kind=form.jenis,
        publisher=say_issuer(form.penerbit, offices, regions),
        labels=form.label,
        urgent=form.darurat,
        until=post.end.isoformat() if post.end else "",
        regions=form.wilayah,
        fields=(*slugs, *words),  # a word that means no field reaches nobody
        listed=post.listed,
    )


def _check_aim(post: Post, form: Material, regions: Regions) -> list[Problem]:
    """Targets and issuer that do not exist; a faulty target stays, for it reaches nobody."""
    problems = []
    for index, code in enumerate(form.wilayah):
        if regions.find(code) is None:
            place = post.places.get(f"wilayah.{index}") or post.place("wilayah")
            values = guess_region(code, regions)
            problems.append(
                Problem.at(place, "wilayah-tak-ada", effect="bahan-tak-sampai", **values)
            )
    if form.penerbit != MINISTRY and regions.find(form.penerbit) is None:
        alike = get_close_matches(form.penerbit.lower(), [MINISTRY], n=1)
        values = {"nilai": form.penerbit} | ({"usul": alike[0]} if alike else {})
        problems.append(Problem.at(post.place("penerbit"), "penerbit-tak-dikenal", **values))
    return problems
