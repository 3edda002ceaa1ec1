"""Templates are compiled once: their code is kept from build to build, one file a template.

A line of digests, and the code in Jinja2's own form. It is a cache: what is missing, torn, or made
by another kimsite, from another source or with other words is compiled anew. Code is trusted here
as the templates themselves are, which stand in the same network and may say whatever they like.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from kimsite.digest import digest_bytes

_SHAPING = ("environment.py", "once.py", "strings.py")
"""The modules beside this one that shape the code."""


class CompiledTemplates(BytecodeCache):
    """The compiled templates of a theme with these ``strings``; a full disk keeps nothing."""

    def __init__(self, folder: Path, strings: Mapping[str, str]) -> None:
        self.folder = folder
        here = Path(__file__).parent
        shaping = b"".join((here / name).read_bytes() for name in _SHAPING)
        self._shape = digest_bytes(shaping + repr(sorted(strings.items())).encode("utf-8"))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template's file; a template knows its own path, for its faults."""
        return digest_bytes(f"{name}\0{filename}".encode("utf-8", "surrogatepass"))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that was kept, if it is whole; Jinja2 then compares the source."""
        try:
            head, _, body = (self.folder / bucket.key).read_bytes().partition(b"\n")
        except OSError:
            return
        if head == self._head(body):
            bucket.bytecode_from_string(body)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        body = bucket.bytecode_to_string()
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / bucket.key).write_bytes(self._head(body) + b"\n" + body)

    def _head(self, body: bytes) -> bytes:
        return f"{self._shape} {digest_bytes(body)}".encode("ascii")
