"""The programs in one race: the project of each, its command, and what each case changes."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import peers
from benchmarks.hugo import APART, write_hugo
from benchmarks.pelican import write_pelican
from benchmarks.source import MATERIALS

ROOT = Path(__file__).resolve().parent.parent
CASES = ("cold", "unchanged", "post", "item", "profile", "theme", "material")
TEXT = "Isi bahan contoh untuk semua KIM.\n"


@dataclass(frozen=True)
class Rival:
    """One program. ``post``, ``profile`` and ``theme`` are the files that a case edits."""

    name: str
    command: tuple[str, ...]
    cwd: Path
    output: Path
    post: Path
    profile: Path
    theme: Path
    materials: Path
    front: str = ""
    """What stands above the text of a material; ``%s`` is its number."""
    forget: tuple[Path, ...] = ()
    """What it remembers from one run to the next, besides its output."""
    cases: tuple[str, ...] = CASES

    def clear(self) -> None:
        """Take away everything that an earlier run left, so that the next is cold."""
        for folder in (self.output, *self.forget):
            shutil.rmtree(folder, ignore_errors=True)

    def change(self, case: str, number: int) -> None:
        """Make the change that ``case`` measures, another one for every ``number``."""
        match case:
            case "cold":
                self.clear()
            case "post":
                with self.post.open("a", encoding="utf-8") as file:
                    file.write(f"\nTambahan pada putaran {number}.\n")
            case "item":
                self._add_item(number)
            case "profile":
                _replace(self.profile, r"Ketua Contoh( \d+)?", f"Ketua Contoh {number}")
            case "theme":
                _replace(self.theme, r'data-putaran="\d+"', f'data-putaran="{number}"')
            case "material":
                self.materials.mkdir(parents=True, exist_ok=True)
                added = self.materials / f"bahan-{number}.md"
                added.write_text(self.front.replace("%s", str(number)) + TEXT, "utf-8")

    def _add_item(self, number: int) -> None:
        """A copy of the post under a new name, with a first photo of its own if it had one."""
        name = f"{self.post.stem}-baru-{number}"
        text = self.post.read_text("utf-8").replace(f"Slug: {self.post.stem}", f"Slug: {name}")
        photo = self.post.with_name(f"{self.post.stem}-1.jpg")
        if photo.exists():
            taken = photo.read_bytes().replace(b"foto 0", b"baru %d" % (number % 10), 1)
            photo.with_name(f"{name}.jpg").write_bytes(taken)
            text = text.replace(photo.name, f"{name}.jpg")
        self.post.with_name(f"{name}.md").write_text(text, "utf-8")


def enter(name: str, network: Path, work: Path) -> Rival:
    """Write the project of the program called ``name`` under ``work``, and say how it runs."""
    return RIVALS[name](network, work)


def _kimsite(network: Path, work: Path) -> Rival:
    """The network itself, with a theme that has one file of its own: the frame of every page."""
    theme = network / "themes" / "uji"
    frame = theme / "templates" / "dasar.html"
    frame.parent.mkdir(parents=True, exist_ok=True)
    (theme / "tema.yaml").write_text("warisan: baku\n", "utf-8")
    text = (ROOT / "themes" / "baku" / "templates" / "dasar.html").read_text("utf-8")
    mark = '<footer class="kaki"'
    if mark not in text:
        raise SystemExit("dasar.html has no footer to mark: tell benchmarks/rivals.py")
    frame.write_text(text.replace(mark, f'{mark} data-putaran="0"'), "utf-8")
    with (network / "kimsite.yaml").open("a", encoding="utf-8") as file:
        file.write("tema: uji\n")
    profile = _middle(network / "communities", "*/*.yaml")
    kim = network / "content" / "kim" / profile.stem
    output = work / "out-kimsite"
    return Rival(
        name="kimsite",
        command=(sys.executable, "-m", "kimsite", "-C", str(network), "build",
                 "--tanpa-cari", "--output", str(output)),  # its rivals make no search
        cwd=ROOT,
        output=output,
        post=_middle(kim, "*/*.md"),
        profile=profile,
        theme=frame,
        materials=network / "content" / MATERIALS,
        front="---\njudul: Bahan %s\ntanggal: 2026-11-21\n---\n",
        forget=(network / ".kimsite",),
    )  # fmt: skip


def _hugo(network: Path, work: Path, *, whole: bool = False, apart: bool = False) -> Rival:
    name = "hugo-whole" if whole else "hugo-each" if apart else "hugo"
    folder, output = work / name, work / f"out-{name}"
    write_hugo(network, folder, whole=whole, apart=apart)
    one = [peers.hugo(), "--quiet", "--buildFuture", "--noBuildLock", "--source", str(folder)]
    command = (*one, "--destination", str(output))
    if apart:  # as many processes at a time as there are processors
        each = [*one, "--contentDir", f"{APART}/{{}}", "--destination", f"{output}/{{}}"]
        listed = f"ls {shlex.quote(str(folder / APART))}"
        pool = f"xargs -P {os.cpu_count()} -I {{}} {shlex.join(each)}"
        command = ("sh", "-c", f"{listed} | {pool}")
    content = folder / (APART if apart else "content")
    profile = _middle(content, "**/kim-*/_index.md")
    return Rival(
        name=name,
        command=command,
        cwd=folder,
        output=output,
        post=_middle(profile.parent, "*/2*.md"),
        profile=profile,
        theme=folder / "layouts" / "partials" / "kaki.html",
        materials=content / MATERIALS,
        front='---\ntitle: "Bahan %s"\ndate: "2026-11-21"\nparams: {"pewarta": "Dinas"}\n---\n',
        cases=("cold",) if apart else CASES,
    )


def _pelican(network: Path, work: Path) -> Rival:
    folder, output = work / "pelican", work / "out-pelican"
    write_pelican(network, folder)
    return Rival(
        name="pelican",
        command=(peers.pelican(), "content", "-q", "-s", "pelicanconf.py", "-o", str(output)),
        cwd=folder,
        output=output,
        post=_middle(folder / "content", "kim-*/*/*.md"),
        profile=folder / "kim.json",
        theme=folder / "theme" / "templates" / "base.html",
        materials=folder / "content" / MATERIALS,
        front="Title: Bahan %s\nDate: 2026-11-21\nKind: bahan\nCategory: bahan\nSlug: bahan-%s\n\n",
    )


RIVALS: dict[str, Callable[[Path, Path], Rival]] = {
    "kimsite": _kimsite,
    "hugo": _hugo,
    "hugo-whole": partial(_hugo, whole=True),
    "hugo-each": partial(_hugo, apart=True),
    "pelican": _pelican,
}


def _middle(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    return found[len(found) // 2]


def _replace(file: Path, pattern: str, text: str) -> None:
    """Change the first place only: one profile, even where a file holds them all."""
    old = file.read_text("utf-8")
    new = re.sub(pattern, text, old, count=1)
    if new == old:
        raise SystemExit(f"{file}: nothing to change")
    file.write_text(new, "utf-8")
