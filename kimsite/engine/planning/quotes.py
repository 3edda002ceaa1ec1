"""Quotes of posts that other KIM pass on: what the sites that cite them depend on.

A site's build sees no other site, so the quote comes to it as an input. It is read from the cited
KIM's own files, and kept as long as the stamp of those stands (``quoted``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from kimsite.digest import digest_parts
from kimsite.engine.planning.guess import Guess
from kimsite.engine.remembering.quoted import Quoted
from kimsite.engine.surveying.card import Card
from kimsite.model import Quote, Setting
from kimsite.moment import zone_of
from kimsite.reading.texts.citing import Citation, parse_citation
from kimsite.regions import Regions
from kimsite.site.standing import thresholds

_LIKELY = 0.7
"""How like the slug of a KIM must be to be proposed."""


class Quotes:
    """What each citation of another KIM's post quotes, in one build. ``cards`` are of all KIM."""

    def __init__(
        self,
        cards: Mapping[str, Card],
        setting: Setting,
        shared: Mapping[str, str],
        regions: Regions,
        rows: Quoted,
    ) -> None:
        self._cards = cards
        self._setting = setting
        self._homes = (shared["alamat situs"], setting.network.alamat_situs)
        self._basis = digest_parts(
            {key: shared[key] for key in ("kimsite", "konfigurasi", "alamat situs", "pratinjau")}
        )
        self._regions = regions
        self._rows = rows
        self._found: dict[str, Quote] = {}
        self._whom: Guess | None = None

    def of(self, cited: Iterable[str]) -> dict[str, Quote]:
        """The quotes of those among ``cited`` that are posts, by key."""
        return {key: self._find(key) for key in cited if key.startswith("kim/")}

    def _find(self, key: str) -> Quote:
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._quote(key)
        return found

    def _quote(self, key: str) -> Quote:
        from kimsite.reading.texts.quoted import NO_KIM

        wanted = parse_citation(key, ())
        assert wanted is not None  # noqa: S101 -- keys are made of citations
        card = self._cards.get(wanted.slug)
        if card is None or not card.has_site or card.facts is None:
            return Quote(state=NO_KIM, hint=self._guess(wanted))
        zone = zone_of(card.facts.offset)
        now = self._setting.now(zone)
        inputs = f"{card.stamp.digest} {self._basis}" if card.stamp.settled else ""
        known = self._rows.find(key, inputs, now.timestamp()) if inputs else None
        return known or self._read(wanted, card, now, inputs)

    def _read(self, wanted: Citation, card: Card, now: datetime, inputs: str) -> Quote:
        from kimsite.reading.registry.profiles import load_entry
        from kimsite.reading.texts.quoted import NO_KIM, NO_POST, find_post, quote_post
        from kimsite.reading.tree.content import scan_content

        setting = self._setting
        entry, _ = load_entry(card.found, setting.network, self._regions)
        if entry.profile is None:  # it broke since the roll was called
            return Quote(state=NO_KIM)
        zone = zone_of(entry.chain[-1].utc_offset)
        items = scan_content(setting.root, wanted.slug).items
        post, meant = find_post(items, wanted, zone, setting)
        if post is None:
            hint = replace(wanted, name=meant).key if meant else ""
            quote, since, until = Quote(entry.profile.nama, state=NO_POST, hint=hint), None, None
        else:
            preview = setting.preview
            quote = quote_post(post, entry.profile.nama, self._homes, preview=preview)
            turns = [turn.timestamp() for turn in thresholds(post)]
            since = max((turn for turn in turns if turn <= now.timestamp()), default=None)
            until = min((turn for turn in turns if turn > now.timestamp()), default=None)
        # What may be meant instead depends on when all the others appear.
        if inputs and post is not None:
            self._rows.put(wanted.key, inputs, since, until, quote)
        return quote

    def _guess(self, wanted: Citation) -> str:
        """The same post of the KIM that is meant; nothing where that is not known."""
        if self._whom is None:
            self._whom = Guess(self._cards)
        slug = self._whom.meant(wanted.slug, _LIKELY)
        card = self._cards.get(slug)
        meant = card is not None and card.has_site and slug != wanted.slug
        return replace(wanted, slug=slug).key if meant else ""
