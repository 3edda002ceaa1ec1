"""The walk of the input tree: which files there are and what each is, before any is opened."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from kimsite.forms import ITEM_KINDS
from kimsite.problem import Problem, Span
from kimsite.reading.folders import UNREAD, is_author_name, is_folder, list_folder, walk_folder
from kimsite.reading.names import (
    is_conflict_copy,
    is_plain_slug,
    is_readable_name,
    is_slug,
    parse_slug,
)

KINDS = (*ITEM_KINDS, "halaman")
NATIONAL = ("bahan", "agenda", "halaman")
_TEXTS = {".md", ".markdown", ".txt"}
_YAML = {".yaml", ".yml"}
_TABLES = {".xlsx", ".xls", ".ods", ".csv", ".docx", ".doc", ".odt", ".rtf"}
_ENDING = re.compile(r"[.](?=[0-9]*[a-z])[a-z0-9]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A profile on disk: the KIM's slug, its file, and the folder's region code.

    A ``foreign`` one is a link that leads out of the network: it is never opened. The ``place`` is
    kept as text: of 83,000 profiles, few are opened.
    """

    slug: str
    place: str
    shown: str
    folder: str
    foreign: bool = False

    @property
    def file(self) -> Path:
        """The file itself."""
        return Path(self.place)


@dataclass(frozen=True, slots=True)
class ItemFile:
    """A Markdown file ``name`` in ``folder`` and the kind that its place gives it."""

    kind: str
    folder: Path
    name: str
    shown: str

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return self.name.rpartition(".")[0]

    @property
    def path(self) -> str:
        """Where it is, as text: a Path for each of very many files costs more than reading it."""
        return f"{self.folder}{os.sep}{self.name}"

    @property
    def file(self) -> Path:
        """Where it is."""
        return self.folder / self.name


@dataclass(slots=True)
class Tree:
    """What the network's folder holds but the KIM's own content; lists are sorted by path.

    ``slugs`` are the folders of content/kim; :func:`scan_content` looks into one of them.
    ``foreign`` are those that are links out of the network: nobody looks into them.
    """

    root: Path
    profiles: list[ProfileFile] = field(default_factory=list)
    offices: list[tuple[str, Path, str]] = field(default_factory=list)
    slugs: list[str] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)
    national: list[ItemFile] = field(default_factory=list)
    national_assets: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def readable(self) -> bool:
        """Whether all that the whole network depends on could be read."""
        return not any(problem.effect == "tidak-dibangun" for problem in self.problems)

    @property
    def unread(self) -> tuple[str, ...]:
        """The folders of regions, as shown, that could not be read."""
        return tuple(
            problem.span.path for problem in self.problems if problem.effect == "kim-tetap"
        )

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

    @property
    def whole(self) -> bool:
        """Whether every folder could be read."""
        return not any(problem.code == UNREAD for problem in self.problems)

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
    """Walk the content of one KIM: each folder is listed once, and no text is asked for more."""
    content = Content(root)
    base, shown = Path(root, "content", "kim", slug), f"content/kim/{slug}/"
    if _leaves_network(content, base):  # named by scan_tree
        return content
    for entry in _inside(content, base, base):
        path = Path(entry.path)
        if not is_folder(entry):
            if _is_text(path):
                _stranger(content, path)
            else:
                content.assets.append(path)
        elif entry.name in KINDS:
            _scan_kind(content, path, base, f"{shown}{entry.name}/")
        else:
            _scan_other(content, path, base)
    return content


