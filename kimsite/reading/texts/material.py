"""What a material amounts to beyond its form: kind, verdict, topic, changes, and what is amiss."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kimsite.model import Change, MaterialBrief, Notice, Post, Setting
from kimsite.problem import Problem, Span
from kimsite.reading.registry.offices import MINISTRY
from kimsite.reading.texts.labels import URGENT, read_labels, split_title, verdict_in
from kimsite.reading.values.fields import KnownFields
from kimsite.reading.values.names import parse_slug
from kimsite.reading.values.unknown import guess_region
from kimsite.regions import Regions

if TYPE_CHECKING:
    from kimsite.forms import Material, Office

_INDEX = "index"
_OF_CLAIMS = ("klaim", "putusan", "asal_klaim", "tanggal_klaim")


def read_notice(
    post: Post,
    form: Material,
    setting: Setting,
    known: KnownFields,
    offices: dict[str, Office],
    regions: Regions,
) -> Notice:
    """The material of ``post``, its labels in one spelling."""
    labels = read_labels(form.label)
    if labels != form.label:
        form = form.model_copy(update={"label": labels})
        post = replace(post, form=form)
    told = verdict_in((split_title(form.judul)[0], *labels))
    # Who names a claim, or labels as a hoax what is of no kind, means a clarification.
    labelled = told and "jenis" not in form.model_fields_set
    kind = "hoaks" if labelled or not form.model_fields_set.isdisjoint(_OF_CLAIMS) else form.jenis
    slugs, words = known.sort(form.bidang)
    brief = MaterialBrief(
        name=post.name,
        title=form.judul,
        date=post.date.isoformat(),
        summary=form.ringkasan or "",
        issuer=form.penerbit,
        kind=kind,
        publisher=say_issuer(form.penerbit, offices, regions),
        labels=labels,
        urgent=form.darurat or URGENT in labels,
        until=post.end.isoformat() if post.end else "",
        regions=form.wilayah,
        fields=(*slugs, *words),  # a word that means no field reaches nobody
        listed=post.listed,
    )
    changes = [change for change in _changes(post, form) if _is_past(change, post, setting)]
    return Notice(
        post,
        form,
        brief,
        verdict=(form.putusan or told or "hoaks") if kind == "hoaks" else "",
        topic=topic_slug(form.topik or ""),
        changes=tuple(sorted(changes, key=lambda change: change.instant, reverse=True)),
    )


def topic_slug(topic: str) -> str:
    """The name of a topic's list, which is not the name of the list of topics."""
    slug = parse_slug(topic)
    return f"topik-{slug}" if slug == _INDEX else slug


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


def check_material(post: Post, form: Material, setting: Setting, regions: Regions) -> list[Problem]:
    """What is amiss in a material that could be read."""
    problems = []
    for index, code in enumerate(form.wilayah):
        if regions.find(code) is None:
            # A faulty target stays, for it reaches nobody.
            place = _place(post, "wilayah", index)
            values = guess_region(code, regions)
            problems.append(
                Problem.at(place, "wilayah-tak-ada", effect="bahan-tak-sampai", **values)
            )
    problems += check_issuer(form.penerbit, post.place("penerbit"), regions)
    if form.topik and not topic_slug(form.topik):
        problems.append(Problem.at(post.place("topik"), "topik-tanpa-huruf", topik=form.topik))
    problems += _check_urgent(post, form)
    for index, change in enumerate(_changes(post, form)):
        if not _is_past(change, post, setting):
            place = post.places.get(f"riwayat.{index}.tanggal") or _place(post, "riwayat", index)
            problems.append(Problem.at(place, "riwayat-di-depan", tanggal=str(change.day)))
    return problems


def _check_urgent(post: Post, form: Material) -> list[Problem]:
    """A banner that nobody said the end of; ``berakhir: selalu`` says that there is none."""
    urgent = form.darurat or URGENT in read_labels(form.label)
    written = post.places.get("berakhir")
    told = written is not None and written.column > 1  # a field left empty stands at its name
    if not urgent or told or form.ditarik:
        return []
    place = post.place("darurat" if form.darurat else "label")
    return [Problem.at(place, "darurat-tanpa-akhir")]


def check_issuer(issuer: str, place: Span, regions: Regions) -> list[Problem]:
    """An issuer or organiser that is neither the ministry nor the office of a region."""
    if issuer == MINISTRY or regions.find(issuer) is not None:
        return []
    alike = get_close_matches(issuer.lower(), [MINISTRY], n=1)
    values = {"nilai": issuer} | ({"usul": alike[0]} if alike else {})
    return [Problem.at(place, "penerbit-tak-dikenal", **values)]


def _changes(post: Post, form: Material) -> list[Change]:
    """The changes in the order in which they are written."""
    return [
        Change(one.tanggal.day, one.tanggal.instant(post.zone), one.perubahan)
        for one in form.riwayat
    ]


def _is_past(change: Change, post: Post, setting: Setting) -> bool:
    return change.instant <= setting.now(post.zone)


def _place(post: Post, name: str, index: int) -> Span:
    return post.places.get(f"{name}.{index}") or post.place(name)
