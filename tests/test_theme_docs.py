"""`docs/tema.md` says what templates are told; the small theme proves that overriding is enough."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

from kimsite.directory.materials import relays
from kimsite.rendering.jinja.once import Once
from kimsite.rendering.look.theme import Theme
from tests.conftest import NOW, Network, copy_sample
from tests.tools import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from theme_values import (
    APART,
    BLOCKS,
    DIRECTORY,
    EVERY_DIRECTORY_PAGE,
    EVERY_PAGE,
    EVERY_SITE,
    PIECES,
    TEMPLATES,
)

SHARED = {"pengalihan.html"}
"""Printed by sites and by the directory, each of which gives more than it uses."""
Seen = dict[str, list[Mapping[str, Any]]]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Everything that templates are told while the sample is built."""
    found: Seen = {}
    render = Theme.render

    def spy(self: Theme, template: str, values: Mapping[str, Any]) -> str:
        found.setdefault(template, []).append(values)
        return render(self, template, values)

    network = Network(copy_sample(tmp_path_factory.mktemp("tema")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "render", spy)
        patch.setattr(relays, "LISTED", 2)  # three are too many then, as 151 are
        assert network.run("build", "--jobs", "1", "--as-of", NOW).status == 0
    return found


def told(template: str) -> dict[str, tuple[str, str]]:
    if template in APART:
        return APART[template]
    if template in PIECES:
        return PIECES[template] | {"press": ("Press", "")}
    if template in DIRECTORY:
        return EVERY_PAGE | EVERY_DIRECTORY_PAGE | DIRECTORY[template]
    return EVERY_PAGE | EVERY_SITE | TEMPLATES[template]


def test_every_template_of_the_sample_is_told_what_the_page_says(seen: Seen) -> None:
    pages = {*TEMPLATES, *DIRECTORY, *PIECES, *APART}
    assert pages == set(seen)
    for template, calls in seen.items():
        for values in calls:
            if template in SHARED:
                assert set(told(template)) <= set(values), template
            else:
                assert set(values) == set(told(template)), template


def test_every_value_has_the_type_that_the_page_says(seen: Seen) -> None:
    checked = set()
    for template, calls in seen.items():
        for values in calls:
            for name, (said, _) in told(template).items():
                first = said.split()[0].replace("directory's", "Press")
                value = values[name]
                if value is None:
                    assert said.endswith(" or None"), (template, name)
                    continue
                if first in {"list", "tuple", "sequence"}:
                    assert isinstance(value, list | tuple), (template, name)
                    kind = said.split(" of ", 1)[-1]
                    parts = {type(part).__name__ for part in value}
                    if not kind.startswith("("):
                        assert parts <= {kind}, (template, name, parts)
                elif first == "dict":
                    assert isinstance(value, dict)
                elif first != "form":
                    names = {kind.__name__ for kind in type(value).__mro__}
                    assert first in names, (template, name, names)
                checked.add((template, name))
    assert len(checked) > 250


def test_every_block_is_told_of() -> None:
    environment = Environment(extensions=[Once])
    found = set()
    for file in (ROOT / "themes" / "baku" / "templates").rglob("*.html"):
        tree = environment.parse(file.read_text("utf-8"))
        found |= {block.name for block in tree.find_all(nodes.Block)}
    assert found == set(BLOCKS)


def test_the_small_theme_only_overrides() -> None:
    folder = ROOT / "themes" / "ringkas"
    templates = sorted((folder / "templates").rglob("*.html"))
    assert templates
    for file in templates:
        name = file.relative_to(folder / "templates").as_posix()
        text = file.read_text("utf-8")
        assert f'{{% extends "baku/{name}" %}}' in text
        assert "{% block " in text
    static = {file.name for file in (folder / "static").iterdir()}
    assert static == {"ringkas.css"}
    assert not (folder / "teks").exists()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """The sample in the theme ``ringkas``, built."""
    network = Network(copy_sample(tmp_path_factory.mktemp("ringkas")))
    config = network.root / "kimsite.yaml"
    lines = [line for line in config.read_text("utf-8").splitlines() if "tema:" not in line]
    config.write_text("\n".join([*lines, "tema: ringkas", ""]), "utf-8")
    result = network.run("build", "--strict")
    assert (result.status, result.err) == (0, "")
    return network


def test_the_small_theme_makes_the_same_pages_and_lighter_ones(
    small: Network, sample: Path
) -> None:
    ours = {path for path in small.pages() if path.endswith(".html")}
    theirs = {p.relative_to(sample).as_posix() for p in sample.rglob("*.html")}
    assert ours == theirs
    for path in ("kim/amungsa-timika-jaya/index.html", "kim/amungsa-timika-jaya/berita/index.html"):
        assert "<img" in (sample / path).read_text("utf-8").partition("<main")[2]
        assert "<img" not in small.page(path).partition("<main")[2].partition("</main>")[0]
    assert small.run("check", "--strict").status == 0


def test_a_name_that_nobody_gives_is_an_error_with_file_and_line(network: Network) -> None:
    network.write(
        "themes/kami/templates/item.html",
        '{% extends "baku/item.html" %}\n{% block isi %}\n{{ item.judul }}\n{% endblock %}\n',
    )
    config = network.root / "kimsite.yaml"
    config.write_text(config.read_text("utf-8") + "tema: kami\n", "utf-8")
    network.write("themes/kami/tema.yaml", "warisan: baku\n")
    result = network.build()
    assert result.status == 1
    assert "themes/kami/templates/item.html:3:1: kesalahan[templat-rusak]" in result.err
