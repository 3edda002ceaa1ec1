"""The outside tools some checks need: found, or the test says so, or fails (in CI)."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def need(name: str, path: str | Path | None) -> str:
    """``path`` if it exists; else the test fails (KIMSITE_REQUIRE_TOOLS) or is skipped aloud."""
    if path is not None and Path(path).exists():
        return str(path)
    if os.environ.get("KIMSITE_REQUIRE_TOOLS"):
        pytest.fail(f"{name} is missing, and this machine is said to have it")
    pytest.skip(f"{name} is not on this machine")


def chromium() -> str:
    """The browser."""
    return need("chromium", shutil.which("chromium") or "/usr/bin/chromium")


def nu_checker() -> list[str]:
    """The command that runs the Nu checker."""
    java = need("java", shutil.which("java"))
    jar = need("vnu.jar", ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar")
    return [java, "-jar", jar]


def watch_pools(patch: pytest.MonkeyPatch) -> list[object]:
    """The pools of processes that are opened from here on, in this process."""
    opened: list[object] = []
    whole = ProcessPoolExecutor.__init__

    def note(pool: ProcessPoolExecutor, *given: object, **named: object) -> None:
        opened.append(pool)
        whole(pool, *given, **named)

    patch.setattr(ProcessPoolExecutor, "__init__", note)
    return opened
