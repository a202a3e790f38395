"""How much a search makes of a page: what readers come for stands above what is printed, and above what is for writers.

The search multiplies by it what it found, where a word in a title counts a thousand times as much as one in a text.
"""

from __future__ import annotations

from generator.places import SHARED

WRITERS = "contribute/"
FIRST, USUAL, PRINTED, FOR_WRITERS = 1.5, 1.0, 0.25, 0.001


def weight(address: str) -> float:
    """The weight of a generated page, by the form of its address."""
    if address.startswith(WRITERS):
        return FOR_WRITERS
    match address.rstrip("/").split("/"):
        case [_, _, "card"]:
            return PRINTED
        case [_] | [_, "program"] if address not in SHARED:
            return FIRST
    return USUAL
