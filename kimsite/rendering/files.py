"""The pictures and downloads that one owner's pages use, each checked, each published once."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from kimsite.model import Artifact
from kimsite.problem import Problem, Span
from kimsite.reading.folders import is_author_name
from kimsite.reading.names import is_readable_name
from kimsite.rendering.pictures import PictureFault, PictureFile, derive_picture

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
_PICTURES = {".jpg", ".jpeg", ".png", ".webp"}


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download: its ``path`` within the owner's site, its title, type and bytes."""

    path: str
    title: str
    kind: str
    size: int


class Files:
    """Finds files below ``boundary`` (shown to users as ``shown``) and keeps what was used.

    ``taken`` is shared where several folders publish their downloads side by side.
    """

    def __init__(
        self, boundary: Path, shown: str, cache: Path, taken: dict[str, Path] | None = None
    ) -> None:
        self.boundary = Path(os.path.abspath(boundary))  # noqa: PTH100 -- must not follow links
        self.shown = shown
        self.cache = cache
        self.artifacts: dict[str, Artifact] = {}
        self.downloads: dict[str, Download] = {}
        self.problems: list[Problem] = []
        self._taken: dict[str, Path] = {} if taken is None else taken

    def picture(self, folder: Path, name: str, place: Span) -> PictureFile | None:
        """The web picture of ``name`` beside ``folder``; None, and a problem, if refused."""
        file = self._find(folder, name, place, "foto-tak-ada")
        if file is None:
            return None
        try:
            picture = derive_picture(file, self.cache)
        except PictureFault as fault:
            self._report(place, fault.code, name, detail=fault.detail)
            return None
        self.artifacts[picture.path] = Artifact(picture.path, copy_of=picture.file)
        return picture

    def download(self, folder: Path, name: str, place: Span, title: str = "") -> Download | None:
        """The file ``name`` beside ``folder`` as a download; None, and a problem, if refused."""
        file = self._find(folder, name, place, "berkas-tak-ada")
        if file is None:
            return None
        kind = DOWNLOADS.get(file.suffix.lower())
        if kind is None:
            self._report(place, "berkas-jenis-ditolak", name, jenis=", ".join(DOWNLOADS))
            return None
        try:
            size = file.stat().st_size
            file.open("rb").close()
        except OSError as error:
            self._report(place, "lampiran-tak-terbaca", name, detail=error.strerror or "")
            return None
        if size > MAX_DOWNLOAD:
            self._report(place, "lampiran-terlalu-besar", name, batas="20 MB")
            return None
        path = self._free_path(file)
        download = Download(path, title or file.stem.replace("-", " "), kind, size)
        self.artifacts[path] = Artifact(path, copy_of=file)
        self.downloads.setdefault(path, download)
        return download

    def is_picture(self, name: str) -> bool:
        """Whether a name ends like a picture's."""
        return Path(unquote(name)).suffix.lower() in _PICTURES

    def _find(self, folder: Path, name: str, place: Span, missing: str) -> Path | None:
        # A phone's "IMG%202.jpg" and "IMG 2.jpg" are one file; backslashes come from Windows.
        for candidate in dict.fromkeys((name, unquote(name))):
            if "\0" in candidate or re.match(r"[A-Za-z]:|[/\\]", candidate):
                self._report(place, "berkas-keluar-folder", name)
                return None
            file = Path(os.path.normpath(folder / candidate.replace("\\", "/")))
            if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(self.boundary)):
                self._report(place, "berkas-keluar-folder", name)
                return None
            with suppress(OSError):  # a name that no file system takes
                if file.is_file() and self._is_authors(file):
                    return file
        self._report(place, missing, name, usul=self._alike(folder, name))
        return None

    def _is_authors(self, file: Path) -> bool:
        """Whether the walk of the tree sees ``file``: what it skips, no plan would miss."""
        way = os.path.relpath(os.path.realpath(file), os.path.realpath(self.boundary))
        return all(is_author_name(name) and is_readable_name(name) for name in Path(way).parts)

    def _alike(self, folder: Path, name: str) -> str:
        from difflib import get_close_matches

        wanted = Path(unquote(name.replace("\\", "/")))
        beside = folder / wanted.parent
        try:
            names = sorted(p.name for p in beside.iterdir() if is_readable_name(p.name))
        except OSError:  # no such folder, or one that is closed to us
            names = []
        found = get_close_matches(wanted.name, names, n=1, cutoff=0.75)
        return found[0] if found else ""

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
