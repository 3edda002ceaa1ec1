"""What ``kimsite fetch`` keeps of others, a line each: every field by name, type and length.

What is not listed here is never kept, whatever a source publishes. The same lists are asked when a
file is written and when a build reads it, for a file can be changed in between.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from kimsite.forms.states import Status
from kimsite.forms.typed.addresses import parse_web_address
from kimsite.forms.values import Code, Email, Phone
from kimsite.moment import FIRST_YEAR, LAST_YEAR

Kind = Literal["jaringan", "umpan"]
NETWORK: Kind = "jaringan"
FEED: Kind = "umpan"
"""The two kinds of source, and the folders of ``content/luar/`` that hold them."""
MAX_NEWS = 20
"""Of one source; a KIM shows five."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain_line(value: Any) -> Any:
    """A text on one line, without signs that no one sees or that turn the order of others."""
    return " ".join(_CONTROLS.sub(" ", value).split()) if isinstance(value, str) else value


def _empty(value: Any) -> Any:
    return None if value == "" else value


def _address(value: str) -> str:
    if "://" not in value or "@" in value.split("/")[2]:
        raise ValueError("address")
    return parse_web_address(value)


def _instant(value: str) -> str:
    read = datetime.fromisoformat(value)
    if read.tzinfo is None:
        raise ValueError("zone")
    _check_year(read)
    return value


def _day(value: str) -> str:
    read = date.fromisoformat(value)
    _check_year(read)
    return read.isoformat()


def _check_year(read: date) -> None:
    if not FIRST_YEAR <= read.year <= LAST_YEAR:  # no clock goes beyond, and sums would fail
        raise ValueError("year")


_Line = Annotated[str, BeforeValidator(plain_line)]
Short = Annotated[_Line, Field(max_length=80)]
Title = Annotated[_Line, Field(max_length=300)]
Long = Annotated[_Line, Field(max_length=1000)]
Named = Annotated[Title, Field(min_length=1)]
Address = Annotated[str, Field(max_length=2000), AfterValidator(_address)]
Instant = Annotated[str, Field(max_length=40), AfterValidator(_instant)]
Day = Annotated[str, Field(max_length=10), AfterValidator(_day)]
Slug = Annotated[str, Field(max_length=160, pattern=r"^[a-z0-9]+([-@][a-z0-9]+)*$")]
Amount = Annotated[int, Field(ge=0, le=1_000_000)]
Latitude = Annotated[float, Field(ge=-11.2, le=6.3)]
Longitude = Annotated[float, Field(ge=94.9, le=141.1)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, defer_build=True)


class Fetched(_Record):
    """One file as it was fetched: from where, and what lets us ask whether it changed."""

    alamat: str
    etag: Long = ""
    diubah: Short = ""
    sha: Short = ""


class Head(_Record):
    """The first line of a file: the source ``sumber`` of ``jenis``, as it was seen on ``per``.

    ``asal`` is the address that the network names, ``wilayah`` what the source may speak for;
    ``situs`` is where its pages are.
    """

    versi: Literal[1]
    jenis: Kind
    sumber: Slug
    nama: Title = ""
    asal: str
    situs: str = ""
    wilayah: str = ""
    per: Day
    data: Fetched | None = None
    kabar: Fetched | None = None


class News(_Record):
    """An item that lives elsewhere; ``kim`` names whose it is by slug."""

    kim: Slug
    jenis: Literal["berita", "galeri", "pengumuman", "agenda"] = "berita"
    judul: Named
    tanggal: Instant
    ringkasan: Long = ""
    alamat: Address
    id: Long = ""


class Kim(_Record):
    """A registered KIM of another network, as that network publishes it."""

    slug: Slug
    nama: Named
    kode_wilayah: Code
    nomor_induk: Short = ""
    tingkat: Short = ""
    status: Status = "aktif"
    contoh: bool = False
    bidang: Annotated[list[Short], Field(max_length=30)] = []
    lintang: Latitude | None = None
    bujur: Longitude | None = None
    tanggal_berdiri: Annotated[Day | None, BeforeValidator(_empty)] = None
    jumlah_anggota: Amount | None = None
    email: Annotated[Email | None, BeforeValidator(_empty)] = None
    telepon: Annotated[Phone | None, BeforeValidator(_empty)] = None
    whatsapp: Annotated[Phone | None, BeforeValidator(_empty)] = None
    situs: Annotated[Address | None, BeforeValidator(_empty)] = None
    berita: Amount = 0
    galeri: Amount = 0
    pengumuman: Amount = 0
    agenda: Amount = 0
    terbaru: Annotated[Instant | None, BeforeValidator(_empty)] = None

    @model_validator(mode="after")
    def _whole_point(self) -> Self:
        if (self.lintang is None) != (self.bujur is None):
            raise ValueError("lintang")
        return self


def fault_of(error: ValidationError) -> str:
    """The field that a line was refused for, as its author wrote it."""
    first = error.errors(include_url=False, include_input=False)[0]
    return ".".join(map(str, first["loc"])) or "lintang, bujur"
