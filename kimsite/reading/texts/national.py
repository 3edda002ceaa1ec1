"""What belongs to the whole network: materials, the national agenda, and its extra pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kimsite.model import Notice, Post, Quote, Setting
from kimsite.moment import ZONES, zone_of
from kimsite.problem import Problem
from kimsite.reading.registry.offices import load_offices
from kimsite.reading.texts.mentions import Naming, name_in_posts
from kimsite.reading.tree.finds import Tree
from kimsite.reading.tree.tree import AWARDS
from kimsite.reading.values.fields import known_fields
from kimsite.regions import Regions

if TYPE_CHECKING:
    from kimsite.forms import Office, Programme
    from kimsite.reading.texts.awards import Prize


@dataclass(frozen=True, slots=True)
class National:
    """Materials, events and programmes newest first, pages by name, awards by year.

    ``organisers`` are whom programmes are attributed to, by name of the programme; ``namings`` are
    the KIM that texts name.
    """

    notices: tuple[Notice, ...] = ()
    events: tuple[Post, ...] = ()
    pages: tuple[Post, ...] = ()
    programmes: tuple[Post, ...] = ()
    prizes: tuple[Prize, ...] = ()
    organisers: Mapping[str, str] = field(default_factory=dict)
    namings: tuple[Naming, ...] = ()

    def quotes(self, *, preview: bool) -> dict[str, Quote]:
        """Every material that has a page, as reposts quote it; none is read where there is none."""
        if not self.notices:
            return {}
        from kimsite.reading.texts.quoted import quote_material

        shown = (notice for notice in self.notices if notice.post.shown or preview)
        return {notice.post.name: quote_material(notice) for notice in shown}

    @property
    def posts(self) -> tuple[Post, ...]:
        """Every text in Markdown, kind by kind."""
        notices = (notice.post for notice in self.notices)
        return (*notices, *self.events, *self.programmes, *self.pages)


def load_national(
    tree: Tree, setting: Setting, regions: Regions, offices: dict[str, Office] | None = None
) -> National:
    """Read what :func:`kimsite.reading.tree.tree.scan_tree` found; problems go to ``tree``.

    ``offices`` name the publishers of materials; None reads them once more, in silence.
    """
    # The forms of items are worth loading only where there are some.
    from kimsite.forms import Event, Material, Programme
    from kimsite.reading.texts.awards import load_prize, name_winners, settle_prizes
    from kimsite.reading.texts.community import check_fields, place_post
    from kimsite.reading.texts.eventaim import check_event
    from kimsite.reading.texts.material import (
        check_issuer,
        check_material,
        read_notice,
        say_issuer,
    )
    from kimsite.reading.texts.posts import load_post, sort_posts

    if offices is None:
        offices = load_offices(replace(tree, problems=[]), regions)
    zone = zone_of(ZONES[setting.network.zona])
    posts: dict[tuple[str, str], Post] = {}
    known = known_fields(setting.network.bidang)
    problems: list[Problem] = []
    prizes: list[Prize] = []
    for item in tree.national:
        if item.kind == AWARDS:
            prize, faults = load_prize(item)
            problems += faults
            if prize is not None:
                problems += check_issuer(prize.organiser, prize.organised, regions)
                organiser = say_issuer(prize.organiser, offices, regions)
                prizes.append(replace(prize, organiser=organiser))
            continue
        post, faults = load_post(item, zone, setting)
        problems += faults
        if post is None:
            continue
        problems += check_fields(post, known)
        if isinstance(post.form, Material):
            problems += check_material(post, post.form, setting, regions)
        elif isinstance(post.form, Programme):
            problems += _check_programme(post, post.form, regions)
        elif isinstance(post.form, Event):
            post, faults = check_event(post, post.form)
            problems += faults
        place_post(posts, post, problems)
    settled = settle_prizes(prizes, problems)
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
        programmes=tuple(post for post in ordered if post.kind == "program"),
        prizes=settled,
        organisers={
            post.name: say_issuer(post.form.penyelenggara, offices, regions)
            for post in ordered
            if isinstance(post.form, Programme)
        },
        namings=(*name_in_posts(ordered, preview=setting.preview), *name_winners(settled)),
    )


def _check_programme(post: Post, form: Programme, regions: Regions) -> list[Problem]:
    from kimsite.reading.texts.material import check_issuer

    problems = check_issuer(form.penyelenggara, post.place("penyelenggara"), regions)
    if not form.kim:
        problems.append(Problem.at(post.place("judul"), "program-tanpa-kim"))
    return problems
