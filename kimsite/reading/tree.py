"""The walk of the input tree: which files there are and what each is, before any is opened."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from kimsite.forms import ITEM_FORMS
from kimsite.problem import Problem, Span
from kimsite.reading.names import is_conflict_copy, is_slug, parse_slug

KINDS = (*ITEM_FORMS, "halaman")
NATIONAL = ("bahan", "agenda", "halaman")
_JUNK = {"thumbs.db", "desktop.ini"}
_TEXTS = {".md", ".markdown", ".txt"}


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A profile on disk: the KIM's slug, its file, and the folder's region code."""

    slug: str
    file: Path
    shown: str
    folder: str


@dataclass(frozen=True, slots=True)
class ItemFile:
    """A Markdown file on disk and the kind its folder gives it."""

    kind: str
    file: Path
    shown: str


@dataclass(slots=True)
class Tree:
    """What the network's folder holds but the KIM's own content; lists are sorted by path.

    ``slugs`` are the folders of content/kim; :func:`scan_content` looks into one of them.
    """

    root: Path
    profiles: list[ProfileFile] = field(default_factory=list)
    offices: list[tuple[str, Path, str]] = field(default_factory=list)
    slugs: list[str] = field(default_factory=list)
    national: list[ItemFile] = field(default_factory=list)
    national_assets: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, problem: Problem) -> None:
        """Keep a problem."""
        self.problems.append(problem)


@dataclass(slots=True)
class Content:
    """The files of one KIM, sorted by path: its texts, what may stand beside them, the rest."""

    root: Path
    items: list[ItemFile] = field(default_factory=list)
    assets: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, problem: Problem) -> None:
        """Keep a problem."""
        self.problems.append(problem)


def scan_tree(root: Path) -> Tree:
    """Walk ``communities/`` and ``content/``; what has no place there is a problem."""
    tree = Tree(root)
    _scan_communities(tree)
    _scan_kim(tree)
    _scan_national(tree)
    return tree


def scan_content(root: Path, slug: str) -> Content:
    """Walk the content of one KIM."""
    content = Content(root)
    base = root / "content" / "kim" / slug
    for link in _links_out(base):
        shown = _shown(content, base)
        span = Span(_shown(content, link))
        content.report(Problem.at(span, "berkas-keluar-folder", berkas=link.name, folder=shown))
    for entry in _entries(base):
        if _leads_out(entry, base):
            continue
        if entry.is_file():
            if entry.suffix.lower() in _TEXTS:
                _stranger(content, entry)
            else:
                content.assets.append(entry)
        elif entry.name in KINDS:
            _scan_kind(content, entry)
        else:
            _scan_other(content, entry)
    return content


def _scan_communities(tree: Tree) -> None:
    base = tree.root / "communities"
    for entry in _entries(base):
        if entry.is_file():
            if entry.name == "_kementerian.yaml":
                tree.offices.append(("kementerian", entry, _shown(tree, entry)))
            else:
                _stranger(tree, entry, to="communities/<kode kabupaten>/")
            continue
        for file in _entries(entry):
            shown = _shown(tree, file)
            if file.is_dir() or file.suffix.lower() not in {".yaml", ".yml"}:
                _stranger(tree, file, to="content/kim/<nama KIM>/")
            elif file.stem == "_dinas":
                tree.offices.append((entry.name, file, shown))
            elif is_conflict_copy(file.stem):
                tree.report(Problem.at(Span(shown), "salinan-konflik", berkas=file.name))
            elif not is_slug(file.stem):
                proposal = parse_slug(file.stem) or "nama-kim"
                tree.report(Problem.at(Span(shown), "slug-tak-sah", slug=file.stem, usul=proposal))
            else:
                tree.profiles.append(ProfileFile(file.stem, file, shown, entry.name))


def _scan_kim(tree: Tree) -> None:
    for entry in _entries(tree.root / "content" / "kim"):
        if entry.is_dir():
            tree.slugs.append(entry.name)
        else:
            _stranger(tree, entry)


