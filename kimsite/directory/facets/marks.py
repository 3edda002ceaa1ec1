"""The marks of every facet in words, in the order in which lists name them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kimsite.directory.areas.tally import Group, Tally
from kimsite.directory.facets.facet import FIELD, LETTER, LEVEL, NO_LETTER, STATUS
from kimsite.forms import Network
from kimsite.forms.network import Field
from kimsite.model import DIRECTORY, Target
from kimsite.reading.values.names import is_slug, parse_slug
from kimsite.region import Region
from kimsite.rendering.layout import field_page
from kimsite.rendering.look.theme import Theme

STATUSES = {
    "aktif": "status_aktif",
    "tidak aktif": "status_tidak_aktif",
    "dibubarkan": "status_dibubarkan",
}
Mark = tuple[str, str]
"""A facet and one of its marks: ``("bidang", "pertanian")``."""


def facet_page(facet: str) -> Target:
    """The list of a facet's marks."""
    return Target(DIRECTORY, f"{facet}/index.html")


def mark_page(mark: Mark, codes: Sequence[str] = ()) -> Target:
    """The page of a mark, within the last of the region ``codes`` where there are any."""
    facet, name = mark
    if codes:
        return Target(DIRECTORY, f"{facet}/{name}.{codes[-1]}.html")
    return field_page(name) if facet == FIELD else Target(DIRECTORY, f"{facet}/{name}.html")


@dataclass(slots=True)
class Marks:
    """What the marks of one network are called."""

    theme: Theme
    network: Network
    fields: dict[str, Field] = field(init=False)
    """The network's bidang that can have a page, by slug."""
    _orders: dict[str, tuple[str, ...]] = field(init=False)
    _names: dict[str, Callable[[str], str]] = field(init=False)

    def __post_init__(self) -> None:
        self.fields = {one.slug: one for one in self.network.bidang if is_slug(one.slug)}
        self._orders = {
            FIELD: tuple(self.fields),
            LEVEL: tuple(map(parse_slug, self.network.tingkat_kim)),
            STATUS: tuple(map(parse_slug, STATUSES)),
            LETTER: (),
        }
        levels = {parse_slug(word): word for word in self.network.tingkat_kim}
        statuses = {parse_slug(word): word for word in STATUSES}
        self._names = {
            FIELD: self.field,
            LEVEL: lambda mark: levels.get(mark, mark).capitalize(),
            STATUS: lambda mark: self.status(statuses.get(mark, mark)),
            LETTER: str.upper,
        }

    def listed(self, facet: str, groups: Mapping[str, Group]) -> list[str]:
        """The marks of ``groups`` that have KIM, in the order of lists."""
        order = self._orders[facet]
        held = [mark for mark in order if mark in groups and groups[mark].kim]
        if facet == FIELD:
            return held
        others = {mark for mark, group in groups.items() if group.kim} - set(held)
        return held + sorted(others, key=lambda mark: (mark == NO_LETTER, mark))

    def long(self, tally: Tally) -> tuple[Mark, ...]:
        """The marks whose KIM are too many to list, which are divided by the regions below."""
        return tuple(
            (facet, mark)
            for facet, groups in tally.facets.items()
            for mark, group in sorted(groups.items())
            if group.long and (facet != FIELD or mark in self.fields)
        )

    def title(self, facet: str) -> str:
        """What a facet is called: Bidang Kegiatan, Tingkat, Status, Abjad."""
        return self.theme.say(facet)

    def name(self, mark: Mark) -> str:
        """A mark as lists name it: Pertanian, Desa, Aktif, A."""
        return self._names[mark[0]](mark[1])

    def heading(self, mark: Mark) -> str:
        """A mark as its page is called: Pertanian, "KIM tingkat desa", "KIM berawalan A"."""
        name = self.name(mark)
        if mark[0] == FIELD:
            return name
        name = name if mark[0] == LETTER else name[:1].lower() + name[1:]
        return self.theme.say(f"dir_judul_{mark[0]}", nama=name)

    def field(self, slug: str) -> str:
        """The name of a bidang; its slug in words if the network does not list it."""
        known = self.fields.get(slug)
        return known.title if known else slug.replace("-", " ").capitalize()

    def status(self, status: str) -> str:
        """The status of a KIM in words."""
        return self.theme.say(STATUSES[status]) if status in STATUSES else status


@dataclass(frozen=True, slots=True)
class Division:
    """Which marks are divided by province, and within one province by kabupaten/kota."""

    nation: Collection[Mark] = ()
    province: Collection[Mark] = ()

    def place(self, mark: Mark, chain: Iterable[Region]) -> Target:
        """Where the KIM of ``mark`` in the last region of ``chain`` are listed."""
        codes = [region.code for region in chain][:2]
        if not codes:
            return mark_page(mark)
        if mark not in self.nation:
            target, inner = mark_page(mark), codes[0]
        elif len(codes) == 1 or mark in self.province:
            return mark_page(mark, codes)
        else:
            target, inner = mark_page(mark, codes[:1]), codes[1]
        return Target(target.owner, target.path, inner)
