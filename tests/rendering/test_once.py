"""What ``{% sekali %}`` writes once a site reads as if it were written on every page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kimsite.model import Target
from kimsite.rendering.faults import ThemeFault
from kimsite.rendering.layout import Layout
from kimsite.rendering.look.theme import Theme, load_theme
from tests.conftest import NOW, run_program

BAKU = Path(__file__).parents[2] / "themes" / "baku"
ROOT = Path(__file__).parents[2]


def test_the_sample_network_is_the_same_without_it(tmp_path: Path, sample: Path) -> None:
    bare = tmp_path / "contoh"
    for part in ("communities", "content"):
        shutil.copytree(ROOT / part, bare / part)
    shutil.copy(ROOT / "kimsite.yaml", bare)
    theme = shutil.copytree(BAKU, bare / "themes" / "baku")
    without = 0
    for template in theme.rglob("*.html"):
        text, found = re.subn(r"\{% (end)?sekali[^%]*%\}\n?", "", template.read_text("utf-8"))
        template.write_text(text, "utf-8")
        without += found
    assert without >= 8
    assert run_program("-C", str(bare), "build", "--as-of", NOW).status == 0
    found_here, usual = pages_of(bare / "build"), pages_of(sample)
    assert len(usual) > 300
    assert found_here == usual


def pages_of(output: Path) -> dict[str, str]:
    """Every page but the name of the theme's folder, which tells the two themes apart."""
    return {
        page.relative_to(output).as_posix(): re.sub(
            r"assets/baku-[0-9a-f]+", "assets/baku", page.read_text("utf-8")
        )
        for page in output.rglob("*.html")
    }


def theme_with(tmp_path: Path, template: str) -> Theme:
    folder = tmp_path / "themes" / "kami"
    (folder / "templates").mkdir(parents=True)
    (folder / "tema.yaml").write_text("warisan: baku\n", "utf-8")
    (folder / "templates" / "uji.html").write_text(template, "utf-8")
    return load_theme(tmp_path, "kami", "id")


def test_it_is_written_anew_for_another_key_depth_or_site_alone(tmp_path: Path) -> None:
    theme = theme_with(
        tmp_path,
        "{% set k = key %}{% sekali k %}{{ link(frame) }} {{ k }} {{ t('menu') }}{% endsekali %}",
    )
    written = []
    link = theme.pen.link
    theme._environment.globals["link"] = lambda target: written.append(target) or link(target)
    layout, site = Layout("https://uji.contoh.id", "assets/x"), object()
    front = Target("amungsa", "index.html")

    def page(path: str, key: str, site: object) -> str:
        theme.pen.begin(layout, Target("amungsa", path), site)
        return theme.render("uji.html", {"key": key, "frame": front})

    assert page("profil.html", "a", site) == "index.html a Menu utama"
    assert page("unduhan.html", "a", site) == "index.html a Menu utama"
    assert len(written) == 1
    assert page("berita/x.html", "a", site) == "../index.html a Menu utama"
    assert page("berita/y.html", "b", site) == "../index.html b Menu utama"
    assert len(written) == 3
    assert page("profil.html", "a", object()) == "index.html a Menu utama"
    assert len(written) == 4


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{% sekali %}{{ page.title }}{% endsekali %}", "page"),
        ("{% sekali page.section %}{{ page.title }}{% endsekali %}", "page"),
        ("{% sekali %}{% block isi %}{% endblock %}{% endsekali %}", "block isi"),
        ("{% for x in a %}{% sekali %}{{ loop.index }}{% endsekali %}{% endfor %}", "loop"),
        ("{% sekali %}{% if item %}x{% endif %}{% endsekali %}", "item"),
    ],
)
def test_what_differs_between_pages_is_refused(tmp_path: Path, template: str, name: str) -> None:
    theme = theme_with(tmp_path, f"<p>\n{template}")
    with pytest.raises(ThemeFault) as fault:
        theme.render("uji.html", {})
    (detail,) = [value for key, value in fault.value.problem.values if key == "rincian"]
    assert detail.startswith(f"`{name}` berbeda di tiap halaman")
    assert fault.value.problem.span.line == 2


def test_what_is_its_own_or_a_key_is_not(tmp_path: Path) -> None:
    theme = theme_with(
        tmp_path,
        "{% set k = page %}{% sekali k %}{% for x in k %}{{ loop.index }}{{ x }}{% endfor %}"
        "{% set y = 2 %}{{ y }}{% endsekali %}",
    )
    theme.pen.begin(
        Layout("https://uji.contoh.id", "assets/x"), Target("a", "index.html"), object()
    )
    assert theme.render("uji.html", {"page": "ab"}) == "1a2b2"
