"""What other editors write over a text that is not to be published: ``status: draft``."""

from __future__ import annotations

from kimsite.forms.typed.texts import NO, YES, text_of
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
_DONE = {"publish", "published", "public", "terbit", "diterbitkan"}


def take_draft_marks(root: Node) -> bool:
    """Whether a text is marked so; what marks it is taken out of ``root``, for it is understood.

    So is the mark's other half, as in ``published: true``. A guard must not fail for being written
    as another program has it.
    """
    assert isinstance(root.value, dict)  # noqa: S101 -- for the type checker
    told = {key: _says(plain_key(key), node) for key, node in root.value.items()}
    for key, hidden in told.items():
        if hidden is not None:
            del root.value[key]
    return any(told.values())


def _says(key: str, node: Node) -> bool | None:
    """Whether a field hides the text; None where it says nothing of that."""
    if not isinstance(node.value, str):
        return None
    word = text_of(node.value).lower()
    if key in _STATES:
        return True if word in _UNDONE else False if word in _DONE else None
    if word not in YES | NO:
        return None
    if key in _SHOWN:
        return word in NO
    return word in YES if key in _HIDDEN else None
