"""A folder named on the command line; whether it is there is asked by those who need it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


class Folder(click.Path):
    """Takes every name that a folder can have."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The folder as a Path."""
        try:
            return super().convert(value, param, ctx)
        except ValueError:  # a NUL, which no file system takes
            self.fail("nama yang tidak mungkin", param, ctx)
