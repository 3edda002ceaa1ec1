"""The pictures and downloads that one owner's pages use, each checked, each published once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import unquote

from kimsite.model import Artifact
from kimsite.problem import Problem, Span
from kimsite.reading.folders import is_author_name
from kimsite.reading.names import is_readable_name
from kimsite.rendering.attachments import Attachment, derive_attachment
from kimsite.rendering.emblem import Emblem, derive_emblem
from kimsite.rendering.faults import CacheFault, PictureFault
from kimsite.rendering.pictures import PictureFile, derive_picture

DOWNLOADS = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
    ".mp3": "MP3",
    ".m4a": "M4A",
    ".opus": "Opus",
    ".mp4": "MP4",
}
MAX_DOWNLOAD = 20_000_000
Made = TypeVar("Made")
NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})
_PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
_APPLE = {".heic", ".heif"}
_MODERN = {".doc": ".docx", ".xls": ".xlsx", ".ppt": ".pptx", ".odt": ".docx", ".ods": ".xlsx"}
"""Endings of older and other programs, and what they can save as."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download: its ``path`` within the owner's site, its title, type and bytes."""

    path: str
    title: str
    kind: str
    size: int


def _is_elsewhere(name: str) -> bool:
    """Whether ``name`` is the address of something on the web."""
    return "://" in name or name.startswith("//")


