"""What an Opus file (RFC 7845) says about its author; it is left as it is."""

from __future__ import annotations

_QUIET = {"ENCODER", "ENCODER_OPTIONS"}


def find_in_opus(data: bytes) -> list[str]:
    """Its comments other than what encoded it: ``ARTIST=Yosepha``."""
    at = data.find(b"OpusTags", 0, 100_000)
    if at < 0:
        return []
    try:
        at = _skip(data, at + 8)
        count, at = _number(data, at), at + 4
        comments = []
        for _ in range(min(count, 100)):
            end = _skip(data, at)
            comments.append(data[at + 4 : end].decode("utf-8", "replace"))
            at = end
    except IndexError:
        return []
    return [c[:80] for c in comments if c.partition("=")[0].upper() not in _QUIET]


def _skip(data: bytes, at: int) -> int:
    end = at + 4 + _number(data, at)
    if end > len(data):
        raise IndexError
    return end


def _number(data: bytes, at: int) -> int:
    if at + 4 > len(data):
        raise IndexError
    return int.from_bytes(data[at : at + 4], "little")
