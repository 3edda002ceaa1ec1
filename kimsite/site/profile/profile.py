"""The profile page: every part of it only where the profile tells something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kimsite.forms.profile import Officer, Potential, Product
from kimsite.model import Target
from kimsite.rendering.look.webpage import ABOUT
from kimsite.rendering.moments.dates import say_day
from kimsite.rendering.photos.shot import Shot, Thumb
from kimsite.site.desk import Desk
from kimsite.site.items.excerpt import paragraphs, shorten
from kimsite.site.items.filelink import FileLink
from kimsite.site.items.tags import field_tags
from kimsite.site.pages.home import say_about
from kimsite.site.press import Press
from kimsite.site.profile.contact import kim_contact, say_address, ways_of, whatsapp_link
from kimsite.site.profile.decrees import Paper, build_papers
from kimsite.site.profile.mentions import tell_mentions
from kimsite.site.profile.social import Account, build_accounts


@dataclass(frozen=True, slots=True)
class Offer:
    """A product or a potential: its form, its picture, and where to order it (perhaps empty)."""

    form: Product | Potential
    text: tuple[str, ...]
    shot: Shot | None
    facts: tuple[str, ...] = ()
    order: str = ""


@dataclass(frozen=True, slots=True)
class ProfileParts:
    """What of the profile stands in files or elsewhere, found once and used by several pages."""

    logo: Target | None
    icon: Target | None
    card: Shot | None
    photo: Shot | None
    chart: Shot | None
    officers: tuple[tuple[Officer, Shot | None], ...]
    decrees: tuple[Paper, ...]
    minutes: tuple[Paper, ...]
    products: tuple[Offer, ...]
    potentials: tuple[Offer, ...]
    accounts: tuple[Account, ...]

    @property
    def downloads(self) -> list[FileLink]:
        """The files of decrees and minutes."""
        return [paper.file for paper in (*self.decrees, *self.minutes) if paper.file]

    @property
    def same_as(self) -> list[str]:
        """The addresses of the accounts."""
        return [account.href for account in self.accounts if account.href]


def prepare_profile(desk: Desk, kim: str) -> ProfileParts:
    """Find and check the pictures, files and accounts that the profile of ``kim`` names."""
    profile = desk.community.profile
    say = desk.theme.say
    officers = tuple(
        (officer, desk.profile_shot(officer.foto, f"pengurus.{n}.foto", officer.nama))
        for n, officer in enumerate(profile.pengurus)
    )

    def doubt(platform: str, title: str, written: str) -> None:
        place = desk.community.place(f"media_sosial.{platform}")
        desk.report(place, "media-sosial-tak-dikenal", media=title, nilai=written)

    photo = desk.profile_shot(profile.foto, "foto", say("alt_foto_kim", kim=kim))
    logo, icon, card = _emblem(desk, say("alt_logo", kim=kim), shared=photo is None)
    return ProfileParts(
        logo=logo,
        icon=icon,
        card=card,
        photo=photo,
        chart=desk.profile_shot(profile.bagan_struktur, "bagan_struktur", say("bagan_struktur")),
        officers=officers,
        decrees=build_papers(desk, "sk", profile.sk),
        minutes=build_papers(desk, "berita_acara", profile.berita_acara),
        products=tuple(_product(desk, n, p, kim) for n, p in enumerate(profile.produk)),
        potentials=tuple(_potential(desk, n, p) for n, p in enumerate(profile.potensi)),
        accounts=build_accounts(profile.media_sosial, doubt),
    )


def _emblem(
    desk: Desk, alt: str, *, shared: bool
) -> tuple[Target | None, Target | None, Shot | None]:
    """The mark and the icon drawn from the logo, and, where that is ``shared``, the card."""
    written = desk.community.profile.logo
    if written is None:
        return None, None, None
    place = desk.community.place("logo")
    found = desk.files.emblem(desk.community.folder, written, place, shared=shared)
    if found is None:
        return None, None, None
    mark, icon, card = (Target(desk.slug, made.path) for made in found.all)
    if not shared:
        return mark, icon, None
    size = found.card.width, found.card.height
    return mark, icon, Shot(card, *size, Thumb(card, *size), alt)


def _product(desk: Desk, number: int, product: Product, kim: str) -> Offer:
    shot = desk.profile_shot(product.foto, f"produk.{number}.foto", product.nama)
    seller = product.whatsapp or desk.community.profile.whatsapp
    text = desk.theme.say("pesan_produk", produk=product.nama, kim=kim)
    order = whatsapp_link(seller, text) if seller else ""
    facts = tuple(filter(None, (product.harga, product.penjual)))
    return Offer(product, paragraphs(product.keterangan or ""), shot, facts, order)


def _potential(desk: Desk, number: int, potential: Potential) -> Offer:
    shot = desk.profile_shot(potential.foto, f"potensi.{number}.foto", potential.nama)
    return Offer(potential, paragraphs(potential.keterangan or ""), shot)


def build_profile(press: Press, parts: ProfileParts) -> None:
    """Make ``profil.html``."""
    desk = press.desk
    profile = desk.community.profile
    title = desk.theme.say("profil_kim", kim=press.frame.title)
    page = press.page("profil.html", title, shorten(say_about(press)[0]), type_=ABOUT)
    values: dict[str, Any] = {
        "profile": profile,
        "parts": parts,
        "facts": _facts(press),
        "about": paragraphs(profile.selayang_pandang or ""),
        "vision": paragraphs(profile.visi or ""),
        "fields": field_tags(desk.setting.network, profile.bidang),
        "ways": ways_of(kim_contact(desk.community), desk.theme),
        "address_text": say_address(profile.alamat),
        "mentions": tell_mentions(desk),
    }
    press.make("profil.html", page, values)


def _facts(press: Press) -> Sequence[tuple[str, str]]:
    """Label and value of every short fact that the profile tells."""
    desk = press.desk
    profile, say = desk.community.profile, desk.theme.say
    language = desk.setting.network.bahasa
    founded = profile.tanggal_berdiri
    members = profile.jumlah_anggota
    rows = [
        ("nomor_induk", profile.nomor_induk),
        ("nomor_registrasi", profile.nomor_registrasi),
        ("tingkat", (profile.tingkat or "").capitalize()),
        ("wilayah_kerja", press.region),
        ("status", say(f"status_{profile.status.replace(' ', '_')}")),
        ("tanggal_berdiri", say_day(founded.day, language) if founded else None),
        ("masa_bakti", _term(desk, language)),
        ("jumlah_anggota", say("orang", jumlah=members) if members else None),
    ]
    return [(say(key), value) for key, value in rows if value]


def _term(desk: Desk, language: str) -> str:
    term = desk.community.profile.masa_bakti
    if term is None:
        return ""
    start = say_day(term.mulai.day, language) if term.mulai else ""
    end = say_day(term.selesai.day, language) if term.selesai else ""
    if start and end:
        return f"{start} – {end}"
    say = desk.theme.say
    return say("sejak", tanggal=start) if start else say("sampai", tanggal=end) if end else ""