def _scan_communities(tree: Tree) -> None:
    for entry in list_folder(tree, tree.root / "communities", effect="tidak-dibangun"):
        path = Path(entry.path)
        if not is_folder(entry):
            if path.stem == "_kementerian" and path.suffix.lower() in _YAML:
                _add_office(tree, "kementerian", path)
            else:
                _stranger(tree, path, to="communities/<kode kabupaten>/")
        elif entry.is_symlink() and _leaves_network(tree, path):
            _report_foreign(tree, path, effect="kim-tetap")
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
        shown = _shown(tree, file)
        if is_folder(entry):
            _stranger(tree, file, to="content/kim/<nama KIM>/")
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
            foreign = entry.is_symlink() and _leaves_network(tree, file)
            if foreign:
                _report_foreign(tree, file, effect="situs-tetap", slug=file.stem)
            tree.profiles.append(ProfileFile(file.stem, entry.path, shown, folder.name, foreign))


def _add_office(tree: Tree, code: str, file: Path) -> None:
    """One office a region: of two files the first by name is taken."""
    shown = _shown(tree, file)
    other = next((known for owner, _, known in tree.offices if owner == code), None)
    if other is not None:
        tree.report(Problem.at(Span(shown), "kantor-ganda", kode=code, lain=other))
    elif _leaves_network(tree, file):
        _report_foreign(tree, file, effect="kantor-dilewati")
    else:
        tree.offices.append((code, file, shown))


def _scan_kim(tree: Tree) -> None:
    for entry in list_folder(tree, tree.root / "content" / "kim", effect="tidak-dibangun"):
        if not is_folder(entry):
            _stranger(tree, Path(entry.path))
        elif entry.is_symlink() and _leaves_network(tree, Path(entry.path)):
            _report_foreign(tree, Path(entry.path))
            tree.foreign.add(entry.name)
        else:
            tree.slugs.append(entry.name)


def _scan_kind(content: Content, folder: Path, base: Path, shown: str) -> None:
    kind, here = folder.name, f"{folder}{os.sep}"
    for entry in _files_inside(content, folder, base):
        name = entry.name
        if name.endswith(".md") and entry.path == here + name and not is_conflict_copy(name[:-3]):
            content.items.append(ItemFile(kind, folder, name, shown + name))
            continue
        file = Path(entry.path)
        if not _is_text(file):
            content.assets.append(file)
        elif is_conflict_copy(file.stem):
            span = Span(_shown(content, file))
            content.report(Problem.at(span, "salinan-konflik", berkas=name))
        elif file.suffix.lower() != ".md":
            _report_ending(content, file)
        elif file.parent != folder:
            _stranger(content, file, to=shown)
        else:
            content.items.append(ItemFile(kind, folder, name, shown + name))


def _scan_other(content: Content, folder: Path, base: Path) -> None:
    """A folder that holds no kind of item may hold pictures; texts in it would go unseen."""
    for entry in _files_inside(content, folder, base):
        file = Path(entry.path)
        if not _is_text(file):
            content.assets.append(file)
            continue
        alike = get_close_matches(folder.name.lower(), KINDS, n=1, cutoff=0.6)
        _stranger(content, file, alike[0] if alike else "")


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
    if not _leads_out(path, base):
        return False
    straight = Path(os.path.realpath(base), path.parent.relative_to(base))
    first_met = os.path.realpath(path.parent) == os.fspath(straight)
    if first_met and (is_folder(link) or path.suffix.lower() in _TEXTS):
        span, shown = Span(_shown(content, path)), _shown(content, base)
        content.report(Problem.at(span, "berkas-keluar-folder", berkas=link.name, folder=shown))
    return True


def _scan_national(tree: Tree) -> None:
    for entry in list_folder(tree, tree.root / "content", effect="tidak-dibangun"):
        if entry.name in {"kim", *NATIONAL} and is_folder(entry):
            continue
        to = f"content/kim/…/{entry.name}/" if entry.name in KINDS else "content/kim/…/berita/"
        files = [Path(entry.path)]
        if is_folder(entry):
            files = walk_folder(tree, files[0], effect="isi-tak-dibaca")
        for file in files:
            if _is_text(file) or file.suffix.lower() in _YAML:
                _stranger(tree, file, to=to)
    for kind in NATIONAL:
        base = tree.root / "content" / kind
        for link in _links_out(base):
            _report_foreign(tree, link)
        for file in walk_folder(tree, base, effect="tidak-dibangun"):
            shown = _shown(tree, file)
            if _leads_out(file, base):
                continue
            if not _is_text(file):
                tree.national_assets.append(file)
            elif is_conflict_copy(file.stem):
                tree.report(Problem.at(Span(shown), "salinan-konflik", berkas=file.name))
            elif file.suffix.lower() != ".md":
                _report_ending(tree, file)
            else:
                tree.national.append(ItemFile(kind, file.parent, file.name, shown))


