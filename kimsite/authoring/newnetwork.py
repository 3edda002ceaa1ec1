"""A new network, whole: settings, one example of everything, schemas, and first steps to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from kimsite.authoring.disk import write_new
from kimsite.authoring.region_choice import first_village, say_region
from kimsite.authoring.schemas import render_schemas
from kimsite.authoring.starters import clean_line, fill_starter, load_picture, quote_yaml
from kimsite.moment import zone_of
from kimsite.reading.values.names import parse_slug
from kimsite.region import Region
from kimsite.regions import Regions

_LEVELS = {0: "nasional", 1: "provinsi", 2: "kabupaten"}
_MATERIAL = "periksa-dulu-sebelum-meneruskan"


@dataclass(slots=True)
class Written:
    """What :func:`write_network` did; paths from the network's folder, with ``/``."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def write_network(root: Path, files: dict[str, str | bytes]) -> Written:
    """Write every file that is absent below ``root``. Raises WriteFault."""
    written = Written()
    for path, content in files.items():
        (written.made if write_new(root / path, content) else written.kept).append(path)
    return written


def draft_network(
    name: str,
    address: str,
    region: Region | None,
    now: datetime,
    regions: Regions,
    mark: str = "",
) -> dict[str, str | bytes]:
    """The files of a new network by path, ``kimsite.yaml`` last: a folder without it is no network.

    ``region`` is None for a national one; ``now`` is aware, and gives the examples their dates.
    ``mark`` tells its feeds from those of others where ``address`` is no one's yet.
    """
    code = region.code if region else None
    village = first_village(code, regions) or first_village(None, regions)
    assert village is not None  # noqa: S101 -- the table has the example's village
    today = now.astimezone(zone_of(village.utc_offset))
    days = {
        "lusa_lalu": today - timedelta(days=2),
        "kemarin": today - timedelta(days=1),
        "pekan_depan": today + timedelta(days=7),
        "bulan_depan": today + timedelta(days=30),
    }
    dates = {word: day.date().isoformat() for word, day in days.items()}
    office = f"communities/{code}/_dinas.yaml" if code else "communities/_kementerian.yaml"
    slug = parse_slug(f"contoh-{village.name}")
    files: dict[str, str | bytes] = {
        "BACA-SAYA.md": fill_starter(
            "jaringan/BACA-SAYA.md",
            judul=clean_line(name),
            slug=slug,
            folder=village.code[:5],
            kantor=office,
            bahan=_MATERIAL,
        ),
        ".gitignore": fill_starter("jaringan/gitignore.txt"),
        office: _office(region),
        f"content/bahan/{_MATERIAL}.md": fill_starter(
            "jaringan/bahan.md", nama_berkas=_MATERIAL, penerbit=code or "kementerian", **dates
        ),
    }
    files |= _example(slug, village, dates, regions)
    files |= render_schemas()
    files["kimsite.yaml"] = _settings(name, address, region, now, mark)
    return files


def _settings(name: str, address: str, region: Region | None, now: datetime, mark: str) -> str:
    host = mark + (urlsplit(address).hostname or "kim.contoh.id").encode("idna").decode("ascii")
    level = f"kode_wilayah: {region.code}  ## {region.title}" if region else "# kode_wilayah: 94.04"
    return fill_starter(
        "jaringan/kimsite.yaml",
        nama=quote_yaml(name),
        alamat=quote_yaml(address),
        tingkat=_LEVELS[region.level if region else 0],
        kode_wilayah=level,
        otoritas=f'"{host},{now.year}"',
        zona=region.zone if region else "WIB",
    )


def _office(region: Region | None) -> str:
    if region is None:
        return fill_starter(
            "jaringan/kantor.yaml",
            skema="../skema/dinas.json",
            nama="Kementerian Komunikasi dan Digital (contoh)",
        )
    name = f"Dinas Komunikasi dan Informatika {region.title} (contoh)"
    return fill_starter(
        "jaringan/kantor.yaml", skema="../../skema/dinas.json", nama=quote_yaml(name)
    )


def _example(
    slug: str, village: Region, dates: dict[str, str], regions: Regions
) -> dict[str, str | bytes]:
    """The example KIM: its profile, four kinds of item and their pictures."""
    base = f"content/kim/{slug}"
    gallery = f"{dates['kemarin']}-kerja-bakti"
    names = {
        "berita-panen": ("berita", f"{dates['kemarin']}-panen-perdana"),
        "berita-kabar": ("berita", f"{dates['lusa_lalu']}-sebelum-meneruskan-kabar"),
        "pengumuman": ("pengumuman", f"{dates['kemarin']}-pewarta-warga"),
        "agenda": ("agenda", f"{dates['pekan_depan']}-latihan-menulis"),
        "galeri": ("galeri", gallery),
    }
    values = {
        **dates,
        "desa": village.title,
        "tempat": quote_yaml(f"Balai warga {village.name}"),
        "galeri": f"../galeri/{gallery}.md",
        "bahan": _MATERIAL,
    }
    profile = fill_starter(
        "jaringan/profil.yaml",
        nama=quote_yaml(f"KIM Contoh {village.name}"),
        kode=village.code,
        wilayah=say_region(village, regions).partition(" ")[2],
        nama_desa=quote_yaml(village.name),
        slug=slug,
    )
    return {
        f"communities/{village.code[:5]}/{slug}.yaml": profile,
        **{
            f"{base}/{kind}/{stem}.md": fill_starter(
                f"jaringan/{starter}.md", nama_berkas=stem, **values
            )
            for starter, (kind, stem) in names.items()
        },
        f"{base}/berita/kebun-warga.jpg": load_picture("jaringan/kebun-warga.jpg"),
        f"{base}/galeri/balai-warga.jpg": load_picture("jaringan/balai-warga.jpg"),
    }
