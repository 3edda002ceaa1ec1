"""What the preview shows now: a version that each build renews, and the problems it found."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable

from kimsite.problem import Problem
from kimsite.report import describe_problem, is_error

_WORDS = {
    "id": ("{errors} kesalahan, {warnings} peringatan", "Tutup"),
    "en": ("Errors: {errors}, warnings: {warnings}", "Close"),
}


class PreviewState:
    """Read by the server, renewed by the builder; swapped whole, so that no lock is needed."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.changed: Callable[[], None] | None = None
        # A page of an earlier run, still open in a browser, must notice that it is old.
        self._run = secrets.token_hex(4)
        self._number = 0
        self._current = (self._mark(), b"{}")
        self.renew([])

    @property
    def version(self) -> str:
        """The name of what was built last."""
        return self._current[0]

    @property
    def report(self) -> bytes:
        """The problems of the last build as JSON, for the page to show."""
        return self._current[1]

    def renew(self, problems: list[Problem]) -> None:
        """A build has ended, with ``problems``."""
        self._number += 1
        errors = sum(problem.count for problem in problems if is_error(problem))
        warnings = sum(problem.count for problem in problems) - errors
        title, close = _WORDS[self.language]
        document = {
            "versi": self._mark(),
            "judul": title.format(errors=errors, warnings=warnings),
            "tutup": close,
            "masalah": [describe_problem(problem, self.language) for problem in problems],
        }
        self._current = (self._mark(), json.dumps(document, ensure_ascii=False).encode("utf-8"))
        if self.changed is not None:
            self.changed()

    def _mark(self) -> str:
        return f"{self._run}-{self._number}"
