"""A new KIM: its slug in the network, and its commented profile."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from kimsite.authoring.kim_choice import bare_name
from kimsite.authoring.schemas import SCHEMAS
from kimsite.authoring.starters import clean_line, fill_starter, quote_yaml
from kimsite.reading.values.names import is_conflict_copy, parse_slug
from kimsite.region import Region

_LONGEST = 60


def propose_slug(name: str, region: Region, taken: Collection[str]) -> str:
    """``<nama>-<desa>``; if taken, with the code of its kecamatan; then with a number."""
    own = bare_name(clean_line(name))
    place = parse_slug(region.name)
    wanted = own if own == place or own.endswith(f"-{place}") else f"{own}-{place}"
    wanted = wanted.strip("-")[:_LONGEST].strip("-") or "kim"
    if is_conflict_copy(wanted):
        wanted = f"kim{region.code.replace('.', '')}"
    if wanted not in taken:
        return wanted
    wanted = f"{wanted}-{region.code[:8].replace('.', '')}"
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def profile_path(slug: str, region: Region) -> str:
    """Where the profile of ``slug`` belongs: the folder of its kabupaten or kota."""
    return f"communities/{region.code[:5]}/{slug}.yaml"


def draft_profile(root: Path, slug: str, name: str, region: Region, shown: str) -> str:
    """The commented profile; ``shown`` names the region in full.

    The line for editors is there where the network has its schemas.
    """
    schema = (root / SCHEMAS / "profil.json").is_file()
    return fill_starter(
        "baru/kim.yaml",
        skema=f"# yaml-language-server: $schema=../../{SCHEMAS}/profil.json\n" if schema else "",
        nama=quote_yaml(name),
        wilayah=shown,
        kode=region.code,
        slug=slug,
        tingkat=region.kind,
    )
