"""The reduce: summaries and national content become the directory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kimsite.digest import digest_parts
from kimsite.directory.build import build_directory
from kimsite.engine.parts import digest_value, file_parts
from kimsite.engine.trace import Trace
from kimsite.engine.work import place_artifacts
from kimsite.engine.write import write_artifacts
from kimsite.forms import Office
from kimsite.model import DIRECTORY, Setting, Summary, Target
from kimsite.reading.national import National
from kimsite.reading.tree import Tree
from kimsite.regions import Regions
from kimsite.rendering.layout import Layout
from kimsite.rendering.theme import Theme


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
    output: Path | None

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
        self, summaries: Iterable[Summary], parts: dict[str, str], before: dict[str, str]
    ) -> Trace:
        """Build and write the directory. Raises ThemeFault and WriteFault."""
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
        if self.output is None:
            outputs = {self.layout.place(Target(DIRECTORY, a.path)): "" for a in site.artifacts}
        else:
            placed = place_artifacts(self.layout, DIRECTORY, site.artifacts)
            outputs = write_artifacts(placed, self.output, before)
        return Trace(
            DIRECTORY, parts, outputs, None, site.problems, since=site.since, until=site.until
        )
