"""A chart as SVG to stand in a page: it has the page's own color, so that it is readable light and dark."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

WIDTH, ROW, LABEL, NUMBER, AXIS = 420, 26, 170, 60, 24


class Row(NamedTuple):
    """A name, its numbers (the median, the least, the most), and whether it is this site's."""

    name: str
    median: float
    least: float
    most: float
    own: bool


def dots(title: str, rows: Sequence[Row], unit: str) -> str:
    """A dot for each median on a logarithmic axis, and a line from the least to the most; this site's are full."""
    low, high = floor(log10(min(row.least for row in rows))), ceil(log10(max(row.most for row in rows)))
    high = max(high, low + 1)
    bottom = len(rows) * ROW

    def across(number: float) -> float:
        return LABEL + (log10(number) - low) / (high - low) * (WIDTH - LABEL - NUMBER)

    lines = []
    for power in range(low, high + 1):
        x = across(10**power)
        lines += [
            f'<path d="M{x:.1f},0 V{bottom}" stroke="currentColor" stroke-opacity="0.25"/>',
            f'<text x="{x:.1f}" y="{bottom + 17}" text-anchor="middle">{10.0**power:g} {unit}</text>',
        ]
    for place, row in enumerate(rows):
        y, x = place * ROW + ROW / 2, across(row.median)
        weight, inside = (' font-weight="700"', "") if row.own else ("", ' fill-opacity="0.4" stroke="currentColor"')
        lines += [
            f'<text x="{LABEL - 14}" y="{y + 4:g}" text-anchor="end"{weight}>{escape(row.name)}</text>',
            f'<path d="M{across(row.least):.1f},{y:g} H{across(row.most):.1f}" stroke="currentColor"/>',
            f'<circle cx="{x:.1f}" cy="{y:g}" r="5"{inside}/>',
            f'<text x="{across(row.most) + 10:.1f}" y="{y + 4:g}"{weight}>{row.median:.3g} {unit}</text>',
        ]
    height = bottom + AXIS
    top = (
        f'<svg viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-label="{escape(title)}"'
    )
    return "\n".join([f'{top} fill="currentColor" font-size="13">', *lines, "</svg>"])
