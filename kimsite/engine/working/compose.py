"""One KIM's site composed: read from its files, or found as it was composed for another look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kimsite.engine.planning.parts import Job, job_parts, largest_file, site_parts
from kimsite.engine.surveying.familiar import Familiar
from kimsite.engine.working.galley import Galley, Galleys
from kimsite.model import Community, Setting
from kimsite.problem import Problem, Span
from kimsite.reading.registry.profiles import load_entry
from kimsite.reading.texts.citing import citation_of
from kimsite.reading.texts.community import load_community
from kimsite.reading.tree.content import scan_content
from kimsite.reading.tree.finds import Content
from kimsite.reading.values.names import parse_former_slug
from kimsite.regions import regions
from kimsite.site.composition import Composition

if TYPE_CHECKING:
    from kimsite.engine.working.order import Commission, Order
    from kimsite.forms import Profile
    from kimsite.rendering.look.theme import Theme

DOCUMENTS = {".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".yaml", ".yml"}
"""What people write in, and expect to see published."""


class HeldError(Exception):
    """The KIM cannot be read as it should; carries the problems. Its last good site stays."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)


class WantingError(Exception):
    """Posts of the KIM pass on others that its job does not quote; carries their keys."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = tuple(keys)
        super().__init__(self.keys)


@dataclass(frozen=True, slots=True)
class Composed:
    """A galley, and the parts that it was made from."""

    galley: Galley
    parts: dict[str, str]


class Composer:
    """Composes sites one after the other; what it composes is kept for the next build."""

    def __init__(self, order: Order, theme: Theme) -> None:
        self.order = order
        self.theme = theme
        name = "susunan-pratinjau" if order.setting.preview else "susunan"
        self._galleys = Galleys(order.cache.parent / name, order.setting.root)

    def compose(self, commission: Commission) -> Composed:
        """The site of one KIM. Raises HeldError and WantingError."""
        return self._find(commission) or self._compose(commission)

    def _find(self, commission: Commission) -> Composed | None:
        """What was composed from the same files and settings, whatever the look was."""
        own, job = commission.own, commission.job
        if own is None:
            return None
        found = self._galleys.take(job.found.slug, lambda cited: self._parts(job, cited, own))
        if found is None or not _stands(found[0].site, self.order.setting):
            return None
        return Composed(*found)

    def _compose(self, commission: Commission) -> Composed:
        # With all that composes pages, which a new look has no need of.
        from kimsite.site.build import compose_listed, compose_site

        order, job = self.order, commission.job
        slug, setting = job.found.slug, order.setting
        content = scan_content(setting.root, slug)
        if commission.stands and not content.whole:  # its texts would seem to be deleted
            raise HeldError(content.problems)
        # Digests are of the bytes that were read, and those of pictures are taken before any is
        # opened: a file saved in between is seen by the next run.
        digests: dict[str, str] = {}
        entry, problems = load_entry(job.found, setting.network, regions(), digests)
        if entry.profile is None:  # it broke since the roll was called
            raise HeldError(problems)
        if job.withheld or job.taken:
            entry = replace(entry, profile=_withhold(entry.profile, job))
        items = content.items if job.has_site else []
        community, faults = load_community(
            entry, items, job.office, job.materials, setting, digests, job.mentions
        )
        cited = self._cited(community)
        if wanting := [key for key in cited if key.startswith("kim/") and key not in job.quotes]:
            raise WantingError(wanting)
        community = replace(community, quotes=job.quotes)
        familiar = Familiar.of(order.cache, slug, largest_file(setting.network), ask=not order.full)
        own = site_parts(setting.root, job.found, content, digests, familiar.digest)
        make = compose_site if job.has_site else compose_listed
        site = make(community, self.theme, order.layout, setting, order.cache, own)
        familiar.keep()
        unused = _unused(content, site)
        galley = Galley(site, (*problems, *content.problems, *faults, *unused), cited)
        parts = self._parts(job, cited, own)
        if order.drafting is not None:
            self._galleys.keep(slug, parts, galley)
        return Composed(galley, parts)

    def _parts(self, job: Job, cited: tuple[str, ...], own: dict[str, str]) -> dict[str, str]:
        return self.order.parts | job_parts(job, cited, self.order.setting.materials) | own

    def _cited(self, community: Community) -> tuple[str, ...]:
        """The keys of what its posts pass on, known or not; not those of its own posts."""
        homes = self.order.layout.base_url, self.order.setting.network.alamat_situs
        named = (citation_of(post, homes) for post in community.posts)
        return tuple(sorted({n.key for n in named if n is not None and n.slug != community.slug}))


def _stands(site: Composition, setting: Setting) -> bool:
    now = setting.now(site.zone)
    early = site.since is not None and now < site.since
    return not early and (site.until is None or now < site.until)


def _withhold(profile: Profile, job: Job) -> Profile:
    """The profile without what belongs to another KIM."""
    kept = (old for old in profile.alamat_lama if parse_former_slug(old) not in job.taken)
    changes: dict[str, object] = {"alamat_lama": tuple(kept)}
    if job.withheld:
        changes["nomor_induk"] = None
    return profile.model_copy(update=changes)


def _unused(content: Content, site: Composition) -> list[Problem]:
    """Documents among the items that no item offers: their author may wait for them in vain."""
    used = {artifact.copy_of for artifact in site.files}
    return [
        Problem.at(Span(file.relative_to(content.root).as_posix()), "dokumen-tak-terpakai")
        for file in content.assets
        if file.suffix.lower() in DOCUMENTS and file not in used
    ]
