"""Who passed a material on, by region: counts where they are many, names and posts where few.

A list too long for one page is divided as lists of KIM are: by province, then by kabupaten/kota
(``bahan/<name>.<code>.html``), and where even that has too many, in numbered parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kimsite.directory.areas.rows import Passer
from kimsite.directory.areas.tally import LISTED
from kimsite.directory.atlas import Atlas
from kimsite.directory.listing import Entry
from kimsite.directory.press import Press
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.rendering.layout import MATERIALS, material_page, region_page
from kimsite.rendering.look.page import Page


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a material was passed on: how many KIM by area; ``passers`` tells those of a region.

    A region is named by its code, the nation by none.
    """

    kim: Mapping[str, int]
    passers: Callable[[str], list[Passer]]

    def count(self, code: str = "") -> int:
        """How many KIM in a province or area."""
        return sum(kim for area, kim in self.kim.items() if not code or area[: len(code)] == code)

    @property
    def areas(self) -> int:
        """How many kabupaten and kota."""
        return sum("." in area for area in self.kim)

    @property
    def provinces(self) -> list[str]:
        """The codes of the provinces."""
        return sorted({area[:2] for area in self.kim})

    def divided(self) -> Iterator[str]:
        """The codes of the regions that have a page of their own."""
        if self.count() <= LISTED:
            return
        for province in self.provinces:
            yield province
            if self.count(province) > LISTED:
                yield from self.within(province)

    def within(self, province: str) -> list[str]:
        """The codes of its kabupaten and kota."""
        return [area for area in sorted(self.kim) if area[:2] == province and "." in area]


@dataclass(frozen=True, slots=True)
class Circle:
    """KIM that passed a material on, under the name of their region (``level`` 1: a province)."""

    title: str
    target: Target
    count: str
    level: int
    passers: tuple[Passer, ...]


@dataclass(frozen=True, slots=True)
class Relays:
    """The list as a page shows it: in words how many, then regions or KIM."""

    count: str
    circles: tuple[Circle, ...] = ()
    regions: tuple[Entry, ...] = ()


def relay_page(name: str, code: str, number: int = 1) -> Target:
    """The list of those in one region who passed the material ``name`` on."""
    part = f"-{number}" if number > 1 else ""
    return Target(DIRECTORY, f"bahan/{name}.{code}{part}.html")


def tell_relays(press: Press, atlas: Atlas, name: str, spread: Spread) -> Relays | None:
    """What the page of the material ``name`` shows; None where nobody passed it on."""
    if not spread.kim:
        return None
    count = _say_count(press, spread)
    if spread.count() > LISTED:
        return Relays(count, regions=_entries(press, atlas, name, spread, spread.provinces))
    circles: list[Circle] = []
    held = spread.passers("")
    for province in spread.provinces:
        inside = [passer for passer in held if passer.region[:2] == province]
        own = [passer for passer in inside if passer.region == province]
        circles.append(_circle(press, atlas, province, own, len(inside)))
        circles += _areas(press, atlas, [p for p in inside if p.region != province])
    return Relays(count, tuple(circles))


def print_relays(
    press: Press, atlas: Atlas, name: str, title: str, spread: Spread, code: str
) -> Iterator[Artifact]:
    """The page of those in the region ``code`` who passed the material ``name`` on, or its parts.

    ``title`` is the material's.
    """
    count = press.kim(spread.count(code))
    if "." not in code and spread.count(code) > LISTED:
        entries = _entries(press, atlas, name, spread, spread.within(code))
        above = spread.passers(code) if code in spread.kim else []
        own = [passer for passer in above if passer.region == code]
        circles = [_circle(press, atlas, code, own, len(own))] if own else []
        relays = Relays(count, tuple(circles), entries)
        yield _print(press, atlas, name, title, code, 1, [], relays)
        return
    held = sorted(spread.passers(code), key=lambda passer: passer.order)
    starts = range(0, len(held), LISTED)
    numbers = [
        (press.number(number), relay_page(name, code, number))
        for number in range(1, len(starts) + 1)
    ]
    for number, start in enumerate(starts, start=1):
        part = held[start : start + LISTED]
        own = [passer for passer in part if passer.region == code]
        circles = [_circle(press, atlas, code, own, len(own))] if own else []
        circles += _areas(press, atlas, [passer for passer in part if passer.region != code])
        relays = Relays(count, tuple(circles))
        listed = numbers if len(numbers) > 1 else []
        yield _print(press, atlas, name, title, code, number, listed, relays)


def _print(
    press: Press,
    atlas: Atlas,
    name: str,
    title: str,
    code: str,
    number: int,
    numbers: list[tuple[str, Target]],
    relays: Relays,
) -> Artifact:
    crumbs = [*press.crumbs(MATERIALS), (title, material_page(name))]
    above = code[:2]
    if above != code:
        crumbs.append((atlas.title(above), relay_page(name, above)))
    heading = press.theme.say("dir_diteruskan_di", wilayah=atlas.title(code))
    page = Page(
        relay_page(name, code, number),
        f"{title}: {heading}",
        f"{title}. {heading}: {relays.count}.",
        section=MATERIALS,
        language=press.theme.language,
        indexed=False,
    )
    values = {"crumbs": crumbs, "heading": heading, "relays": relays, "numbers": numbers}
    return press.page("diteruskan.html", page, values)


def _areas(press: Press, atlas: Atlas, passers: list[Passer]) -> list[Circle]:
    held: dict[str, list[Passer]] = {}
    for passer in passers:
        held.setdefault(passer.region[:5], []).append(passer)
    return [_circle(press, atlas, code, own, len(own)) for code, own in sorted(held.items())]


def _circle(press: Press, atlas: Atlas, code: str, own: list[Passer], count: int) -> Circle:
    ordered = tuple(sorted(own, key=lambda passer: passer.order))
    level = code.count(".") + 1
    return Circle(atlas.title(code), region_page(code), press.kim(count), level, ordered)


def _entries(
    press: Press, atlas: Atlas, name: str, spread: Spread, codes: list[str]
) -> tuple[Entry, ...]:
    return tuple(
        Entry(atlas.title(code), relay_page(name, code), press.kim(spread.count(code)))
        for code in codes
    )


def _say_count(press: Press, spread: Spread) -> str:
    return press.theme.say(
        "dir_diteruskan_oleh",
        kim=press.kim(spread.count()),
        wilayah=press.number(spread.areas),
        provinsi=press.number(len(spread.provinces)),
    )
