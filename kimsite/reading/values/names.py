"""File names become the names of pages: a stem in lower case, safe in any address."""

from __future__ import annotations

import os
import re
import unicodedata

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:-|$)")
# "2026-01-02-konflik-lahan" is an honest title: the word counts only in brackets, between dots,
# or with a name and a date after it, as shared drives write it.
_COPY = re.compile(
    r"""\s\(\d+\)$ | \s-\s(?:copy|salinan)(?:\s\(\d+\))?$ | ^(?:copy\ of|salinan(?:\ dari)?)\s
    | \([^()]*(?:konflik|conflict)[^()]*\) | \.sync-conflict-
    | [-_\s](?:konflik|conflict)[-_\s].*\d{4}-?\d{2}-?\d{2}""",
    re.IGNORECASE | re.VERBOSE,
)


MAX_NAME = 120
"""Letters a name may have: file systems take 255 bytes with all endings."""


def parse_slug(stem: str) -> str:
    """``Panen Raya, Éa!`` is ``panen-raya-ea``; empty where nothing usable remains."""
    if len(stem) <= MAX_NAME and _SLUG.fullmatch(stem):
        return stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:MAX_NAME].strip("-")


def is_slug(text: str) -> bool:
    """Whether ``text`` may name a KIM: small letters, digits and single hyphens."""
    return len(text) <= 80 and bool(_SLUG.fullmatch(text))


def is_plain_slug(text: str) -> bool:
    """Whether ``text`` is a slug, and surely no copy of one that a shared drive made."""
    return is_slug(text) and "konflik" not in text and "conflict" not in text


def is_reserved(slug: str) -> bool:
    """Whether Windows lets no file and no folder be called so, whatever its ending."""
    return bool(_DEVICE.fullmatch(slug))


def parse_former_slug(written: str) -> str:
    """The slug that a KIM's former address means (``kim/lama/``); empty where it can be none."""
    slug = written.strip("/").removeprefix("kim/").removesuffix("/index.html")
    return slug if is_slug(slug) else ""


def date_in_name(stem: str) -> str:
    """The ISO date that a file's name begins with, or nothing."""
    found = _DATE.match(stem)
    return stem[:10] if found else ""


def is_conflict_copy(stem: str) -> bool:
    """Whether a shared drive or file manager made this file as a copy (``berita (1)``)."""
    return bool(_COPY.search(stem))


def is_readable_name(name: str) -> bool:
    """Whether a file's name is UTF-8 and holds no control character."""
    return name.isprintable() or show_name(name) == name


def show_name(name: str) -> str:
    r"""``name`` with ``\xe9`` for what is not UTF-8 or controls a terminal: safe to print."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(
        f"\\x{ord(sign):02x}" if unicodedata.category(sign) == "Cc" else sign for sign in text
    )
