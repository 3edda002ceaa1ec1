"""axe-core: WCAG 2.2 AA and best practices on an open page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.tools import ROOT, need

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})
  .then(result => result.violations.map(found => [found.id, found.nodes.map(n => n.html)]))"""


def violations(page: Page) -> list[str]:
    """What axe finds wrong: the rule, and where."""
    script = need("axe-core", ROOT / "node_modules" / "axe-core" / "axe.min.js")
    page.evaluate(Path(script).read_text("utf-8") + ";null")
    found: list[tuple[str, list[Any]]] = page.evaluate(_RUN, RULES)
    return [f"{rule}: {html[:160]}" for rule, nodes in found for html in nodes]
