"""Tables of what the network's own texts say of KIM: who won what, and who takes part where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kimsite.directory.data.columns import AWARDS, PROGRAMMES, Column
from kimsite.directory.data.files import FOLDER
from kimsite.directory.data.record import Record
from kimsite.directory.honours.programmes import Project, listed_projects
from kimsite.directory.named import Named, Register
from kimsite.model import DIRECTORY, Target
from kimsite.reading.texts.awards import Honour, Prize
from kimsite.rendering.layout import Layout


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table called ``name``, with a line for each of ``records``."""

    name: str
    columns: tuple[Column, ...]
    records: tuple[Record, ...]

    @property
    def target(self) -> Target:
        """Where it lives."""
        return Target(DIRECTORY, f"{FOLDER}{self.name}.csv")


def tell_tables(
    prizes: Iterable[Prize], projects: Iterable[Project], named: Register, layout: Layout
) -> Iterator[TextTable]:
    """Those that have any line."""
    won = tuple(
        _honour(prize, honour, named, layout) for prize in prizes for honour in prize.honours
    )
    taken = tuple(
        _partaker(project, slug, named.get(slug), layout)
        for project in listed_projects(projects)
        for slug in dict.fromkeys(project.form.kim)
    )
    if won:
        yield TextTable("penghargaan", AWARDS, won)
    if taken:
        yield TextTable("program", PROGRAMMES, taken)


def _honour(prize: Prize, honour: Honour, named: Register, layout: Layout) -> Record:
    form, known = prize.form, named.get(honour.slug)
    return {
        "tahun": form.tahun,
        "acara": form.nama,
        "kategori": honour.category,
        "peringkat": honour.rank,
        "slug": honour.slug if known else "",
        "nama": known.row.name if known else honour.name or honour.slug,
        "penyelenggara": prize.organiser,
        "tanggal": str(form.tanggal.day) if form.tanggal else "",
        "tempat": form.tempat or "",
        "halaman": layout.address(prize.target),
        "sumber": form.sumber or "",
    }


def _partaker(project: Project, slug: str, known: Named | None, layout: Layout) -> Record:
    page = project.article.page
    counted = known.counted.get(page.path) if known and project.stage != "nanti" else None
    before, during = counted if counted is not None else (None, None)
    return {
        "program": project.form.judul,
        "penyelenggara": project.organiser,
        "mulai": project.start.date().isoformat(),
        "selesai": project.end.date().isoformat() if project.end else "",
        "slug": slug if known else "",
        "nama": known.row.name if known else slug,
        "sebelum": before,
        "selama": during,
        "halaman": layout.address(page),
    }
