"""A step's inputs as a document: names and digests, whose comparison explains why it is stale."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kimsite import __version__
from kimsite.digest import digest_bytes, digest_parts, digest_readable
from kimsite.forms.network import Budget, Network
from kimsite.model import MaterialBrief, Mention, Quote, Setting
from kimsite.reading.tree.finds import Content, ProfileFile
from kimsite.rendering.filekinds import MAX_PHOTO, MEGABYTE
from kimsite.rendering.layout import Layout
from kimsite.rendering.look.theme import Theme

if TYPE_CHECKING:
    from kimsite.forms import Office

_SHAPING = (
    "babel",
    "feedgen",
    "icalendar",
    "jinja2",
    "markdown",
    "markupsafe",
    "nh3",
    "pillow",
    "segno",
)
"""Packages whose next version may write other bytes."""
_NONE: Mapping[str, str] = MappingProxyType({})

OTHERS = "berkas lain"
"""What is said of files that no item is made from."""


@dataclass(frozen=True, slots=True)
class Job:
    """All that building one site needs to know before the KIM's own files are opened."""

    found: ProfileFile
    office: Office | None
    materials: tuple[MaterialBrief, ...]
    has_site: bool
    withheld: bool
    taken: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    """The posts of other KIM that its own were last seen to pass on."""


def digest_value(value: object) -> str:
    """The digest of a frozen value by its representation."""
    return digest_bytes(repr(value).encode("utf-8", "surrogatepass"))


def shared_parts(setting: Setting, theme: Theme, layout: Layout) -> dict[str, str]:
    """What every step depends on."""
    return {
        "kimsite": __version__,
        **_versions(),
        "konfigurasi": digest_value(_shaping(setting.network)),
        "tema": theme.digest,
        "kata tema": theme.words,
        "alamat situs": layout.base_url,
        "aset": layout.assets,
        "pratinjau": str(setting.preview),
    }


def _shaping(network: Network) -> Network:
    """The network without the limits that only ``check`` holds pages against, and its sources."""
    limits = Budget().model_copy(update={"lampiran": network.anggaran.lampiran})
    inward = {"anggaran": limits, "gabungan": (), "izinkan_alamat_lokal": ()}
    return network.model_copy(update=inward)


def job_parts(job: Job, cited: Iterable[str], materials: Mapping[str, Quote]) -> dict[str, str]:
    """What a site depends on besides its own files; ``cited`` is what it passes on.

    Who names a material that is not there is told which ones are: that depends on all of them.
    """
    named = {}
    for key in cited:
        if key in job.quotes:
            named[f"tulisan {key}"] = digest_value(job.quotes[key])
        elif key in materials:
            named[f"asal bahan {key}"] = digest_value(materials[key])
        else:
            named[f"asal bahan {key}"] = ""
            named["semua nama bahan"] = digest_value(sorted(materials))
    return named | {
        "kantor": digest_value(job.office),
        "nomor ditahan": str(job.withheld),
        "alamat lama ditahan": " ".join(job.taken),
        "situs": str(job.has_site),
        **{f"bahan {brief.name}": digest_value(brief) for brief in job.materials},
        **_mention_parts(job.mentions),
    }


def _mention_parts(mentions: Iterable[Mention]) -> dict[str, str]:
    """What each page of the network says of the KIM."""
    said: dict[str, list[Mention]] = {}
    for mention in mentions:
        said.setdefault(mention.page.path, []).append(mention)
    return {f"sebutan {path}": digest_value(those) for path, those in said.items()}


def site_parts(
    root: Path,
    found: ProfileFile,
    content: Content,
    digests: Mapping[str, str] = _NONE,
    digest: Callable[[Path], str] = digest_readable,
) -> dict[str, str]:
    """The digest of each of a KIM's own files by its path, and of what is said of the others.

    Those in ``digests`` are not opened; photos and the like are asked of ``digest``.
    """
    texts = {found.shown: os.fspath(found.file)}
    texts |= {item.shown: item.path for item in content.items}
    own = {
        shown: digests[shown] if shown in digests else digest_readable(file)
        for shown, file in texts.items()
    }
    said = {OTHERS: digest_value(content.problems)} if content.problems else {}
    return own | file_parts(root, content.assets, digest) | said


def own_parts(parts: Mapping[str, str]) -> dict[str, str]:
    """What :func:`site_parts` gave, out of all ``parts`` of a site."""
    return {
        name: digest
        for name, digest in parts.items()
        if name == OTHERS or name.startswith(("communities/", "content/"))
    }


def file_parts(
    root: Path, files: Iterable[Path], digest: Callable[[Path], str] = digest_readable
) -> dict[str, str]:
    """The digest of each file by its path from ``root``; one that cannot be read has none."""
    return {file.relative_to(root).as_posix(): digest(file) for file in files}


def largest_file(network: Network) -> int:
    """The bytes beyond which no file is published, and so none is opened."""
    return max(MAX_PHOTO, network.anggaran.lampiran * MEGABYTE)


def context_of(shared: str, parts: dict[str, str]) -> str:
    """One digest of everything a site depends on besides its own files."""
    return digest_parts({**parts, "": shared})


def explain(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """Why a step is stale, a short phrase for each part that differs; empty if none does."""
    reasons = [f"hilang: {name}" for name in sorted(before.keys() - now.keys())]
    reasons += [f"baru: {name}" for name in sorted(now.keys() - before.keys())]
    both = sorted(before.keys() & now.keys())
    return reasons + [f"berubah: {name}" for name in both if before[name] != now[name]]


def _versions() -> dict[str, str]:
    """The version of each package that shapes bytes."""
    return {name: find_version(name) or _ask_version(name) for name in _SHAPING}


def find_version(package: str) -> str:
    """The version of ``package`` as its folder in the installation names it; empty if none does."""
    return _installed().get(package, "")


@cache
def _installed() -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in map(Path, reversed(sys.path)):
        with suppress(OSError):
            for name in os.listdir(folder):  # noqa: PTH208 -- of hundreds, a Path each
                if name.endswith(".dist-info"):
                    package, _, version = name.removesuffix(".dist-info").partition("-")
                    found[package.lower()] = version
    return found


def _ask_version(name: str) -> str:
    """The version of a package that was installed in another way; asking costs 50 ms."""
    from importlib.metadata import version

    return version(name)
