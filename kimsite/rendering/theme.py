"""Themes: Jinja2 templates, static files and strings, where one theme may extend another.

A theme is a folder ``themes/<name>/`` with ``tema.yaml`` (``warisan: baku`` names the theme it
extends), ``templates/``, ``static/`` and ``teks/<language>.yaml``. A file of the same name wins
over the extended theme's; to override single blocks a template says
``{% extends "baku/post.html" %}``. The network's own ``themes/`` is looked at first.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from kimsite.digest import digest_bytes, digest_parts
from kimsite.model import Source
from kimsite.problem import Problem, Span
from kimsite.reading.meantkey import plain_key
from kimsite.reading.text import read_text
from kimsite.reading.yaml import parse_plain_mapping, parse_yaml
from kimsite.rendering.wording import check_text, merge_texts

if TYPE_CHECKING:
    from kimsite.rendering.environment import PressEnvironment
    from kimsite.rendering.pen import Pen


_PACKAGE = Path(__file__).resolve().parent.parent
_OURS = (_PACKAGE / "themes", _PACKAGE.parent / "themes")
"""Where the themes that come with kimsite stand: installed, or in its repository."""
_THEME_KEYS = {"tema", "theme", "warisan"}


class ThemeFault(Exception):
    """A theme that cannot be used, or a template that failed; carries the Problem as a value."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class ThemeFolder:
    """One theme on disk: its name, its folder, and the path problems name it by."""

    name: str
    folder: Path
    shown: str


class Theme:
    """A theme; templates and strings are opened when the first page is rendered.

    ``digest`` covers every file that shapes pages.
    """

    def __init__(self, folders: list[ThemeFolder], language: str) -> None:
        self.name = folders[0].name
        self.folders = folders
        self.language = language
        self.static = _static_files(folders)
        self.digest = _digest(folders)

    def prepare(self) -> None:
        """Open what rendering needs; raises ThemeFault where the strings cannot be read."""
        _ = self.strings, self._environment

    def compile(self) -> None:
        """Compile every template now; what is wrong with one is said when a page needs it."""
        for name in self._environment.list_templates(extensions=["html", "css"]):
            with suppress(Exception):
                self._environment.get_template(name)

    @cached_property
    def _words(self) -> tuple[dict[str, str], list[Problem]]:
        problems: list[Problem] = []
        return _strings(self.folders, self.language, problems), problems

    @property
    def strings(self) -> dict[str, str]:
        """The words of the theme by key. Raises ThemeFault."""
        return self._words[0]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the words; nothing with those that come with kimsite."""
        ours = all(theme.folder.parent in _OURS for theme in self.folders)
        return [] if ours else self._words[1]

    @cached_property
    def pen(self) -> Pen:
        """What writes the pages."""
        from kimsite.rendering.pen import Pen

        return Pen()

    @cached_property
    def _environment(self) -> PressEnvironment:
        from kimsite.rendering.environment import open_environment

        folders = {theme.name: theme.folder / "templates" for theme in self.folders}
        environment = open_environment(folders, self.strings)
        environment.pen = self.pen
        environment.globals |= {
            "t": self.say,
            "language": self.language,
            "link": self.pen.link,
            "asset": self.pen.asset,
            "address": self.pen.address,
        }
        return environment

    @cached_property
    def assets(self) -> str:
        """The folder of the static files in the output: ``assets/<theme>-<digest>``."""
        files = {path: digest_bytes(file.read_bytes()) for path, file in self.static.items()}
        return f"assets/{self.name}-{digest_parts(files)[:10]}"

    def say(self, key: str, **values: object) -> str:
        """The string ``key`` in the network's language.

        Raises ThemeFault where it is missing, or asks for what is not given.
        """
        text = self.strings.get(key)
        if text is None:
            place = Span(f"{self.folders[0].shown}/teks/{self.language}.yaml")
            raise ThemeFault(Problem.at(place, "teks-tema-tak-ada", kunci=key))
        try:
            return text.format(**values) if values else text
        except (ValueError, LookupError, AttributeError):
            fault = check_text(key, text, frozenset(values), self._written(key))
            assert fault is not None  # noqa: S101 -- only plain places that are given pass it
            raise ThemeFault(fault) from None

    def _written(self, key: str) -> Span:
        """Where the string ``key`` stands."""
        paths = dict.fromkeys(f"teks/{code}.yaml" for code in (self.language, "id"))
        for theme in self.folders:
            for path in paths:
                source = _read(theme, path)
                place = source.find(f"{key}:") if source is not None else Span("")
                if place.excerpt.startswith(f"{key}:"):
                    return place
        return Span(f"{self.folders[0].shown}/teks/{self.language}.yaml")

    def render(self, template: str, values: Mapping[str, Any]) -> str:
        """Fill ``template``; raises ThemeFault with the template's file and line."""
        try:
            return self._environment.get_template(template).render(values)
        except ThemeFault:
            raise
        except Exception as error:
            raise ThemeFault(self._problem(template, error)) from error

    def _problem(self, template: str, error: Exception) -> Problem:
        from kimsite.rendering.environment import place_error, say_error

        name, line = place_error(template, error) or self._failing_line() or (template, 1)
        path = self._shown(name)
        detail = say_error(error)
        excerpt = _line_of(name, line)
        column = len(excerpt) - len(excerpt.lstrip()) + 1
        span = Span(path, line, column, max(1, len(excerpt.strip())), excerpt)
        return Problem.at(span, "templat-rusak", rincian=detail)

    def _failing_line(self) -> tuple[str, int] | None:
        """The innermost template frame of the exception being handled."""
        _, _, traceback = sys.exc_info()
        found = None
        while traceback is not None:
            filename = traceback.tb_frame.f_code.co_filename
            if filename.endswith((".html", ".xml", ".txt")):
                found = (filename, traceback.tb_lineno)
            traceback = traceback.tb_next
        return found

    def _shown(self, name: str) -> str:
        for theme in self.folders:
            file = Path(name)
            if file.is_absolute() and file.is_relative_to(theme.folder):
                return f"{theme.shown}/{file.relative_to(theme.folder).as_posix()}"
        return f"{self.folders[0].shown}/templates/{PurePosixPath(name)}"


