"""What a running preview keeps from build to build never shows: it ends as a cold start would."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from kimsite.engine.build import build_network
from kimsite.engine.known import Known
from kimsite.engine.request import Outcome, Request
from kimsite.engine.surveying import stamp
from kimsite.model import Setting
from kimsite.reading.registry.network import load_network
from tests.conftest import CONFIG, POST, Network

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)
FLOOD = "content/bahan/banjir.md"
MATERIAL = (
    "---\njudul: Cegah demam berdarah\ntanggal: 2026-11-01\npenerbit: kementerian\n---\nIsi.\n"
)
OFFICE = "nama: Dinas Kominfo Mimika\nemail: dinas@contoh.id\n"
AMUNGSA = "communities/94.04/amungsa.yaml"
ITEM = "content/kim/amungsa/berita/2026-11-01-panen.md"


class Kept:
    """A network, and a process that builds it again and again with what it knows."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.known = Known()
        self.now = NOW
        self.outcome = self.build("kept", self.known)
        self.build("cold", None)

    def build(self, output: str, known: Known | None) -> Outcome:
        """Build as ``serve`` does."""
        root = self.network.root
        bound, problems = load_network(root)
        assert bound is not None
        setting = Setting(root, bound.form, self.now, preview=True)
        request = Request(setting, root / output, root / ".kimsite/foto", jobs=1)
        outcome = build_network(request, known)
        outcome.problems = problems + outcome.problems
        return outcome

    def hear(self, *paths: str) -> Outcome:
        """Tell which paths changed, and build; it ends as a process does that knows nothing."""
        self.known.hear(paths)
        self.outcome = self.build("kept", self.known)
        cold = self.build("cold", None)
        assert self.outcome == cold
        assert self.network.pages("kept") == self.network.pages("cold")
        return self.outcome


