"""The KIM's papers: its decrees (SK) and minutes (berita acara), each with its file to download."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kimsite.forms.profile import Decree
from kimsite.problem import Span
from kimsite.rendering.moments.dates import say_day
from kimsite.site.desk import Desk, find_place
from kimsite.site.items.filelink import FileLink, link_file


@dataclass(frozen=True, slots=True)
class Paper:
    """One decree or minutes as the profile shows it; empty text where nothing is known.

    ``name`` is short: ``SK 12/2024``, or its subject where it has no number.
    """

    name: str
    number: str
    about: str
    issuer: str
    date: str
    file: FileLink | None


def build_papers(desk: Desk, name: str, decrees: Sequence[Decree]) -> tuple[Paper, ...]:
    """The papers of the profile's field ``name`` (``sk`` or ``berita_acara``)."""
    return tuple(_paper(desk, name, number, decree) for number, decree in enumerate(decrees))


def _paper(desk: Desk, name: str, number: int, decree: Decree) -> Paper:
    language = desk.setting.network.bahasa
    file = None
    if decree.berkas:
        title = _title(desk, name, decree)
        place = find_place(desk.community.places, f"{name}.{number}.berkas")
        span: Span = place or desk.community.source.span(1)
        download = desk.files.download(desk.community.folder, decree.berkas, span, title)
        file = link_file(desk.slug, download, language) if download else None
    label = desk.theme.say(f"judul_{name}")
    short = decree.nomor or decree.tentang or ""
    return Paper(
        name=_short(label, short),
        number=decree.nomor or "",
        about=decree.tentang or "",
        issuer=decree.penerbit or "",
        date=say_day(decree.tanggal.day, language) if decree.tanggal else "",
        file=file,
    )


def _short(label: str, written: str) -> str:
    """``SK 12/2024``; a number that says what it is, as people write it, stays alone."""
    plain = written.casefold().startswith(label.casefold())
    return written if plain else f"{label} {written}".rstrip()


def _title(desk: Desk, name: str, decree: Decree) -> str:
    label = desk.theme.say(f"judul_{name}")
    return " – ".join(filter(None, (_short(label, decree.nomor or ""), decree.tentang)))
