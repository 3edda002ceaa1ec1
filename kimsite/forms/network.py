"""``kimsite.yaml``: the network of sites, and the lists that rules may change (data, not code)."""

from __future__ import annotations

from typing import ClassVar, Literal

from kimsite.forms.base import Form
from kimsite.forms.values import Code, Count, Line, Origin, SiteAddress, Text, Words


class Field(Form):
    """One field of activity (bidang kegiatan)."""

    SHORT: ClassVar = "slug"
    KEYED: ClassVar = ("slug", "nama")
    ALIASES: ClassVar = {"name": "nama"}

    slug: Line
    nama: Line | None = None

    @property
    def title(self) -> str:
        """Its name, or its slug in words."""
        return self.nama or self.slug.replace("-", " ").capitalize()


class Numbering(Form):
    """The Nomor Induk's pattern as a regular expression, and who may issue it.

    ``penerbit`` is kept for the registry and used nowhere yet: kimsite issues no numbers.
    """

    ALIASES: ClassVar = {"issuer": "penerbit", "pattern": "pola"}

    penerbit: Line | None = None
    pola: Line | None = None


class Budget(Form):
    """What pages may cost a reader, in KB (1,000 bytes) as they come over the wire.

    ``halaman`` is a page's HTML and styles, ``skrip`` its scripts; ``beranda`` and ``galeri`` are
    all that a phone loads of a KIM's front page and of a page of a gallery. ``peta`` is a map, and
    is weighed apart from its page. ``lampiran`` is the most that an attachment may weigh, in MB; it
    alone shapes what is published.
    """

    halaman: Count = 14
    skrip: Count = 4
    beranda: Count = 150
    galeri: Count = 200
    peta: Count = 60
    lampiran: Count = 20


DEFAULT_FIELDS = tuple(
    Field(slug=slug, nama=name)
    for slug, name in (
        ("ekonomi-kreatif", "Ekonomi kreatif"),
        ("pertanian", "Pertanian"),
        ("pariwisata", "Pariwisata"),
        ("kesehatan", "Kesehatan"),
        ("lingkungan", "Lingkungan"),
        ("sosial-budaya", "Sosial budaya"),
        ("literasi", "Literasi"),
    )
)


class Federated(Form):
    """A network of a lower level whose published data this one lists too.

    ``alamat`` is its site, its ``data/kim.json``, or such a file in the network's own folder;
    ``wilayah`` is the region that it may speak for.
    """

    SHORT: ClassVar = "alamat"
    ALIASES: ClassVar = {"name": "nama", "url": "alamat", "address": "alamat", "region": "wilayah"}

    nama: Line | None = None
    alamat: Origin
    wilayah: Code | None = None


class Network(Form):
    """The network. Only ``nama`` and ``alamat_situs`` are required."""

    ALIASES: ClassVar = {
        "name": "nama",
        "title": "nama",
        "base_url": "alamat_situs",
        "url": "alamat_situs",
        "theme": "tema",
        "description": "keterangan",
        "language": "bahasa",
        "license": "lisensi",
        "fields": "bidang",
        "version": "versi",
        "map": "peta",
        "federation": "gabungan",
    }

    versi: Count = 1
    nama: Line
    alamat_situs: SiteAddress
    keterangan: Text | None = None
    tingkat: Literal["nasional", "provinsi", "kabupaten"] = "nasional"
    kode_wilayah: Code | None = None
    otoritas_feed: Line | None = None
    """``host,date`` of the feeds' tag: URIs (RFC 4151); fixed so that a new domain keeps ids."""
    tema: Line = "baku"
    bahasa: Literal["id", "en"] = "id"
    zona: Literal["WIB", "WITA", "WIT"] = "WIB"
    bidang: tuple[Field, ...] = DEFAULT_FIELDS
    tingkat_kim: Words = (
        "desa",
        "kelurahan",
        "padukuhan",
        "dusun",
        "kecamatan",
        "kabupaten",
        "kota",
    )
    nomor: Numbering | None = None
    anggaran: Budget = Budget()
    bahan_di_situs: Literal["salinan", "sisipan"] = "salinan"
    """Whether sites hold a copy of what is meant for them, or ask a file of the directory."""
    lisensi: Line | None = None
    syarat_pembentukan: Words = ()
    """What a new KIM hands in, as pages of regions without one name it."""
    peta: Line | None = None
    """GeoJSON with borders of regions, by its path from the network's folder."""
    gabungan: tuple[Federated, ...] = ()
    izinkan_alamat_lokal: Words = ()
    """Hosts that ``kimsite fetch`` may ask although they lie in a private network."""

    @property
    def includes(self) -> bool:
        """Whether sites ask the directory's files for materials instead of holding copies."""
        return self.bahan_di_situs == "sisipan"
