"""The reduce: summaries and national content become the directory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.digest import digest_parts
from kimsite.engine.draft import NOTHING, Desk, Draft
from kimsite.engine.parts import digest_value, file_parts
from kimsite.engine.trace import Trace
from kimsite.engine.work import place_artifacts
from kimsite.model import DIRECTORY, Setting, Summary
from kimsite.reading.tree import Tree
from kimsite.regions import Regions
from kimsite.rendering.layout import Layout
from kimsite.rendering.theme import Theme

if TYPE_CHECKING:
    from kimsite.forms import Office
    from kimsite.reading.national import National


@dataclass(frozen=True, slots=True)
class Reduction:
    """All that the directory is made of but the summaries."""

    tree: Tree
    national: National
    offices: dict[str, Office]
    regions: Regions
    theme: Theme
    layout: Layout
    setting: Setting
    cache: Path
    desk: Desk | None

    def parts(self, shared: dict[str, str], told: dict[str, str]) -> dict[str, str]:
        """What the directory depends on; ``told`` digests each KIM's summary."""
        files = [*(item.file for item in self.tree.national), *self.tree.national_assets]
        return {
            **shared,
            "kantor": digest_value(sorted(self.offices.items())),
            "ringkasan KIM": digest_parts(told),
            **file_parts(self.tree.root, files),
        }

    def build(
        self,
        summaries: Iterable[Summary],
        parts: dict[str, str],
        before: dict[str, str],
        standing: set[str],
    ) -> tuple[Trace, Draft]:
        """Build and draft the directory; what is ``standing`` and not part of it is to go.

        Raises ThemeFault and WriteFault.
        """
        from kimsite.directory.build import build_directory  # heavy, and seldom needed

        site = build_directory(
            summaries,
            self.national.notices,
            self.national.events,
            self.national.pages,
            self.offices,
            self.regions,
            self.theme,
            self.layout,
            self.setting,
            self.cache,
        )
        placed = place_artifacts(self.layout, DIRECTORY, site.artifacts)
        if self.desk is None:
            outputs, draft = {path: "" for path, _ in placed}, NOTHING
        else:
            outputs, draft = self.desk.draft_files(placed, before, standing)
        trace = Trace(
            DIRECTORY, parts, outputs, None, site.problems, since=site.since, until=site.until
        )
        return trace, draft
