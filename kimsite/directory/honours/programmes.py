"""Programmes: what was tried with whom, and how much the KIM published before it and during it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from kimsite.directory.areas.rows import Row
from kimsite.directory.areas.tally import LISTED
from kimsite.directory.articles import Article, Articles
from kimsite.directory.atlas import Atlas
from kimsite.directory.named import Register
from kimsite.directory.press import Press
from kimsite.directory.standing import Standing
from kimsite.forms import Programme
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.rendering.look.page import Page
from kimsite.rendering.moments.ending import Ending
from kimsite.site.profile.programmes import windows

PROGRAMMES = Target(DIRECTORY, "program/index.html")
_STAGES = ("jalan", "nanti", "selesai")
"""In the order in which the list shows them."""


@dataclass(frozen=True, slots=True)
class Project:
    """A programme as the build's clock sees it; ``organiser`` is whom it is attributed to.

    ``stage`` is ``nanti``, ``jalan`` or ``selesai``; ``end`` is None where none is set.
    """

    article: Article
    form: Programme
    organiser: str
    start: datetime
    end: datetime | None
    stage: str

    @property
    def ending(self) -> Ending | None:
        """Its end for the reader's clock, while it is not over."""
        if self.end is None or self.stage == "selesai":
            return None
        return Ending("", self.end.isoformat())


@dataclass(frozen=True, slots=True)
class Partaker:
    """A KIM that takes part: its ``name``, its row if it is known, its items where they count."""

    name: str
    row: Row | None
    before: int | None
    during: int | None


@dataclass(frozen=True, slots=True)
class Party:
    """Those of one kabupaten or kota, with their sums; ``kim`` are named where they are few."""

    title: str
    count: int
    before: int
    during: int
    kim: tuple[Partaker, ...]


def read_programmes(
    articles: Articles, organisers: Mapping[str, str], standing: Standing
) -> list[Project]:
    """All programmes that have a page, the newest first; ``organisers`` are names by page."""
    found = []
    for post in articles.posts("program"):
        assert isinstance(post.form, Programme)  # noqa: S101 -- for the type checker
        start = post.start or post.date
        begun = standing.reached(start)
        over = post.end is not None and standing.passed(post.end)
        stage = "selesai" if over else "jalan" if begun else "nanti"
        article = articles.read(post)
        organiser = organisers.get(post.name, post.form.penyelenggara)
        found.append(Project(article, post.form, organiser, start, post.end, stage))
    return sorted(found, key=lambda one: (-one.start.timestamp(), one.article.page))


def listed_projects(projects: Iterable[Project]) -> list[Project]:
    """What lists show."""
    return [project for project in projects if project.article.listed]


def print_programmes(
    press: Press, projects: list[Project], named: Register, atlas: Atlas
) -> Iterator[Artifact]:
    """The page of each programme; the list where any is listed."""
    for project in projects:
        yield _page(press, project, named, atlas)
    listed = listed_projects(projects)
    if not listed:
        return
    title, words = press.theme.say("program"), press.theme.say("dir_program_ket")
    page = Page(PROGRAMMES, title, words, section=PROGRAMMES, language=press.theme.language)
    stages = [(stage, [one for one in listed if one.stage == stage]) for stage in _STAGES]
    yield press.page("program.html", page, {"stages": [each for each in stages if each[1]]})


def _page(press: Press, project: Project, named: Register, atlas: Atlas) -> Artifact:
    article, form, say = project.article, project.form, press.theme.say
    page = Page(
        article.page,
        form.judul,
        say("maklumat_ditarik") if article.withdrawn else article.summary or form.judul,
        kind="article",
        section=PROGRAMMES,
        preview=article.preview,
        language=form.bahasa or press.theme.language,
        indexed=article.indexed,
    )
    parties = _parties(project, named, atlas)
    values = {
        "crumbs": press.crumbs(PROGRAMMES),
        "project": project,
        "article": article,
        "period": _period(press, project.start, project.end),
        "counting": _counting(press, project),
        "parties": parties,
        "total": _total(parties),
        "share": article.share(press.layout, press.frame.title),
    }
    changed = article.post.date.date().isoformat()
    return press.page("satu-program.html", page, values, changed)


def _parties(project: Project, named: Register, atlas: Atlas) -> list[Party]:
    """Who takes part, by region; those that are not known come last."""
    slugs = dict.fromkeys(project.form.kim)
    groups: dict[str, list[Partaker]] = {}
    for slug in slugs:
        known = named.get(slug)
        if known is None:
            groups.setdefault("~", []).append(Partaker(slug, None, None, None))
            continue
        area = ".".join(known.row.region.split(".")[:2])
        counted = known.counted.get(project.article.page.path)
        before, during = counted if counted is not None else (None, None)
        partaker = Partaker(known.row.name, known.row, before, during)
        groups.setdefault(area, []).append(partaker)
    shown = len(slugs) <= LISTED
    return [_party(code, groups[code], atlas, shown=shown) for code in sorted(groups)]


def _party(code: str, kim: list[Partaker], atlas: Atlas, *, shown: bool) -> Party:
    title = ", ".join(region.title for region in reversed(atlas.chain(code)))
    before = sum(one.before or 0 for one in kim)
    during = sum(one.during or 0 for one in kim)
    named = sorted(kim, key=lambda one: one.row.order if one.row else (True, one.name, ""))
    return Party(title, len(kim), before, during, tuple(named) if shown else ())


def _total(parties: list[Party]) -> tuple[int, int, int]:
    """How many KIM there are, and all their items before and during."""
    return (
        sum(party.count for party in parties),
        sum(party.before for party in parties),
        sum(party.during for party in parties),
    )


def _period(press: Press, start: datetime, end: datetime | None) -> str:
    """``1 Juli 2026 – 31 Oktober 2026``, or since when."""
    first = press.day(start)
    if end is None:
        return press.theme.say("sejak", tanggal=first)
    return f"{first} – {press.day(end)}"


def _counting(press: Press, project: Project) -> tuple[str, str]:
    """The days that are counted before the programme, and during it."""
    form, post = project.form, project.article.post
    begins = str(form.mulai or form.tanggal or post.date.date())
    ends = str(form.selesai) if form.selesai and project.end else ""
    earliest, begin, end = windows(begins, ends, post.zone)
    return _period(press, earliest, begin - timedelta(seconds=1)), _period(press, begin, end)
