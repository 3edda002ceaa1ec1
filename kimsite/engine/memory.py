"""What the last build read, wrote and said, a Trace a site, in SQLite; its loss costs only time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kimsite.digest import digest_bytes
from kimsite.model import ItemBrief, Summary
from kimsite.problem import Problem, Span

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Trace:
    """The last build of one owner: inputs by name, outputs by path, what it said, when it holds."""

    owner: str
    parts: dict[str, str]
    outputs: dict[str, str]
    summary: Summary | None = None
    problems: tuple[Problem, ...] = ()
    since: datetime | None = None
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether the output still stands at ``now``."""
        early = self.since is not None and now < self.since
        late = self.until is not None and now >= self.until
        return not (early or late)


class Memory:
    """The traces of one output folder. ``clean`` is False after a build that did not end."""

    def __init__(self, file: Path | None) -> None:
        self._database = sqlite3.connect(file or ":memory:", isolation_level=None)
        self._database.execute("CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value)")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS trace (owner TEXT PRIMARY KEY, document TEXT) WITHOUT ROWID"
        )
        known = dict(self._database.execute("SELECT name, value FROM state"))
        if known.get("version") != VERSION:
            self._database.execute("DELETE FROM trace")
            known = {}
        self.clean = known.get("clean") == "yes"

    def begin(self) -> None:
        """Say that a build is under way; until :meth:`end`, the output is not trusted."""
        self._set("version", VERSION)
        self._set("clean", "no")

    def end(self) -> None:
        """Say that the output is what the traces say."""
        self._set("clean", "yes")

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def traces(self) -> dict[str, Trace]:
        """All traces by owner."""
        rows = self._database.execute("SELECT document FROM trace ORDER BY owner")
        return {trace.owner: trace for trace in (_read(row[0]) for row in rows)}

    def keep(self, traces: Iterable[Trace]) -> None:
        """Keep ``traces`` in one transaction."""
        rows = [(trace.owner, _write(trace)) for trace in traces]
        self._database.execute("BEGIN")
        self._database.executemany("INSERT OR REPLACE INTO trace VALUES (?, ?)", rows)
        self._database.execute("COMMIT")

    def forget(self, owners: Iterable[str]) -> None:
        """Drop the traces of ``owners``."""
        self._database.executemany("DELETE FROM trace WHERE owner = ?", [(o,) for o in owners])

    def clear(self) -> None:
        """Drop every trace."""
        self._database.execute("DELETE FROM trace")

    def _set(self, name: str, value: str) -> None:
        self._database.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))


def open_memory(root: Path, output: Path) -> Memory:
    """The memory of ``output``; an unreadable one is replaced by an empty one."""
    folder = root / ".kimsite"
    folder.mkdir(exist_ok=True)
    file = folder / f"ingatan-{digest_bytes(str(output.resolve()).encode())[:12]}.sqlite"
    try:
        memory = Memory(file)
        memory.traces()
    except (sqlite3.DatabaseError, ValueError, KeyError, TypeError):
        file.unlink(missing_ok=True)
        memory = Memory(file)
    return memory


def _write(trace: Trace) -> str:
    document = {
        "owner": trace.owner,
        "parts": trace.parts,
        "outputs": trace.outputs,
        "summary": asdict(trace.summary) if trace.summary else None,
        "problems": [asdict(problem) for problem in trace.problems],
        "since": trace.since.isoformat() if trace.since else None,
        "until": trace.until.isoformat() if trace.until else None,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _read(document: str) -> Trace:
    given = json.loads(document)
    return Trace(
        owner=given["owner"],
        parts=given["parts"],
        outputs=given["outputs"],
        summary=_summary(given["summary"]) if given["summary"] else None,
        problems=tuple(_problem(problem) for problem in given["problems"]),
        since=datetime.fromisoformat(given["since"]) if given["since"] else None,
        until=datetime.fromisoformat(given["until"]) if given["until"] else None,
    )


def _problem(given: dict[str, Any]) -> Problem:
    values = tuple((name, value) for name, value in given["values"])
    span = Span(**given["span"])
    return Problem(given["code"], span, values, given["effect"], given["count"])


def _summary(given: dict[str, Any]) -> Summary:
    plain: dict[str, Any]
    plain = {key: tuple(v) if isinstance(v, list) else v for key, v in given.items()}
    plain["newest"] = tuple(_item(item) for item in given["newest"])
    plain["events"] = tuple(_item(item) for item in given["events"])
    plain["pages"] = tuple((path, date) for path, date in given["pages"])
    return Summary(**plain)


def _item(given: dict[str, Any]) -> ItemBrief:
    plain: dict[str, Any]
    plain = {key: tuple(v) if isinstance(v, list) else v for key, v in given.items()}
    return ItemBrief(**plain)
