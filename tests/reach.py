"""What a visitor can reach: from a front page along every link, and the links that lead nowhere."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from tests.html import _Reader

_STYLED = re.compile(rb"url\(['\"]?([^'\")]+)")


def find_dangling(output: Path, front: str = "index.html") -> list[str]:
    """Each link from ``front`` on, and on from there, to a file that does not stand."""
    return trace_links(output, front)[1]


def find_reached(output: Path, front: str = "index.html") -> set[str]:
    """Every file to which links lead from ``front``."""
    return trace_links(output, front)[0]


def count_clicks(output: Path, front: str = "index.html") -> dict[str, int]:
    """How many links lead from ``front`` to each page, by the shortest way."""
    clicks, waiting = {front: 0}, [front]
    for path in waiting:
        for link in _links(path.rpartition(".")[2], (output / path).read_bytes()):
            there = normpath(join(dirname(path), link))
            if there.endswith(".html") and there not in clicks and (output / there).is_file():
                clicks[there] = clicks[path] + 1
                waiting.append(there)
    return clicks


def trace_links(output: Path, front: str) -> tuple[set[str], list[str]]:
    """The files that are reached, and the links that lead nowhere."""
    waiting, seen, dangling = [front], {front}, []
    while waiting:
        path = waiting.pop()
        for link in _links(path.rpartition(".")[2], (output / path).read_bytes()):
            there = normpath(join(dirname(path), link))
            if there in seen:
                continue
            if (output / there).is_file():
                seen.add(there)
                waiting.append(there)
            else:
                dangling.append(f"{path} -> {link}")
    return seen, sorted(dangling)


@lru_cache(maxsize=4096)
def _links(kind: str, data: bytes) -> tuple[str, ...]:
    if kind == "css":
        found = [link.decode() for link in _STYLED.findall(data)]
    elif kind == "html":
        reader = _Reader()
        reader.feed(data.decode("utf-8"))
        found = reader.page.links
    else:
        return ()
    parts = [urlsplit(link) for link in found]
    return tuple(
        sorted({unquote(p.path) for p in parts if p.path and not p.scheme and not p.netloc})
    )
