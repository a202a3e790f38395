"""QR codes as drawings."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import segno

MASK = 3
"""Readers take any of the eight. To weigh them against each other is most of the work, and this one wins most often."""


@cache  # a code is on each paper of a card, in its programs and on its page
def qr_svg(text: str) -> str:
    """The QR code of a text as SVG, with a quiet zone; black on white in any color scheme."""
    out, look = BytesIO(), {"border": 2, "light": "#fff", "svgclass": None}
    segno.make_qr(text, error="m", mask=MASK).save(out, kind="svg", xmldecl=False, omitsize=True, **look)
    return out.getvalue().decode("ascii").strip()
