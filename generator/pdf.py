"""Cards on paper: one call to Typst for each card and paper. The same card gives the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

import typst

from generator.card import RANKS, Card
from generator.errors import PrimerError
from generator.metrics import FONTS
from generator.papers import Paper
from generator.qr import qr_svg

TEMPLATE = Path(__file__).parent / "typst" / "card.typ"

FACES = (
    "atkinson-hyperlegible-next-400.ttf",
    "atkinson-hyperlegible-next-700.ttf",
    "barlow-condensed-600.ttf",
    "barlow-condensed-700.ttf",
)
"""The faces that the template names."""
STANDARD: Literal["ua-1"] = "ua-1"
Form = Literal["pdf", "png"]


def card_pdf(card: Card, paper: Paper, author: str) -> bytes:
    """The card on the paper as a tagged PDF (PDF/UA-1); raises PrimerError if it doesn't fit the paper."""
    return _compile(card, paper, author, "pdf")


def card_png(card: Card, paper: Paper, author: str, width: int) -> bytes:
    """A picture of the printed card, `width` pixels wide; raises PrimerError if it doesn't fit the paper."""
    return _compile(card, paper, author, "png", width / paper.width * 25.4)


def _compile(card: Card, paper: Paper, author: str, form: Form, ppi: float | None = None) -> bytes:
    job = {
        "card": _plain(card),
        "paper": asdict(paper),
        "ranks": RANKS,
        "qr": qr_svg(card.url) if card.url else "",
        "author": author,
        "description": f"{card.name} as a glute primer: {paper.name}",
    }
    try:
        return _made(TEMPLATE.read_text("utf-8"), json.dumps(job), form, ppi)
    except typst.TypstError as error:
        said = error.message.removeprefix("panicked with: ")
        if said == error.message:  # no measure of the template's own, but a slip in it or a letter that no font has
            said = f"{TEMPLATE.name}: {said}"
        raise PrimerError(f"the card of the {card.name} can't be put on {paper.name}: {said}") from None


@lru_cache(maxsize=256)  # a preview makes the same cards again after each edit
def _made(template: str, job: str, form: Form, ppi: float | None) -> bytes:
    made, warnings = _compiler(template).compile_with_warnings(
        format=form, ppi=ppi, pdf_standards=STANDARD if form == "pdf" else None, sys_inputs={"job": job}
    )
    if warnings:  # a font that isn't there is no more than a warning, and its text would be missing
        raise PrimerError("; ".join(warning.message for warning in warnings))
    return bytes(cast("bytes", made))


@lru_cache(maxsize=1)  # it reads the fonts when it is made
def _compiler(_template: str) -> typst.Compiler:
    if gone := [name for name in FACES if not (FONTS / name).is_file()]:  # Typst would take another weight
        raise PrimerError(f"the font {FONTS / gone[0]} is missing; put it back, as with: git checkout -- {FONTS}")
    return typst.Compiler(TEMPLATE, font_paths=[FONTS], ignore_system_fonts=True)


def forget() -> None:
    """The next card is made from nothing."""
    _made.cache_clear()
    _compiler.cache_clear()


def _plain(value: Any) -> Any:
    """Dataclasses as plain data, without what their lines rest on."""
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value) if item.name != "footing"}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
