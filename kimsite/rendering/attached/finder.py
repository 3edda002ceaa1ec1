"""Where a file that a text names is, or may be meant to be: below one folder, and never beyond."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from kimsite.reading.tree.folders import is_author_name
from kimsite.reading.values.names import is_readable_name
from kimsite.rendering.filekinds import DOWNLOADS, PICTURES

FORGIVING = sys.platform in {"win32", "darwin"}
"""Whether the system takes capitals for small letters where it looks for a file."""


class OutsideError(Exception):
    """A name that leads out of the folder."""


class Finder:
    """Finds files below ``boundary``, which users know as ``shown``."""

    def __init__(self, boundary: Path, shown: str) -> None:
        self.boundary = Path(os.path.abspath(boundary))  # noqa: PTH100 -- must not follow links
        self.shown = shown

    def find(self, folder: Path, name: str) -> Path | None:
        """The file ``name`` beside ``folder``, if it is there. Raises OutsideError."""
        # A phone's "IMG%202.jpg" and "IMG 2.jpg" are one file; backslashes come from Windows.
        for candidate in dict.fromkeys((name, unquote(name))):
            if "\0" in candidate or re.match(r"[A-Za-z]:|[/\\]", candidate):
                raise OutsideError
            file = Path(os.path.normpath(folder / candidate.replace("\\", "/")))
            if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(self.boundary)):
                raise OutsideError
            with suppress(OSError):  # a name that no file system takes
                if file.is_file() and self._is_authors(file) and self._is_spelt(file):
                    return file
        return None

    def show(self, path: Path) -> str:
        """``path``, which lies below the boundary, from the network's folder."""
        within = Path(os.path.relpath(path, self.boundary)).as_posix()
        return self.shown if within == "." else f"{self.shown}/{within}"

    def meant_outside(self, folder: Path, name: str) -> dict[str, str]:
        """What to write for a path of another computer or folder; the file may be here already."""
        last = PurePosixPath(name.replace("\\", "/")).name
        found = self._namesakes(last)
        here = _relative(folder, found[0]) if found else ""
        return {"tulis": here, "ke": f"{self.show(folder)}/", "nama": last}

    def meant(self, folder: Path, name: str) -> dict[str, str]:
        """Where a file of this name is: ``usul`` beside the item, else ``ada`` with what to do."""
        from difflib import get_close_matches

        wanted = PurePosixPath(unquote(name.replace("\\", "/")))
        found = sorted(self._namesakes(wanted.name), key=lambda f: (f.parent != folder, f))
        if not found:
            beside = folder / wanted.parent
            names = sorted(f.name for f in self._listing if f.parent == beside)
            alike = get_close_matches(wanted.name, names, n=1, cutoff=0.75)
            return {"usul": (wanted.parent / alike[0]).as_posix()} if alike else {}
        here = _relative(folder, found[0])
        if found[0].parent == folder:
            return {"usul": here}
        values = {"ada": self.show(found[0]), "tulis": here}
        return values | ({"ke": f"{self.show(folder)}/"} if found[0].name == wanted.name else {})

    def _namesakes(self, name: str) -> list[Path]:
        """The files called ``name``, whatever the letters' size; else with another ending."""
        wanted = PurePosixPath(name.casefold())
        exact = [file for file in self._listing if file.name.casefold() == wanted.name]
        if exact:
            return exact
        kinds = PICTURES if wanted.suffix in PICTURES | {""} else DOWNLOADS.keys()
        return [
            file
            for file in self._listing
            if file.suffix.lower() in kinds and file.stem.casefold() == wanted.stem
        ]

    @cached_property
    def _listing(self) -> list[Path]:
        """Every file below the boundary, sorted; links may lead out of it and are not named."""
        found = (Path(where, name) for where, _, names in os.walk(self.boundary) for name in names)
        return sorted(file for file in found if not file.is_symlink() and self._is_authors(file))

    def _is_spelt(self, file: Path) -> bool:
        """Whether each name is as the folder has it: a host tells ``A.jpg`` from ``a.jpg``."""
        if not FORGIVING:
            return True
        way = Path(os.path.relpath(file, self.boundary)).parts
        folders = [self.boundary.joinpath(*way[:n]) for n in range(len(way))]
        return all(
            name == ".." or name in os.listdir(folder)  # noqa: PTH208 -- names alone
            for folder, name in zip(folders, way, strict=True)
        )

    def _is_authors(self, file: Path) -> bool:
        """Whether the walk of the tree sees ``file``: what it skips, no plan would miss."""
        way = os.path.relpath(os.path.realpath(file), os.path.realpath(self.boundary))
        return all(is_author_name(name) and is_readable_name(name) for name in Path(way).parts)


def _relative(folder: Path, file: Path) -> str:
    return Path(os.path.relpath(file, folder)).as_posix()
