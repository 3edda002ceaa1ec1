"""A new item, page or material: the name of its file, its fixed id, and its commented text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kimsite.authoring.disk import write_new
from kimsite.authoring.passing import Passage
from kimsite.authoring.starters import clean_line, fill_starter, quote_yaml
from kimsite.moment import Moment
from kimsite.reading.texts.community import is_list
from kimsite.reading.values.names import is_conflict_copy, is_reserved, parse_slug

PASSING = ("berita", "pengumuman")
"""The kinds that may pass something on."""
LONGEST = 60
"""The most letters a title gives to a file's name; addresses are read aloud and typed."""
_RESERVED = re.compile(r"index|\d{4}-\d{2}")
_COPIED = {"konflik", "conflict", "copy", "salinan"}
"""What shared drives write into the names of copies."""


@dataclass(frozen=True, slots=True)
class NewItem:
    """What was made: its file, and whether another already had the first choice of name."""

    file: Path
    taken: bool


def write_item(
    kind: str,
    folder: Path,
    title: str,
    day: Moment,
    reporter: str = "",
    issuer: str = "",
    passage: Passage | None = None,
) -> NewItem:
    """Write a new file of ``kind`` in ``folder``, under the first free name. Raises WriteFault.

    What it passes on, if anything, is quoted in it and credited.
    """
    stem = propose_stem(kind, title, day)
    number = 1
    while True:
        name = f"{stem}-{number}" if number > 1 else stem
        number += 1
        mark = f"{kind}/{name}"
        if _is_taken(folder, name, mark):
            continue
        text = fill_starter(
            f"baru/{kind}.md",
            judul=quote_yaml(title),
            tanggal=str(day),
            hari=day.day.isoformat(),
            id=mark,
            pewarta=f"pewarta: {quote_yaml(reporter)}" if reporter else "# pewarta: Nama Anda",
            penerbit=issuer or "kementerian",
            **_passing(kind, passage),
        )
        if write_new(folder / f"{name}.md", text):
            return NewItem(folder / f"{name}.md", number > 2)


def _passing(kind: str, passage: Passage | None) -> dict[str, str]:
    """What a starter says of the original; without one, how such a field is used."""
    if passage is None:
        return {
            "ringkasan": "# ringkasan: Satu kalimat yang membuat orang ingin membaca.",
            "bahan": "# bahan: nama-bahan",
            "adinda": "# adinda: [akses informasi, diseminasi]",
            "isi": fill_starter(f"baru/{kind}.isi.md").rstrip() if kind in PASSING else "",
        }
    summary = f"ringkasan: {quote_yaml(passage.summary)}" if passage.summary else "# ringkasan:"
    lead = fill_starter("baru/terusan.isi.md", asal=clean_line(passage.author)).rstrip()
    return {
        "ringkasan": summary,
        "bahan": f"bahan: {passage.key}",
        "adinda": "adinda: [diseminasi]",
        "isi": f"{lead}\n\n{passage.body}".rstrip(),
    }


def propose_stem(kind: str, title: str, day: Moment) -> str:
    """``2026-01-02-panen-raya``; pages and materials go by their title alone."""
    words = _shorten(parse_slug(clean_line(title))) or kind
    dated = kind not in {"halaman", "bahan"}
    if not dated and (is_reserved(words) or _RESERVED.fullmatch(words) or is_list(kind, words)):
        words = f"{kind}-{words}"
    before = f"{day.day.isoformat()}-" if dated else ""
    # Reading passes over what looks like a shared drive's copy; a new file must not.
    plain = "-".join(word for word in words.split("-") if word not in _COPIED)
    stems = [f"{before}{choice}" for choice in (words, plain) if choice]
    return next((stem for stem in stems if not is_conflict_copy(stem)), f"{before}{kind}")


def _shorten(slug: str) -> str:
    if len(slug) <= LONGEST:
        return slug
    whole = slug[: LONGEST + 1].rpartition("-")[0]
    return whole or slug[:LONGEST]


def _is_taken(folder: Path, name: str, mark: str) -> bool:
    """Whether a file below ``folder`` has this address (``Panen.md`` is ``panen``) or this id."""
    pattern = re.compile(rf"^id:\s*[\"']?{re.escape(mark)}[\"']?\s*$", re.MULTILINE)
    for file in sorted(folder.rglob("*.md")):
        if parse_slug(file.stem) == name:
            return True
        try:
            if pattern.search(file.read_bytes()[:20_000].decode("utf-8", "replace")):
                return True
        except OSError:
            continue
    return False
