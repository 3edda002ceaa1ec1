"""Why a source could not be taken: a code of the messages and its values, without a place yet."""

from __future__ import annotations

from kimsite.problem import Problem, Span


class FetchFault(Exception):
    """A source is down, slow, huge, malformed or hostile; what is kept of it stays."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}

    def problem(self, span: Span, name: str) -> Problem:
        """It told at ``span``, where the source ``name`` is named."""
        return Problem.at(span, self.code, **{**self.values, "sumber": name})

    def lost(self, span: Span, name: str, since: str) -> Problem:
        """The same of a source that could not be taken; ``since`` dates what is kept of it."""
        values = {**self.values, "sumber": name}
        if since:
            return Problem.at(span, self.code, effect="luar-yang-lama", per=since, **values)
        return Problem.at(span, self.code, effect="luar-belum-ada", **values)
