"""A step's inputs as a document: names and digests, whose comparison explains why it is stale."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kimsite import __version__
from kimsite.digest import digest_bytes
from kimsite.model import Setting
from kimsite.reading.community import Job
from kimsite.reading.tree import ItemFile
from kimsite.rendering.layout import Layout
from kimsite.rendering.theme import Theme


def digest_value(value: object) -> str:
    """The digest of a frozen value by its representation."""
    return digest_bytes(repr(value).encode("utf-8", "surrogatepass"))


def shared_parts(setting: Setting, theme: Theme, layout: Layout) -> dict[str, str]:
    """What every step depends on."""
    return {
        "kimsite": __version__,
        "konfigurasi": digest_value(setting.network),
        "tema": theme.digest,
        "alamat situs": layout.base_url,
        "aset": layout.assets,
        "daftar bahan": digest_value(sorted(setting.material_titles.items())),
        "pratinjau": str(setting.preview),
    }


def job_parts(job: Job) -> dict[str, str]:
    """What a site depends on besides its own content files."""
    profile = job.entry.source.text.encode("utf-8", "surrogatepass")
    return {
        "profil": digest_bytes(profile + repr(job.entry.profile).encode("utf-8", "surrogatepass")),
        "wilayah": digest_value(job.entry.chain),
        "kantor": digest_value(job.office),
        **{f"bahan {brief.name}": digest_value(brief) for brief in job.materials},
    }


def file_parts(root: Path, items: Iterable[ItemFile], assets: Iterable[Path]) -> dict[str, str]:
    """The digest of each content file by its path; a file that cannot be read has none."""
    files = [item.file for item in items] + list(assets)
    return {file.relative_to(root).as_posix(): _digest_file(file) for file in files}


def explain(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """Why a step is stale, a short phrase for each part that differs; empty if none does."""
    reasons = [f"hilang: {name}" for name in sorted(before.keys() - now.keys())]
    reasons += [f"baru: {name}" for name in sorted(now.keys() - before.keys())]
    both = sorted(before.keys() & now.keys())
    return reasons + [f"berubah: {name}" for name in both if before[name] != now[name]]


def _digest_file(file: Path) -> str:
    try:
        return digest_bytes(file.read_bytes())
    except OSError:
        return ""
