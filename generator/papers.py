"""The papers that cards are made for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Paper:
    """A paper and the type that fits it.

    Width, height, margin, gap, qr and the rows' least and greatest height are in millimetres. `text` is in points,
    from the largest size to try to the least; title, cue and the small words of the table's head are in parts of it.
    `sessions` are the training days to write down; `columns` stand beside each other below the plan; `up` is how
    many cards are on the sheet.
    """

    id: str
    name: str
    width: float
    height: float
    margin: float
    text: tuple[float, ...]
    title: float
    cue: float
    small: float
    gap: float
    row: float
    row_max: float
    qr: float
    sessions: int
    columns: int
    up: int = 1


_WALL: dict[str, Any] = {
    "text": (11.0, 10.5, 10.0), "title": 3.1, "cue": 1.35, "small": 1, "margin": 10, "gap": 3.2, "row": 7.2,
    "row_max": 13, "qr": 24, "sessions": 5, "columns": 2,
}  # fmt: skip
_HALF: dict[str, Any] = {
    "text": (9.5, 9.0, 8.5), "title": 2.8, "cue": 1.25, "small": 0.9, "margin": 7, "gap": 2.4, "row": 6, "row_max": 10,
    "qr": 19, "sessions": 3, "columns": 2,
}  # fmt: skip
_POCKET: dict[str, Any] = {
    "text": (7.8,), "title": 2.1, "cue": 1.2, "small": 0.85, "margin": 5, "gap": 1.8, "row": 4.6, "row_max": 7.5,
    "qr": 13, "sessions": 2, "columns": 1,
}  # fmt: skip
_LOW_POCKET = _POCKET | {"text": (7.5,), "gap": 1.6, "row": 4.2}  # a quarter of Letter is 8 mm lower than A6

PAPERS: dict[str, Paper] = {
    paper.id: paper
    for paper in (
        Paper("letter", "Letter", 215.9, 279.4, **_WALL),
        Paper("a4", "A4", 210, 297, **_WALL),
        Paper("a5", "A5", 148, 210, **_HALF),
        Paper("a6", "A6 (pocket)", 105, 148, **_POCKET),
        Paper("sheet-letter", "Four pocket cards (Letter)", 215.9, 279.4, up=4, **_LOW_POCKET),
        Paper("sheet-a4", "Four pocket cards (A4)", 210, 297, up=4, **_POCKET),
    )
}
"""By id; the first is what is offered where nothing else is known."""

PREVIEW, PREVIEW_WIDTH = "letter", 500
"""The paper of the small pictures, and how many pixels wide they are."""

BOOKLETS = ("letter", "a4")
"""The papers that a program is printed on."""
