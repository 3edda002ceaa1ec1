"""Which paths of a network's folder are its authors'; all others are the machine's."""

from __future__ import annotations

from kimsite.reading.registry.network import CONFIG
from kimsite.reading.tree.folders import is_author_name

FOLDERS = ("communities", "content", "themes")
_MAPS = (".geojson", ".json")


def is_top(name: str) -> bool:
    """Whether what lies in the network's folder itself is looked at.

    Its folders, its settings, and the office's own map (``peta``).
    """
    return name in FOLDERS or name == CONFIG or name.lower().endswith(_MAPS)


def folder_of(path: str) -> str:
    """The folder in which to look for ``path``, unless it is looked at already: then nothing."""
    folder, _, _ = path.rpartition("/")
    return "" if folder.split("/")[0] in FOLDERS else folder


def is_hidden(path: str) -> bool:
    """Whether a path is the machine's: an editor's copy, a version control's folder."""
    return not all(map(is_author_name, path.split("/")))
