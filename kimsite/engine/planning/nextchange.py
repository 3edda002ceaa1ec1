"""The next-change clock: when the output would next change though nobody edits anything.

It is the least upper end of what stands: of every site's Trace, and of the directory's, which waits
for the network's own texts and for what its lists show. A build at that instant, and none before,
has something to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from kimsite.engine.remembering.memory import Memory
from kimsite.engine.surveying.card import Card
from kimsite.engine.writing.output import name_output
from kimsite.engine.writing.write import WriteFault, move
from kimsite.model import DIRECTORY, Post, Setting
from kimsite.moment import ZONES, zone_of
from kimsite.site.standing import text_that_turns

FILE = "next-change"
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class NextChange:
    """``instant`` is a whole second with its zone; ``text`` the file that turns then, if known.

    It is ``due`` where that lies behind the build's clock: some sites were left as they were.
    """

    instant: datetime
    text: str = ""
    due: bool = False


def find_next_change(
    memory: Memory, cards: Iterable[Card], posts: Iterable[Post], setting: Setting
) -> NextChange | None:
    """The next change of all that stands: the sites of sound ``cards``, and the directory.

    What no build can bring up to date (a broken profile, a row in doubt) waits for an edit.
    """
    lights = memory.lights()
    found = [light for card in cards if card.facts and (light := lights.get(card.slug))]
    found += filter(None, [lights.get(DIRECTORY)])
    sure = [light for light in found if not light.dirty]
    first = min((light.until for light in sure if light.until is not None), default=None)
    if first is None:
        return None
    owners = sorted(light.owner for light in sure if light.until == first)
    exact = datetime.fromtimestamp(first, UTC)
    zone, text = _cause(owners, exact, memory, cards, posts, setting)
    instant = exact.astimezone(zone)
    if instant.microsecond:  # an end is inclusive; who builds by the second comes after it
        instant = instant.replace(microsecond=0) + _SECOND
    return NextChange(instant, text, instant <= setting.now(zone))


def _cause(
    owners: list[str],
    exact: datetime,
    memory: Memory,
    cards: Iterable[Card],
    posts: Iterable[Post],
    setting: Setting,
) -> tuple[timezone, str]:
    """In which zone the change is, and the text that makes it: the network's own, else a KIM's."""
    if DIRECTORY in owners and (post := text_that_turns(posts, exact)):
        return post.zone, post.source.path
    sites = [owner for owner in owners if owner != DIRECTORY]
    if not sites:
        return zone_of(ZONES[setting.network.zona]), ""
    facts = next(card.facts for card in cards if card.slug == sites[0])
    assert facts is not None  # noqa: S101 -- only sound cards were looked at
    trace = memory.trace(sites[0])
    return zone_of(facts.offset), trace.turning if trace is not None else ""


def next_change_file(root: Path, output: Path) -> Path:
    """Where it is written: plainly for ``build/``, by the name of its memory for another folder."""
    default = output.resolve() == (root / "build").resolve()
    return root / ".kimsite" / (FILE if default else f"{FILE}-{name_output(root, output)}")


def write_next_change(root: Path, output: Path, change: NextChange | None) -> None:
    """One line, the instant in ISO 8601; an empty file where nothing will change.

    Raises WriteFault.
    """
    file = next_change_file(root, output)
    text = f"{change.instant.isoformat()}\n" if change is not None else ""
    with suppress(OSError):
        if file.read_text("utf-8") == text:
            return
    draft = file.with_name(f"{file.name}.baru")
    try:
        draft.write_text(text, "utf-8", newline="\n")
        move(str(draft), str(file))
    except OSError as error:
        raise WriteFault(file, error) from error
