"""The walk of the input tree: which files there are and what each is, before any is opened."""

from __future__ import annotations

import os
from pathlib import Path

from kimsite.problem import Problem, Span
from kimsite.reading.tree.content import KINDS
from kimsite.reading.tree.finds import ItemFile, KeptFile, ProfileFile, Tree
from kimsite.reading.tree.folders import is_author_name, is_folder, list_folder, walk_folder
from kimsite.reading.tree.strays import (
    TEXTS,
    is_text,
    leads_out,
    leaves_network,
    report_ending,
    report_foreign,
    report_stranger,
    show_path,
)
from kimsite.reading.values.names import (
    is_conflict_copy,
    is_plain_slug,
    is_readable_name,
    is_slug,
    parse_slug,
)

NATIONAL = ("bahan", "agenda", "program", "halaman")
AWARDS = "penghargaan"
FETCHED = "luar"
KEPT_KINDS = ("jaringan", "umpan")
_YAML = {".yaml", ".yml"}
_TABLES = {".xlsx", ".xls", ".ods", ".csv", ".docx", ".doc", ".odt", ".rtf"}


def scan_tree(root: Path) -> Tree:
    """Walk ``communities/`` and ``content/``; what has no place there is a problem."""
    tree = Tree(root)
    _scan_communities(tree)
    _scan_kim(tree)
    _scan_national(tree)
    _scan_awards(tree)
    _scan_kept(tree)
    return tree


def _scan_communities(tree: Tree) -> None:
    for entry in list_folder(tree, tree.root / "communities", effect="tidak-dibangun"):
        path = Path(entry.path)
        if not is_folder(entry):
            if path.stem == "_kementerian" and path.suffix.lower() in _YAML:
                _add_office(tree, "kementerian", path)
            else:
                report_stranger(tree, path, to="communities/<kode kabupaten>/")
        elif entry.is_symlink() and leaves_network(tree, path):
            report_foreign(tree, path, effect="kim-tetap")
        else:
            _scan_region(tree, path)


def _scan_region(tree: Tree, folder: Path) -> None:
    for entry in list_folder(tree, folder, effect="kim-tetap"):
        # The usual file first, as text alone: a network may have 83,000 of them.
        name = entry.name
        plain = name.endswith(".yaml") and is_plain_slug(name[:-5])
        if plain and not entry.is_symlink() and not is_folder(entry):
            shown = f"communities/{folder.name}/{name}"
            tree.profiles.append(ProfileFile(name[:-5], entry.path, shown, folder.name))
            continue
        file = Path(entry.path)
        shown = show_path(tree, file)
        if is_folder(entry):
            report_stranger(tree, file, to="content/kim/<nama KIM>/")
        elif file.suffix.lower() not in _YAML:
            _stray(tree, file)
        elif file.stem == "_dinas":
            _add_office(tree, folder.name, file)
        elif is_conflict_copy(file.stem):
            tree.report(Problem.at(Span(shown), "salinan-konflik", berkas=file.name))
        elif not is_slug(file.stem):
            proposal = parse_slug(file.stem) or "nama-kim"
            tree.report(Problem.at(Span(shown), "slug-tak-sah", slug=file.stem, usul=proposal))
        else:
            foreign = entry.is_symlink() and leaves_network(tree, file)
            if foreign:
                report_foreign(tree, file, effect="situs-tetap", slug=file.stem)
            tree.profiles.append(ProfileFile(file.stem, entry.path, shown, folder.name, foreign))


def _add_office(tree: Tree, code: str, file: Path) -> None:
    """One office a region: of two files the first by name is taken."""
    shown = show_path(tree, file)
    other = next((known for owner, _, known in tree.offices if owner == code), None)
    if other is not None:
        tree.report(Problem.at(Span(shown), "kantor-ganda", kode=code, lain=other))
    elif leaves_network(tree, file):
        report_foreign(tree, file, effect="kantor-dilewati")
    else:
        tree.offices.append((code, file, shown))


def _scan_kim(tree: Tree) -> None:
    for entry in list_folder(tree, tree.root / "content" / "kim", effect="tidak-dibangun"):
        if not is_folder(entry):
            report_stranger(tree, Path(entry.path))
        elif entry.is_symlink() and leaves_network(tree, Path(entry.path)):
            report_foreign(tree, Path(entry.path))
            tree.foreign.add(entry.name)
        else:
            tree.slugs.append(entry.name)


