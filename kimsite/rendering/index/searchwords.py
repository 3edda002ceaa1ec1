"""What the script of a search page is told: its words, and data as scripts that hand them over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from kimsite.model import Artifact


def tell_words(
    say: Callable[..., str], words: Iterable[str], kinds: Iterable[str]
) -> dict[str, dict[str, str]]:
    """The theme's ``words`` and names of ``kinds``; their places are filled by the script."""
    filled = {"jumlah": "{jumlah}", "kata": "{kata}"}
    return {
        "kata": {word: say(f"cari_{word}", **filled) for word in words},
        "jenis": {kind: say(f"cari_jenis_{kind}") for kind in kinds},
    }


def write_script(path: str, key: str, data: Any) -> Artifact:
    """``data`` as a script that hands it over under ``key``: pages opened from disk load it too."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Artifact(path, f"kimsite({json.dumps(key)},{text})\n".encode("utf-8", "replace"))
