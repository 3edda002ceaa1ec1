"""The offices as region pages show them: whom to write to, where they are, when they are open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kimsite.forms import Office
from kimsite.problem import Problem, Span
from kimsite.reading.registry.offices import MINISTRY
from kimsite.rendering.look.theme import Theme
from kimsite.site.items.excerpt import paragraphs
from kimsite.site.profile.contact import Way, office_contact, say_address, ways_of
from kimsite.site.profile.social import Account, build_accounts


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """One office; ``example`` where it is made up and its own name does not say so."""

    code: str
    form: Office
    ministry: bool
    about: tuple[str, ...]
    address: str
    ways: tuple[Way, ...]
    accounts: tuple[Account, ...]
    example: bool


def read_offices(
    offices: dict[str, Office], theme: Theme, problems: list[Problem]
) -> dict[str, OfficeCard]:
    """A card for each of ``offices``, by region code or MINISTRY."""
    return {
        code: OfficeCard(
            code=code,
            form=office,
            ministry=code == MINISTRY,
            about=paragraphs(office.keterangan or ""),
            address=say_address(office.alamat),
            ways=ways_of(office_contact(office), theme),
            accounts=build_accounts(office.media_sosial, _doubter(code, problems)),
            example=office.contoh and theme.say("contoh").casefold() not in office.nama.casefold(),
        )
        for code, office in sorted(offices.items())
    }


def _doubter(code: str, problems: list[Problem]) -> Callable[[str, str, str], None]:
    """Keeps what is no account; an office does not remember its lines, so its file is named."""
    file = "_kementerian.yaml" if code == MINISTRY else f"{code}/_dinas.yaml"

    def doubt(_: str, title: str, written: str) -> None:
        place = Span(f"communities/{file}")
        problems.append(Problem.at(place, "media-sosial-tak-dikenal", media=title, nilai=written))

    return doubt
