"""Cards on paper: one call to Typst for each card and paper. The same card gives the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from generator.card import RANKS, Card
from generator.errors import PrimerError
from generator.metrics import FONTS
from generator.papers import Paper
from generator.qr import qr_svg

TEMPLATE = Path(__file__).parent / "typst" / "card.typ"


def card_pdf(card: Card, paper: Paper, author: str) -> bytes:
    """The card on the paper as a tagged PDF (PDF/UA-1); raises PrimerError if it doesn't fit the paper."""
    return _compile(card, paper, author, format="pdf", pdf_standards=["ua-1"])


def card_png(card: Card, paper: Paper, author: str, width: int) -> bytes:
    """A picture of the printed card, `width` pixels wide; raises PrimerError if it doesn't fit the paper."""
    return _compile(card, paper, author, format="png", ppi=width / paper.width * 25.4)


def _compile(card: Card, paper: Paper, author: str, **how: Any) -> bytes:
    made: Any
    job = {
        "card": _plain(card),
        "paper": asdict(paper),
        "ranks": RANKS,
        "qr": qr_svg(card.url) if card.url else "",
        "author": author,
        "description": f"{card.name} as a glute primer: {paper.name}",
    }
    try:
        made, warnings = _compiler().compile_with_warnings(sys_inputs={"job": json.dumps(job)}, **how)
    except typst.TypstError as error:
        raise PrimerError(_reason(card, paper, error.message)) from None
    if warnings:  # a font that isn't there is no more than a warning, and its text would be missing
        raise PrimerError(_reason(card, paper, "; ".join(warning.message for warning in warnings)))
    return bytes(made)


def _reason(card: Card, paper: Paper, said: str) -> str:
    return f"the card of the {card.name} can't be put on {paper.name}: {said.removeprefix('panicked with: ')}"


@cache
def _compiler() -> typst.Compiler:
    """Kept for all cards, as it reads the fonts when it is made."""
    return typst.Compiler(TEMPLATE, font_paths=[FONTS], ignore_system_fonts=True)


def _plain(value: Any) -> Any:
    """Dataclasses as plain data, without what their lines rest on."""
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value) if item.name != "footing"}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
