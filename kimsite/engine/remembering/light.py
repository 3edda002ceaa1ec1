"""The light half of a row: what every plan asks of every owner, under a seal."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from kimsite.engine.remembering.ledger.row import check_row, seal_row


class Light(NamedTuple):
    """What a plan asks of every owner. Digests are hex text; instants are seconds since 1970.

    ``stamp`` stands for the owner's files by name, size and time, ``context`` for all else it
    depends on, ``told`` for its summary; ``facts`` is the profile's little for the plan, as JSON;
    ``cited`` names the materials its items pass on, separated by spaces.
    """

    owner: str
    dirty: int
    stamp: str
    context: str
    facts: str
    cited: str
    since: float | None
    until: float | None
    told: str
    pages: int
    assets: str

    @property
    def believed(self) -> tuple[Any, ...]:
        """All but whether it is dirty: that is said in one stroke, of many."""
        return self.owner, *self[2:]

    def holds(self, now: datetime) -> bool:
        """Whether the output still stands at ``now``."""
        instant = now.timestamp()
        early = self.since is not None and instant < self.since
        late = self.until is not None and instant >= self.until
        return not (early or late)

    def row(self) -> tuple[Any, ...]:
        """The columns, marked clean."""
        return self._replace(dirty=0)


LIGHT = ", ".join(Light._fields)
"""Its columns."""
SEALED = f"SELECT {LIGHT}, area, seal FROM trace"  # noqa: S608 -- our constant
"""The rows that :func:`open_light` takes."""
_BELIEVED = (Light._fields[0], *Light._fields[2:], "area")
"""The names of :attr:`Light.believed`, and the area."""


def seal_light(light: Light, area: str) -> str:
    """The seal of all that a plan believes of a row in ``area``."""
    return seal_row(*light.believed, area)


def open_light(row: tuple[Any, ...]) -> Light:
    """A row as it was sealed; one that was only marked dirty has no seal, and tells nothing."""
    *columns, area, seal = row
    light = Light._make(columns)
    if seal or not light.dirty:
        check_row(seal, *light.believed, area)
    return light


def change(column: str) -> str:
    """The statement that changes one column of an owner's row, and its seal."""
    names = ", ".join("?1" if name == column else name for name in _BELIEVED)
    return f"UPDATE trace SET {column} = ?1, seal = seal({names}) WHERE owner = ?2"  # noqa: S608
