"""Writes a Hugo project from a network: a section per KIM with its list, its posts and its feed.

Three forms of it. Plain: one list per KIM, the smallest job, and the one that the goals are set
against. ``whole`` adds what kimsite also writes for each KIM: a list per kind and a profile.
``apart`` keeps each KIM's content in a folder of its own, to be built by a process of its own.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks.source import MATERIALS, Kim, Post, read_network

HERE = Path(__file__).resolve().parent
APART = "each"
STATIC = HERE.parent / "themes" / "baku" / "static"
CONFIG = """\
baseURL = "https://kim.contoh.id/"
locale = "id"
defaultContentLanguage = "id"
title = "Jaringan Sintetis"
uglyURLs = true
disableKinds = ["taxonomy", "term"]
enableRobotsTXT = true
timeZone = "Asia/Jakarta"
[params]
mainSections = ["kim"]
[outputs]
home = ["html", "rss"]
section = ["html", "rss"]
page = ["html"]
[outputFormats.rss]
mediatype = "application/rss+xml"
baseName = "rss"
[markup.goldmark.renderer]
unsafe = false
"""


def write_hugo(network: Path, folder: Path, *, whole: bool = False, apart: bool = False) -> int:
    """Write the project; returns the number of posts."""
    shutil.copytree(HERE / "templates" / "hugo", folder, dirs_exist_ok=True)
    shutil.copytree(STATIC, folder / "static" / "assets", dirs_exist_ok=True)
    (folder / "hugo.toml").write_text(CONFIG, "utf-8")
    if not apart:
        materials = folder / "content" / MATERIALS
        materials.mkdir(parents=True, exist_ok=True)
        (materials / "_index.md").write_text(_front(title="Info Pemerintah"), "utf-8")
    made = 0
    for kim in read_network(network):
        content = folder / APART / kim.slug if apart else folder / "content"
        _write_kim(content / kim.slug, kim, whole=whole)
        made += len(kim.posts)
    return made


def _write_kim(section: Path, kim: Kim, *, whole: bool) -> None:
    section.mkdir(parents=True, exist_ok=True)
    told = _front(
        title=kim.name,
        params={
            "wilayah": kim.region,
            "desa": kim.village,
            "bidang": list(kim.fields),
            "surel": kim.email,
            "ketua": kim.chair,
            "sekretaris": kim.secretary,
            "daftar": whole,
        },
    )
    (section / "_index.md").write_text(told, "utf-8")
    if whole:
        (section / "profil.md").write_text(_front(title="Profil", layout="profil"), "utf-8")
    for kind in sorted({post.kind for post in kim.posts}):
        (section / kind).mkdir(exist_ok=True)
        if whole:
            index = _front(title=kind.capitalize(), outputs=["html"], layout="daftar")
            (section / kind / "_index.md").write_text(index, "utf-8")
    for post in kim.posts:
        (section / post.kind / f"{post.stem}.md").write_text(hugo_post(post), "utf-8")


def hugo_post(post: Post) -> str:
    """One post as Hugo reads it; the body is the same Markdown."""
    told = {"pewarta": post.reporter, "jenis": post.kind}
    return f"{_front(title=post.title, date=post.day, params=told)}{post.body}"


def _front(**values: object) -> str:
    """Front matter in YAML, of which JSON's values are a part."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", ""])