def _scan_kind(content: Content, folder: Path) -> None:
    for file in _files_below(folder):
        shown = _shown(content, file)
        if _leads_out(file, folder.parent):
            continue
        if file.suffix.lower() not in _TEXTS:
            content.assets.append(file)
        elif is_conflict_copy(file.stem):
            content.report(Problem.at(Span(shown), "salinan-konflik", berkas=file.name))
        elif file.suffix.lower() != ".md":
            _report_ending(content, file)
        elif file.parent != folder:
            _stranger(content, file, to=f"{_shown(content, folder)}/")
        else:
            content.items.append(ItemFile(folder.name, file, shown))


def _scan_other(content: Content, folder: Path) -> None:
    """A folder that holds no kind of item may hold pictures; texts in it would go unseen."""
    for file in _files_below(folder):
        if _leads_out(file, folder.parent):
            continue
        if file.suffix.lower() not in _TEXTS:
            content.assets.append(file)
            continue
        alike = get_close_matches(folder.name.lower(), KINDS, n=1, cutoff=0.6)
        _stranger(content, file, alike[0] if alike else "")


def _scan_national(tree: Tree) -> None:
    for entry in _entries(tree.root / "content"):
        if entry.name in {"kim", *NATIONAL} and entry.is_dir():
            continue
        to = f"content/kim/…/{entry.name}/" if entry.name in KINDS else "content/kim/…/berita/"
        for file in _files_below(entry) if entry.is_dir() else [entry]:
            if file.suffix.lower() in {*_TEXTS, ".yaml", ".yml"}:
                _stranger(tree, file, to=to)
    for kind in NATIONAL:
        for file in _files_below(tree.root / "content" / kind):
            shown = _shown(tree, file)
            if file.suffix.lower() not in _TEXTS:
                tree.national_assets.append(file)
            elif is_conflict_copy(file.stem):
                tree.report(Problem.at(Span(shown), "salinan-konflik", berkas=file.name))
            elif file.suffix.lower() != ".md":
                _report_ending(tree, file)
            else:
                tree.national.append(ItemFile(kind, file, shown))


def _entries(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [Path(e.path) for e in sorted(os.scandir(folder), key=lambda e: e.name) if _seen(e.name)]


def _files_below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if _seen(name))
        found += [Path(where, name) for name in sorted(names) if _seen(name)]
    return sorted(found)


def _leads_out(entry: Path, base: Path) -> bool:
    """Whether ``entry`` is a link to something outside of ``base``."""
    if not entry.is_symlink():
        return False
    return not Path(os.path.realpath(entry)).is_relative_to(os.path.realpath(base))


def _links_out(base: Path) -> list[Path]:
    """The texts and folders below ``base`` that are links to something outside of it."""
    found: list[Path] = []
    for where, folders, names in os.walk(base):
        texts = [name for name in names if Path(name).suffix.lower() in _TEXTS]
        links = (Path(where, name) for name in sorted([*folders, *texts]) if _seen(name))
        found += [link for link in links if _leads_out(link, base)]
    return found


def _seen(name: str) -> bool:
    """Whether a name is an author's; hidden, temporary and lock files are the machine's."""
    return not name.startswith((".", "~$")) and not name.endswith("~") and name.lower() not in _JUNK


def _shown(tree: Tree | Content, file: Path) -> str:
    return file.relative_to(tree.root).as_posix()


def _stranger(tree: Tree | Content, file: Path, alike: str = "", to: str = "") -> None:
    """Report a file that no one reads where it stands; ``to`` is where it belongs."""
    values = {name: value for name, value in (("usul", alike), ("ke", to)) if value}
    tree.report(Problem.at(Span(_shown(tree, file)), "berkas-tak-pada-tempatnya", **values))


def _report_ending(tree: Tree | Content, file: Path) -> None:
    """``kabar.txt`` and ``kabar.md.txt``, as Notepad saves it, would be ``kabar.md``."""
    wanted = f"{re.sub(r'[.]md$', '', file.stem, flags=re.IGNORECASE)}.md"
    ending = file.suffix.lower()
    span = Span(_shown(tree, file))
    tree.report(Problem.at(span, "berkas-akhiran", akhiran=ending, usul=wanted))
