"""The pictures and downloads that one owner's pages use, each checked, each published once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from kimsite.model import Artifact
from kimsite.problem import Problem, Span
from kimsite.refusal import say_refusal
from kimsite.rendering.attached.attachments import Attachment, derive_attachment
from kimsite.rendering.attached.finder import Finder, OutsideError
from kimsite.rendering.faults import CacheFault, PictureFault
from kimsite.rendering.filekinds import APPLE, DOWNLOADS, MEGABYTE, MODERN, PICTURES, is_picture
from kimsite.rendering.photos.emblem import Emblem, derive_emblem
from kimsite.rendering.photos.pictures import PictureFile, derive_picture

Made = TypeVar("Made")
NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download: its ``path`` within the owner's site, its title, type and bytes."""

    path: str
    title: str
    kind: str
    size: int


class Files:
    """Finds files below ``boundary`` (shown to users as ``shown``) and keeps what was used.

    ``taken`` is shared where several folders publish their downloads side by side. What is in
    ``digests`` by its shown path, and in ``cache``, is not opened. A download has at most
    ``most`` MB.
    """

    def __init__(
        self,
        boundary: Path,
        shown: str,
        cache: Path,
        taken: dict[str, Path] | None = None,
        digests: Mapping[str, str] = NOTHING_KNOWN,
        most: int = 20,
    ) -> None:
        self.finder = Finder(boundary, shown)
        self.cache = cache
        self.digests = digests
        self.most = most
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

    def shown(self, folder: Path, name: str, place: Span, title: str = "") -> Download | None:
        """The picture ``name``, which a page shows, as a download, too; None if it was refused.

        Why is told where it is shown.
        """
        told = len(self.problems)
        picture = self.picture(folder, name, place)
        del self.problems[told:]
        if picture is None:
            return None
        large = picture.large
        stem = Path(name).stem.replace("-", " ")
        return Download(large.path, title or stem, "JPEG", large.file.stat().st_size)

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
        if len(parts := _pictures_in(name)) > 1:
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
            code = "foto-heic" if unknown and kind in APPLE else fault.code
            ending = kind if kind in PICTURES else ""
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
            modern = MODERN.get(file.suffix.lower(), "")
            self._report(
                place, "berkas-jenis-ditolak", name, baru=modern, jenis=", ".join(DOWNLOADS)
            )
            return None
        try:
            if file.stat().st_size > self.most * MEGABYTE:
                self._report(place, "lampiran-terlalu-besar", name, batas=f"{self.most} MB")
                return None
            found = derive_attachment(file, self.cache, self._digest(file))
        except CacheFault:
            raise
        except OSError as error:
            self._report(place, "lampiran-tak-terbaca", name, detail=say_refusal(error))
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

    def _find(self, folder: Path, name: str, place: Span, missing: str) -> Path | None:
        try:
            file = self.finder.find(folder, name)
        except OutsideError:
            values = self.finder.meant_outside(folder, name)
            self._report(place, "berkas-keluar-folder", name, **values)
            return None
        if file is None:
            self._report(place, missing, name, **self.finder.meant(folder, name))
        return file

    def _digest(self, file: Path) -> str:
        return self.digests.get(self.finder.show(file), "") if self.digests else ""

    def _report(self, place: Span, code: str, name: str, detail: str = "", **values: str) -> None:
        given = {key: value for key, value in {**values, "rincian": detail}.items() if value}
        self.problems.append(
            Problem.at(place, code, berkas=name, folder=self.finder.shown, **given)
        )

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


def _is_elsewhere(name: str) -> bool:
    """Whether ``name`` is the address of something on the web."""
    return "://" in name or name.startswith("//")


def _pictures_in(name: str) -> list[str]:
    """The names in ``a.jpg, b.jpg``."""
    parts = [part.strip() for part in re.split(r"[,;]", name)]
    return parts if all(map(is_picture, parts)) else []
