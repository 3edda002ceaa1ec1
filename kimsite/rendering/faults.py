"""What rendering cannot go on from, apart from what raises it: naming it loads no Pillow."""

from __future__ import annotations


class CacheFault(OSError):
    """The cache cannot be written; ``filename`` says where."""
