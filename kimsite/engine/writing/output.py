"""The output folder: may it be written to, and is what stands in it ours?"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from stat import S_ISREG

from kimsite.digest import digest_bytes
from kimsite.engine.writing.stage import INSIDE
from kimsite.engine.writing.write import KEPT
from kimsite.problem import Problem, Span
from kimsite.reading.values.names import show_name
from kimsite.refusal import say_refusal
from kimsite.rendering.layout import MARK

_SOURCES = ("communities", "content", "themes", "laporan", "arsip")
FRONT_FILES = ("index.html", "404.html", "_headers")
"""What of the directory is looked at before each build; ``robots.txt`` is our mark besides."""
MEMORY = ".kimsite"
PREVIEW = f"{MEMORY}/pratinjau"


def check_output(root: Path, output: Path, *, preview: bool = False) -> Problem | None:
    """Why ``output`` must not be written to, or None; only a ``preview`` goes into our memory."""
    shown = show_name(output.as_posix())
    try:
        return _check(root.resolve(), output.resolve(), shown, preview)
    except (OSError, ValueError) as error:
        reason = say_refusal(error) if isinstance(error, OSError) else "nama yang tidak mungkin"
        return Problem.at(Span(shown), "keluaran-tak-sah", folder=shown, rincian=reason or "")


def _check(home: Path, folder: Path, shown: str, preview: bool) -> Problem | None:
    span = Span(shown)
    if folder == home or home.is_relative_to(folder):
        return Problem.at(span, "keluaran-sumber", folder=shown)
    if any(folder.is_relative_to(home / source) for source in _SOURCES):
        return Problem.at(span, "keluaran-sumber", folder=shown)
    if folder.is_relative_to(home / MEMORY) and not (preview and folder == home / PREVIEW):
        return Problem.at(span, "keluaran-sumber", folder=shown)
    if folder.is_dir() and any(folder.iterdir()) and not is_ours(folder):
        return Problem.at(span, "keluaran-bukan-milik", folder=shown)
    if folder.exists() and not folder.is_dir():
        return Problem.at(span, "keluaran-bukan-milik", folder=shown)
    return None


def find_damaged(output: Path, sizes: Mapping[str, int]) -> set[str]:
    """Which of these files of the output are gone, or not as large as they were (0: are empty).

    For a handful of files whose loss would be seen at once: whoever changes others by hand builds
    with ``--full``.
    """
    return {path for path, size in sizes.items() if not _is_whole(f"{output}/{path}", size)}


def _is_whole(file: str, size: int) -> bool:
    try:
        seen = os.stat(file)  # noqa: PTH116 -- one for each KIM
    except OSError:
        return False
    return S_ISREG(seen.st_mode) and seen.st_size > 0 and size in {0, seen.st_size}


def name_output(root: Path, output: Path) -> str:
    """What memory and lock of ``output`` are called by.

    Within the network its place there: a folder that moves, or that a container and its host see
    at two places, has one output, and two memories of it would each miss what the other did.
    """
    home, folder = root.resolve(), output.resolve()
    place = folder.relative_to(home) if folder.is_relative_to(home) else folder
    return digest_bytes(os.fsencode(place.as_posix()))[:12]


def is_ours(folder: Path) -> bool:
    """Whether kimsite wrote ``folder`` (or nothing but what a host keeps stands there)."""
    try:
        with (folder / "robots.txt").open(encoding="utf-8", errors="replace") as file:
            return file.readline().strip() == MARK
    except OSError:
        return all(entry.name in KEPT or entry.name == INSIDE for entry in folder.iterdir())
