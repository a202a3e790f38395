"""Draws how hard the resistance pulls from the hinge to the lockout, as a small SVG."""

from __future__ import annotations

from itertools import pairwise

from markupsafe import Markup

from generator.model import Resistance

NAMES = ("hinge", "halfway", "lockout")
LEVELS = ("least", "low", "medium", "high", "most")
WIDTH, HEIGHT, MARGIN, BASE = 440, 150, 8, 120


def tension_curve(resistance: Resistance) -> Markup:
    """A curve through the three levels, with a text that says the same."""
    levels = [resistance.hinge, resistance.middle, resistance.lockout]
    points = [(x, _height(level)) for x, level in zip(_columns(), levels, strict=True)]
    curve = _smooth(points)
    first, last = points[0][0], points[-1][0]
    return Markup(
        '<svg viewBox="0 0 {w} {h}" role="img" aria-label="{label}" data-search-exclude="true">'
        '<path class="tension__area" d="{curve} L{last},{base} L{first},{base} Z"/>'
        '<path class="tension__axis" d="M{first},{base} H{last}"/>'
        '<path class="tension__curve" d="{curve}"/>{names}</svg>'
    ).format(
        w=WIDTH,
        h=HEIGHT,
        label=tension_words(resistance),
        curve=curve,
        first=first,
        last=last,
        base=BASE,
        names=_names(),
    )


def tension_words(resistance: Resistance) -> str:
    """The curve in words."""
    return (
        f"Tension in the hinge: {resistance.hinge}; halfway: {resistance.middle}; at the lockout: {resistance.lockout}."
    )


def _columns() -> tuple[int, int, int]:
    return MARGIN, WIDTH // 2, WIDTH - MARGIN


def _height(level: str) -> int:
    """The y of a level: least lies just above the base line, most near the top."""
    return BASE - 16 - LEVELS.index(level) * 20


def _smooth(points: list[tuple[int, int]]) -> str:
    """A path through the points that is level at both ends, so that it never overshoots."""
    path = f"M{points[0][0]},{points[0][1]}"
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = (x0 + x1) // 2
        path += f" C{middle},{y0} {middle},{y1} {x1},{y1}"
    return path


def _names() -> Markup:
    anchors = ("start", "middle", "end")
    return Markup().join(
        Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(x, HEIGHT - 8, anchor, name)
        for x, anchor, name in zip(_columns(), anchors, NAMES, strict=True)
    )
