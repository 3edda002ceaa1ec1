"""Region pages printed by several processes: the same as by one, whatever becomes of the others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import NOW, Network, Result, run_program

NATION = "nama: Jaringan Uji\nalamat_situs: https://uji.contoh.id/\ntingkat: nasional\n"
EVENT = """
    ---
    judul: Rapat koordinasi
    tanggal: 2026-11-01
    mulai: 2026-12-01 09:00
    wilayah: ["11"]
    ---
    ![Peta](hilang.jpg)
    """
WATCHED = """
import os, signal
import kimsite.engine.reducing.printers as printers
whole = printers._copy
def counted(directory, merged, sheet):
    with open({log!r}, "a") as log:
        log.write(sheet.code + "\\n")
    if sheet.code == {victim!r}:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(directory, merged, sheet)
printers._copy = counted
"""


@pytest.fixture
def nation(network: Network) -> Network:
    """Three KIM far apart, an event and an office: 552 regions have a page."""
    network.write("kimsite.yaml", NATION)
    for slug, code in (("amungsa", "94.04.01.1003"), ("rencong", "11.71.01.2001")):
        network.kim(slug, code)
        network.post(slug=slug)
    network.write("content/agenda/2026-11-01-rapat.md", EVENT)
    network.write("communities/_kementerian.yaml", "nama: Kementerian Uji\n")
    return network


def build(network: Network, jobs: str, before: str = "") -> Result:
    given = ("-C", str(network.root), "build", "--as-of", NOW, "--jobs", jobs, "--tanpa-cari")
    return run_program(*given, before=before)


def watched(log: Path, victim: str = "") -> str:
    """Code that writes down which regions other processes print; one dies of ``victim``."""
    return WATCHED.format(log=str(log), victim=victim)


def printed_elsewhere(log: Path) -> list[str]:
    return log.read_text("utf-8").split() if log.exists() else []


def start_anew(network: Network) -> dict[str, bytes]:
    """What stands, as one process prints it without any past."""
    (network.root / ".kimsite").rename(network.root / "dulu")
    (network.root / "build").rename(network.root / "lama")
    alone = build(network, "1")
    assert alone.status == 1
    return network.pages()


@pytest.mark.skipif(sys.platform != "linux", reason="printers are forked, on Linux alone")
def test_other_processes_print_every_region_and_print_the_same(
    nation: Network, tmp_path: Path
) -> None:
    together = build(nation, "2", watched(tmp_path / "log"))
    made = nation.pages()
    assert len(set(printed_elsewhere(tmp_path / "log"))) == 552
    assert made == start_anew(nation)
    assert together.err.count("foto-tak-ada") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="printers are forked, on Linux alone")
def test_a_printer_that_dies_costs_nothing_but_time(nation: Network, tmp_path: Path) -> None:
    done = build(nation, "2", watched(tmp_path / "log", "32"))
    assert (done.status, done.err.count("foto-tak-ada"), "Traceback" in done.err) == (1, 1, False)
    assert "96" not in printed_elsewhere(tmp_path / "log")
    made = nation.pages()
    assert made == start_anew(nation)


def test_a_template_that_fails_on_regions_is_told_as_one_process_tells_it(
    nation: Network,
) -> None:
    nation.write("themes/uji/tema.yaml", "warisan: baku\n")
    nation.write("themes/uji/templates/direktori/daerah.html", "{{ 1 // 0 }}\n")
    nation.write("kimsite.yaml", NATION + "tema: uji\n")
    together, alone = build(nation, "2"), build(nation, "1")
    assert together.status == 1
    assert "themes/uji/templates/direktori/daerah.html:1" in together.err
    assert together.err == alone.err


def test_what_is_wrong_in_a_text_is_told_until_it_is_mended(nation: Network) -> None:
    assert build(nation, "2").err.count("foto-tak-ada") == 1
    nation.write("communities/_kementerian.yaml", "nama: Kementerian Baru\n")  # on every region
    assert build(nation, "2").err.count("foto-tak-ada") == 1
    nation.write("content/agenda/2026-11-01-rapat.md", EVENT.replace("![Peta](hilang.jpg)", "Ayo"))
    mended = build(nation, "2")
    assert (mended.status, mended.err) == (0, "")
