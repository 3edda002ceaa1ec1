"""CBOR (RFC 8949) as far as Pagefind writes it: whole numbers, texts and lists of them."""

from __future__ import annotations

from typing import Any

_NUMBER, _TEXT, _LIST = 0, 3, 4


def read_cbor(data: bytes) -> Any:
    """The value that ``data`` holds, and nothing else. Raises ValueError."""
    try:
        value, end = _read(data, 0)
    except (IndexError, RecursionError) as error:
        raise ValueError("CBOR is cut short") from error
    if end != len(data):
        raise ValueError("more than one value")
    return value


def write_cbor(value: Any) -> bytes:
    """``value`` as CBOR, every length as short as can be."""
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode("utf-8")
        return _head(_TEXT, len(text)) + text
    return _head(_LIST, len(value)) + b"".join(map(write_cbor, value))


def _read(data: bytes, at: int) -> tuple[Any, int]:
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number >= 24:
        size = 1 << (number - 24)
        if size > 8:
            raise ValueError("a length that is not told")
        number, at = int.from_bytes(data[at : at + size], "big"), at + size
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode("utf-8"), at + number
    if kind != _LIST:
        raise ValueError(f"CBOR of kind {kind}")
    held = []
    for _ in range(number):
        value, at = _read(data, at)
        held.append(value)
    return held, at


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in (1, 2, 4, 8) if number < 1 << 8 * size)
    return bytes([kind << 5 | 23 + size.bit_length()]) + number.to_bytes(size, "big")