class Files:
    """Finds files below ``boundary`` (shown to users as ``shown``) and keeps what was used.

    ``taken`` is shared where several folders publish their downloads side by side. What is in
    ``digests`` by its shown path, and in ``cache``, is not opened.
    """

    def __init__(
        self,
        boundary: Path,
        shown: str,
        cache: Path,
        taken: dict[str, Path] | None = None,
        digests: Mapping[str, str] = NOTHING_KNOWN,
    ) -> None:
        self.boundary = Path(os.path.abspath(boundary))  # noqa: PTH100 -- must not follow links
        self.shown = shown
        self.cache = cache
        self.digests = digests
        self.artifacts: dict[str, Artifact] = {}
        self.downloads: dict[str, Download] = {}
        self.problems: list[Problem] = []
        self._taken: dict[str, Path] = {} if taken is None else taken

    def picture(self, folder: Path, name: str, place: Span) -> PictureFile | None:
        """The web picture of ``name`` beside ``folder``; None, and a problem, if refused."""
        picture = self._photo(folder, name, place, derive_picture)
        for made in (picture.large, picture.small) if picture else ():
            self.artifacts[made.path] = Artifact(made.path, copy_of=made.file)
        return picture

    def emblem(self, folder: Path, name: str, place: Span, *, shared: bool) -> Emblem | None:
        """What is drawn from the logo ``name``; None, and a problem, if refused.

        Its card is published only where it is ``shared``.
        """
        emblem = self._photo(folder, name, place, derive_emblem)
        if emblem is not None:
            for made in emblem.all if shared else (emblem.mark, emblem.icon):
                self.artifacts[made.path] = Artifact(made.path, copy_of=made.file)
        return emblem

    def _photo(
        self, folder: Path, name: str, place: Span, derive: Callable[[Path, Path, str], Made]
    ) -> Made | None:
        """What ``derive`` makes of the photo ``name``; None, and a problem, if it cannot."""
        if _is_elsewhere(name):
            self.problems.append(Problem.at(place, "foto-dari-luar", tautan=name))
            return None
        if len(parts := self._pictures_in(name)) > 1:
            line = ", ".join(parts)
            self._report(place, "foto-sebaris", name, usul=f"foto: [{line}]")
            return None
        file = self._find(folder, name, place, "foto-tak-ada")
        if file is None:
            return None
        try:
            return derive(file, self.cache, self._digest(file))
        except PictureFault as fault:
            kind = file.suffix.lower()
            unknown = fault.code == "foto-bukan-foto"
            code = "foto-heic" if unknown and kind in _APPLE else fault.code
            ending = kind if kind in _PICTURES else ""
            self._report(place, code, name, detail=fault.detail, akhiran=ending)
            return None

    def download(self, folder: Path, name: str, place: Span, title: str = "") -> Download | None:
        """The file ``name`` beside ``folder`` as a download; None, and a problem, if refused."""
        if _is_elsewhere(name):
            self.problems.append(Problem.at(place, "lampiran-dari-luar", tautan=name))
            return None
        file = self._find(folder, name, place, "berkas-tak-ada")
        if file is None:
            return None
        kind = DOWNLOADS.get(file.suffix.lower())
        if kind is None:
            modern = _MODERN.get(file.suffix.lower(), "")
            self._report(
                place, "berkas-jenis-ditolak", name, baru=modern, jenis=", ".join(DOWNLOADS)
            )
            return None
        try:
            if file.stat().st_size > MAX_DOWNLOAD:
                self._report(place, "lampiran-terlalu-besar", name, batas="20 MB")
                return None
            found = derive_attachment(file, self.cache, self._digest(file))
        except CacheFault:
            raise
        except OSError as error:
            self._report(place, "lampiran-tak-terbaca", name, detail=error.strerror or "")
            return None
        if found is None:
            self._report(place, "lampiran-bukan-jenisnya", name, jenis=kind)
            return None
        path = self._free_path(file)
        if path not in self.downloads:
            self._warn_of_metadata(place, name, found)
        download = Download(path, title or file.stem.replace("-", " "), kind, found.size)
        self.artifacts[path] = Artifact(path, copy_of=found.file)
        self.downloads.setdefault(path, download)
        return download

    def _warn_of_metadata(self, place: Span, name: str, found: Attachment) -> None:
        if found.failed:
            self._report(place, "lampiran-tak-dibersihkan", name)
        elif found.left:
            self._report(place, "lampiran-bermetadata", name, isi=", ".join(found.left[:3]))

    def is_picture(self, name: str) -> bool:
        """Whether a name ends like a picture's."""
        return Path(unquote(name)).suffix.lower() in _PICTURES

    def _find(self, folder: Path, name: str, place: Span, missing: str) -> Path | None:
        # A phone's "IMG%202.jpg" and "IMG 2.jpg" are one file; backslashes come from Windows.
        for candidate in dict.fromkeys((name, unquote(name))):
            if "\0" in candidate or re.match(r"[A-Za-z]:|[/\\]", candidate):
                self._refuse_outside(folder, name, place)
                return None
            file = Path(os.path.normpath(folder / candidate.replace("\\", "/")))
            if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(self.boundary)):
                self._refuse_outside(folder, name, place)
                return None
            with suppress(OSError):  # a name that no file system takes
                if file.is_file() and self._is_authors(file):
                    return file
        self._report(place, missing, name, **self._whereabouts(folder, name))
        return None

    def _is_authors(self, file: Path) -> bool:
        """Whether the walk of the tree sees ``file``: what it skips, no plan would miss."""
        way = os.path.relpath(os.path.realpath(file), os.path.realpath(self.boundary))
        return all(is_author_name(name) and is_readable_name(name) for name in Path(way).parts)

    def _refuse_outside(self, folder: Path, name: str, place: Span) -> None:
        """A path of another computer or folder; the file itself may well be here already."""
        last = PurePosixPath(name.replace("\\", "/")).name
        found = self._namesakes(last)
        here = self._relative(folder, found[0]) if found else ""
        values = {"tulis": here, "ke": f"{self._show(folder)}/", "nama": last}
        self._report(place, "berkas-keluar-folder", name, **values)

    def _whereabouts(self, folder: Path, name: str) -> dict[str, str]:
        """Where a file of this name is: ``usul`` beside the item, else ``ada`` with what to do."""
        from difflib import get_close_matches

        wanted = PurePosixPath(unquote(name.replace("\\", "/")))
        found = sorted(self._namesakes(wanted.name), key=lambda f: (f.parent != folder, f))
        if not found:
            beside = folder / wanted.parent
            names = sorted(f.name for f in self._listing if f.parent == beside)
            alike = get_close_matches(wanted.name, names, n=1, cutoff=0.75)
            return {"usul": (wanted.parent / alike[0]).as_posix()} if alike else {}
        here = self._relative(folder, found[0])
        if found[0].parent == folder:
            return {"usul": here}
        values = {"ada": self._show(found[0]), "tulis": here}
        return values | ({"ke": f"{self._show(folder)}/"} if found[0].name == wanted.name else {})

    def _namesakes(self, name: str) -> list[Path]:
        """The files called ``name``, whatever the letters' size; else with another ending."""
        wanted = PurePosixPath(name.casefold())
        exact = [file for file in self._listing if file.name.casefold() == wanted.name]
        if exact:
            return exact
        kinds = _PICTURES if wanted.suffix in _PICTURES | {""} else DOWNLOADS.keys()
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

    def _digest(self, file: Path) -> str:
        return self.digests.get(self._show(file), "") if self.digests else ""

    def _relative(self, folder: Path, file: Path) -> str:
        return Path(os.path.relpath(file, folder)).as_posix()

    def _show(self, path: Path) -> str:
        """``path``, which lies below the boundary, from the network's folder."""
        within = Path(os.path.relpath(path, self.boundary)).as_posix()
        return self.shown if within == "." else f"{self.shown}/{within}"

    def _pictures_in(self, name: str) -> list[str]:
        """The names in ``a.jpg, b.jpg``."""
        parts = [part.strip() for part in re.split(r"[,;]", name)]
        return parts if all(self.is_picture(part) for part in parts) else []

    def _report(self, place: Span, code: str, name: str, detail: str = "", **values: str) -> None:
        given = {key: value for key, value in {**values, "rincian": detail}.items() if value}
        self.problems.append(Problem.at(place, code, berkas=name, folder=self.shown, **given))

    def _free_path(self, file: Path) -> str:
        """``berkas/<name>``, made safe for an address; another file of that name gets a number."""
        stem = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")[:120] or "berkas"
        number = 1
        while True:
            ending = f"-{number}" if number > 1 else ""
            path = f"berkas/{stem}{ending}{file.suffix.lower()}"
            if self._taken.setdefault(path, file) == file:
                return path
            number += 1