def load_theme(root: Path, name: str, language: str) -> Theme:
    """Load ``name`` and what it extends; raises ThemeFault where one is missing or circular."""
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
        wanted = _settings(found).get("warisan")
    return Theme(folders, language)


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


def _settings(theme: ThemeFolder) -> dict[str, str]:
    return _read_mapping(theme, "tema.yaml")


def _read(theme: ThemeFolder, path: str) -> Source | None:
    file = theme.folder / path
    if not file.is_file():
        return None
    source, problem = read_text(file, f"{theme.shown}/{path}")
    if source is None:
        raise ThemeFault(problem or Problem.at(Span(f"{theme.shown}/{path}"), "berkas-tak-terbaca"))
    return source


def _read_mapping(theme: ThemeFolder, path: str) -> dict[str, str]:
    source = _read(theme, path)
    if source is None:
        return {}
    mapping, problem = parse_plain_mapping(source)
    if problem is not None:
        raise ThemeFault(problem)
    return mapping


def _strings(folders: list[ThemeFolder], language: str, problems: list[Problem]) -> dict[str, str]:
    """The strings of all themes, the nearest last; what is wrong with one goes to ``problems``."""
    strings: dict[str, str] = {}
    for theme in reversed(folders):
        for code in dict.fromkeys(("id", language)):
            source = _read(theme, f"teks/{code}.yaml")
            if source is None:
                continue
            root, faults = parse_yaml(source)
            if faults:
                raise ThemeFault(faults[0])
            if root is not None and isinstance(root.value, dict):
                strings, faults = merge_texts(strings, root.value)
                problems += faults
    return strings


def _static_files(folders: list[ThemeFolder]) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for theme in reversed(folders):
        base = theme.folder / "static"
        for file in sorted(base.rglob("*")):
            if file.is_file():
                files[file.relative_to(base).as_posix()] = file
    return dict(sorted(files.items()))


def _digest(folders: list[ThemeFolder]) -> str:
    parts: dict[str, str] = {}
    for rank, theme in enumerate(folders):
        for file in sorted(theme.folder.rglob("*")):
            if file.is_file():
                name = file.relative_to(theme.folder).as_posix()
                parts[f"{rank}:{theme.name}/{name}"] = digest_bytes(file.read_bytes())
    return digest_parts(parts)


def _line_of(name: str, line: int) -> str:
    file = Path(name)
    if not file.is_file():
        return ""
    lines = file.read_text("utf-8", "replace").splitlines()
    return lines[line - 1] if 0 < line <= len(lines) else ""
