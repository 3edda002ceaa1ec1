"""Templates are compiled once: their code is kept, one file a template.

Those that come with kimsite are kept where Python keeps the code of kimsite itself, for all
networks; those of a network, and all that show words of its own, in the network's ``own`` folder.

A file is a line of digests, and the code in Jinja2's own form. It is a cache: what is missing,
torn, or made by another kimsite, from another source or with other words is compiled anew. Code is
trusted here as the templates themselves are, which stand in the same places and may say anything.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from kimsite.digest import digest_bytes

_SHAPING = ("environment.py", "once.py", "strings.py")
"""The modules beside this one that shape the code."""
_OURS = "kimsite-"


class CompiledTemplates(BytecodeCache):
    """The code of templates that say ``strings``; a full disk keeps nothing.

    ``own`` is the network's folder, if anything may be kept there; ``shared`` are the folders of
    templates whose code serves every network.
    """

    def __init__(
        self, strings: Mapping[str, str], own: Path | None, shared: Collection[Path]
    ) -> None:
        self.own = own
        self.shared = shared
        here = Path(__file__).parent
        shaping = b"".join((here / name).read_bytes() for name in _SHAPING)
        self._words = digest_bytes(repr(sorted(strings.items())).encode("utf-8"))
        self._shape = digest_bytes(shaping + self._words.encode("ascii"))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template's file; a template knows its own path, for its faults."""
        if filename is not None and any(Path(filename).is_relative_to(f) for f in self.shared):
            return _OURS + digest_bytes(f"{name}\0{filename}\0{self._words}".encode())
        return digest_bytes(f"{name}\0{filename}".encode("utf-8", "surrogatepass"))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that was kept, if it is whole; Jinja2 then compares the source."""
        for folder in self._folders(bucket.key):
            try:
                head, _, body = (folder / bucket.key).read_bytes().partition(b"\n")
            except OSError:
                continue
            if head == self._head(body):
                bucket.bytecode_from_string(body)
                return

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, where that is possible first."""
        body = bucket.bytecode_to_string()
        for folder in self._folders(bucket.key):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / bucket.key).write_bytes(self._head(body) + b"\n" + body)
            except OSError:
                continue
            return

    def _folders(self, key: str) -> Iterator[Path]:
        if key.startswith(_OURS) and not sys.dont_write_bytecode:
            yield Path(cache_from_source(__file__)).parent
        if self.own is not None:
            yield self.own

    def _head(self, body: bytes) -> bytes:
        return f"{self._shape} {digest_bytes(body)}".encode("ascii")
