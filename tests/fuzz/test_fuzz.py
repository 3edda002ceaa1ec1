"""A small fixed sample of `make fuzz`."""

from __future__ import annotations

import pytest

from tests.fuzz.spoiler import Spoiler
from tests.truth.builds import templates_compiled_once

FIXED = 20


@pytest.fixture(scope="module")
def spoiler(tmp_path_factory: pytest.TempPathFactory) -> Spoiler:
    return Spoiler(tmp_path_factory.mktemp("rusak") / "jaringan")


def test_whatever_becomes_of_a_file_it_is_told_and_costs_nobody_else(spoiler: Spoiler) -> None:
    with templates_compiled_once():
        told = [spoiler.play(seed) for seed in range(FIXED)]
        spoiler.mend()
    kinds = {words.split(": ", 1)[-1].split()[0] for words in told}
    assert len(kinds) > 3, told


def test_a_page_lost_or_changed_for_another_kim_would_be_seen(
    spoiler: Spoiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    slug, other = sorted({p.split("/")[1] for p in spoiler.sound if p.startswith("kim/")})[:2]
    lost = {f"kim/{other}/profil.html": "another KIM", f"kim/{slug}/index.html": "lost its site"}
    for path, what in lost.items():
        pages = spoiler.network.pages()
        del pages[path]
        monkeypatch.setattr(spoiler.network, "pages", lambda pages=pages: pages)
        with pytest.raises(AssertionError, match=what):
            spoiler._look(f"content/kim/{slug}/berita/a.md", {"problems": []})
        monkeypatch.undo()
