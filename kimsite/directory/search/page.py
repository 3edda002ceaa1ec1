"""``cari/index.html``: names and texts by script; without one, lists that lead everywhere too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kimsite.directory.areas.tally import Tally
from kimsite.directory.atlas import Atlas
from kimsite.directory.facets.facet import FIELD
from kimsite.directory.facets.pages import mark_entries
from kimsite.directory.press import Press
from kimsite.directory.regions.pages import region_entries, regions_below
from kimsite.directory.search.cuts import COMMON, Cut
from kimsite.directory.search.records import CANCELLED
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.rendering.index.searchwords import tell_words, write_script
from kimsite.rendering.look.page import SEARCHING, Page

SEARCH = Target(DIRECTORY, "cari/index.html")
NAMES_KB, TEXTS_KB = 30, 120
"""What a first search loads at most, as the page says it; a test holds the sample to it."""
KINDS = (
    "kim", "berita", "galeri", "pengumuman", "agenda", "bahan", "program", "penghargaan", "halaman",
)  # fmt: skip
_WORDS = ("hasil", "tak_ketemu", "pendek", "lagi", "banyak", "wilayah", "kabar", "tunggu",
          "pilih", "gagal", "berkas")  # fmt: skip
Tallies = Mapping[str, Tally]
"""Of the provinces by code, and of the nation under no code."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A region, bidang or kind to choose; ``mark`` tells the script of its index, if it has one."""

    value: str
    title: str
    mark: str = ""


def print_choices(atlas: Atlas, tallies: Tallies, cuts: Iterable[Cut]) -> Iterator[Artifact]:
    """For each province the kabupaten/kota that have KIM, as the script asks for them."""
    marks = {cut.code: cut.mark for cut in cuts}
    for code in tallies[""].all.below:
        below = choose_regions(atlas, tallies[code].all.below, marks)
        rows = [[one.value, one.title, one.mark] for one in below]
        yield write_script(f"cari/wilayah/{code}.js", f"wilayah {code}", rows)


def choose_regions(atlas: Atlas, codes: Iterable[str], marks: Mapping[str, str]) -> list[Choice]:
    """The regions of ``codes``, by name."""
    found = [region for code in codes if (region := atlas.find(code)) is not None]
    found.sort(key=lambda region: (region.name, region.code))
    return [Choice(region.code, region.title, marks.get(region.code, "")) for region in found]


def print_search(
    press: Press, tallies: Tallies, atlas: Atlas, starts: Sequence[str], cuts: Sequence[Cut]
) -> Iterator[Artifact]:
    """The page; ``starts`` are where the shards of names begin, ``cuts`` the indexes that stand."""
    say, nation = press.theme.say, tallies[""]
    marks = {cut.code: cut.mark for cut in cuts}
    provinces = choose_regions(atlas, nation.all.below, marks)
    areas: list[Choice] = []
    if len(provinces) == 1:
        areas = choose_regions(atlas, tallies[provinces[0].value].all.below, marks)
    words = tell_words(say, _WORDS, KINDS)
    kinds = [Choice(kind, name) for kind, name in words["jenis"].items()]
    words["jenis"][CANCELLED] = say("batal")
    alone = marks.get(provinces[0].value, "") if len(provinces) == 1 else ""
    cut = {
        "potongan": starts,
        "umum": marks.get(COMMON, ""),
        "terbagi": len(cuts) > 1,
        "sendiri": alone,
    }
    fields = [slug for slug in press.fields if slug in nation.facets[FIELD]]
    values = {
        "crumbs": press.crumbs(),
        "told": json.dumps({**words, **cut}, ensure_ascii=False, separators=(",", ":")),
        "provinces": provinces if len(provinces) > 1 else [],
        "areas": areas if len(areas) > 1 else [],
        "fields": [Choice(slug, press.field_name(slug)) for slug in fields],
        "kinds": kinds,
        "texts": bool(cuts),
        "sizes": (NAMES_KB, TEXTS_KB),
        "doors": region_entries(press, regions_below(atlas, nation.all.below)),
        "topics": mark_entries(press, nation, FIELD),
    }
    page = Page(SEARCH, say("cari_judul"), say("cari_ket"), section=SEARCH, policy=SEARCHING)
    yield press.page("cari.html", page, values)
