"""A scene for a crash: a network before and after a change, and all that may be seen of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.network import write_network
from tests.conftest import NOW, Network
from tests.killer import Killer, Run
from tests.reach import find_dangling

Files = dict[str, bytes]
MARK = b"# kimsite\n"


class Scene:
    """A network built, then changed; each ``play`` starts from there, kills, and builds again."""

    def __init__(self, folder: Path, killer: Killer, kim: int, change: str) -> None:
        self.network = Network(folder / "jaringan")
        self.root = self.network.root
        self.first = folder / "awal"
        self.killer = killer
        self.first.mkdir(parents=True)
        write_network(self.root, kim, 3, 20, province="94")
        self._add_files()
        if change != "cold":
            self._build("build")
            (self.root / "build").rename(self.first / "build")
        if change not in {"cold", "forgotten"}:
            shutil.copytree(self.root / ".kimsite", self.first / ".kimsite")
        self._copy_sources(self.root, self.first / "dulu")
        self.renamed = slugs(self.network)[1]
        CHANGES[change](self.network)
        self._copy_sources(self.root, self.first / "kini")
        self.before = read_files(self.first / "build")
        self.after = self._clean()
        self.victim = sorted((self.root / "content/kim").rglob("berita/*.md"))[0]
        self.victim.unlink()
        self.without = self._clean()
        self._copy_sources(self.first / "kini", self.root)
        assert self.without != self.after
        assert self.before != self.after

    @staticmethod
    def _copy_sources(there: Path, here: Path) -> None:
        for name in ("communities", "content", "themes"):
            shutil.rmtree(here / name, ignore_errors=True)
            if (there / name).exists():
                shutil.copytree(there / name, here / name)
        here.mkdir(exist_ok=True)
        shutil.copy2(there / "kimsite.yaml", here)

    def _add_files(self) -> None:
        """A photo and a document, so that files of every kind are there."""
        slug = slugs(self.network)[0]
        self.network.photo(f"content/kim/{slug}/berita/lumbung.jpg", (64, 48))
        self.network.write(f"content/kim/{slug}/berita/catatan.pdf", b"%PDF-1.4\n%%EOF\n")
        text = "---\njudul: Lumbung\nfoto: lumbung.jpg\n---\n[Berkas](catatan.pdf)\n"
        self.network.post("2026-11-02-lumbung", text, slug=slug)

    def _build(self, output: str, **how: object) -> Run:
        done = self.killer.run(*self._command(output, "1"), **how)  # type: ignore[arg-type]
        assert (done.status, done.err) == (0, ""), done
        return done

    def _command(self, output: str, jobs: str) -> list[str]:
        where = str(self.root / output)
        return ["-C", str(self.root), "build", "--as-of", NOW, "--output", where, "--jobs", jobs]

    def _clean(self) -> Files:
        """What a build that knows nothing makes of the tree as it is."""
        shutil.rmtree(self.root / "bersih", ignore_errors=True)
        shutil.rmtree(self.root / ".kimsite", ignore_errors=True)
        self._build("bersih")
        return read_files(self.root / "bersih")

    def count(self, wrong: str = "") -> list[str]:
        """The steps of the build if nothing kills it."""
        self._restore(wrong)
        return self._build("build", wrong=wrong).steps

    def play(self, after: str = "", **how: object) -> bool:
        """Kill a build, do ``after`` to what it left, build again; was it killed in time?"""
        killed = self.crash(**how)
        try:
            self.recover(AFTER[after](self))
        finally:
            if after in REWRITTEN:
                self._copy_sources(self.first / "kini", self.root)
        return killed

    def recover(self, expected: Files) -> None:
        """The next build ends exactly like a clean one."""
        self._build("build")
        left = self.network.pages()
        assert left.keys() == expected.keys(), sorted(left.keys() ^ expected.keys())
        differ = [path for path in left if left[path] != expected[path]]
        assert differ == [], differ
        assert list((self.root / ".kimsite").glob("tahap*")) == []

    def crash(self, jobs: str = "1", **how: object) -> bool:
        """Kill a build and look at what it left; was it killed in time?"""
        self._restore(str(how.get("wrong", "")))
        done = self.killer.run(*self._command("build", jobs), **how)  # type: ignore[arg-type]
        self.look()
        assert done.killed or (done.status, done.err) == (0, ""), done
        return done.killed

    def _restore(self, wrong: str = "") -> None:
        """The output as hard links (only a wrong writer writes in place), the memory as copies."""
        copy = shutil.copy2 if wrong else os.link
        for name in ("build", ".kimsite"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        if (self.first / "build").exists():
            shutil.copytree(self.first / "build", self.root / "build", copy_function=copy)
        if (self.first / ".kimsite").exists():
            shutil.copytree(self.first / ".kimsite", self.root / ".kimsite")

    def look(self) -> None:
        """Whatever stands is whole, and what can be reached leads to what stands."""
        output = self.root / "build"
        for path, data in read_files(output).items():
            whole = {self.before.get(path), self.after.get(path)}
            assert data in whole or (path, data) == ("robots.txt", MARK), f"torn: {path}"
        if self.before or (output / "index.html").exists():
            dangling = find_dangling(output)
            assert dangling == [], dangling

    def go_on(self) -> Files:
        """Nothing happens in between."""
        return self.after

    def lose_memory(self) -> Files:
        """Somebody deletes ``.kimsite/``."""
        shutil.rmtree(self.root / ".kimsite", ignore_errors=True)
        return self.after

    def spoil_memory(self) -> Files:
        """A part of it is overwritten, as by a disk that fails."""
        for file in (self.root / ".kimsite").glob("*.sqlite*"):
            size = file.stat().st_size
            with file.open("r+b") as opened:
                opened.seek(size // 3)
                opened.write(b"\xff\x00rusak" * (size // 16))
        return self.after

    def delete_post(self) -> Files:
        """Its author thinks better of it."""
        self.victim.unlink()
        return self.without

    def take_back(self) -> Files:
        """Every change is undone."""
        self._copy_sources(self.first / "dulu", self.root)
        return self.before or self.after


def read_files(folder: Path) -> Files:
    """Every file below ``folder`` by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


