"""What rendering cannot go on from, apart from what raises it: naming it loads no Pillow."""

from __future__ import annotations

from kimsite.problem import Problem, Span


class CacheFault(OSError):
    """The cache cannot be written; ``filename`` says where."""


class ThemeFault(Exception):
    """A theme that cannot be used, or a template that failed; carries the Problem as a value."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class PictureFault(Exception):
    """A picture that cannot be used; ``code`` is the problem's, ``detail`` its value."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


class SearchFault(Exception):
    """No index of texts came of it; carries the Problem."""

    def __init__(self, detail: str) -> None:
        self.problem = Problem.at(Span("kimsite.yaml"), "cari-gagal", rincian=detail)
        super().__init__(detail)
