"""One KIM's content on disk, and its site built from it without the engine."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest

from kimsite.forms import Network as NetworkForm
from kimsite.forms import Office
from kimsite.model import Community, MaterialBrief, Quote, Setting, Site
from kimsite.problem import Problem
from kimsite.reading.registry.profiles import load_entry
from kimsite.reading.texts.community import load_community
from kimsite.reading.tree.content import scan_content
from kimsite.reading.tree.finds import ProfileFile
from kimsite.regions import regions
from kimsite.rendering.layout import Layout
from kimsite.rendering.look.theme import Theme, load_theme
from kimsite.site.build import build_site
from tests.conftest import Network

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
BASE = "https://uji.contoh.id/jaringan/"


@cache
def theme_in(language: str) -> Theme:
    """The bundled theme, compiled once for all tests."""
    return load_theme(ROOT, "baku", language)


@dataclass
class Built:
    """A Site and its pages as text."""

    site: Site
    problems: list[Problem]

    @property
    def paths(self) -> set[str]:
        return {artifact.path for artifact in self.site.artifacts}

    def page(self, path: str) -> str:
        """One page's HTML."""
        found = {artifact.path: artifact.data for artifact in self.site.artifacts}[path]
        assert found is not None
        return found.decode("utf-8")

    def words(self, path: str) -> str:
        """The words of one page's ``<main>``, single-spaced."""
        main = re.search(r"<main.*</main>", self.page(path), re.DOTALL)
        assert main is not None
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())

    def hrefs(self, path: str) -> list[str]:
        """Every href of one page, in order, unescaped."""
        return [unescape(href) for href in re.findall(r'\shref="([^"]*)"', self.page(path))]

    def menu(self, path: str = "index.html") -> list[str]:
        """The labels of the menu."""
        nav = re.search(r'<nav class="menu".*?</nav>', self.page(path), re.DOTALL)
        assert nav is not None
        return [unescape(label) for label in re.findall(r"<a [^>]*>([^<]*)</a>", nav[0])]

    def codes(self) -> list[str]:
        """The codes of all problems, sorted."""
        return sorted(problem.code for problem in self.problems)

    def dead_links(self) -> list[tuple[str, str]]:
        """Links of any page to a file of this site that is not in it."""
        dead: list[tuple[str, str]] = []
        home = f"{BASE}kim/amungsa/"
        for page in sorted(path for path in self.paths if path.endswith(".html")):
            for href in self.hrefs(page) + re.findall(r'\ssrc="([^"]*)"', self.page(page)):
                address = urljoin(home + page, href).partition("#")[0]
                if address.startswith(home) and address.removeprefix(home) not in self.paths:
                    dead.append((page, href))
        return dead


class Kim(Network):
    """A network with the one KIM ``amungsa``, whose site is built on its own."""

    materials: tuple[MaterialBrief, ...] = ()
    quoted: dict[str, Quote]
    posts_of_others: dict[str, Quote]
    office: Office | None = None

    def item(self, name: str, front: str = "", body: str = "Isi.", kind: str = "berita") -> Path:
        """Write an item; its title is its name unless ``front`` gives one."""
        fields = textwrap.dedent(front).strip()
        title = "" if re.search(r"^judul:", fields, re.MULTILINE) else f"judul: {name}\n"
        return self.post(name, f"---\n{title}{fields}\n---\n{body}\n", kind)

    def file(self, path: str, data: bytes = b"%PDF-1.4 uji") -> Path:
        """Write a file in the KIM's own folder."""
        return self.write(f"content/kim/amungsa/{path}", data)

    def picture(self, path: str, size: tuple[int, int] = (640, 480)) -> Path:
        """Write a photo in the KIM's own folder."""
        return self.photo(f"content/kim/amungsa/{path}", size)

    def read(self, setting: Setting) -> tuple[Community, list[Problem]]:
        """The KIM as reading gives it."""
        file = next(self.root.glob("communities/*/amungsa.yaml"))
        shown = file.relative_to(self.root).as_posix()
        found = ProfileFile(file.stem, str(file), shown, file.parent.name)
        entry, faults = load_entry(found, setting.network, regions())
        content = scan_content(self.root, entry.slug)
        community, problems = load_community(
            entry, content.items, self.office, self.materials, setting
        )
        community = replace(community, quotes=self.posts_of_others)
        return community, [*faults, *problems, *content.problems]

    def site(self, *, now: datetime = NOW, preview: bool = False, language: str = "id") -> Built:
        """Build the site as of ``now``."""
        network = NetworkForm(
            nama="Jaringan Uji",
            alamat_situs=BASE,
            otoritas_feed="uji.contoh.id,2026",
            bahasa=language,  # type: ignore[arg-type]
        )
        setting = Setting(self.root, network, now, preview=preview, materials=self.quoted)
        community, problems = self.read(setting)
        theme = theme_in(language)
        layout = Layout(BASE, theme.assets)
        site = build_site(community, theme, layout, setting, self.root / ".kimsite")
        return Built(replace(site), [*problems, *site.problems])


@pytest.fixture
def kim(tmp_path: Path) -> Kim:
    """A KIM with a name and a region, and nothing else."""
    made = Kim(tmp_path)
    made.quoted, made.posts_of_others = {}, {}
    made.kim()
    return made
