"""Info Pemerintah: the materials meant for a KIM, each linking to its one page in the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kimsite.model import MaterialBrief, Target
from kimsite.rendering.dates import say_day
from kimsite.rendering.ending import Ending, say_ending
from kimsite.rendering.layout import material_page
from kimsite.rendering.webpage import COLLECTION
from kimsite.site.desk import Desk
from kimsite.site.press import Press


@dataclass(frozen=True, slots=True)
class Notice:
    """A material as a list shows it: ``day`` in words, ``machine`` for ``<time>``.

    ``hoax`` says that it tells what is true about a hoax, ``ending`` until when it is valid.
    """

    title: str
    page: Target
    day: str
    machine: str
    issuer: str
    labels: tuple[str, ...]
    urgent: bool
    hoax: bool
    ending: Ending | None = None


def listed_materials(desk: Desk) -> list[Notice]:
    """The materials that concern the KIM: urgent ones first, then the newest."""
    listed = sorted((m for m in desk.community.materials if m.listed), key=lambda m: m.name)
    listed.sort(key=lambda material: material.date, reverse=True)
    listed.sort(key=lambda material: not material.urgent)
    return [_notice(material, desk.setting.network.bahasa) for material in listed]


def build_materials(press: Press, materials: Sequence[Notice]) -> None:
    """Make ``bahan.html`` where any material concerns the KIM."""
    if not materials:
        return
    say = press.desk.theme.say
    description = say("keterangan_bahan", kim=press.frame.title, wilayah=press.region)
    page = press.page("bahan.html", say("bahan"), description, type_=COLLECTION)
    newest = max(material.machine for material in materials)
    values = {"materials": materials, "ends": any(material.ending for material in materials)}
    press.make("bahan.html", page, values, newest)


def labels_of(material: MaterialBrief) -> tuple[str, ...]:
    """Its labels, without the word that the mark "Cek Hoaks" says already."""
    hidden = {"hoaks", "hoax"} if material.kind == "hoaks" else set[str]()
    return tuple(label for label in material.labels if label.strip("[] ").casefold() not in hidden)


def _notice(material: MaterialBrief, language: str) -> Notice:
    day = date.fromisoformat(material.date[:10])
    return Notice(
        title=material.title,
        page=material_page(material.name),
        day=say_day(day, language),
        machine=day.isoformat(),
        issuer=material.publisher,
        labels=labels_of(material),
        urgent=material.urgent,
        hoax=material.kind == "hoaks",
        ending=_ending(material, language),
    )


def _ending(material: MaterialBrief, language: str) -> Ending | None:
    return say_ending(datetime.fromisoformat(material.until), language) if material.until else None
