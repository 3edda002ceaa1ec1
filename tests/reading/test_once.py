"""A text is opened once for a build, and its digest is of the bytes that were read."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kimsite.digest import digest_file
from kimsite.reading.values.text import MAX_BYTES, read_text
from tests.conftest import Network


def test_each_text_of_a_kim_is_opened_once(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    network.post("2026-11-02-rapat", "---\njudul: Rapat\nbidang: [literasi]\n---\nIsi.\n", "agenda")
    opened: Counter[str] = Counter()
    by_system, by_path = os.open, Path.open

    def open_by_system(path: str | Path, *rest: int, **more: Any) -> int:
        opened[Path(path).name] += 1
        return by_system(path, *rest, **more)

    def open_by_path(path: Path, *rest: Any, **more: Any) -> Any:
        opened[path.name] += 1
        return by_path(path, *rest, **more)

    monkeypatch.setattr(os, "open", open_by_system)
    monkeypatch.setattr(Path, "open", open_by_path)
    assert network.build("--jobs", "1").status == 0
    assert {name: n for name, n in opened.items() if name.endswith(".md")} == {
        "2026-11-01-panen.md": 1,
        "2026-11-02-rapat.md": 1,
    }


@pytest.mark.parametrize(
    "data", [b"", b"---\njudul: X\n---\n", b"\xff\xfe", b"x" * (MAX_BYTES + 9)]
)
def test_the_digest_is_that_of_the_file(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "tulisan.md"
    file.write_bytes(data)
    digests: dict[str, str] = {}
    read_text(file, "tulisan.md", digests)
    assert digests == {"tulisan.md": digest_file(file)}


def test_what_cannot_be_read_has_no_digest(tmp_path: Path) -> None:
    digests: dict[str, str] = {}
    read_text(tmp_path / "hilang.md", "hilang.md", digests)
    read_text(tmp_path, "folder.md", digests)
    assert digests == {"hilang.md": "", "folder.md": ""}


def test_a_text_changed_while_a_site_is_built_is_seen_by_the_next_build(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    import kimsite.engine.working.compose as compose

    file = network.root / "content/kim/amungsa/berita/2026-11-01-panen.md"
    really = compose.load_community

    def load_and_save(*given: object):
        found = really(*given)
        file.write_text("---\njudul: Panen kedua\n---\nIsi kedua.\n", "utf-8")
        return found

    monkeypatch.setattr(compose, "load_community", load_and_save)
    assert network.build("--jobs", "1").status == 0
    monkeypatch.undo()
    assert network.build("--jobs", "1").status == 0
    assert "Panen kedua" in network.page("kim/amungsa/berita/2026-11-01-panen.html")


def test_a_photo_changed_while_a_site_is_built_is_seen_by_the_next_build(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kimsite.site import build

    photo = "content/kim/amungsa/berita/panen.jpg"
    network.photo(photo, colour="teal")
    network.post(text="---\njudul: Panen\nfoto: panen.jpg\n---\nIsi.\n")
    really = build.compose_site

    def compose_and_save(*given: object):
        made = really(*given)
        network.photo(photo, colour="red")
        return made

    def pictures() -> set[str]:
        return {path for path in network.pages() if "/foto/" in path}

    monkeypatch.setattr(build, "compose_site", compose_and_save)
    assert network.build("--jobs", "1").status == 0
    before = pictures()
    monkeypatch.undo()
    assert network.build("--jobs", "1").status == 0
    assert before
    assert pictures() != before
