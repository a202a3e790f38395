"""A bar chart as SVG to stand in a page: it has the page's own color, so that it is readable light and dark."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, ROW, LABEL, NUMBER = 640, 26, 190, 90


def bars(title: str, rows: Sequence[tuple[str, float, bool]], unit: str) -> str:
    """A bar for each name, in proportion to its number; the ones of this site are full, the others pale."""
    most = max(number for _, number, _ in rows)
    room = WIDTH - LABEL - NUMBER
    lines = []
    for place, (name, number, own) in enumerate(rows):
        y, length = place * ROW, max(1.5, number / most * room)
        middle, pale = y + ROW / 2 + 4, "" if own else ' fill-opacity="0.4"'
        weight = ' font-weight="700"' if own else ""
        lines += [
            f'<text x="{LABEL - 8}" y="{middle:g}" text-anchor="end"{weight}>{escape(name)}</text>',
            f'<rect x="{LABEL}" y="{y + 4}" width="{length:.1f}" height="{ROW - 8}"{pale}/>',
            f'<text x="{LABEL + length + 6:.1f}" y="{middle:g}"{weight}>{number:.3g} {unit}</text>',
        ]
    height = len(rows) * ROW
    top = f'<svg viewBox="0 0 {WIDTH} {height}" width="100%" role="img" aria-label="{escape(title)}"'
    return "\n".join([f'{top} fill="currentColor" font-size="13">', *lines, "</svg>"])
