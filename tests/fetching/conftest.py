"""A network that lists another, and the server on which that other is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import CONFIG, Network
from tests.fetching.web import Web, item, record, rss, serve


@pytest.fixture
def web() -> Iterator[Web]:
    with serve() as web:
        yield web


class Upper(Network):
    """The upper network; its one source is called ``mimika``."""

    def __init__(self, root: Path, web: Web) -> None:
        super().__init__(root)
        self.web = web
        self.kim()
        self.post()
        self.join(web.url())

    def join(self, address: str, region: str = "", allow: str = "127.0.0.1") -> None:
        """Name ``address`` as the source."""
        lines = [f"gabungan:\n  - nama: Mimika\n    alamat: {address}\n"]
        lines += [f"    wilayah: {region}\n"] if region else []
        lines += [f"izinkan_alamat_lokal: [{allow}]\n"] if allow else []
        self.write("kimsite.yaml", CONFIG + "".join(lines))

    def fetch(self, *arguments: str, day: str = "2026-11-21"):
        return self.run("fetch", "--as-of", day, *arguments)

    def kept(self, path: str = "jaringan/mimika") -> str:
        """The file that is kept of a source; empty if there is none."""
        file = self.root / f"content/luar/{path}.jsonl"
        return file.read_text("utf-8") if file.exists() else ""


@pytest.fixture
def upper(tmp_path: Path, web: Web) -> Upper:
    web.say_json("/data/kim.json", [record()])
    web.say("/rss.xml", rss(item()), "application/rss+xml")
    return Upper(tmp_path / "atas", web)
