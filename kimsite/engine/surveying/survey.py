"""What stands in the network's folder, without opening a file: the tree, and a stamp of each KIM.

A build takes a survey of the whole. A running preview keeps it, is told which paths have changed,
and looks again only there; what a change means for the tree is found by walking the tree again.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from kimsite.engine.surveying.stamp import Place, Stamp, stamp_sites
from kimsite.reading.tree.finds import ProfileFile, Tree
from kimsite.reading.tree.tree import scan_tree


class Survey:
    """The tree below ``root``, and by slug the profiles of each KIM and the stamp of its files.

    Of two profiles for one slug both are named; ``stamps`` cover them both.
    """

    def __init__(self, root: Path, jobs: int) -> None:
        self.root = root
        self.jobs = jobs
        self.tree: Tree
        self.profiles: dict[str, list[ProfileFile]] = {}
        self.stamps: dict[str, Stamp] = {}
        self._folders: set[str] = set()
        self._unsettled: set[str] = set()
        self._walk()
        self._stamp(self.profiles)

    def look_at(self, paths: Collection[str]) -> None:
        """Look again where ``paths`` lie (from the root, with ``/``); they may be gone, or folders.

        A stamp that could not be trusted when it was taken is taken again, too.
        """
        above = {"content", "content/kim", "communities"}
        if not self._is_whole or any(path in above for path in paths):
            self._walk()
            self._stamp(self.profiles)
            return
        touched = self._concerned(paths) | self._unsettled
        if not all(self._keeps_tree(path) for path in paths):
            before = self._folders
            self._walk()
            if any(self._is_strange(path, before) for path in paths):
                self._stamp(self.profiles)
                return
            touched |= self._concerned(paths) | (self.profiles.keys() - self.stamps.keys())
        self._stamp(sorted(touched & self.profiles.keys()))

    @property
    def _is_whole(self) -> bool:
        """Whether every folder could be read; when one can be again, nobody reports it."""
        return self.tree.readable and not self.tree.unread

    def _walk(self) -> None:
        self.tree = scan_tree(self.root)
        grouped: dict[str, list[ProfileFile]] = {}
        for found in self.tree.profiles:
            grouped.setdefault(found.slug, []).append(found)
        self.profiles = {slug: grouped[slug] for slug in sorted(grouped)}
        self._folders = set(self.tree.slugs)
        for slug in self.stamps.keys() - self.profiles.keys():
            del self.stamps[slug]

    def _stamp(self, slugs: Iterable[str]) -> None:
        slugs = list(slugs)
        places = [self._place(slug) for slug in slugs]
        self._unsettled.difference_update(slugs)
        for slug, stamp in zip(slugs, stamp_sites(places, self.jobs), strict=True):
            self.stamps[slug] = stamp
            if not stamp.settled:
                self._unsettled.add(slug)

    def _place(self, slug: str) -> Place:
        profiles = tuple(found.place for found in self.profiles[slug])
        if slug in self.tree.foreign:  # nobody looks there
            return profiles, None
        return profiles, os.path.join(self.root, "content", "kim", slug)  # noqa: PTH118 -- 83,000 times

    def _concerned(self, paths: Iterable[str]) -> set[str]:
        """The KIM whose own files ``paths`` are, or may be."""
        slugs: set[str] = set()
        for path in paths:
            steps = path.split("/")
            if steps[:2] == ["content", "kim"] and len(steps) > 2:
                slugs.add(steps[2])
            elif steps[0] == "communities" and len(steps) == 3:
                slugs.add(steps[2].rpartition(".")[0])
            elif steps[0] == "communities":
                slugs |= {found.slug for found in self.tree.profiles if found.folder == steps[1]}
        return slugs

    def _is_strange(self, path: str, before: set[str]) -> bool:
        """Whether ``path`` is another name (``AMUNGS~1``, ``Amungsa``) of a folder we know."""
        steps = path.split("/")
        if steps[:2] != ["content", "kim"] or len(steps) < 3 or steps[2] in self._folders:
            return False
        return steps[2] not in before and (self.root / "content" / "kim" / steps[2]).is_dir()

    def _keeps_tree(self, path: str) -> bool:
        """Whether the tree is as it was: a file came, went or changed within a KIM known to it."""
        steps = path.split("/")
        if steps[:2] == ["content", "kim"] and len(steps) > 3:
            return steps[2] in self._folders and steps[2] in self.profiles
        if steps[0] == "communities" and len(steps) == 3:
            known = self.profiles.get(steps[2].rpartition(".")[0], ())
            return any(found.shown == path for found in known) and (self.root / path).is_file()
        return steps[0] not in {"content", "communities"}
