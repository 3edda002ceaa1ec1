"""JSON-LD for search engines: the KIM as an NGO, its posts as NewsArticle, its agenda as Event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kimsite.forms import Event
from kimsite.model import Target
from kimsite.site.items.gallery import MOST
from kimsite.site.items.item import Item
from kimsite.site.moments.when import machine_date
from kimsite.site.press import Press
from kimsite.site.told.calendar import name_organizer
from kimsite.site.told.eventdata import describe_event

_CONTEXT = "https://schema.org"
_AWARDS = 20
"""So many of the network's awards are told, the newest."""


def describe_kim(press: Press, description: str, same_as: Sequence[str]) -> dict[str, Any]:
    """The KIM itself."""
    profile = press.desk.community.profile
    address = press.desk.layout.address
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": "NGO",
            "name": press.frame.title,
            "url": address(press.frame.home),
            "description": description,
            "logo": address(press.frame.icon) if press.frame.icon else "",
            "image": _picture(press, press.picture.target if press.picture else None),
            "email": profile.email or "",
            "telephone": profile.telepon or profile.whatsapp or "",
            "foundingDate": profile.tanggal_berdiri.day.isoformat()
            if profile.tanggal_berdiri
            else "",
            "address": _postal(press),
            "award": _awards(press),
            "sameAs": list(same_as),
        }
    )


def _awards(press: Press) -> list[str]:
    """What the network's awards say, then what the profile names itself."""
    community = press.desk.community
    said = [mention for mention in community.mentions if mention.kind == "penghargaan"]
    named = [f"{one.words}: {one.title} ({one.date[:4]})" for one in said[:_AWARDS]]
    return named + [
        f"{award.nama} ({award.tahun})" if award.tahun else award.nama
        for award in community.profile.penghargaan
    ]


def describe_item(press: Press, item: Item) -> dict[str, Any] | None:
    """A post: an Event, an ImageGallery or a NewsArticle; None for an extra page."""
    if item.kind == "halaman":
        return None
    if item.kind == "agenda":
        return _event(press, item)
    return _article(press, item, "ImageGallery" if item.kind == "galeri" else "NewsArticle")


def _article(press: Press, item: Item, type_: str) -> dict[str, Any]:
    author = item.post.form.pewarta
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": type_,
            "headline": item.title,
            "description": item.summary,
            "url": press.desk.layout.address(item.page),
            "datePublished": machine_date(item.post),
            "inLanguage": item.language,
            "mainEntityOfPage": press.desk.layout.address(item.page),
            "image": _pictures(press, item),
            "contentLocation": {"@type": "Place", "name": item.post.form.tempat}
            if item.post.form.tempat
            else None,
            "author": {"@type": "Person", "name": author} if author else _organisation(press),
            "publisher": _organisation(press),
            "isBasedOn": _original(press, item),
        }
    )


def _original(press: Press, item: Item) -> dict[str, Any] | None:
    """What a repost passes on; of a withdrawn original only where it was."""
    credit = item.credit
    if credit is None:
        return None
    author = {"@type": "Organization", "name": credit.author} if credit.author else None
    address = press.desk.layout.address(credit.page)
    told = {"@type": "NewsArticle", "headline": credit.title, "url": address, "author": author}
    return _filled(told)


def _event(press: Press, item: Item) -> dict[str, Any]:
    return describe_event(
        item.post,
        address=press.desk.layout.address(item.page),
        summary=item.summary,
        language=item.language,
        organizer=_organizer(press, item),
        region=press.region,
        images=_pictures(press, item),
    )


def _organizer(press: Press, item: Item) -> dict[str, Any]:
    """Who holds an event: the KIM, where its author names nobody else."""
    form = item.post.form
    written = form.penyelenggara if isinstance(form, Event) else ""
    name = name_organizer(press.desk, written or press.desk.slug)
    own = name == press.frame.title
    return _organisation(press) if own else {"@type": "Organization", "name": name}


def _organisation(press: Press) -> dict[str, Any]:
    return {
        "@type": "NGO",
        "name": press.frame.title,
        "url": press.desk.layout.address(press.frame.home),
    }


def _postal(press: Press) -> dict[str, Any]:
    community = press.desk.community
    written = community.profile.alamat
    names = {region.level: region.name for region in community.chain}
    return _filled(
        {
            "@type": "PostalAddress",
            "streetAddress": (written.jalan or "") if written else "",
            "addressLocality": names.get(4) or names.get(3) or names.get(2, ""),
            "addressRegion": names.get(1, ""),
            "postalCode": (written.kode_pos or "") if written else "",
            "addressCountry": "ID",
        }
    )


def _picture(press: Press, target: Target | None) -> str:
    return press.desk.layout.address(target) if target else ""


def _pictures(press: Press, item: Item) -> list[str]:
    """The photos of ``item``, at most a page of a gallery; without any, its KIM's picture."""
    shots = item.shots or tuple(filter(None, (item.picture or press.picture,)))
    return [_picture(press, shot.target) for shot in shots[:MOST]]


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
