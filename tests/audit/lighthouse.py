"""Lighthouse's four scores of a page, with its mobile preset."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import Any

from tests.tools import CHROMIUM_FLAGS, ROOT, chromium, need

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Scores:
    """From 0 to 100; ``failed`` names the audits that cost points."""

    performance: int
    accessibility: int
    best_practices: int
    seo: int
    failed: tuple[str, ...] = ()


def score(address: str) -> Scores:
    """The scores of the page at ``address``."""
    node = need("node", shutil.which("node"))
    folder = ROOT / "tests" / "audit" / "node_modules" / "lighthouse"
    program = need("lighthouse", folder / "cli" / "index.js")
    flags = " ".join(CHROMIUM_FLAGS)
    done = subprocess.run(
        [node, program, address, "--output=json", "--output-path=stdout", "--quiet",
         f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"],
        capture_output=True, check=True, timeout=180,
        env={**os.environ, "CHROME_PATH": chromium()},
    )  # fmt: skip
    report = json.loads(done.stdout)
    parts = report["categories"]
    audits = report["audits"]
    costs = (ref["id"] for part in parts.values() for ref in part["auditRefs"] if ref["weight"])
    failed = {name for name in costs if _lost_points(audits[name])}
    scores = (round(100 * (parts[name]["score"] or 0)) for name in CATEGORIES)
    return Scores(*scores, tuple(sorted(failed)))


def _lost_points(audit: dict[str, Any]) -> bool:
    judged = audit["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}
    return judged and audit["score"] is not None and audit["score"] < 0.9
