"""Files that tools make: written, or with ``--check`` compared with what is committed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def settle_files(description: str, files: dict[str, str], remake: str) -> int:
    """Write ``files`` (path from the project's root, text), or check them; the exit status."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--check", action="store_true", help="fail where a file is out of date")
    checking = parser.parse_args().check
    stale = [path for path, text in sorted(files.items()) if _read(ROOT / path) != text]
    for path in stale:
        if checking:
            print(f"{path} is out of date; remake it: {remake}", file=sys.stderr)
            continue
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(files[path], "utf-8", newline="\n")
        print(f"made {path}")
    return 1 if checking and stale else 0


def _read(file: Path) -> str | None:
    return file.read_text("utf-8") if file.is_file() else None
