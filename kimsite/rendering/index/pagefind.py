"""Pagefind, the program that indexes texts: run on a folder of small pages, never called.

It is an extra (``kimsite[cari]``): a real binary in a package of its own. What stands for its
"fragments" (a file for each record, which most hosts could not take) are tables of our own: a
result's identity is the fragment's name, and leads to its row.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from kimsite.model import Artifact
from kimsite.rendering.faults import SearchFault
from kimsite.rendering.index.bundle import read_bundle, read_fragments

PROGRAM = ("pagefind.js", "wasm.id.pagefind")
"""What all indexes share; the other files that it writes are interfaces that we do not use."""
START, EACH = 60.0, 0.05
"""Seconds that a run may take, and for each record more: a hundred times what it takes."""
ALL_IN_ONE = "semua"


class Run:
    """One index in the making: ``pages`` are written to ``folder``, and the program is started.

    Several may run at once; each must be closed. Raises OSError where the disk refuses.
    """

    def __init__(self, folder: Path, pages: Iterable[bytes]) -> None:
        self.folder = folder
        self._source, self._made = folder / "halaman", folder / "indeks"
        self._source.mkdir(parents=True)
        self.count = 0
        for page in pages:
            (self._source / f"{self.count}.html").write_bytes(page)
            self.count += 1
        self._process: subprocess.Popen[bytes] | None = None
        self._refusal = ""
        try:
            self._process = self._start()
        except (OSError, ImportError) as error:
            self._refusal = str(error)

    def _start(self) -> subprocess.Popen[bytes]:
        # Neither a configuration that lies about nor the environment may change what it writes.
        ours = {key: text for key, text in os.environ.items() if not key.startswith("PAGEFIND")}
        command = [
            str(find_program()), "--site", str(self._source), "--output-path", str(self._made),
            "--force-language", "id", "--silent",
        ]  # fmt: skip
        with (self.folder / "kata").open("wb") as words:
            return subprocess.Popen(  # noqa: S603 -- the package's own program, no shell
                command, cwd=self.folder, env=ours, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=words,
            )  # fmt: skip

    def wait(self) -> None:
        """Until it is done. Raises SearchFault where it fails or does not end."""
        if self._process is None:
            raise SearchFault(self._refusal)
        limit = START + EACH * self.count
        try:
            status = self._process.wait(limit)
        except subprocess.TimeoutExpired:
            raise SearchFault(f"tidak selesai dalam {limit:.0f} detik") from None
        if status:
            words = (self.folder / "kata").read_text("utf-8", "replace").split("\n")
            said = next((line.strip() for line in words if line.strip()), "")
            raise SearchFault(f"berhenti dengan status {status}" + (f": {said}" if said else ""))

    def collect(
        self, place: str, shown: list[list[str]], digits: int, *, program: bool
    ) -> list[Artifact]:
        """The index's files below ``place``; ``shown`` is what a result says of each page.

        Tables are called by the first ``digits`` of identities. Raises SearchFault.
        """
        try:
            made = list(self._collect(place, shown, digits, program=program))
        except (OSError, ValueError, LookupError) as error:
            raise SearchFault(f"hasilnya tidak terbaca: {error}") from error
        return made

    def _collect(
        self, place: str, shown: list[list[str]], digits: int, *, program: bool
    ) -> Iterator[Artifact]:
        for path, data in read_bundle(self._made):
            yield Artifact(f"{place}/{path}", data)
        for name in PROGRAM if program else ():
            yield Artifact(f"{place}/{name}", (self._made / name).read_bytes())
        tables: dict[str, dict[str, list[str]]] = {}
        for identity, page in read_fragments(self._made):
            number = int(page["url"].strip("/").removesuffix(".html"))
            key = identity.partition("_")[2][:digits] or ALL_IN_ONE
            tables.setdefault(key, {})[identity] = shown[number]
        if sum(map(len, tables.values())) != self.count:
            raise ValueError(f"{self.count} halaman masuk, {sum(map(len, tables.values()))} keluar")
        for key, table in sorted(tables.items()):
            text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
            yield Artifact(f"{place}/isi/{key}.json", text.encode("utf-8", "replace"))

    def close(self) -> None:
        """End it if it still runs."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def find_program() -> Path:
    """Where the program lies. Raises ImportError or OSError where it does not."""
    from pagefind_bin_extended import get_executable

    found: Path = get_executable()
    return found
