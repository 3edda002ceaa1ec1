"""The walk of one KIM's content: its items, and the files that may stand beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from kimsite.forms import ITEM_KINDS
from kimsite.problem import Problem, Span
from kimsite.reading.tree.finds import Content, ItemFile
from kimsite.reading.tree.folders import is_folder, list_folder
from kimsite.reading.tree.strays import (
    TEXTS,
    is_text,
    leads_out,
    leaves_network,
    report_ending,
    report_stranger,
    show_path,
)
from kimsite.reading.values.names import is_conflict_copy

KINDS = (*ITEM_KINDS, "halaman")
"""The folders of a KIM that hold texts."""


def scan_content(root: Path, slug: str) -> Content:
    """Walk the content of one KIM: each folder is listed once, and no text is asked for more."""
    content = Content(root)
    base, shown = Path(root, "content", "kim", slug), f"content/kim/{slug}/"
    if leaves_network(content, base):  # named by scan_tree
        return content
    for entry in _inside(content, base, base):
        path = Path(entry.path)
        if not is_folder(entry):
            if is_text(path):
                report_stranger(content, path)
            else:
                content.assets.append(path)
        elif entry.name in KINDS:
            _scan_kind(content, path, base, f"{shown}{entry.name}/")
        else:
            _scan_other(content, path, base)
    return content


def _scan_kind(content: Content, folder: Path, base: Path, shown: str) -> None:
    kind, here = folder.name, f"{folder}{os.sep}"
    for entry in _files_inside(content, folder, base):
        name = entry.name
        if name.endswith(".md") and entry.path == here + name and not is_conflict_copy(name[:-3]):
            content.items.append(ItemFile(kind, folder, name, shown + name))
            continue
        file = Path(entry.path)
        if not is_text(file):
            content.assets.append(file)
        elif is_conflict_copy(file.stem):
            span = Span(show_path(content, file))
            content.report(Problem.at(span, "salinan-konflik", berkas=name))
        elif file.suffix.lower() != ".md":
            report_ending(content, file)
        elif file.parent != folder:
            report_stranger(content, file, to=shown)
        else:
            content.items.append(ItemFile(kind, folder, name, shown + name))


def _scan_other(content: Content, folder: Path, base: Path) -> None:
    """A folder that holds no kind of item may hold pictures; texts in it would go unseen."""
    for entry in _files_inside(content, folder, base):
        file = Path(entry.path)
        if not is_text(file):
            content.assets.append(file)
            continue
        alike = get_close_matches(folder.name.lower(), KINDS, n=1, cutoff=0.6)
        report_stranger(content, file, alike[0] if alike else "")


def _inside(content: Content, folder: Path, base: Path) -> list[os.DirEntry[str]]:
    """What an author put into ``folder``, by name, without links that lead out of ``base``."""
    entries = list_folder(content, folder)
    return [e for e in entries if not (e.is_symlink() and _is_foreign(content, e, base))]


def _files_inside(content: Content, folder: Path, base: Path) -> Iterator[os.DirEntry[str]]:
    """Every file below ``folder``, by path; folders that are links are not entered."""
    for entry in _inside(content, folder, base):
        if not is_folder(entry):
            yield entry
        elif not entry.is_symlink():
            yield from _files_inside(content, Path(entry.path), base)


def _is_foreign(content: Content, link: os.DirEntry[str], base: Path) -> bool:
    """Whether ``link`` leads out of ``base``; a text or folder that does is reported where it is.

    Through another link it may be met once more.
    """
    path = Path(link.path)
    if not leads_out(path, base):
        return False
    straight = Path(os.path.realpath(base), path.parent.relative_to(base))
    first_met = os.path.realpath(path.parent) == os.fspath(straight)
    if first_met and (is_folder(link) or path.suffix.lower() in TEXTS):
        span, shown = Span(show_path(content, path)), show_path(content, base)
        content.report(Problem.at(span, "berkas-keluar-folder", berkas=link.name, folder=shown))
    return True
