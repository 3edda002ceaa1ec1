"""A theme at work: its templates filled, its strings said, its faults named.

A theme may extend another; to override single blocks a template says
``{% extends "baku/item.html" %}``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from kimsite.digest import digest_parts
from kimsite.problem import Problem, Span
from kimsite.rendering.faults import ThemeFault
from kimsite.rendering.look.labels import Labels, markup_labels
from kimsite.rendering.look.themefolder import (
    STATIC,
    WORDS,
    ThemeFolder,
    find_folders,
    load_strings,
)
from kimsite.rendering.look.wording import check_text
from kimsite.rendering.photos.shot import SIZES

if TYPE_CHECKING:
    from kimsite.rendering.jinja.environment import PressEnvironment
    from kimsite.rendering.look.pen import Pen


COMPILED = Path(".kimsite", "templat")
"""Where a network keeps the code of its templates."""


class Theme:
    """A theme; templates and strings are opened when the first page is rendered.

    ``digest`` covers every file that shapes pages, ``words`` those that its strings come from.
    ``static`` are the files that are copied as they are, by their path, and ``assets`` the folder
    they are copied to: ``assets/<theme>-<digest>``. The network's compiled templates are kept in
    ``compiled``, if given.
    """

    def __init__(
        self, folders: list[ThemeFolder], language: str, compiled: Path | None = None
    ) -> None:
        self.name = folders[0].name
        self.folders = folders
        self.language = language
        self.compiled = compiled
        order = " ".join(theme.name for theme in folders)
        all_, words, static = {"": order}, {"": order}, dict[str, str]()
        files: dict[str, Path] = {}
        for theme in reversed(folders):  # the nearest last: its static files win
            for path, digest in theme.digests().items():
                all_[f"{theme.name}/{path}"] = digest
                if path.startswith(WORDS):
                    words[f"{theme.name}/{path}"] = digest
                elif path.startswith(STATIC):
                    name = path.removeprefix(STATIC)
                    static[name], files[name] = digest, theme.folder / path
        self.static = dict(sorted(files.items()))
        self.assets = f"assets/{self.name}-{digest_parts(static)[:10]}"
        self.digest, self.words = digest_parts(all_), digest_parts(words)
        ours = {"", *(theme.name for theme in folders if theme.ours)}
        self._rephrased = any(path.partition("/")[0] not in ours for path in words)

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
        return load_strings(self.folders, self.language, problems), problems

    @property
    def strings(self) -> dict[str, str]:
        """The words of the theme by key. Raises ThemeFault."""
        return self._words[0]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the words; nothing with those that come with kimsite."""
        return [] if all(theme.ours for theme in self.folders) else self._words[1]

    @cached_property
    def labels(self) -> Labels:
        """The words of what the markup of a text writes by itself. Raises ThemeFault."""
        return markup_labels(self.say)

    @cached_property
    def pen(self) -> Pen:
        """What writes the pages."""
        from kimsite.rendering.look.pen import Pen

        return Pen()

    @cached_property
    def _environment(self) -> PressEnvironment:
        from kimsite.rendering.jinja.compiled import CompiledTemplates
        from kimsite.rendering.jinja.environment import open_environment

        folders = {theme.name: theme.folder / "templates" for theme in self.folders}
        ours = [folders[theme.name] for theme in self.folders if theme.ours and not self._rephrased]
        compiled = CompiledTemplates(self.strings, self.compiled, ours)
        environment = open_environment(folders, self.strings, compiled)
        environment.pen = self.pen
        environment.globals |= {
            "t": self.say,
            "language": self.language,
            "link": self.pen.link,
            "asset": self.pen.asset,
            "address": self.pen.address,
            "sizes": SIZES,
        }
        return environment

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
        paths = dict.fromkeys(f"{WORDS}{code}.yaml" for code in (self.language, "id"))
        for theme in self.folders:
            for path in paths:
                source = theme.read(path)
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
        from kimsite.rendering.jinja.environment import place_error, say_error

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


def load_theme(root: Path, name: str, language: str, *, keep: bool = False) -> Theme:
    """Load ``name`` and what it extends; raises ThemeFault where one is missing or circular.

    With ``keep`` its templates are compiled once for all builds of the network in ``root``.
    """
    return Theme(find_folders(root, name), language, root / COMPILED if keep else None)


def _line_of(name: str, line: int) -> str:
    file = Path(name)
    if not file.is_file():
        return ""
    lines = file.read_text("utf-8", "replace").splitlines()
    return lines[line - 1] if 0 < line <= len(lines) else ""