def _is_text(file: Path) -> bool:
    """Whether ``file`` is meant to be read: by its ending, or, where it has none, by its bytes."""
    if _ENDING.fullmatch(file.suffix):
        return file.suffix.lower() in _TEXTS
    try:
        if not file.is_file():  # a pipe would be waited for without end
            return False
        with file.open("rb") as opened:
            return b"\0" not in opened.read(4096)
    except OSError:
        return False


def _leaves_network(tree: Tree | Content, entry: Path) -> bool:
    """Whether ``entry`` is a link to something outside of the network.

    What stands beside it belongs to the network, even where ``content/`` itself is a link.
    """
    return _leads_out(entry, tree.root) and _leads_out(entry, entry.parent)


def _leads_out(entry: Path, base: Path) -> bool:
    """Whether ``entry`` is a link to something outside of ``base``."""
    if not os.path.islink(entry):  # noqa: PTH114 -- pathlib's fails in a closed folder
        return False
    return not Path(os.path.realpath(entry)).is_relative_to(os.path.realpath(base))


def _links_out(base: Path) -> list[Path]:
    """The texts and folders below ``base`` that are links to something outside of it."""
    found: list[Path] = []
    for where, folders, names in os.walk(base):
        texts = [name for name in names if Path(name).suffix.lower() in _TEXTS]
        links = (Path(where, name) for name in sorted([*folders, *texts]) if _is_seen(name))
        found += [link for link in links if _leads_out(link, base)]
    return found


def _is_seen(name: str) -> bool:
    return is_author_name(name) and is_readable_name(name)


def _shown(tree: Tree | Content, file: Path) -> str:
    return file.relative_to(tree.root).as_posix()


def _stranger(tree: Tree | Content, file: Path, alike: str = "", to: str = "") -> None:
    """Report a file that no one reads where it stands; ``to`` is where it belongs."""
    values = {name: value for name, value in (("usul", alike), ("ke", to)) if value}
    tree.report(Problem.at(Span(_shown(tree, file)), "berkas-tak-pada-tempatnya", **values))


def _report_foreign(
    tree: Tree | Content, link: Path, effect: str = "isi-tak-dibaca", **values: str
) -> None:
    """Report a link that leads out of the network."""
    span = Span(_shown(tree, link))
    tree.report(Problem.at(span, "tautan-keluar-jaringan", effect=effect, **values))


def _stray(tree: Tree, file: Path) -> None:
    """What stands among the profiles and is none."""
    if file.suffix.lower() in _TEXTS:
        _report_ending(tree, file, ".yaml")
    elif file.suffix.lower() in _TABLES:
        tree.report(Problem.at(Span(_shown(tree, file)), "bukan-profil", berkas=file.name))
    else:
        _stranger(tree, file, to="content/kim/<nama KIM>/")


def _report_ending(tree: Tree | Content, file: Path, wanted: str = ".md") -> None:
    """``kabar``, ``kabar.txt`` and ``kabar.md.txt``, as Notepad saves it, would be ``kabar.md``."""
    whole = not _ENDING.fullmatch(file.suffix)
    stem = file.name.rstrip(".") if whole else re.sub(r"(?i)[.](md|ya?ml)$", "", file.stem)
    values = {"usul": f"{stem}{wanted}", "harus": wanted}
    values |= {} if whole else {"akhiran": file.suffix.lower()}
    tree.report(Problem.at(Span(_shown(tree, file)), "berkas-akhiran", **values))
