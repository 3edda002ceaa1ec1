"""Which KIM someone means: the slugs of the network, and what stands at one of them."""

from __future__ import annotations

import re
from datetime import timezone
from difflib import get_close_matches
from pathlib import Path

from kimsite.forms import Network
from kimsite.model import Region
from kimsite.moment import ZONES, zone_of
from kimsite.reading.registry.profiles import Entry, load_entry
from kimsite.reading.tree.finds import ProfileFile
from kimsite.reading.values.names import is_slug, parse_slug
from kimsite.regions import Regions

LISTED = 20
"""How many KIM are named to someone who has to choose."""


def bare_name(name: str) -> str:
    """``KIM Amungsa`` and ``Amungsa`` are one name."""
    return re.sub(r"^kim-", "", parse_slug(name))


def list_kim(root: Path) -> dict[str, Path]:
    """The profile of each KIM by its slug, sorted; nothing is opened."""
    files = sorted((root / "communities").glob("*/*.*"))
    named = (file for file in files if file.suffix.lower() in {".yaml", ".yml"})
    return dict(sorted((file.stem, file) for file in named if is_slug(file.stem)))


def taken_slugs(root: Path) -> set[str]:
    """Slugs that a new KIM must not get: those of profiles, and of content without a profile."""
    base = root / "content" / "kim"
    folders = {entry.name for entry in base.iterdir() if entry.is_dir()} if base.is_dir() else set()
    return folders | set(list_kim(root))


def find_kim(typed: str, known: list[str]) -> str | None:
    """The slug that ``typed`` is, whatever its letter case."""
    wanted = typed.strip().lower()
    return wanted if wanted in known else None


def say_kim_list(known: list[str]) -> str:
    """The slugs, the first twenty of many."""
    more = f", … ({len(known)} KIM)" if len(known) > LISTED else ""
    return ", ".join(known[:LISTED]) + more


def say_unknown_kim(typed: str, known: list[str]) -> str:
    """That no KIM is called ``typed``, what may have been meant, and what there is."""
    wanted = typed.strip().lower()
    alike = get_close_matches(wanted, known, n=1, cutoff=0.5)
    alike = alike or [slug for slug in known if wanted and wanted in slug][:1]
    hint = f" Mungkin maksud Anda {alike[0]}?" if alike else ""
    return f"KIM `{typed}` tidak ada.{hint} KIM yang ada: {say_kim_list(known)}"


def find_namesake(
    root: Path, name: str, region: Region, network: Network, regions: Regions
) -> Path | None:
    """The profile of a KIM called ``name`` in ``region``, if there is one already."""
    for slug, file in list_kim(root).items():
        if file.parent.name != region.code[:5] or not _names(file, region.code):
            continue
        found = ProfileFile(slug, str(file), file.relative_to(root).as_posix(), file.parent.name)
        profile = load_entry(found, network, regions)[0].profile
        if profile is None or profile.kode_wilayah != region.code:
            continue
        if bare_name(profile.nama) == bare_name(name):
            return file
    return None


def _names(file: Path, code: str) -> bool:
    """Whether the file mentions ``code``: a kabupaten has hundreds of profiles, a village few."""
    try:
        return code.encode() in file.read_bytes()
    except OSError:
        return False


def open_profile(root: Path, slug: str, network: Network, regions: Regions) -> Entry:
    """The profile of a KIM that is on the list."""
    file = list_kim(root)[slug]
    found = ProfileFile(slug, str(file), file.relative_to(root).as_posix(), file.parent.name)
    return load_entry(found, network, regions)[0]


def zone_of_kim(root: Path, slug: str, network: Network, regions: Regions) -> timezone:
    """Where the KIM is, as its profile says; else as its folder does; else the network's zone."""
    entry = open_profile(root, slug, network, regions)
    folder = list_kim(root)[slug].parent.name
    region = entry.chain[-1] if entry.chain else regions.find(folder)
    return zone_of(region.utc_offset if region else ZONES[network.zona])
