"""Whom to fetch from: the networks that ``kimsite.yaml`` names, and KIM whose site is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kimsite.forms import Network
from kimsite.forms.kept import FEED, NETWORK, Kind
from kimsite.problem import Problem, Span
from kimsite.reading.registry.federation import sources_of
from kimsite.reading.registry.profiles import load_entry
from kimsite.reading.tree.content import scan_content
from kimsite.reading.tree.finds import Tree
from kimsite.regions import Regions


@dataclass(frozen=True, slots=True)
class Origin:
    """One source: its ``name``, where it is named (``span``), and the address given there.

    ``region`` is what a network may speak for; of a KIM ``feed`` says that the address is its feed
    and not the front page of its site.
    """

    kind: Kind
    name: str
    address: str
    span: Span
    title: str = ""
    region: str = ""
    feed: bool = False


def find_origins(
    tree: Tree, network: Network, places: Mapping[str, Span], regions: Regions
) -> Iterator[Origin]:
    """Every source: the networks in their order, then KIM by path."""
    numbers = {id(source): number for number, source in enumerate(network.gabungan)}
    for name, source in sources_of(network.gabungan).items():
        span = places[f"gabungan.{numbers[id(source)]}.alamat"]
        yield Origin(NETWORK, name, source.alamat, span, source.nama or "", source.wilayah or "")
    for found in tree.profiles:
        if found.foreign:
            continue
        entry, _ = load_entry(found, network, regions)
        profile = entry.profile
        if profile is None or profile.situs_lain is None or profile.pendaftaran != "terdaftar":
            continue
        if scan_content(tree.root, found.slug).items:  # its site is here, and so is its news
            continue
        field = "umpan" if profile.umpan else "situs_lain"
        address = profile.umpan or profile.situs_lain
        yield Origin(
            FEED, found.slug, address, entry.places[field], profile.nama, feed=bool(profile.umpan)
        )


def report_unnamed(tree: Tree, origins: Iterable[Origin]) -> list[Problem]:
    """What is kept of sources that are named no more."""
    named = {(origin.kind, origin.name) for origin in origins}
    return [
        Problem.at(Span(found.shown), "luar-tak-disebut", sumber=found.name)
        for found in tree.kept
        if (found.kind, found.name) not in named
    ]
