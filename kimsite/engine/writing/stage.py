"""The stage: a folder of one build alone, in which drafts wait; what a crash left there is dropped.

It stands in ``.kimsite/`` where files can be moved from there into the output, so that the output
holds nothing but what a host should serve; on another file system it stands inside the output.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.engine.writing.write import WriteFault

INSIDE = ".kimsite-tahap"
"""The stage's name where it stands inside the output."""


class Stage:
    """Opened with the output's lock held; ``folder`` is gone when the block ends.

    Raises WriteFault where ``output`` cannot be made or written to.
    """

    def __init__(self, root: Path, output: Path) -> None:
        self.output = output
        self.memory = root / ".kimsite"
        self.name = f"tahap-{digest_bytes(os.fsencode(output.resolve()))[:12]}-"
        self.folder = ""

    def __enter__(self) -> Stage:
        inside = self.output / INSIDE
        # Named after this process: whatever still runs of a build that was killed writes elsewhere.
        beside = self.memory / f"{self.name}{os.getpid()}"
        try:
            self.output.mkdir(parents=True, exist_ok=True)
            for left in (inside, *self.memory.glob(f"{self.name}*")):
                shutil.rmtree(left, ignore_errors=True)
            inside.mkdir(exist_ok=True)
        except OSError as error:
            raise WriteFault(self.output, error) from error
        try:
            inside.rename(beside)  # the proof that a move from there to here is one step
        except OSError:
            self.folder = str(inside)
        else:
            self.folder = str(beside)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