@pytest.fixture
def kept(network: Network, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    """Two KIM, an office and a material, built once, on a disk whose clock is never too coarse."""
    monkeypatch.setattr(stamp, "GRAIN", 0)
    network.kim("sempan", "94.04.01.1007")
    network.post(slug="sempan")
    network.write("communities/94.04/_dinas.yaml", OFFICE)
    network.write("content/bahan/demam.md", MATERIAL)
    made = Kept(network)
    yield made
    made.known.close()


def test_one_edited_item_builds_one_site_and_opens_no_other(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.network.post(text=POST.replace("memanen", "menanam"))
    looked: list[str] = []
    whole = os.scandir

    def scandir(path):  # type: ignore[no-untyped-def]
        looked.append(str(path))
        return whole(path)

    kept.known.hear([ITEM])
    monkeypatch.setattr(os, "scandir", scandir)
    outcome = kept.build("kept", kept.known)
    monkeypatch.undo()
    assert outcome.built == 1
    assert set(outcome.reasons) == {"", "amungsa"}
    assert any(path.endswith("kim/amungsa/berita") for path in looked)
    assert not [path for path in looked if "sempan" in path or path.endswith("communities")]
    assert (
        "menanam" in kept.network.pages("kept")["kim/amungsa/berita/2026-11-01-panen.html"].decode()
    )


def test_nothing_heard_is_nothing_done(kept: Kept) -> None:
    kept.hear()
    outcome = kept.hear()
    assert outcome.built == 0
    assert outcome.reasons == {}


Change = Callable[[Network], list[str]]


def _edit(path: str, old: str, new: str) -> Change:
    def change(network: Network) -> list[str]:
        file = network.root / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        return [path]

    return change


def _write(path: str, text: str) -> Change:
    return lambda network: [network.write(path, text).relative_to(network.root).as_posix()]


def _remove(path: str) -> Change:
    def change(network: Network) -> list[str]:
        (network.root / path).unlink()
        return [path]

    return change


def _move(old: str, new: str) -> Change:
    def change(network: Network) -> list[str]:
        (network.root / new).parent.mkdir(parents=True, exist_ok=True)
        (network.root / old).rename(network.root / new)
        return [old, new]

    return change


def _new_kim(network: Network) -> list[str]:
    """A folder that comes with its files: its watch may begin only when they are there."""
    network.kim("baru", "94.04.01.1003")
    network.post(slug="baru")
    return ["communities/94.04/baru.yaml", "content/kim/baru"]


def _theme(network: Network) -> list[str]:
    network.write("themes/lain/tema.yaml", "warisan: baku\n")
    network.write("themes/lain/teks/id.yaml", "beranda: Muka Depan\n")
    network.write("kimsite.yaml", CONFIG + "tema: lain\n")
    return ["themes/lain", "kimsite.yaml"]


CHANGES: dict[str, Change] = {
    "a title": _edit(ITEM, "Panen raya", "Panen besar"),
    "a faulty item": _edit(ITEM, "tanggal: 2026-11-01", "tangal: 2026-11-01"),
    "a new item": _write("content/kim/sempan/galeri/2026-11-05-foto.md", POST),
    "an item that goes": _remove(ITEM),
    "an item that moves to another KIM": _move(ITEM, "content/kim/sempan/berita/2026-11-01.md"),
    "a profile": _edit(AMUNGSA, "KIM Amungsa", "KIM Amungsa Jaya"),
    "a broken profile": _edit(AMUNGSA, "kode_wilayah", "kode"),
    "a profile that goes": _remove(AMUNGSA),
    "a profile in another folder": _move(AMUNGSA, "communities/94.01/amungsa.yaml"),
    "a second profile": _write("communities/94.01/amungsa.yaml", "nama: B\nkode_wilayah: 94.01\n"),
    "a new KIM": _new_kim,
    "a KIM's folder with another name": _move("content/kim/amungsa", "content/kim/amungme"),
    "a folder of a KIM": _move("content/kim/amungsa/berita", "content/kim/amungsa/pengumuman"),
    "all content": _move("content", "simpanan"),
    "all profiles": _move("communities", "simpanan"),
    "a region's folder": _move("communities/94.04", "communities/94.02"),
    "an office": _edit("communities/94.04/_dinas.yaml", "dinas@", "kantor@"),
    "a material": _edit("content/bahan/demam.md", "demam", "malaria"),
    "a new material": _write(FLOOD, MATERIAL.replace("demam berdarah", "banjir")),
    "the configuration": _edit("kimsite.yaml", "Jaringan Uji", "Jaringan Baru"),
    "the theme": _theme,
    "a file that no one reads": _write("content/kim/amungsa/berita/catatan.txt", "x"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_that_is_heard_ends_as_a_cold_start(kept: Kept, what: str) -> None:
    kept.hear(*CHANGES[what](kept.network))
    kept.hear()


def test_one_change_after_another(kept: Kept) -> None:
    """Each on top of those before, and undone again where it leaves too little to go on."""
    for what in ("a title", "a broken profile", "a new KIM", "a new material", "the theme",
                 "a KIM's folder with another name", "a second profile", "an office",
                 "the configuration", "a new item"):  # fmt: skip
        kept.hear(*CHANGES[what](kept.network))
    back = _edit(AMUNGSA, "kode", "kode_wilayah")
    kept.hear(*back(kept.network), *_remove("communities/94.01/amungsa.yaml")(kept.network))


def test_a_number_that_is_taken_goes_back_when_it_is_free(kept: Kept) -> None:
    for slug in ("amungsa", "sempan"):
        file = kept.network.root / f"communities/94.04/{slug}.yaml"
        file.write_text(f"{file.read_text('utf-8')}nomor_induk: '940401100301'\n", "utf-8")
    outcome = kept.hear(AMUNGSA, "communities/94.04/sempan.yaml")
    assert [problem.code for problem in outcome.problems] == ["nomor-ganda"]
    outcome = kept.hear(*_edit(AMUNGSA, "nomor_induk: '940401100301'\n", "")(kept.network))
    assert outcome.problems == []
    assert "940401100301" in kept.network.pages("kept")["kim/sempan/profil.html"].decode()


def test_a_second_save_in_the_same_moment_is_seen(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a coarse clock only the content tells two saves apart: no stamp may be trusted so soon."""
    moment, whole = time.time_ns(), stamp._look

    def look_coarsely(lines: list[str], name: str, seen: os.stat_result) -> int:
        times = {"st_mtime_ns": moment, "st_ctime_ns": moment}
        sizes = {"st_size": seen.st_size, "st_ino": seen.st_ino}
        return whole(lines, name, SimpleNamespace(**times, **sizes))  # type: ignore[arg-type]

    monkeypatch.setattr(stamp, "_look", look_coarsely)
    monkeypatch.setattr(stamp, "GRAIN", 3600 * 10**9)
    for word in ("menanam", "menjual"):
        kept.network.post(text=POST.replace("memanen", word))
        kept.hear(ITEM)
        page = kept.network.pages("kept")["kim/amungsa/berita/2026-11-01-panen.html"].decode()
        assert word in page


def test_the_clock_moves_on_without_a_change(kept: Kept) -> None:
    later = POST.replace("---\nWarga", "terbit: 2026-11-25\nberakhir: 2026-11-26\n---\nWarga")
    kept.network.write(ITEM, later)
    kept.network.write(
        "content/bahan/banjir.md", MATERIAL.replace("---\nIsi", "berakhir: 2026-11-25\n---\nIsi")
    )
    kept.hear(ITEM, "content/bahan/banjir.md")
    for days in (1, 2, 3):
        kept.now = NOW + timedelta(days=days)
        kept.hear()


def test_a_memory_that_others_touched_is_read_again(kept: Kept) -> None:
    kept.build("kept", None)  # another process
    kept.hear(*CHANGES["a title"](kept.network))
    for file in (kept.network.root / ".kimsite").glob("ingatan-*"):
        file.unlink()
    kept.hear(*CHANGES["a new item"](kept.network))


def test_a_build_that_fails_loses_no_change(kept: Kept) -> None:
    paths = _theme(kept.network)
    kept.network.write("themes/lain/tema.yaml", "warisan: tak-ada\n")
    title = CHANGES["a title"](kept.network)
    kept.known.hear([*paths, *title])
    assert kept.build("kept", kept.known).stopped
    kept.network.write("themes/lain/tema.yaml", "warisan: baku\n")
    kept.hear("themes/lain/tema.yaml")
    assert "Panen besar" in kept.network.pages("kept")["kim/amungsa/index.html"].decode()
