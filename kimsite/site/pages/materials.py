"""Info Pemerintah: the materials meant for a KIM, each linking to its one page in the network.

What is urgent stands above all else on the front page and on ``bahan.html``, not on every page:
publishing and ending it would write every page of every site.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kimsite.model import MaterialBrief, Target
from kimsite.reading.texts.labels import URGENT
from kimsite.rendering.layout import MATERIALS, material_page
from kimsite.rendering.look.webpage import COLLECTION
from kimsite.rendering.moments.dates import say_day
from kimsite.rendering.moments.ending import Ending, say_ending
from kimsite.site.desk import Desk
from kimsite.site.pages.include import Include, find_include
from kimsite.site.press import Press

MAX_LISTED = 40
MAX_FRONT = 3
"""How many a list of the site shows, and its front page; the others are in the network's list."""


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


@dataclass(frozen=True, slots=True)
class Materials:
    """What one page shows of them: ``urgent`` ones as banners, ``others`` in a list.

    ``include`` is where a script finds them instead, if the network has chosen that.
    """

    urgent: tuple[Notice, ...] = ()
    others: tuple[Notice, ...] = ()
    include: Include | None = None

    def __bool__(self) -> bool:
        """Whether there is any, or may be."""
        return bool(self.urgent or self.others or self.include)

    @property
    def ends(self) -> bool:
        """Whether any of them ends, or may end."""
        shown = (*self.urgent, *self.others)
        return self.include is not None or any(notice.ending for notice in shown)

    def first(self, most: int) -> Materials:
        """The first ``most`` of all; what is urgent is among them."""
        urgent = self.urgent[:most]
        include = replace(self.include, most=most) if self.include else None
        return Materials(urgent, self.others[: most - len(urgent)], include)


def find_materials(desk: Desk) -> Materials:
    """The materials that concern the KIM, newest first."""
    include = find_include(desk)
    if include is not None:
        return Materials(include=include)
    listed = sorted((m for m in desk.community.materials if m.listed), key=lambda m: m.name)
    listed.sort(key=lambda material: material.date, reverse=True)
    notices = [tell_notice(material, desk.setting.network.bahasa) for material in listed]
    urgent = [notice for notice in notices if notice.urgent][:MAX_FRONT]
    others = [notice for notice in notices if notice not in urgent]
    others.sort(key=lambda notice: not notice.urgent)
    return Materials(tuple(urgent), tuple(others))


def show_materials(materials: Materials) -> dict[str, Any]:
    """What templates are told of them."""
    return {
        "urgent": materials.urgent,
        "materials": materials.others,
        "include": materials.include,
        "all_materials": MATERIALS,
    }


def build_materials(press: Press, materials: Materials) -> None:
    """Make ``bahan.html`` where any material concerns the KIM, or may."""
    if not materials:
        return
    shown = materials.first(MAX_LISTED)
    say = press.desk.theme.say
    description = say("keterangan_bahan", kim=press.frame.title, wilayah=press.region)
    page = press.page(
        "bahan.html", say("bahan"), description, type_=COLLECTION, indexed=shown.include is None
    )
    dates = (notice.machine for notice in (*shown.urgent, *shown.others))
    values = {**show_materials(shown), "ends": shown.ends}
    press.make("bahan.html", page, values, max(dates, default=""))


def labels_of(material: MaterialBrief) -> tuple[str, ...]:
    """Its labels, without what the marks "Penting" and "Cek Hoaks" say already."""
    hidden = {URGENT, "HOAKS"} if material.kind == "hoaks" else {URGENT}
    return tuple(label for label in material.labels if label not in hidden)


def tell_notice(material: MaterialBrief, language: str) -> Notice:
    """A material in words, here and on the network's pages of regions."""
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
