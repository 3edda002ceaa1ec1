"""Headings in order: a text that begins with ``##`` or skips a level is put right for its page."""

from __future__ import annotations

import re

_HEADING = re.compile(r"<(/?)h([1-6])>")


def order_headings(html: str, top: int = 2) -> str:
    """``html`` from render_markup with its highest heading at ``top`` and no level skipped.

    A page has its title as ``<h1>``; screen readers and validators expect ``<h2>`` to follow,
    whatever sign the author typed.
    """
    around: list[int] = []

    def put(found: re.Match[str]) -> str:
        level = int(found[2])
        if not found[1]:
            while around and around[-1] >= level:
                around.pop()
            around.append(level)
        return f"<{found[1]}h{min(top - 1 + len(around), 6)}>"

    return _HEADING.sub(put, html)
