"""A QR code (ISO/IEC 18004) as SVG: dark on white with its quiet zone, on light and dark pages."""

from __future__ import annotations

import re

MASK = 3
"""Any of the eight masks can be read; trying all of them to choose one takes ten times as long."""
QUIET = 4
"""Modules that stay white around a code."""
_DARK = re.compile(b"\x01+")


def draw_qr(address: str) -> bytes:
    """The SVG of ``address``, which may lose a seventh of its area to dirt (level M)."""
    import segno  # few sites of a build need it anew

    rows = segno.make_qr(address, error="m", mask=MASK, boost_error=False).matrix
    side = len(rows) + 2 * QUIET
    # A stroke for each run of dark modules, in the middle of its row.
    strokes = "".join(
        f"M{run.start() + QUIET} {y + QUIET}.5h{run.end() - run.start()}"
        for y, row in enumerate(rows)
        for run in _DARK.finditer(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{strokes}"/></svg>'
    ).encode("ascii")
