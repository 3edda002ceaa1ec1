"""Every fault a user can make: the whole message, the exit status, and a build that goes on.

Each folder of ``tests/faults/`` is one fault: ``isi/`` is laid over a sound network of two KIM, and
``pesan.txt`` is all that the program then says on stderr. ``make faults`` writes them anew, to be
read and judged by a person before they are committed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import Network, empty

FAULTS = Path(__file__).parent / "faults"
SILENT = {"bom-dan-crlf", "isian-pribadi"}
STOPPING = {"tema-tak-ada", "konfigurasi-tanpa-alamat", "konfigurasi-alamat-salah"}
WARNING = {"kode-wilayah-beda-folder", "dua-tulisan-satu-alamat", "dokumen-word"}


@pytest.mark.parametrize("fault", sorted(f.name for f in FAULTS.iterdir()))
def test_fault_is_named_and_the_build_goes_on(fault: str, tmp_path: Path) -> None:
    network = lay(fault, tmp_path)
    result = network.build()
    if os.environ.get("KIMSITE_WRITE_FAULTS"):
        (FAULTS / fault / "pesan.txt").write_text(result.err, "utf-8")
    assert result.err == (FAULTS / fault / "pesan.txt").read_text("utf-8")
    assert result.status == (0 if fault in SILENT | WARNING else 1)
    assert (result.err == "") == (fault in SILENT)
    if fault in STOPPING:
        assert not (network.root / "build" / "index.html").exists()
    elif not fault.startswith("templat"):
        assert "Posyandu bulan ini" in network.page("kim/sehat/berita/2026-11-01-posyandu.html")


@pytest.mark.parametrize("fault", sorted(f.name for f in FAULTS.iterdir()))
def test_check_says_the_same_and_writes_nothing(fault: str, tmp_path: Path) -> None:
    network = lay(fault, tmp_path)
    before = sorted(tmp_path.rglob("*"))
    result = network.run("check")
    assert result.err == (FAULTS / fault / "pesan.txt").read_text("utf-8")
    assert sorted(tmp_path.rglob("*")) == before


def lay(fault: str, tmp_path: Path) -> Network:
    """A sound network with ``fault`` laid over it."""
    network = empty(tmp_path / "jaringan")
    network.kim("amungsa")
    network.kim("sehat", "94.04.01.1007")
    network.post()
    network.post(
        "2026-11-01-posyandu",
        "---\njudul: Posyandu bulan ini\n---\nTimbang badan balita.\n",
        slug="sehat",
    )
    shutil.copytree(FAULTS / fault / "isi", network.root, dirs_exist_ok=True)
    return network
