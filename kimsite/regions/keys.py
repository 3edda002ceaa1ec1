"""Codes as the table keeps them: digits as one integer, so that what lies under is a range."""

from __future__ import annotations

from kimsite.region import is_code

FIRST_VILLAGE, LAST_VILLAGE = 10**9, 10**10 - 1


def dotted(digits: str) -> str:
    """``9404011003`` → ``94.04.01.1003``; a length of 2, 4, 6 or 10 is the caller's duty."""
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)


def key_of(code: str) -> int | None:
    """The code's digits; None for what cannot be a code (``00.11`` is not 11)."""
    return int(code.replace(".", "")) if is_code(code) and code[0] != "0" else None


def ranges_under(code: str) -> list[tuple[int, int]]:
    """First and last key of each level under ``code``, from the next level to the villages."""
    key = key_of(code)
    if key is None:
        return []
    digits = len(str(key))
    widths = [10 ** (length - digits) for length in (4, 6, 10) if length > digits]
    return [(key * width, key * width + width - 1) for width in widths]
