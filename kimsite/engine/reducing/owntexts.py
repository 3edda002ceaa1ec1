"""What the directory's own texts and borders are made of, as digests and as the clock sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial

from kimsite.digest import digest_readable, digest_within
from kimsite.directory.atlas import Atlas
from kimsite.engine.planning.parts import digest_value, file_parts, largest_file
from kimsite.model import Post, Setting
from kimsite.problem import Problem
from kimsite.reading.borders.borders import Borders, load_borders
from kimsite.reading.texts.national import National
from kimsite.reading.tree.finds import Tree


@dataclass(frozen=True)
class OwnTexts:
    """The network's own texts in ``tree``, as ``setting`` and its clock have them."""

    tree: Tree
    national: National
    setting: Setting

    @cached_property
    def files(self) -> dict[str, str]:
        """The digests of the texts, and of what lies beside them."""
        files = [*(item.file for item in self.tree.national), *self.tree.national_assets]
        known = partial(digest_within, largest_file(self.setting.network))
        return file_parts(self.tree.root, files, known)

    @cached_property
    def states(self) -> list[tuple[str, str, str, bool, bool, int, datetime | None]]:
        """What the build's clock makes of each of them."""
        changes = {n.post.name: len(n.changes) for n in self.national.notices}
        return [
            (p.kind, p.name, p.state, *self._passed(p), changes.get(p.name, 0), p.start)
            for p in self.national.posts
        ]

    @property
    def digest(self) -> str:
        """Of all that their pages show of themselves."""
        return digest_value((sorted(self.files.items()), self.states))

    @cached_property
    def borders(self) -> str:
        """The digest of the file with the borders that the network's office supplied."""
        path = self.setting.network.peta
        return digest_readable(self.setting.root / path) if path else ""

    def load_borders(self, atlas: Atlas, problems: list[Problem]) -> Borders:
        """What is in that file; what is wrong with it is reported to ``problems``."""
        path = self.setting.network.peta
        if path is None:
            return {}
        file = self.setting.root / path
        borders, found = load_borders(file, path, lambda code: bool(atlas.find(code)))
        problems += found
        return borders

    def _passed(self, post: Post) -> tuple[bool, bool]:
        """Whether it has begun, where a page says so, and is over."""
        begins = post.start or post.date
        now = self.setting.now(post.zone)
        return post.kind == "program" and begins <= now, (post.end or begins) < now
