"""Why the system refused a file or a folder, in words: its own are English."""

from __future__ import annotations

import errno

_REASONS = {
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "disknya hanya dapat dibaca",
    errno.ENOENT: "berkas atau foldernya tidak ada",
    errno.ENOTDIR: "ada berkas bernama folder itu",
    errno.EISDIR: "ada folder bernama berkas itu",
    errno.EIO: "disknya bermasalah",
    errno.EFBIG: "berkasnya terlalu besar untuk disk ini",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EADDRINUSE: "sedang dipakai program lain",
    errno.EBUSY: "sedang dipakai program lain",
}
_HELD = {32, 33}
"""What Windows says of a file that another program has open."""


def say_refusal(error: OSError) -> str:
    """Why the system refused, in words; its own where it has a reason that we know not."""
    if getattr(error, "winerror", None) in _HELD:
        return "sedang dipakai program lain"
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
