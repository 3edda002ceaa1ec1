"""The KIM's calendar: one file of all its events, and one for each that is to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kimsite.forms import Event
from kimsite.model import Artifact, Target
from kimsite.region import is_code
from kimsite.regions import regions
from kimsite.rendering.moments.occasion import Occasion
from kimsite.site.desk import Desk
from kimsite.site.items.details import CalendarLinks, Details, details_of, links_of
from kimsite.site.items.item import Item
from kimsite.site.items.order import is_past
from kimsite.site.items.tags import Tag
from kimsite.site.moments.occasions import choose_told, occasion_of
from kimsite.site.naming import say_kim


@dataclass(frozen=True, slots=True)
class Diary:
    """Each event as a VEVENT, and the ways into a calendar of those to come, by page."""

    events: Mapping[Target, str] = field(default_factory=dict)
    links: Mapping[Target, CalendarLinks] = field(default_factory=dict)
    files: tuple[Artifact, ...] = ()


def calendar_file(slug: str) -> Target:
    """The calendar of a KIM."""
    return Target(slug, "agenda/kalender.ics")


def keep_diary(desk: Desk, items: Sequence[Item], ids: Mapping[Target, str]) -> Diary:
    """The calendar of ``items``, whose ``ids`` are by page; a KIM without events has none."""
    held = [item for item in items if item.kind == "agenda" and _is_public(item)]
    if not held:
        return Diary()
    # It asks for much that most builds have no need of.
    from kimsite.rendering.moments.calendar import render_calendar, render_event

    chosen = choose_told(held, lambda item: item)
    told = {item.page: _occasion(desk, item, ids[item.page]) for item in chosen}
    events = {page: render_event(occasion) for page, occasion in told.items()}
    language, whole = desk.setting.network.bahasa, calendar_file(desk.slug)
    name = say_kim(desk.community.profile.nama)

    def write(target: Target, title: str, *pages: Target) -> Artifact:
        address, zone = desk.layout.address(target), desk.community.zone
        body = (events[page] for page in pages)
        return Artifact(target.path, render_calendar(title, address, body, zone, language))

    links = {
        item.page: links_of(told[item.page], _own_file(item), whole)
        for item in chosen
        if not item.withdrawn and not is_past(item, desk.now)
    }
    own = (write(links[i.page].file, i.title, i.page) for i in chosen if i.page in links)
    title = f"{desk.theme.say('agenda')} {name}"
    return Diary(events, links, (write(whole, title, *events), *own))


def tell_details(desk: Desk, item: Item) -> Details | None:
    """What the page of an event tells beside its text."""
    form = item.post.form
    if not isinstance(form, Event):
        return None
    return details_of(
        item.post,
        desk.setting.network.bahasa,
        over=is_past(item, desk.now),
        organizer=Tag(name_organizer(desk, form.penyelenggara)) if form.penyelenggara else None,
        regions=tuple(_named_regions(form)),
        participants=tuple(map(Tag, form.peserta)),
    )


def _named_regions(form: Event) -> Iterator[Tag]:
    """The regions of an event by name; those without a KIM may have no page."""
    found = (regions().find(code) for code in form.wilayah)
    return (Tag(region.title) for region in found if region is not None)


def _is_public(item: Item) -> bool:
    """Whether calendars name it: one that was withdrawn, as cancelled."""
    return item.post.listed or item.withdrawn


def _own_file(item: Item) -> Target:
    return Target(item.page.owner, f"{item.page.path.removesuffix('.html')}.ics")


def _occasion(desk: Desk, item: Item, uid: str) -> Occasion:
    address = desk.layout.address(item.page)
    if item.withdrawn:
        return occasion_of(item.post, uid, address, "", "", item.title)
    form = item.post.form
    assert isinstance(form, Event)  # noqa: S101 -- for the type checker
    by = name_organizer(desk, form.penyelenggara or "") or say_kim(desk.community.profile.nama)
    contact = ", ".join(filter(None, (form.kontak, by)))
    return occasion_of(item.post, uid, address, item.summary, contact)


def name_organizer(desk: Desk, written: str) -> str:
    """Who holds an event: a region around is called by its name."""
    if written == desk.slug:
        return say_kim(desk.community.profile.nama)
    named = {region.code: region.title for region in desk.community.chain}
    return named.get(written, written) if is_code(written) else written
