"""Merging upwards: provinces from their areas, the nation from its provinces, where any changed."""

from __future__ import annotations

from collections.abc import Iterator

from kimsite.directory.areas.tally import Tally
from kimsite.engine.planning.parts import digest_value
from kimsite.engine.remembering.ledger.ledger import Ledger


def merge_areas(ledger: Ledger, *, fresh: bool) -> dict[str, Tally]:
    """The tallies of the provinces by code, and of the nation under no code.

    ``fresh`` merges all of them anew.
    """
    digests: dict[str, str] = {}
    provinces: dict[str, list[str]] = {}
    for code, (_, digest) in ledger.areas.digests().items():
        digests[code] = digest
        provinces.setdefault(code[:2], []).append(code)
    tallies: dict[str, Tally] = {}
    inputs: list[tuple[str | None, str]] = []
    for province, codes in provinces.items():
        found = (ledger.areas.tally(code) for code in codes)
        below = [(code if code != province else None, digests[code]) for code in codes]
        tallies[province] = _merged(ledger, province, below, found, fresh=fresh)
        inputs.append((province, ledger.merged.digest(province)))
    nation = _merged(ledger, "", inputs, iter(tallies.values()), fresh=fresh)
    ledger.merged.keep_only(["", *provinces])
    return {**tallies, "": nation}


def _merged(
    ledger: Ledger,
    code: str,
    below: list[tuple[str | None, str]],
    tallies: Iterator[Tally],
    *,
    fresh: bool,
) -> Tally:
    """The tally of ``code``, merged anew where a digest ``below`` changed."""
    inputs = digest_value(below)
    known = None if fresh else ledger.merged.tally(code, inputs)
    if known is not None:
        return known
    made = Tally()
    for (inner, _), tally in zip(below, tallies, strict=True):
        made.merge(tally, inner)
    if code:
        made.levels[0] = int(made.all.kim > 0)
    ledger.merged.put(code, inputs, made)
    return made
