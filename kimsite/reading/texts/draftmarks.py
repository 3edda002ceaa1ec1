"""What other editors write over a text that is not to be published: ``status: draft``."""

from __future__ import annotations

from kimsite.forms.typed.texts import NO, YES
from kimsite.reading.values.meantkey import plain_key
from kimsite.reading.values.node import Node

_SHOWN = {"published", "publish", "public", "diterbitkan", "tampil"}
"""With a word for no (Jekyll's ``published: false``)."""
_HIDDEN = {"hidden", "private", "unpublished", "disembunyikan", "rahasia"}
"""With a word for yes."""
_STATES = {"status", "post_status", "state", "visibility", "keadaan"}
_UNDONE = {
    "draft", "draf", "auto-draft", "konsep", "pending", "private", "privat", "hidden", "future",
    "trash", "unpublished", "unlisted",
}  # fmt: skip


def take_draft_marks(root: Node) -> bool:
    """Whether a text is marked so; what marks it is taken out of ``root``, for it is understood.

    A guard must not fail for being written as another program has it.
    """
    assert isinstance(root.value, dict)  # noqa: S101 -- for the type checker
    marks = [key for key, node in root.value.items() if _is_mark(plain_key(key), node)]
    for key in marks:
        del root.value[key]
    return bool(marks)


def _is_mark(key: str, node: Node) -> bool:
    if not isinstance(node.value, str):
        return False
    word = node.value.strip().lower()
    return (
        (key in _SHOWN and word in NO)
        or (key in _HIDDEN and word in YES)
        or (key in _STATES and word in _UNDONE)
    )
