"""A Draft: what one owner wants changed in the output, written aside until its turn comes.

Workers draw up drafts and touch nothing that is published; only the process that holds the
output's lock puts them in place (:mod:`kimsite.engine.publishing.publish`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass

from kimsite.digest import digest_file, digest_pieces
from kimsite.engine.writing.write import WriteFault, copy_file, list_files, make_folders, write_file
from kimsite.model import Artifact

Placed = Iterable[tuple[str, Artifact]]
"""Artifacts with their paths in the output tree."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Paths in the output tree, by what happens to them; ``folder`` is where in the stage.

    ``added`` and ``changed`` wait as ``a0``, ``a1`` … and ``c0``, ``c1`` … If ``whole``, the
    folder itself is to be moved to the same place in the output, where nothing stands.
    """

    folder: str
    whole: bool = False
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


NOTHING = Draft("")
"""The draft of who writes nothing."""


@dataclass(frozen=True, slots=True)
class Drafting:
    """Where drafts are drawn up: the ``output`` they are for, the ``stage`` they wait in."""

    output: str
    stage: str

    def draft_folder(
        self, folder: str, artifacts: Placed, before: dict[str, str]
    ) -> tuple[dict[str, str], Draft]:
        """Draft the whole content of an owner's own ``folder``, such as ``kim/amungsa``.

        ``before`` are the digests of what stands there, where known. Returns the outputs (path to
        digest) and the draft, whose ``gone`` is all that stands there besides. Raises WriteFault.
        """
        home = os.path.join(self.output, folder)
        if not os.path.lexists(home):
            return self._draft_whole(folder, artifacts)
        folders: set[str] = {folder}
        try:
            files = set(list_files(home, f"{folder}/", folders=folders))
        except OSError as error:
            raise WriteFault(home, error) from error
        hand = _Hand(self, folder, before)
        for path, artifact in artifacts:
            if path in folders:
                raise WriteFault(f"{self.output}/{path}", IsADirectoryError(0, "Is a directory"))
            hand.draft(path, artifact, stands=path in files)
        self._check(hand, files, folders)
        return hand.outputs, hand.finish(tuple(sorted(files - hand.outputs.keys())))

    def draft_files(
        self, artifacts: Placed, before: dict[str, str], gone: Iterable[str] = ()
    ) -> tuple[dict[str, str], Draft]:
        """The same for the directory, whose files stand among the folders of others."""
        hand = _Hand(self, "direktori", before)
        for path, artifact in artifacts:
            file = os.path.join(self.output, path)
            stands = os.path.isfile(file)
            if not stands and os.path.isdir(file):
                raise WriteFault(file, IsADirectoryError(0, "Is a directory"))
            hand.draft(path, artifact, stands=stands)
        return hand.outputs, hand.finish(tuple(sorted(set(gone) - hand.outputs.keys())))

    def _draft_whole(self, folder: str, artifacts: Placed) -> tuple[dict[str, str], Draft]:
        """Nothing stands there: files get their names at once, and one move publishes them."""
        outputs: dict[str, str] = {}
        made: set[str] = set()
        for path, artifact in artifacts:
            file = f"{self.stage}/{path}"
            parent = file.rpartition("/")[0]
            try:
                if not made:
                    self.clear(folder)
                if parent not in made:
                    make_folders(parent, made)
                outputs[path] = _write(artifact, file)
            except OSError as error:
                raise _fault(artifact, f"{self.output}/{path}", error) from error
        return outputs, Draft(folder, whole=bool(outputs))

    def _check(self, hand: _Hand, files: set[str], folders: set[str]) -> None:
        """Refuse now, while the owner's last version is whole, what could not be put in place."""
        for parent in sorted({path.rpartition("/")[0] for path in (*hand.added, *hand.changed)}):
            while parent not in folders and parent not in files:
                parent = parent.rpartition("/")[0]
            home = os.path.join(self.output, parent)
            if parent in files:
                raise WriteFault(home, NotADirectoryError(0, "Not a directory"))
            if not os.access(home, os.W_OK):
                raise WriteFault(home, PermissionError(0, "Permission denied"))

    def clear(self, folder: str) -> None:
        """Drop what a worker that died may have left of a draft."""
        shutil.rmtree(f"{self.stage}/{folder}", ignore_errors=True)


class _Hand:
    """Writes one draft, file by file, and remembers which is which."""

    def __init__(self, drafting: Drafting, folder: str, before: dict[str, str]) -> None:
        self.drafting = drafting
        self.folder = folder
        self.before = before
        self.outputs: dict[str, str] = {}
        self.added: list[str] = []
        self.changed: list[str] = []

    def draft(self, path: str, artifact: Artifact, *, stands: bool) -> None:
        """Write ``artifact`` aside if it differs from what ``stands``."""
        known = self.before.get(path) if stands else None
        try:
            digest = _digest(artifact) if known is not None else ""
            if digest and digest == known:
                self.outputs[path] = known
                return
            if not self.added and not self.changed:
                self.drafting.clear(self.folder)
                make_folders(f"{self.drafting.stage}/{self.folder}", set())
            kind, paths = ("c", self.changed) if stands else ("a", self.added)
            file = f"{self.drafting.stage}/{self.folder}/{kind}{len(paths)}"
            self.outputs[path] = _write(artifact, file, digest)
            paths.append(path)
        except OSError as error:
            raise _fault(artifact, f"{self.drafting.output}/{path}", error) from error

    def finish(self, gone: tuple[str, ...]) -> Draft:
        """The draft."""
        return Draft(self.folder, False, tuple(self.added), tuple(self.changed), gone)


def _digest(artifact: Artifact) -> str:
    if artifact.copy_of is not None:
        return digest_file(artifact.copy_of)
    return digest_pieces(artifact.pieces())


def _write(artifact: Artifact, file: str, digest: str = "") -> str:
    """Write it and return its digest, which may be known already. Raises OSError."""
    if artifact.copy_of is not None:
        return copy_file(artifact.copy_of, file)
    write_file(file, artifact.pieces())
    return digest or digest_pieces(artifact.pieces())


def _fault(artifact: Artifact, shown: str, error: OSError) -> WriteFault:
    """Name the file that is to stand in the output, or the one that could not be read."""
    source = artifact.copy_of
    unread = source is not None and error.filename == str(source)
    return WriteFault(source if unread and source is not None else shown, error)
