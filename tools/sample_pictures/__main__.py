"""Draws every picture and PDF of the sample network: flat illustrations, no photo of anyone.

Run from the repository's root: ``python -m tools.sample_pictures``. Each picture is a pure function
of its path, so a second run writes the same pictures. Names look as phones give them.
"""

from __future__ import annotations

import argparse
import zlib
from pathlib import Path

from PIL import Image

from tools.sample_pictures.canvas import Canvas
from tools.sample_pictures.documents import PAPERS, pdf
from tools.sample_pictures.logos import badge, chart
from tools.sample_pictures.scenes import SCENES

QUALITY = 54
"""Flat colours bear it, and the sample must stay small."""
SMALL = {"galeri": (720, 720), "profil": (600, 600)}
"""Pictures of these folders are kept smaller."""
TABLE = Path(__file__).with_name("gambar.txt")
"""A folder, and below it each file and what it shows."""


def entries() -> list[tuple[Path, str]]:
    """Every file to make, with the word for what it shows."""
    found, folder = [], Path()
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith(" "):
            name, _, scene = line.strip().partition(" | ")
            found.append((folder / name, scene))
        else:
            folder = Path(line)
    return found


def make(path: Path, scene: str) -> None:
    """Draw one file; its size and the chance in it depend on nothing but its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if scene in PAPERS:
        path.write_bytes(pdf(PAPERS[scene]))
    elif scene == "bagan":
        chart().save(path, optimize=True)
    elif scene.startswith("logo-"):
        badge(scene.removeprefix("logo-")).quantize(64).save(path, optimize=True)
    else:
        seed = zlib.crc32(path.as_posix().encode())
        c = Canvas(1200, 900 if seed % 7 == 0 else 800, seed)
        SCENES[scene](c)
        picture = c.finish()
        if path.parent.name in SMALL:
            picture.thumbnail(SMALL[path.parent.name], Image.Resampling.LANCZOS)
        if path.suffix == ".webp":
            picture.save(path, quality=QUALITY, method=6)
        else:
            picture.save(path, format="JPEG", quality=QUALITY, optimize=True, progressive=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the sample network's pictures and PDFs.")
    parser.add_argument("--only", default="", help="make files whose path contains this text")
    wanted = parser.parse_args().only
    total = 0
    for path, scene in entries():
        if wanted in path.as_posix():
            make(path, scene)
            total += path.stat().st_size
    print(f"{total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
