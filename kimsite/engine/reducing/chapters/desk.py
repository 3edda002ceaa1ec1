"""The desk: all that chapters are printed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kimsite.directory.areas.area import area_of
from kimsite.directory.areas.tally import Tally
from kimsite.directory.build import Directory
from kimsite.directory.named import Register
from kimsite.engine.planning.parts import digest_value
from kimsite.engine.remembering.ledger.ledger import Ledger
from kimsite.forms import Office
from kimsite.model import Setting
from kimsite.reading.texts.national import National
from kimsite.rendering.layout import Layout


@dataclass(frozen=True, slots=True)
class Desk:
    """What the chapters of a ``directory`` are told from.

    ``merged`` are the tallies of the provinces by code, and of the nation under no code; ``shared``
    is what every step depends on, ``texts`` the digest of the network's own texts as they stand,
    ``borders`` that of the file of its maps.
    """

    directory: Directory
    ledger: Ledger
    merged: Mapping[str, Tally]
    national: National
    offices: Mapping[str, Office]
    setting: Setting
    layout: Layout
    shared: Mapping[str, str]
    texts: str
    borders: str
    named: Register

    def context(self) -> str:
        """The digest of what every page shows besides its own."""
        press = self.directory.press
        return digest_value(
            ((sorted(self.shared.items()), self.borders), press.frame, press.lessons)
        )

    def texts_shown(self) -> str:
        """The digest of what a page may show of the network's own texts, and every page's own."""
        briefs = [notice.brief for notice in self.national.notices]
        directory = self.directory
        guests = sorted(directory.guests.items())
        organizers = [directory.host.organizer(meeting) for meeting in directory.meetings]
        return digest_value((self.context(), self.texts, briefs, guests, organizers))

    def office_digests(self) -> dict[str, list[str]]:
        """Digests of the offices of each area, of its kecamatan too, and of the ministry."""
        found: dict[str, list[str]] = {}
        for code, office in sorted(self.offices.items()):
            found.setdefault(area_of(code), []).append(digest_value((code, office)))
        return found

    def door(self) -> tuple[str, Tally]:
        """The code of the region that the front names the regions of, and its tally.

        The network's own, unless some KIM lie beyond it; then the nation, under no code.
        """
        code = self.directory.atlas.home or ""
        nation = self.merged[""]
        held = self.merged[code] if code in self.merged else self.ledger.areas.tally(code)
        return (code, held) if held.all.kim == nation.all.kim else ("", nation)
