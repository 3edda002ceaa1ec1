"""New files reach the disk, and never over another one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from kimsite.engine.writing.write import WriteFault


def write_new(file: Path, content: str | bytes) -> bool:
    """Write ``file`` and its folders; False, and nothing is touched, where it already exists.

    Raises WriteFault.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _fill(file, data)
    except FileExistsError:
        if not file.exists():  # a file stands where one of its folders should be
            raise WriteFault(file, FileExistsError(0, "ada berkas bernama folder itu")) from None
        return False
    except OSError as error:
        raise WriteFault(file, error) from error
    return True


def _fill(file: Path, data: bytes) -> None:
    """Make ``file`` with ``data``, or none: a beginning of it would hold the name."""
    with file.open("xb") as opened:
        try:
            opened.write(data)
            opened.flush()
        except OSError:
            with suppress(OSError):
                opened.close()
            file.unlink(missing_ok=True)
            raise


def make_folder(folder: Path) -> None:
    """Make ``folder`` where it is missing. Raises WriteFault."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteFault(folder, error) from error
