"""Which original a new post passes on: found by its name, or chosen from what holds now."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kimsite.cli.asking import ask, on_terminal

if TYPE_CHECKING:
    from kimsite.authoring.passing import Passage, Shelf
    from kimsite.forms import Network


def choose_passage(root: Path, network: Network, slug: str, typed: str, now: datetime) -> Passage:
    """What ``typed`` names for the KIM ``slug``; a person is asked until it can be used."""
    from kimsite.authoring.passing import Shelf
    from kimsite.regions import regions

    shelf = Shelf(root, network, regions(), now)
    while True:
        found = shelf.find(typed, slug) if typed.strip() else "masih kurang: --bahan NAMA."
        if not isinstance(found, str):
            return found
        listed = _say_current(shelf, *_place_of(root, slug, network))
        if not on_terminal():
            raise click.UsageError(f"{found}\n{listed}")
        click.echo(f"{found}\n{listed}" if typed.strip() else listed)
        typed = ask("Bahan yang mana")


def _place_of(root: Path, slug: str, network: Network) -> tuple[str, tuple[str, ...]]:
    """The region and the bidang of a KIM, for whom materials are meant."""
    from kimsite.authoring.kim_choice import open_profile
    from kimsite.regions import regions

    profile = open_profile(root, slug, network, regions()).profile
    return (profile.kode_wilayah, profile.bidang) if profile else ("", ())


def _say_current(shelf: Shelf, region: str, fields: tuple[str, ...]) -> str:
    """The materials that hold now, the first twenty of many."""
    from kimsite.authoring.passing import LISTED

    current = shelf.current(region, fields)
    if not current:
        return "Belum ada bahan yang berlaku di content/bahan."
    lines = [
        f"  {notice.post.name}: {notice.form.judul} ({notice.brief.publisher})"
        for notice in current[:LISTED]
    ]
    if len(current) > LISTED:
        lines.append(f"  … ({len(current)} bahan)")
    return "\n".join(["Bahan yang berlaku:", *lines])
