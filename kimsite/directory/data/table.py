"""CSV that spreadsheets open without harm: UTF-8, commas, a newline at each line's end.

A text that a spreadsheet would take for a formula gets an apostrophe in front; one that it would
come upon where it splits a line at semicolons, as Excel does in Indonesia, gets one there. Numbers
are never touched, and a telephone number keeps its meaning without the plus: ``+62 812`` is
``0812``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from kimsite.directory.data.columns import Column

PHONES = ("telepon", "whatsapp")
SEPARATOR = ";"
"""Between the values of one cell."""
_formula = re.compile(r"""^(?=[=+\-@\t\r\n＝＋－＠])|(?<=[;\n])(?=[\s"]*[=+\-@＝＋－＠])""")


def render_head(columns: Iterable[Column]) -> bytes:
    """The line of the columns' names."""
    return render_lines([[column.name for column in columns]])


def render_record(record: Mapping[str, Any]) -> bytes:
    """One record as a line."""
    return render_lines([[_cell(name, value) for name, value in record.items()]])


def render_lines(rows: Iterable[Iterable[object]]) -> bytes:
    """Rows of safe cells as lines."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def _cell(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return _harmless(_local(value) if name in PHONES else value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return _harmless(SEPARATOR.join(value)) if isinstance(value, list) else str(value)


def _local(number: str) -> str:
    """A number that keeps its meaning without the plus."""
    return re.sub(r"^\+62[\s().-]*", "0", number)


def _harmless(text: str) -> str:
    if not _formula.search(text) and "\r" not in text:
        return text
    # csv leaves a carriage return bare, and readers take it for a line's end
    return _formula.sub("'", text).replace("\r", " ")
