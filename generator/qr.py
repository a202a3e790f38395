"""QR codes as drawings."""

from __future__ import annotations

from io import BytesIO

import segno


def qr_svg(text: str) -> str:
    """The QR code of a text as SVG with the quiet zone that scanners ask for; black on white in any color scheme."""
    out = BytesIO()
    segno.make_qr(text, error="m").save(
        out, kind="svg", border=2, xmldecl=False, svgclass=None, light="#fff", omitsize=True
    )
    return out.getvalue().decode("ascii").strip()
