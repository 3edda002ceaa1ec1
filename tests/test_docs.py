"""What the docs show is true: examples bind, commands run, links lead on, lists are whole."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from kimsite.cli.group import COMMANDS
from kimsite.forms import FORMS
from kimsite.model import Source
from kimsite.reading.values.binding import bind_form
from kimsite.reading.values.yaml import parse_yaml
from tests.conftest import Network, empty, run_program

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^```(\S*)[ ]?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
KINDS = ("berita", "galeri", "pengumuman", "agenda", "halaman")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: its language, what it is marked as, its text."""

    page: str
    line: int
    language: str
    mark: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks_of(page: Path) -> list[Block]:
    text = page.read_text("utf-8")
    shown = page.relative_to(ROOT).as_posix()
    return [
        Block(shown, text[: found.start()].count("\n") + 1, *found.groups())
        for found in FENCE.finditer(text)
    ]


BLOCKS = [block for page in PAGES for block in blocks_of(page)]
YAML = [block for block in BLOCKS if block.language == "yaml" and block.mark in FORMS]
ITEMS = [block for block in BLOCKS if block.language == "markdown"]
FILES = [block for block in BLOCKS if "/" in block.mark]
SAID = [block for block in BLOCKS if block.language == "text"]
SCHEDULES = [b for b in BLOCKS if b.page.endswith("/jadwal.md")]
"""Tried in tests/test_schedules.py."""
SESSIONS = sorted({block.page for block in BLOCKS if block.language == "console"})


def test_every_marked_block_is_tested() -> None:
    assert len(YAML) >= 5
    assert len(ITEMS) >= 4
    assert len(SESSIONS) >= 3
    tested = {*YAML, *ITEMS, *FILES, *SAID, *SCHEDULES}
    lost = [str(b) for b in BLOCKS if b.language not in {"", "console"} and b not in tested]
    assert lost == []


@pytest.mark.parametrize("block", YAML, ids=str)
def test_yaml_binds_to_its_form(block: Block) -> None:
    source = Source(str(block), block.text)
    root, problems = parse_yaml(source)
    assert problems == []
    assert root is not None
    bound, faults = bind_form(FORMS[block.mark], root, root.span)
    assert faults == []
    assert bound is not None


def test_whole_items_build_without_a_problem(tmp_path: Path) -> None:
    network = empty(tmp_path / "jaringan")
    network.kim()
    berita = "content/kim/amungsa/berita/"
    network.photo(berita + "panen.jpg")
    network.write(berita + "jadwal-panen.pdf", b"%PDF-1.4\n")
    network.post("2025-12-03-musim-tanam")
    for number, block in enumerate(ITEMS):
        assert block.mark in KINDS, str(block)
        network.write(f"content/kim/amungsa/{block.mark}/contoh-{number}.md", block.text)
    result = network.build("--strict")
    assert (result.status, result.err) == (0, "")


def test_a_theme_as_the_guide_tells(tmp_path: Path) -> None:
    network = empty(tmp_path / "jaringan")
    network.kim()
    for block in FILES:
        network.write(block.mark, block.text)
    network.write("themes/mimika/static/mimika.css", "body { color: teal }\n")
    guide = "docs/panduan/tema.md"
    config = next(b for b in YAML if b.page == guide and b.mark == "jaringan")
    network.write("kimsite.yaml", config.text)
    network.write("content/bahan/2026-01-01-a.md", "---\njudul: Satu\n---\nIsi.\n")
    result = network.build("--strict")
    assert result.status == 0, result.err
    page = network.page("index.html")
    words = next(b for b in FILES if b.mark.endswith("teks/id.yaml")).text
    assert "mimika.css" in page
    assert "direktori.css" in page
    assert words.partition(": ")[2].strip() in page


def test_the_problem_shown_in_the_design_is_what_the_program_says(tmp_path: Path) -> None:
    network = empty(tmp_path / "jaringan")
    profile = "nama: KIM Amungsa\nkode_wilayah: 94.04.01.1003\nstatus: aktif\nbidang: pertanian\n"
    network.write(
        "communities/94.04/kim-amungsa.yaml",
        f"{profile}alamat:\n  jalan: Jalan Cenderawasih\n  kecamtan: Mimika Baru\n",
    )
    assert [block.text for block in SAID] == [network.run("check").err.rstrip("\n") + "\n"]


@pytest.mark.parametrize("page", SESSIONS)
def test_commands_run(page: str, tmp_path: Path) -> None:
    lines = [
        line.removeprefix("$ ")
        for block in BLOCKS
        if block.page == page and block.language == "console"
        for line in block.text.splitlines()
        if line.startswith("$ ")
    ]
    assert lines
    here = tmp_path
    if not any(line.startswith("kimsite init") for line in lines):
        here = _network(tmp_path).root
    for line in lines:
        program, *arguments = shlex.split(line)
        if program == "cd":
            here = here / arguments[0]
            assert here.is_dir(), line
            continue
        assert program == "kimsite", line
        result = run_program(*arguments, cwd=here)
        assert result.status == 0, f"{line}\n{result.err}"
        if "build" in arguments and "--output" not in arguments:
            assert list(here.glob("**/build/index.html")), line


def _network(tmp_path: Path) -> Network:
    network = empty(tmp_path / "jaringan")
    network.kim()
    network.post()
    return network


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text("utf-8"))
    text = re.sub(r"`[^`\n]*`", "", text)
    for address in LINK.findall(text):
        if re.match(r"https?:|mailto:", address):
            continue
        path, _, anchor = address.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), address
        if anchor:
            assert anchor in anchors_of(target), address


def anchors_of(page: Path) -> set[str]:
    text = page.read_text("utf-8")
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_paths_named_in_the_docs_exist(page: Path) -> None:
    named = re.findall(
        r"`((?:kimsite|tools|tests|docs|themes/baku)/[\w./-]+)`", page.read_text("utf-8")
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_design_names_every_room() -> None:
    text = (ROOT / "docs" / "design.md").read_text("utf-8")
    package = ROOT / "kimsite"
    rooms = [p for p in package.iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()]
    names = {f"{p.name}/" if p.is_dir() else p.name for p in rooms} - {"__init__.py", "__main__.py"}
    assert len(names) > 12
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_readme_lists_every_command() -> None:
    table = re.findall(r"^\| `(\w+)[^|]*\|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert table == list(COMMANDS)


def test_make_targets_named_in_the_docs_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in PAGES:
        named = re.findall(r"(?:`|^)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
        assert set(named) <= targets, page


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    names = {re.split(r"[<>=~!\[ ]", requirement)[0].lower() for requirement in wanted}
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    rows = re.findall(r"^\| (?!package)([\w, -]+?) \|", text, re.MULTILINE)
    told = {name.strip().lower() for row in rows for name in row.split(",")}
    node = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    assert told == names | set(node)


def test_what_people_are_told_to_install_for_search_is_what_it_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = " ".join(f'"{needed}"' for needed in project["optional-dependencies"]["cari"])
    guide = (ROOT / "docs/panduan/memasang-di-hosting.md").read_text("utf-8")
    assert f"pip install {wanted}" in guide
    for language in ("id", "en"):
        words = tomllib.loads((ROOT / f"kimsite/messages/{language}.toml").read_text("utf-8"))
        for code in ("cari-tak-terpasang", "cari-gagal"):
            assert wanted in words[code]["saran"]


@pytest.mark.parametrize("tool", ["make_docs.py", "make_theme_docs.py", "make_schemas.py"])
def test_made_files_are_up_to_date(tool: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / tool), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
