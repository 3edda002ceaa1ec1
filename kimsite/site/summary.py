"""What the network learns of a site: bounded, no bodies, and the same for the same content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kimsite.model import ItemBrief, Relay, Summary, Target
from kimsite.site.desk import KINDS, Desk
from kimsite.site.items.cancelled import is_cancelled
from kimsite.site.items.excerpt import shorten
from kimsite.site.items.item import Item
from kimsite.site.items.order import newest_first, upcoming
from kimsite.site.moments.when import machine_end, machine_start
from kimsite.site.naming import say_kim
from kimsite.site.pages.redirects import former_slugs
from kimsite.site.profile.programmes import count_programmes
from kimsite.site.told.calendar import Diary

MAX_NEWEST = 5
MAX_EVENTS = 10
LONGEST = 200
"""Letters of a place that the network learns."""
SOUTH, NORTH, WEST, EAST = -11.2, 6.3, 94.9, 141.1
"""Indonesia's bounds in degrees."""


def build_summary(
    desk: Desk,
    items: Sequence[Item],
    dates: Mapping[str, str],
    ids: Mapping[Target, str],
    diary: Diary,
    *,
    has_site: bool = True,
) -> Summary:
    """The summary of a site with ``items`` and pages changed on ``dates`` (path to ISO date).

    ``ids`` are the items' in feeds, by page; ``diary`` has its events as calendars take them.
    """
    community = desk.community
    profile = community.profile
    public = [
        item for item in items if item.kind in KINDS and item.post.shown and not item.withdrawn
    ]
    dated = newest_first(item for item in public if item.post.date <= desk.now)
    listed = [item for item in public if item.post.listed]
    events = upcoming((item for item in listed if item.kind == "agenda"), desk.now)
    events = events[:MAX_EVENTS]
    plans = _briefs(ids, events)
    latitude, longitude = _point(desk)
    return Summary(
        slug=community.slug,
        name=say_kim(profile.nama),
        region=profile.kode_wilayah,
        level=profile.tingkat or _level(desk),
        status=profile.status,
        stage=profile.pendaftaran,
        has_site=has_site,
        example=profile.contoh,
        number=profile.nomor_induk or "",
        registration=profile.nomor_registrasi or "",
        fields=profile.bidang,
        latitude=latitude,
        longitude=longitude,
        founded=str(profile.tanggal_berdiri.day) if profile.tanggal_berdiri else "",
        members=profile.jumlah_anggota,
        email=profile.email or "",
        phone=profile.telepon or "",
        whatsapp=profile.whatsapp or "",
        elsewhere=profile.situs_lain or "",
        description=shorten(profile.selayang_pandang or ""),
        counts={kind: sum(item.kind == kind for item in public) for kind in KINDS},
        latest=dated[0].post.date.isoformat() if dated else "",
        newest=_briefs(ids, [item for item in dated if item.post.listed][:MAX_NEWEST]),
        events=tuple(_plan(brief, item, diary) for brief, item in zip(plans, events, strict=True)),
        pages=tuple(sorted(dates.items())),
        passed_on=_relays(listed),
        awards=sum(said.kind == "penghargaan" for said in community.mentions),
        counted=count_programmes(desk, public) if has_site else (),
        former=former_slugs(desk),
    )


def _briefs(ids: Mapping[Target, str], items: Iterable[Item]) -> tuple[ItemBrief, ...]:
    return tuple(
        ItemBrief(
            kind=item.kind,
            path=item.page.path,
            title=item.title,
            date=item.post.date.isoformat(),
            summary=item.summary,
            fields=item.fields,
            start=machine_start(item.post) if item.kind == "agenda" else "",
            end=machine_end(item.post) if item.kind == "agenda" else "",
            feed_id=ids[item.page],
            picture=item.picture.target.path if item.picture else "",
            picture_length=item.picture.length if item.picture else 0,
            original=item.credit.upstream if item.credit else None,
            cancelled=is_cancelled(item.post),
            expires=item.when.ending.instant if item.when.ending and item.kind != "agenda" else "",
        )
        for item in items
    )


def _relays(listed: Iterable[Item]) -> tuple[Relay, ...]:
    """Each material that live posts pass on, with the newest of them."""
    newest: dict[str, Item] = {}
    for item in newest_first(listed):
        if item.material:
            newest.setdefault(item.material, item)
    return tuple(
        Relay(name, item.page.path, item.title, item.post.date.isoformat())
        for name, item in sorted(newest.items())
    )


def _plan(brief: ItemBrief, item: Item, diary: Diary) -> ItemBrief:
    """The brief of an event to come, with what the network's agenda tells of it."""
    when, form = item.when, item.post.form
    return replace(
        brief,
        place=(form.tempat or "")[:LONGEST],
        repeat=when.rhythm,
        over=when.event_end if when.rhythm else "",
        calendar=diary.events.get(item.page, ""),
    )


def _level(desk: Desk) -> str:
    return desk.community.chain[-1].kind if desk.community.chain else ""


def _point(desk: Desk) -> tuple[float | None, float | None]:
    point = desk.community.profile.titik
    if point is None:
        return None, None
    if SOUTH <= point.lintang <= NORTH and WEST <= point.bujur <= EAST:
        return point.lintang, point.bujur
    place = desk.community.place("titik")
    desk.report(place, "nilai-tak-sah", isian="titik", nilai=f"{point.lintang}, {point.bujur}")
    return None, None
