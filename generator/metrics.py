"""How wide text is in the fonts of the card, and which letters they have."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FONTS = Path(__file__).parent / "fonts"
Face = Literal["body", "head"]
FILES: dict[Face, str] = {"body": "atkinson-hyperlegible-next-700.ttf", "head": "barlow-condensed-700.ttf"}
"""The boldest of each family that a card uses; the others are no wider."""


def width(text: str, face: Face) -> float:
    """The width of a text in em, without kerning; a letter that the font lacks counts as one em."""
    advances = _advances(face)
    return sum(advances.get(ord(letter), 1.0) for letter in text)


def missing(text: str, face: Face) -> list[str]:
    """The letters of a text that the font lacks, each once."""
    advances = _advances(face)
    return [letter for letter in dict.fromkeys(text) if ord(letter) not in advances]


@cache
def _advances(face: Face) -> dict[int, float]:
    """The advance width in em of each letter by its code point."""
    with TTFont(FONTS / FILES[face], lazy=True) as font:
        units = font["head"].unitsPerEm
        advances = font["hmtx"].metrics
        return {code: advances[glyph][0] / units for code, glyph in font.getBestCmap().items()}
