"""The workshop: what the steps of one build share, and what the earlier ones leave to the later."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from kimsite.digest import digest_parts
from kimsite.engine.known import Known, Nation
from kimsite.engine.planning.parts import shared_parts
from kimsite.engine.planning.quotes import Quotes
from kimsite.engine.publishing.publish import Publication
from kimsite.engine.publishing.sweep import Sweep
from kimsite.engine.remembering.light import Light
from kimsite.engine.remembering.memory import Memory
from kimsite.engine.remembering.trace import Trace, light_of
from kimsite.engine.request import Outcome, Request
from kimsite.engine.surveying.card import Card
from kimsite.engine.surveying.roll import Roll
from kimsite.engine.working.budget import Weights
from kimsite.engine.writing.draft import Drafting
from kimsite.engine.writing.write import WriteFault
from kimsite.model import DIRECTORY, Setting
from kimsite.reading.tree.finds import Tree
from kimsite.rendering.faults import ThemeFault
from kimsite.rendering.layout import Layout
from kimsite.rendering.look.theme import Theme

MANY_ON_WINDOWS = 61
"""Windows waits for at most so many processes at a time (``concurrent.futures`` says the same)."""


class Workshop:
    """One build's ``request`` and ``outcome``, its tools, and what was found so far.

    ``rows`` is what the memory has of every owner, ``lights`` what of it may be relied on (nothing
    with ``--full``), ``weights`` what ``check`` weighed. ``tree``, ``nation``, ``setting``,
    ``roll`` and ``quotes`` are set as they are read.
    """

    tree: Tree
    nation: Nation
    setting: Setting
    shared: dict[str, str]
    shared_digest: str
    roll: Roll
    quotes: Quotes

    def __init__(self, request: Request, theme: Theme, known: Known, stage: str | None) -> None:
        self.request = request
        self.theme = theme
        self.memory: Memory = known.memory(request.setting.root, request.output)
        base_url = request.setting.base_url or request.setting.network.alamat_situs
        self.layout = Layout(base_url, theme.assets)
        self.outcome = Outcome(partial=bool(request.only))
        if not self._stands():
            self.memory.clear()
        self.rows = self.memory.lights()
        self.lights = {} if request.full else self.rows
        self.drafting = Drafting(str(request.output), stage) if stage is not None else None
        self.publication = Publication(request.output, stage, self.memory)
        self.sweep = Sweep(request.output, self.layout, self.memory)
        self.weights = Weights()
        self.pages = {owner: row.pages for owner, row in self.rows.items()}

    @property
    def jobs(self) -> int:
        """How many processes may work."""
        jobs = self.request.jobs or os.cpu_count() or 1
        return min(jobs, MANY_ON_WINDOWS) if sys.platform == "win32" else jobs

    def settle(self, setting: Setting) -> None:
        """From here on all steps work by ``setting``."""
        self.setting = setting
        self.shared = shared_parts(setting, self.theme, self.layout)
        self.shared_digest = digest_parts(self.shared)

    def before(self, owner: str) -> Trace | None:
        """What is known of the files of ``owner``: nothing after a crash, or with ``--full``."""
        row = self.lights.get(owner)
        return self.memory.trace(owner) if row is not None and not row.dirty else None

    def light(self, trace: Trace, **given: str) -> Light:
        """The light half of a Trace of this build."""
        return light_of(trace, self.layout.assets)._replace(**given)  # type: ignore[arg-type]

    def complain(self, fault: ThemeFault | WriteFault) -> None:
        """Say it and go on; where the disk is full there is nothing to go on with."""
        if isinstance(fault, WriteFault) and fault.full:
            raise fault
        self.outcome.problems.append(fault.problem)

    def is_kept(self, slug: str) -> bool:
        """Whether there is a last good site of this KIM."""
        row = self.rows.get(slug)
        return row is not None and bool(row.context)

    def is_held(self, slug: str, card: Card) -> bool:
        """Whether a broken profile has a last good site to keep; ``--full`` forgets none."""
        return card.facts is None and self.is_kept(slug)

    def publish(self, gone: set[str]) -> None:
        """Publish what was drafted, and remove what the ``gone`` owners wrote."""
        try:
            self.publication.finish(
                lambda refused: self.sweep.leaving(gone - self.shown_assets(refused))
            )
        except WriteFault as fault:
            # The pages that were not replaced may still need what was to go.
            self.complain(fault)
            return
        self.outcome.problems += [*self.publication.problems, *self.sweep.remove()]

    def shown_assets(self, owners: Iterable[str]) -> set[str]:
        """The theme's folders that what stands of ``owners`` shows itself in."""
        return {self.rows[owner].assets for owner in owners if owner in self.rows}

    def count(self) -> None:
        """Say in the outcome how many sites and pages stand."""
        owners = {*self.roll.cards, *self.outcome.held}
        standing = [slug for slug in owners if self.pages.get(slug)]
        self.outcome.sites = len(standing)
        self.outcome.pages = sum(self.pages.get(o, 0) for o in (*standing, DIRECTORY))

    def _stands(self) -> bool:
        output = self.request.output
        return output is not None and (output / "robots.txt").is_file()


def spare(before: Trace | None, damaged: set[str]) -> dict[str, str]:
    """The outputs that still stand as they were written."""
    outputs = before.outputs if before is not None else {}
    return {path: digest for path, digest in outputs.items() if path not in damaged}