AFTER: dict[str, Callable[[Scene], Files]] = {
    "": Scene.go_on,
    "memory lost": Scene.lose_memory,
    "memory spoiled": Scene.spoil_memory,
    "post deleted": Scene.delete_post,
    "taken back": Scene.take_back,
}
REWRITTEN = {"post deleted", "taken back"}
"""What of it changes the sources."""


def slugs(network: Network) -> list[str]:
    return sorted(path.name for path in (network.root / "content/kim").iterdir())


def edit(network: Network) -> None:
    """Items edited, added and deleted; a KIM added, one removed, one renamed."""
    root, known = network.root, slugs(network)
    posts = sorted((root / "content/kim").rglob("*.md"))
    for post in posts[::2]:
        post.write_text(post.read_text("utf-8").replace("judul: ", "judul: Baru "), "utf-8")
    for post in posts[1::3]:
        post.unlink()
    network.post("2026-11-20-tambahan", slug=known[0])
    network.write("content/bahan/2026-11-03-vaksin.md", "---\njudul: Vaksin\n---\nIsi.\n")
    network.kim("pendatang", "94.04.01.1003")
    network.post(slug="pendatang")
    shutil.rmtree(root / "content/kim" / known[-1])
    next((root / "communities").rglob(f"{known[-1]}.yaml")).unlink()
    (root / "content/kim" / known[1]).rename(root / "content/kim/nama-baru")
    profile = next((root / "communities").rglob(f"{known[1]}.yaml"))
    profile.write_text(profile.read_text("utf-8") + f"alamat_lama: [{known[1]}]\n", "utf-8")
    profile.rename(profile.with_name("nama-baru.yaml"))


def dress(network: Network) -> None:
    """Another theme: every page changes."""
    network.write("themes/kami/tema.yaml", "warisan: baku\n")
    config = (network.root / "kimsite.yaml").read_text("utf-8")
    network.write("kimsite.yaml", config + "tema: kami\n")


def nothing(_: Network) -> None:
    """A first build."""


CHANGES: dict[str, Callable[[Network], None]] = {
    "cold": nothing,
    "warm": edit,
    "theme": dress,
    "forgotten": edit,
}
