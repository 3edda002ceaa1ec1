"""A QR code (ISO/IEC 18004) as SVG: dark on white with its quiet zone, on light and dark pages."""

from __future__ import annotations

from io import BytesIO

MASK = 3
"""Any of the eight masks can be read; trying all of them to choose one takes ten times as long."""


def draw_qr(address: str) -> bytes:
    """The SVG of ``address``, which may lose a seventh of its area to dirt (level M)."""
    import segno  # few sites of a build need it anew

    code = segno.make_qr(address, error="m", mask=MASK, boost_error=False)
    buffer = BytesIO()
    code.save(
        buffer, kind="svg", xmldecl=False, omitsize=True, border=4, dark="#000", light="#fff",
        svgclass=None, lineclass=None, nl=False,
    )  # fmt: skip
    return buffer.getvalue()
