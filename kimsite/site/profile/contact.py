"""'Hubungi KIM': whom a citizen writes to, and links that carry the page's address in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from kimsite.forms import Office
from kimsite.forms.profile import Address
from kimsite.forms.typed.contacts import wa_number
from kimsite.model import Community, Contact
from kimsite.rendering.look.theme import Theme
from kimsite.site.naming import say_kim

_TITLE, _ADDRESS = "\ue000", "\ue001"
_QUOTED_TITLE, _QUOTED_ADDRESS = quote(_TITLE), quote(_ADDRESS)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach someone: what to read, and the address to follow."""

    label: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ContactBlock:
    """The block under every page. ``news`` and ``correction`` are addresses, perhaps empty.

    ``office`` says that the words go to the office, because the KIM gives no contact of its own.
    """

    name: str
    office: bool
    ways: tuple[Way, ...]
    news: str
    correction: str


def kim_contact(community: Community) -> Contact:
    """What the KIM itself gives."""
    profile = community.profile
    return Contact(
        say_kim(profile.nama), profile.email or "", profile.telepon or "", profile.whatsapp or ""
    )


def office_contact(office: Office) -> Contact:
    """What an office gives."""
    return Contact(office.nama, office.email or "", office.telepon or "", office.whatsapp or "")


def say_address(written: Address | None) -> str:
    """An address on one line, as its file gives it; empty where there is none."""
    if written is None:
        return ""
    rt_rw = (
        f"RT/RW {written.rt_rw}" if written.rt_rw and written.rt_rw[0].isdigit() else written.rt_rw
    )
    places = (written.dusun, written.desa, written.kecamatan, written.kabupaten, written.provinsi)
    return ", ".join(filter(None, (written.jalan, rt_rw, *places, written.kode_pos)))


def choose_contact(community: Community) -> tuple[Contact, bool] | None:
    """Who is written to and whether it is the office; one that can be written to comes first."""
    candidates = [(kim_contact(community), False)]
    if community.office is not None:
        candidates.append((office_contact(community.office), True))
    for contact, is_office in candidates:
        if contact.whatsapp or contact.email:
            return contact, is_office
    return next((pair for pair in candidates if pair[0].phone), None)


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Whom a citizen writes to from any page of one site, with letters written once.

    The title and the address of the page stand in them as two characters that no text uses, which
    each page replaces by its own. ``block`` is None where nobody can be reached.
    """

    block: ContactBlock | None

    def from_page(self, title: str, address: str) -> ContactBlock | None:
        """The block for one page, whose title and address come as :func:`quote` writes them."""
        block = self.block
        if block is None:
            return None

        def fill(letter: str) -> str:
            return letter.replace(_QUOTED_TITLE, title).replace(_QUOTED_ADDRESS, address)

        return ContactBlock(
            block.name, block.office, block.ways, fill(block.news), fill(block.correction)
        )


NO_LETTERS = Correspondence(None)


def write_letters(community: Community, theme: Theme) -> Correspondence:
    """The letters to the KIM; where it gives no contact, to the office."""
    chosen = choose_contact(community)
    if chosen is None:
        return NO_LETTERS
    contact, is_office = chosen
    kim = say_kim(community.profile.nama)
    # A letter to the office greets the office and says which KIM it is about.
    to = "_dinas" if is_office else ""
    values = {"kim": kim, "nama": contact.name, "judul": _TITLE, "alamat": _ADDRESS}
    block = ContactBlock(
        name=contact.name,
        office=is_office,
        ways=ways_of(kim_contact(community), theme) or ways_of(contact, theme),
        news=_write_to(contact, theme, f"kabar{to}", values),
        correction=_write_to(contact, theme, f"ralat{to}", values),
    )
    return Correspondence(block)


def ways_of(contact: Contact, theme: Theme) -> tuple[Way, ...]:
    """Every way to reach ``contact``, as a page lists them."""
    ways: list[Way] = []
    if contact.whatsapp:
        ways.append(Way("WhatsApp", contact.whatsapp, whatsapp_link(contact.whatsapp)))
    if contact.phone and contact.phone != contact.whatsapp:
        ways.append(Way(theme.say("telepon"), contact.phone, phone_link(contact.phone)))
    if contact.email:
        ways.append(Way(theme.say("email"), contact.email, email_link(contact.email)))
    return tuple(ways)


def _write_to(contact: Contact, theme: Theme, what: str, values: dict[str, str]) -> str:
    text = theme.say(f"pesan_{what}", **values)
    if contact.whatsapp:
        return whatsapp_link(contact.whatsapp, text)
    if contact.email:
        return email_link(contact.email, theme.say(f"perihal_{what}", **values), text)
    return phone_link(contact.phone) if contact.phone else ""


def whatsapp_link(number: str, text: str = "") -> str:
    """A wa.me address, with the message already written."""
    return f"https://wa.me/{wa_number(number)}" + (f"?text={quote(text, safe='')}" if text else "")


def email_link(address: str, subject: str = "", body: str = "") -> str:
    """A mailto: address."""
    asked = {"subject": subject, "body": body.replace("\n", "\r\n")}
    query = "&".join(f"{key}={quote(value, safe='')}" for key, value in asked.items() if value)
    return f"mailto:{quote(address, safe='@')}" + (f"?{query}" if query else "")


def phone_link(number: str) -> str:
    """A tel: address."""
    plus = "+" if number.lstrip().startswith("+") else ""
    return f"tel:{plus}" + re.sub(r"\D", "", number)
