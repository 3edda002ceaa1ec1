"""The page of each event of the network: who holds it, who takes part, and its calendar file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kimsite.directory.atlas import Atlas
from kimsite.directory.events.agenda import AGENDA, CALENDAR, Meeting
from kimsite.directory.events.guests import MOST, Guests
from kimsite.directory.offices import OfficeCard
from kimsite.directory.press import Press
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.region import is_code
from kimsite.rendering.feeds import feed_authority, item_id
from kimsite.rendering.jinja.json_ld import write_json_ld
from kimsite.rendering.layout import region_page
from kimsite.rendering.look.page import Page
from kimsite.rendering.moments.occasion import Occasion
from kimsite.site.items.cancelled import passed_title
from kimsite.site.items.details import details_of, links_of
from kimsite.site.items.excerpt import paragraphs
from kimsite.site.items.share import tell_meeting
from kimsite.site.items.tags import Tag
from kimsite.site.moments.occasions import occasion_of
from kimsite.site.told.eventdata import describe_event


class Host:
    """Prints the network's events; it knows the ``guests`` and the ``offices`` by code."""

    def __init__(
        self, press: Press, atlas: Atlas, offices: Mapping[str, OfficeCard], guests: Guests
    ) -> None:
        self._press = press
        self._atlas = atlas
        self._offices = offices
        self._guests = guests

    def print_meetings(self, meetings: list[Meeting]) -> Iterator[Artifact]:
        """The page of each event, and the calendar file of each that is still to come."""
        for meeting in meetings:
            yield self._page(meeting)
            if meeting.coming and meeting.article.post.listed:
                yield self._file(meeting)

    def occasion(self, meeting: Meeting) -> Occasion:
        """The event as calendars take it; of one that was withdrawn, that it is cancelled."""
        press, post = self._press, meeting.article.post
        authority = feed_authority(press.setting.network)
        uid = item_id(authority, "agenda", meeting.form.id, post.name)
        address = press.layout.address(meeting.article.page)
        if meeting.article.withdrawn:
            return occasion_of(post, uid, address, "", "", press.theme.say("ditarik_agenda"))
        by = self.organizer(meeting)
        contact = ", ".join(filter(None, (meeting.form.kontak, by.label if by else "")))
        return occasion_of(post, uid, address, meeting.article.summary, contact)

    def _file(self, meeting: Meeting) -> Artifact:
        # It asks for much that most builds have no need of.
        from kimsite.rendering.moments.calendar import render_calendar, render_event

        press, target = self._press, _file_of(meeting)
        event = render_event(self.occasion(meeting))
        address, zone = press.layout.address(target), meeting.article.post.zone
        title, language = meeting.form.judul, press.theme.language
        return Artifact(target.path, render_calendar(title, address, [event], zone, language))

    def _page(self, meeting: Meeting) -> Artifact:
        press, article, form = self._press, meeting.article, meeting.form
        say = press.theme.say
        page = Page(
            article.page,
            form.judul,
            say("maklumat_ditarik")
            if article.withdrawn
            else tell_meeting(article.when, form, article.summary, ". "),
            kind="article",
            section=AGENDA,
            preview=article.preview,
            json_ld=write_json_ld(None if article.withdrawn else self._json_ld(meeting)),
            language=form.bahasa or press.theme.language,
            indexed=article.indexed,
        )
        links = None
        if meeting.coming and article.post.listed and not form.batal:
            links = links_of(self.occasion(meeting), _file_of(meeting), CALENDAR)
        values = {
            "crumbs": press.crumbs(AGENDA),
            "meeting": meeting,
            "article": article,
            "details": details_of(
                article.post,
                press.theme.language,
                over=meeting.past,
                organizer=self.organizer(meeting),
                regions=tuple(self._regions(meeting)),
                participants=tuple(self._tag(word) for word in form.peserta[:MOST]),
                more=max(0, len(form.peserta) - MOST),
            ),
            "calendar": links,
            "notes": paragraphs(form.catatan or ""),
            "share": article.share(
                press.layout,
                press.frame.title,
                title=passed_title(press.theme, form.judul, article.post),
                before=tell_meeting(article.when, form, ""),
            ),
        }
        return press.page("acara.html", page, values)

    def _tag(self, word: str) -> Tag:
        """A KIM by its name, whoever else as written."""
        return self._guests.get(word) or Tag(word)

    def organizer(self, meeting: Meeting) -> Tag | None:
        """Who holds the event: an office by its name, a KIM, or whoever else."""
        by = meeting.form.penyelenggara
        if not by:
            return None
        if by in self._offices:
            return Tag(self._offices[by].form.nama, self._own_page(by))
        region = self._atlas.find(by) if is_code(by) else None
        return Tag(region.title, self._own_page(by)) if region is not None else self._tag(by)

    def _own_page(self, code: str) -> Target | None:
        """The page of a region, where the network has one for certain."""
        return region_page(code) if code in self._atlas.own else None

    def _regions(self, meeting: Meeting) -> list[Tag]:
        """The regions it was meant for; the network's own have pages."""
        found = ((code, self._atlas.find(code)) for code in meeting.form.wilayah)
        return [
            Tag(region.title, self._own_page(code)) for code, region in found if region is not None
        ]

    def _json_ld(self, meeting: Meeting) -> dict[str, Any]:
        press, by = self._press, self.organizer(meeting)
        name = by.label if by is not None else press.setting.network.nama
        return describe_event(
            meeting.article.post,
            address=press.layout.address(meeting.article.page),
            summary=meeting.article.summary,
            language=meeting.form.bahasa or press.theme.language,
            organizer={"@type": "Organization", "name": name},
            region=", ".join(tag.label for tag in self._regions(meeting)),
            images=[press.layout.address(f.target) for f in meeting.article.figures],
        )


def _file_of(meeting: Meeting) -> Target:
    return Target(DIRECTORY, f"agenda/{meeting.article.post.name}.ics")
