"""Starters: the texts that new files begin as, and the values set into them, quoted for YAML."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from string import Template

STARTERS = Path(__file__).with_name("starters")
_PLAIN = re.compile(r"[^\W\d_][\w ,.()/'’–-]*")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def fill_starter(name: str, **values: str) -> str:
    """The starter ``name`` (``baru/berita.md``) with each ``$word`` replaced by its value.

    Raises KeyError where a value is missing: a fault of ours, never of the author.
    """
    text = (STARTERS / name).read_text("utf-8")
    return Template(text).substitute(values)


def load_picture(name: str) -> bytes:
    """A picture among the starters; all of them are our own drawings."""
    return (STARTERS / name).read_bytes()


def clean_line(text: str) -> str:
    """``text`` on one line, without control characters or halves of characters."""
    kept = (c for c in " ".join(text.split()) if unicodedata.category(c) not in {"Cc", "Cs"})
    return re.sub("[\ufeff\ufffe\uffff]", "", "".join(kept)).strip()


def quote_yaml(text: str) -> str:
    """``text`` as one YAML value that every reader takes for that text, whatever it holds."""
    line = clean_line(text)
    if _PLAIN.fullmatch(line) and line.lower() not in _WORDS:
        return line
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
