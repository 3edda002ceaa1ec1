"""The next-change clock: when to build again though nobody edited anything, told to the second."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import Network, empty

QUIET = ("--tanpa-cari", "--jobs", "1")
FRONT = "---\njudul: {}\n{}\n---\nIsi.\n"


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """A network in which much begins and ends in the days after 24 November 2026."""
    made = empty(tmp_path_factory.mktemp("jam"))
    made.kim()
    made.kim("sempan", code="94.04.01.1007")
    made.post("2026-11-20-nanti", FRONT.format("Nanti", "terbit: 2026-11-25 09.00"))
    ending = FRONT.format("Info", "berakhir: 2026-11-25 18.00")
    made.post("2026-11-20-info", ending, kind="pengumuman", slug="sempan")
    made.post("2026-11-26-rapat", FRONT.format("Rapat", "mulai: 2026-11-26"), kind="agenda")
    dated = "tanggal: 2026-11-01\nberakhir: 2026-11-27"
    made.write("content/bahan/siaga.md", FRONT.format("Siaga", dated))
    hours = "tanggal: 2026-11-01\nmulai: 2026-11-26 09.00\nselesai: 2026-11-26 10.00"
    made.write("content/agenda/temu.md", FRONT.format("Temu", hours))
    period = "mulai: 2026-11-28\nselesai: 2026-11-29 12.00\nkim: amungsa"
    made.write("content/program/coba.md", FRONT.format("Coba", period))
    return made


def told(network: Network) -> str:
    return (network.root / ".kimsite" / "next-change").read_text("utf-8")


def walk(network: Network, start: str) -> Iterator[tuple[datetime, str]]:
    """Build at each instant that the clock tells, until it tells none."""
    result = network.build(*QUIET, "--format", "json", "--as-of", start)
    while line := told(network):
        said = json.loads(result.out)
        assert line == f"{said['next_change']}\n"
        at = datetime.fromisoformat(line.strip())
        before = network.pages()
        early = (at - timedelta(seconds=1)).isoformat()
        assert network.build(*QUIET, "--explain", "--as-of", early).err == "", f"before {at}"
        assert told(network) == line
        result = network.build(*QUIET, "--format", "json", "--as-of", at.isoformat())
        assert network.pages() != before, f"nothing changed at {at}"
        yield at, said["next_change_by"]


def test_each_instant_changes_something_and_the_second_before_it_nothing(clock: Network) -> None:
    found = list(walk(clock, "2026-11-24T12:00:00+09:00"))
    kim = "content/kim"
    assert [(f"{at:%d %H.%M.%S %z}", by) for at, by in found] == [
        ("25 09.00.00 +0900", f"{kim}/amungsa/berita/2026-11-20-nanti.md"),
        ("25 18.00.01 +0900", f"{kim}/sempan/pengumuman/2026-11-20-info.md"),
        ("26 00.00.00 +0900", f"{kim}/amungsa/agenda/2026-11-26-rapat.md"),
        ("26 10.00.01 +0700", "content/agenda/temu.md"),
        ("27 00.00.00 +0900", f"{kim}/amungsa/agenda/2026-11-26-rapat.md"),
        ("28 00.00.00 +0700", "content/bahan/siaga.md"),
        ("29 12.00.01 +0700", "content/program/coba.md"),
    ]
    assert told(clock) == ""
    last = clock.build(*QUIET, "--as-of", "2026-12-24T12:00:00+09:00")
    assert "Sebelum ada yang disunting, situs tidak perlu dibangun lagi." in last.out


def test_it_is_said_in_words(clock: Network) -> None:
    out = clock.build(*QUIET, "--as-of", "2026-11-25T12:00:00+09:00").out
    path = "content/kim/sempan/pengumuman/2026-11-20-info.md"
    assert f"Jalankan kimsite build lagi pada 25 November 2026 pukul 18.00 WIT ({path})," in out


def test_sites_that_were_left_as_they_were_are_due_at_once(clock: Network) -> None:
    clock.build(*QUIET, "--as-of", "2026-11-25T12:00:00+09:00")
    late = ("--as-of", "2026-11-25T20:00:00+09:00")
    out = clock.build(*QUIET, "--only", "amungsa", *late).out
    assert "sudah waktunya dibangun lagi sejak 25 November 2026 pukul 18.00 WIT" in out
    assert told(clock) == "2026-11-25T18:00:01+09:00\n"
    clock.build(*QUIET, *late)
    assert told(clock) == "2026-11-26T00:00:00+09:00\n"


def test_a_broken_profile_waits_for_an_edit_and_not_for_the_clock(clock: Network) -> None:
    clock.build(*QUIET, "--as-of", "2026-11-25T12:00:00+09:00")
    profile = clock.root / "communities/94.04/sempan.yaml"
    sound = profile.read_text("utf-8")
    profile.write_text("nama: [\n", "utf-8")
    clock.build(*QUIET, "--as-of", "2026-11-25T20:00:00+09:00")
    assert told(clock) == "2026-11-26T00:00:00+09:00\n"
    profile.write_text(sound, "utf-8")


def test_a_bare_day_is_over_at_another_instant_in_each_zone(clock: Network) -> None:
    clock.build(*QUIET, "--as-of", "2026-11-25")
    assert told(clock) == "2026-11-26T00:00:00+09:00\n"


def test_another_folder_has_a_clock_of_its_own(clock: Network, tmp_path: Path) -> None:
    clock.build(*QUIET, "--as-of", "2026-11-25T12:00:00+09:00")
    before = told(clock)
    other = ("--output", str(tmp_path / "lain"), "--as-of", "2026-11-27T12:00:00+09:00")
    said = json.loads(clock.build(*QUIET, "--format", "json", *other).out)
    assert said["next_change"] == "2026-11-28T00:00:00+07:00"
    assert told(clock) == before
    files = sorted(file.name for file in (clock.root / ".kimsite").glob("next-change*"))
    assert len(files) == 2
    assert files[1].startswith("next-change-")
    assert "next_change" not in json.loads(clock.run("check", "--format", "json").out)
