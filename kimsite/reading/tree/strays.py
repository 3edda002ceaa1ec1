"""Files that nobody reads where they stand: how they are told, and what is said of them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from kimsite.problem import Problem, Span
from kimsite.reading.tree.finds import Content, Tree

TEXTS = {".md", ".markdown", ".txt"}
"""The endings of what people mean to be read."""
_ENDING = re.compile(r"[.](?=[0-9]*[a-z])[a-z0-9]+", re.IGNORECASE)


def is_text(file: Path) -> bool:
    """Whether ``file`` is meant to be read: by its ending, or, where it has none, by its bytes."""
    if _ENDING.fullmatch(file.suffix):
        return file.suffix.lower() in TEXTS
    try:
        if not file.is_file():  # a pipe would be waited for without end
            return False
        with file.open("rb") as opened:
            return b"\0" not in opened.read(4096)
    except OSError:
        return False


def leaves_network(tree: Tree | Content, entry: Path) -> bool:
    """Whether ``entry`` is a link to something outside of the network.

    What stands beside it belongs to the network, even where ``content/`` itself is a link.
    """
    return leads_out(entry, tree.root) and leads_out(entry, entry.parent)


def leads_out(entry: Path, base: Path) -> bool:
    """Whether ``entry`` is a link to something outside of ``base``."""
    if not os.path.islink(entry):  # noqa: PTH114 -- pathlib's fails in a closed folder
        return False
    return not Path(os.path.realpath(entry)).is_relative_to(os.path.realpath(base))


def show_path(tree: Tree | Content, file: Path) -> str:
    """The path of ``file`` from the network's folder, with ``/``."""
    return file.relative_to(tree.root).as_posix()


def report_stranger(tree: Tree | Content, file: Path, alike: str = "", to: str = "") -> None:
    """Report a file that no one reads where it stands; ``to`` is where it belongs."""
    values = {name: value for name, value in (("usul", alike), ("ke", to)) if value}
    tree.report(Problem.at(Span(show_path(tree, file)), "berkas-tak-pada-tempatnya", **values))


def report_foreign(
    tree: Tree | Content, link: Path, effect: str = "isi-tak-dibaca", **values: str
) -> None:
    """Report a link that leads out of the network."""
    span = Span(show_path(tree, link))
    tree.report(Problem.at(span, "tautan-keluar-jaringan", effect=effect, **values))


def report_ending(tree: Tree | Content, file: Path, wanted: str = ".md") -> None:
    """``kabar``, ``kabar.txt`` and ``kabar.md.txt``, as Notepad saves it, would be ``kabar.md``."""
    whole = not _ENDING.fullmatch(file.suffix)
    stem = file.name.rstrip(".") if whole else re.sub(r"(?i)[.](md|ya?ml)$", "", file.stem)
    values = {"usul": f"{stem}{wanted}", "harus": wanted}
    values |= {} if whole else {"akhiran": file.suffix.lower()}
    tree.report(Problem.at(Span(show_path(tree, file)), "berkas-akhiran", **values))
