"""The little that a plan must know of a profile, remembered so that the profile is not opened."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from kimsite.reading.values.names import parse_former_slug

if TYPE_CHECKING:
    from kimsite.reading.registry.profiles import Entry


class Facts(NamedTuple):
    """What a plan must know of a sound profile. ``rules`` digests the lists it was read with."""

    rules: str
    region: str
    offset: int
    fields: tuple[str, ...]
    number: str
    registered: bool
    elsewhere: bool
    former: tuple[str, ...] = ()


def facts_of(entry: Entry, rules: str) -> Facts | None:
    """The facts of a profile, read with the lists that ``rules`` digests; None of a broken one."""
    profile = entry.profile
    if profile is None:
        return None
    return Facts(
        rules=rules,
        region=entry.chain[-1].code,
        offset=entry.chain[-1].utc_offset,
        fields=profile.bidang,
        number=profile.nomor_induk or "",
        registered=profile.pendaftaran == "terdaftar",
        elsewhere=profile.situs_lain is not None,
        former=tuple(filter(None, map(parse_former_slug, profile.alamat_lama))),
    )


def write_facts(facts: Facts | None) -> str:
    """Facts as a JSON list, ``rules`` first."""
    return json.dumps(facts, separators=(",", ":")) if facts is not None else ""


def read_facts(text: str) -> Facts:
    """Facts from JSON."""
    facts = Facts(*json.loads(text))
    return facts._replace(fields=tuple(facts.fields), former=tuple(facts.former))
