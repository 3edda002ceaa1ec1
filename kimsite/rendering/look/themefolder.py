"""A theme on disk: which folders it consists of, nearest first, and what lies in them.

A theme is a folder ``themes/<name>/`` with ``tema.yaml`` (``warisan: baku`` names the theme it
extends), ``templates/``, ``static/`` and ``teks/<language>.yaml``. A file of the same name wins
over the extended theme's. The network's own ``themes/`` is looked at first.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from kimsite.digest import digest_file
from kimsite.model import Source
from kimsite.problem import Problem, Span
from kimsite.reading.tree.folders import walk_folder
from kimsite.reading.values.meantkey import plain_key
from kimsite.reading.values.text import read_text
from kimsite.reading.values.yaml import parse_plain_mapping, parse_yaml
from kimsite.refusal import say_refusal
from kimsite.rendering.faults import ThemeFault
from kimsite.rendering.look.wording import merge_texts

_PACKAGE = Path(__file__).resolve().parents[2]
_OURS = (_PACKAGE / "themes", _PACKAGE.parent / "themes")
"""Where the themes that come with kimsite stand: installed, or in its repository."""
_THEME_KEYS = {"tema", "theme", "warisan"}
STATIC, WORDS = "static/", "teks/"
"""Where a theme keeps files that are copied as they are, and its strings."""


HALT = "tidak-dibangun"
"""What a theme that cannot be read comes to: without it there is no page to build."""


@dataclass(slots=True)
class _Shelf:
    """Where a theme's folder stands, and what is wrong with its files."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def report(self, problem: Problem) -> None:
        """Keep a problem; a name that is no text would leave a hole in the theme, too."""
        self.problems.append(replace(problem, effect=HALT))


@dataclass(frozen=True, slots=True)
class ThemeFolder:
    """One theme on disk: its name, its folder, and the path problems name it by."""

    name: str
    folder: Path
    shown: str

    @property
    def ours(self) -> bool:
        """Whether it came with kimsite."""
        return self.folder.parent in _OURS

    def digests(self) -> dict[str, str]:
        """The digest of each of its files, by the path within the folder.

        Raises ThemeFault where one cannot be read.
        """
        shelf = _Shelf(self.folder.parents[1])
        files = [file for file in walk_folder(shelf, self.folder, HALT) if file.is_file()]
        if shelf.problems:
            raise ThemeFault(shelf.problems[0])
        return {file.relative_to(self.folder).as_posix(): self._digest(file) for file in files}

    def _digest(self, file: Path) -> str:
        try:
            return digest_file(file)
        except OSError as error:
            span = Span(f"{self.shown}/{file.relative_to(self.folder).as_posix()}")
            said = say_refusal(error)
            fault = Problem.at(span, "berkas-tak-terbaca", effect=HALT, rincian=said)
            raise ThemeFault(fault) from error

    def read(self, path: str) -> Source | None:
        """One of its texts, if there is such a file. Raises ThemeFault where it is no text."""
        file, shown = self.folder / path, f"{self.shown}/{path}"
        if not file.is_file():
            return None
        source, problem = read_text(file, shown)
        if source is None:
            fault = problem or Problem.at(Span(shown), "berkas-tak-terbaca")
            raise ThemeFault(replace(fault, effect=HALT))
        return source


def find_folders(root: Path, name: str) -> list[ThemeFolder]:
    """The folders of ``name`` and what it extends.

    Raises ThemeFault where one is missing or circular.
    """
    folders: list[ThemeFolder] = []
    wanted: str | None = name
    while wanted is not None:
        if any(folder.name == wanted for folder in folders):
            shown = folders[-1].shown
            raise ThemeFault(Problem.at(Span(f"{shown}/tema.yaml"), "tema-berputar", tema=wanted))
        found = _find(root, wanted)
        if found is None:
            place = _naming(root, folders, wanted)
            raise ThemeFault(Problem.at(place, "tema-tak-ada", tema=wanted, **_alike(root, wanted)))
        folders.append(found)
        wanted = _extended(found)
    return folders


def _find(root: Path, name: str) -> ThemeFolder | None:
    if not name or Path(name).name != name:
        return None
    for base in (root / "themes", *_OURS):
        if (base / name / "templates").is_dir() or (base / name / "tema.yaml").is_file():
            return ThemeFolder(name, (base / name).resolve(), f"themes/{name}")
    return None


def _alike(root: Path, wanted: str) -> dict[str, str]:
    """The theme whose name is nearest to ``wanted``, as ``usul``."""
    own = root / "themes"
    names = sorted(f.name for f in own.iterdir() if f.is_dir()) if own.is_dir() else []
    found = get_close_matches(wanted.lower(), [*names, "baku"], n=1, cutoff=0.6)
    return {"usul": found[0]} if found else {}


def _naming(root: Path, folders: list[ThemeFolder], wanted: str) -> Span:
    """Where the missing theme is named: the extending theme's settings, or the network's."""
    shown = f"{folders[-1].shown}/tema.yaml" if folders else "kimsite.yaml"
    file = folders[-1].folder / "tema.yaml" if folders else root / "kimsite.yaml"
    source, _ = read_text(file, shown)
    if source is None:
        return Span(shown)
    top, _ = parse_yaml(source)
    fields = top.value if top is not None and isinstance(top.value, dict) else {}
    named = (node for key, node in fields.items() if plain_key(key) in _THEME_KEYS)
    return next((node.span for node in named if node.value == wanted), source.span(1))


def _extended(theme: ThemeFolder) -> str | None:
    source = theme.read("tema.yaml")
    if source is None:
        return None
    mapping, problem = parse_plain_mapping(source)
    if problem is not None:
        raise ThemeFault(problem)
    return mapping.get("warisan")


def load_strings(
    folders: list[ThemeFolder], language: str, problems: list[Problem]
) -> dict[str, str]:
    """The strings of all themes, the nearest winning; what is wrong with one joins ``problems``."""
    strings: dict[str, str] = {}
    for theme in reversed(folders):
        for code in dict.fromkeys(("id", language)):
            source = theme.read(f"{WORDS}{code}.yaml")
            if source is None:
                continue
            root, faults = parse_yaml(source)
            if faults:
                raise ThemeFault(faults[0])
            if root is not None and isinstance(root.value, dict):
                strings, faults = merge_texts(strings, root.value)
                problems += faults
    return strings