def _scan_national(tree: Tree) -> None:
    for entry in list_folder(tree, tree.root / "content", effect="tidak-dibangun"):
        if entry.name in {"kim", FETCHED, AWARDS, *NATIONAL} and is_folder(entry):
            continue
        to = f"content/kim/…/{entry.name}/" if entry.name in KINDS else "content/kim/…/berita/"
        files = [Path(entry.path)]
        if is_folder(entry):
            files = walk_folder(tree, files[0], effect="isi-tak-dibaca")
        for file in files:
            if is_text(file) or file.suffix.lower() in _YAML:
                report_stranger(tree, file, to=to)
    for kind in NATIONAL:
        base = tree.root / "content" / kind
        for link in _links_out(base):
            report_foreign(tree, link)
        for file in walk_folder(tree, base, effect="tidak-dibangun"):
            shown = show_path(tree, file)
            if leads_out(file, base):
                continue
            if not is_text(file):
                tree.national_assets.append(file)
            elif is_conflict_copy(file.stem):
                tree.report(Problem.at(Span(shown), "salinan-konflik", berkas=file.name))
            elif file.suffix.lower() != ".md":
                report_ending(tree, file)
            else:
                tree.national.append(ItemFile(kind, file.parent, file.name, shown))


def _scan_awards(tree: Tree) -> None:
    base = tree.root / "content" / AWARDS
    for file in walk_folder(tree, base, effect="tidak-dibangun"):
        shown = show_path(tree, file)
        if leads_out(file, base):
            report_foreign(tree, file)
        elif is_conflict_copy(file.stem):
            tree.report(Problem.at(Span(shown), "salinan-konflik", berkas=file.name))
        elif file.suffix.lower() in _YAML:
            tree.national.append(ItemFile(AWARDS, file.parent, file.name, shown))
        elif is_text(file):
            report_ending(tree, file, ".yaml")
        else:
            report_stranger(tree, file)


def _scan_kept(tree: Tree) -> None:
    """What ``kimsite fetch`` wrote; a link is none of its files."""
    base = tree.root / "content" / FETCHED
    for entry in list_folder(tree, base, effect="isi-tak-dibaca"):
        path = Path(entry.path)
        if entry.is_symlink() and leaves_network(tree, path):
            report_foreign(tree, path)
        elif not is_folder(entry) or entry.name not in KEPT_KINDS:
            report_stranger(tree, path)
        else:
            _scan_kept_kind(tree, path)


def _scan_kept_kind(tree: Tree, folder: Path) -> None:
    for entry in list_folder(tree, folder, effect="isi-tak-dibaca"):
        path, shown = Path(entry.path), show_path(tree, Path(entry.path))
        if entry.is_symlink() and leaves_network(tree, path):
            report_foreign(tree, path)
        elif is_conflict_copy(path.stem):
            tree.report(Problem.at(Span(shown), "salinan-konflik", berkas=entry.name))
        elif is_folder(entry) or path.suffix != ".jsonl" or not is_slug(path.stem):
            report_stranger(tree, path)
        else:
            tree.kept.append(KeptFile(folder.name, path.stem, path, shown))


def _links_out(base: Path) -> list[Path]:
    """The texts and folders below ``base`` that are links to something outside of it."""
    found: list[Path] = []
    for where, folders, names in os.walk(base):
        texts = [name for name in names if Path(name).suffix.lower() in TEXTS]
        links = (Path(where, name) for name in sorted([*folders, *texts]) if _is_seen(name))
        found += [link for link in links if leads_out(link, base)]
    return found


def _is_seen(name: str) -> bool:
    return is_author_name(name) and is_readable_name(name)


def _stray(tree: Tree, file: Path) -> None:
    """What stands among the profiles and is none."""
    if file.suffix.lower() in TEXTS:
        report_ending(tree, file, ".yaml")
    elif file.suffix.lower() in _TABLES:
        tree.report(Problem.at(Span(show_path(tree, file)), "bukan-profil", berkas=file.name))
    else:
        report_stranger(tree, file, to="content/kim/<nama KIM>/")
