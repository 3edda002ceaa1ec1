"""Calendars to subscribe to: of the network, and of each province, kabupaten and kota.

A region's holds the network's events that were meant for it, and what its KIM announce; the
network's holds all of its own. So an event that concerns everyone is in one file, not in 553.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timezone

from kimsite.directory.areas.rows import Headline
from kimsite.directory.events.agenda import CALENDAR, Meeting
from kimsite.directory.events.meetings import Host
from kimsite.directory.press import Press
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.moment import ZONES, zone_of
from kimsite.region import Region
from kimsite.site.moments.occasions import choose_told

SHOWN = 3
"""How many of them a region's page names."""


def region_calendar(code: str) -> Target:
    """The calendar of a province, kabupaten or kota."""
    return Target(DIRECTORY, f"wilayah/{code}.ics")


@dataclass(frozen=True, slots=True)
class Calendars:
    """Prints the calendars, and knows which of the network's ``meetings`` concern a region."""

    press: Press
    host: Host
    meetings: list[Meeting]

    def concerning(self, code: str) -> list[Meeting]:
        """The events that were meant for a region, for one around it, or within it."""
        return [meeting for meeting in self.meetings if meeting.concerns(code)]

    def next_in(self, code: str) -> list[Meeting]:
        """Those that a region's page names."""
        return [meeting for meeting in self.concerning(code) if meeting.coming][:SHOWN]

    def told(self, code: str) -> list[object]:
        """All that a region's page and calendar depend on."""
        return [
            (post.source, post.state, m.article.page, m.start, m.past, self.host.organizer(m))
            for m in self.concerning(code)
            for post in [m.article.post]
        ]

    def print_network(self, headlines: Iterable[Headline]) -> Artifact:
        """The calendar of the whole network."""
        network = self.press.setting.network
        zone = zone_of(ZONES[network.zona])
        return self._print(CALENDAR, network.nama, zone, self.meetings, headlines)

    def print_region(self, region: Region, headlines: Iterable[Headline]) -> Artifact:
        """The calendar of one region; it stands while it is empty, too, for who subscribed."""
        target, zone = region_calendar(region.code), zone_of(region.utc_offset)
        return self._print(target, region.title, zone, self.concerning(region.code), headlines)

    def _print(
        self,
        target: Target,
        name: str,
        zone: timezone,
        meetings: list[Meeting],
        headlines: Iterable[Headline],
    ) -> Artifact:
        # It asks for much that most builds have no need of.
        from kimsite.rendering.moments.calendar import render_calendar, render_event

        public = [m for m in meetings if m.article.post.listed or m.article.withdrawn]
        own = choose_told(public, lambda meeting: meeting.article)
        events = [render_event(self.host.occasion(meeting)) for meeting in own]
        events += [headline.calendar for headline in headlines]
        title = f"{self.press.theme.say('agenda')} {name}"
        address, language = self.press.layout.address(target), self.press.theme.language
        return Artifact(target.path, render_calendar(title, address, events, zone, language))
