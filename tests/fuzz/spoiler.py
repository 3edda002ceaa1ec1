"""Spoils one file of a built network, builds, looks at what came of it, and mends it again."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from tests.conftest import NOW, Network, copy_sample
from tests.fuzz.mutations import spoil

TEXT = {".yaml", ".md", ".geojson"}
NAMES = (
    "{}.md", "{}.MD", " {}", "{} ", "{}~", ".{}", "{}.yaml", "con", "{0}{0}{0}{0}", "é{}", "{}.jpg",
    "-{}", "{}\u202e",
)  # fmt: skip
"""What a file may come to be called."""
MANY = 60
"""More problems than this in one file help nobody."""


class Spoiler:
    """The sample network in ``folder``, built and sound."""

    def __init__(self, folder: Path) -> None:
        self.network = Network(copy_sample(folder))
        self.root = self.network.root
        self._build()
        self.sound = self.network.pages()
        self.files = sorted(
            file
            for name in ("communities", "content")
            for file in (self.root / name).rglob("*")
            if file.is_file()
        )
        self.texts = [self.root / "kimsite.yaml", *(f for f in self.files if f.suffix in TEXT)]
        self.others = [file for file in self.files if file.suffix not in TEXT]

    def play(self, seed: int) -> str:
        """Spoil a file chosen by ``seed``; what was done.

        Raises AssertionError with all there is to know where kimsite does not cope.
        """
        chance = random.Random(seed)
        file = chance.choice(self.texts if chance.random() < 0.85 else self.others)
        data, known = file.read_bytes(), file.relative_to(self.root).as_posix()
        told = f"seed {seed}: {known}"
        try:
            spoilt = file
            if chance.random() < 0.07 and known != "kimsite.yaml":
                spoilt = file.with_name(chance.choice(NAMES).format(file.stem)[:120])
                told += f" named {spoilt.name!r}"
                file.rename(spoilt)
            else:
                file.write_bytes(spoil(data, chance, text=file.suffix in TEXT))
            try:
                self._look(known, self._build())
            except AssertionError as error:
                kept = spoilt.read_bytes()[:2000]
                raise AssertionError(f"{told}\n{error}\nthe file begins: {kept!r}") from error
        finally:
            spoilt.unlink()
            file.write_bytes(data)
        return told

    def mend(self) -> None:
        """All files are as they were; so must all pages be."""
        report = self._build()
        assert report["problems"] == []
        pages = self.network.pages()
        wrong = {p for p in pages.keys() | self.sound.keys() if pages.get(p) != self.sound.get(p)}
        assert not wrong, f"not as they were: {sorted(wrong)[:10]}"

    def _build(self) -> dict[str, list[dict[str, object]]]:
        given = ("--as-of", NOW, "--jobs", "1", "--tanpa-cari", "--format", "json")
        result = self.network.build(*given)
        assert result.status in (0, 1), f"status {result.status}: {result.err}"
        assert not (self.root / ".kimsite" / "galat").exists()
        assert "Traceback" not in result.err + result.out
        report: dict[str, list[dict[str, object]]] = json.loads(result.out)
        return report

    def _look(self, known: str, report: dict[str, list[dict[str, object]]]) -> None:
        """Every problem has a place and help, and what others show stays as it was."""
        problems = report["problems"]
        assert len(problems) <= MANY, f"{len(problems)} problems, such as {problems[:3]}"
        for problem in problems:
            assert problem["message"], problem
            assert problem["hint"], problem
            assert not re.search(r"Error|<class|None\b|object at|Errno", str(problem)), problem
            file = self.root / str(problem["path"])
            if file.is_file():
                lines = len(re.split(rb"\r\n|\r|\n", file.read_bytes()))
                assert 1 <= int(str(problem["line"])) <= lines, problem
        slug = known.split("/")[2] if known.startswith("content/kim/") else None
        if slug is None:
            return
        pages, mine = self.network.pages(), f"kim/{slug}/"
        assert f"{mine}index.html" in pages, "the KIM lost its site"
        for path, page in self.sound.items():
            if path.startswith("kim/") and not path.startswith(mine) and slug.encode() not in page:
                assert pages.get(path) == page, f"{path} changed, a page of another KIM"
        for path, page in pages.items():
            if path.startswith(mine) and path.endswith(".html"):
                assert b"\njudul:" not in page, f"{path} shows front matter"
