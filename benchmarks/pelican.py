"""Writes a Pelican project from a network: a category per KIM, its posts and its feed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks.source import MATERIALS, Post, read_network

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent / "themes" / "baku" / "static"
CONFIG = """\
import json
from pathlib import Path

SITENAME = "Jaringan Sintetis"
SITEURL = FEED_DOMAIN = "https://kim.contoh.id"
AUTHOR = "Pewarta Contoh"
TIMEZONE = "Asia/Jakarta"
DEFAULT_LANG = "id"
MONTHS = ("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November "
          "Desember").split()
DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
PATH = "content"
THEME = "theme"
THEME_STATIC_DIR = "assets"
KIM = json.loads(Path(__file__).with_name("kim.json").read_text("utf-8"))
DEFAULT_PAGINATION = False
DIRECT_TEMPLATES = ["index"]
SLUGIFY_SOURCE = "basename"
ARTICLE_URL = ARTICLE_SAVE_AS = "{category}/{kind}/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "{slug}/index.html"
AUTHOR_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
AUTHORS_SAVE_AS = TAGS_SAVE_AS = CATEGORIES_SAVE_AS = ""
FEED_ALL_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CATEGORY_FEED_ATOM = None
CATEGORY_FEED_RSS = "{slug}/rss.xml"
FEED_RSS = "rss.xml"
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
SUMMARY_MAX_LENGTH = 30
STATIC_PATHS = []
PLUGINS = []
ARTICLE_TRANSLATION_ID = None
"""


def write_pelican(network: Path, folder: Path) -> int:
    """Write the project; returns the number of posts."""
    shutil.copytree(HERE / "templates" / "pelican", folder / "theme" / "templates")
    shutil.copytree(STATIC, folder / "theme" / "static")
    (folder / "pelicanconf.py").write_text(CONFIG, "utf-8")
    (folder / "content" / MATERIALS).mkdir(parents=True)
    known, made = {}, 0
    for kim in read_network(network):
        known[kim.slug] = {
            "title": kim.name,
            "wilayah": kim.region,
            "desa": kim.village,
            "bidang": kim.fields,
            "surel": kim.email,
            "ketua": kim.chair,
            "sekretaris": kim.secretary,
        }
        for post in kim.posts:
            file = folder / "content" / kim.slug / post.kind / f"{post.stem}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(pelican_post(post, kim.slug), "utf-8")
            made += 1
    text = json.dumps(known, ensure_ascii=False, indent=1)
    (folder / "kim.json").write_text(text, "utf-8")
    return made


def pelican_post(post: Post, category: str) -> str:
    """One post as Pelican reads it; the body is the same Markdown."""
    return (
        f"Title: {post.title}\nDate: {post.day}\nAuthor: {post.reporter}\nKind: {post.kind}\n"
        f"Category: {category}\nSlug: {post.stem}\n\n{post.body}"
    )
