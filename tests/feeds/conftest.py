"""A small network whose texts are odd, built once, and its feeds over a server of this machine."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import CONFIG, Network

BASE = "https://uji.contoh.id/"
TITLES = [
    "Harga <b>beras</b> & gula <script>alert(1)</script>",
    "Panen raya \U0001f33e\U0001f469\u200d\U0001f33e",
    "خبر عاجل من القرية",
    'Tanda "kutip", &amp; dan ]]>',
]
"""Of the KIM's posts, the newest first."""
TYPES = {".xml": "application/rss+xml", ".json": "application/feed+json"}


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """A network of two KIM, built."""
    made = Network(tmp_path_factory.mktemp("umpan"))
    made.write("kimsite.yaml", CONFIG)
    made.kim(more="bidang: [pertanian]\n")
    made.kim("noken", "94.04.01.1003")
    made.photo("content/kim/amungsa/berita/panen.jpg", (1600, 900))
    made.photo("content/bahan/pasang.png", (400, 300))
    for day, title in enumerate(reversed(TITLES), 1):
        made.post(f"2026-11-{day:02}-kabar", post(title))
    meeting = post("Rapat warga", "mulai: 2026-12-01 19:00").replace("sana.", "sana\x07.")
    made.post("2026-11-05-rapat", meeting, "agenda")
    made.post("2026-10-05-noken", post("Noken"), slug="noken")
    high = post("Pasang <b>tinggi</b>", "foto: pasang.png")
    made.write("content/bahan/2026-11-02-pasang.md", high)
    wrong = post("Salah", "ditarik: true\nalasan: Keliru.")
    made.write("content/bahan/2026-11-01-salah.md", wrong)
    result = made.build("--tanpa-cari", "--strict")
    assert result.status == 0, result.err
    return made


def post(title: str, more: str = "") -> str:
    """A post with a picture, a table, links and a note."""
    quoted = title.replace("'", "''")
    return (
        f"---\njudul: '{quoted}'\n{more}\n---\n"
        "Warga [memanen](https://kim.id/) sagu di [sini](#bawah) & di sana.\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nTulis ke ibu@kim.id \U0001f33e \u202bمرحبا\u202c.\n"
    )


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as the types that a host should give them."""

    extensions_map = TYPES

    def guess_type(self, path: object) -> str:
        atom = str(path).endswith("atom.xml")
        return "application/atom+xml" if atom else super().guess_type(str(path))

    def log_message(self, *given: object) -> None:
        """Nothing."""


@pytest.fixture(scope="session")
def served(odd: Network) -> Iterator[str]:
    """The address of the network's output."""
    handler = functools.partial(_Handler, directory=str(Path(odd.root) / "build"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
