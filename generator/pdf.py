"""Sheets of paper: one call to Typst for each of them. The same data gives the same bytes each time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, cast

import typst
from PIL import Image

from generator.card import RANKS, Card
from generator.errors import PrimerError
from generator.metrics import FONTS
from generator.papers import Paper
from generator.qr import qr_svg

TEMPLATES = Path(__file__).parent / "typst"
TEMPLATE = TEMPLATES / "card.typ"

FACES = (
    "atkinson-hyperlegible-next-400.ttf",
    "atkinson-hyperlegible-next-700.ttf",
    "barlow-condensed-600.ttf",
    "barlow-condensed-700.ttf",
)
"""The faces that the templates name."""
STANDARD: Literal["ua-1"] = "ua-1"
Form = Literal["pdf", "png"]
GRAYS = 4
"""Enough for black print on white paper, seen small."""


def card_pdf(card: Card, paper: Paper, author: str) -> bytes:
    """The card on the paper as a tagged PDF (PDF/UA-1); raises PrimerError if it doesn't fit the paper."""
    return _card(card, paper, author, "pdf")


def card_png(card: Card, paper: Paper, author: str, width: int) -> bytes:
    """A picture of the printed card, `width` pixels wide; raises PrimerError if it doesn't fit the paper."""
    return with_colors(_card(card, paper, author, "png", width / paper.width * 25.4), GRAYS)


@lru_cache(maxsize=256)
def with_colors(picture: bytes, colors: int) -> bytes:
    """A PNG in so many colors, or grays where it has no others: a sixth to a third of the bytes."""
    drawn, packed = Image.open(BytesIO(picture)).convert("RGB"), BytesIO()
    drawn.quantize(colors, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _card(card: Card, paper: Paper, author: str, form: Form, ppi: float | None = None) -> bytes:
    job = {
        "card": plain(card),
        "paper": asdict(paper),
        "ranks": RANKS,
        "qr": qr_svg(card.url) if card.url else "",
        "author": author,
        "description": f"{card.name} as a glute primer: {paper.name}",
    }
    return compiled(TEMPLATE, job, f"the card of the {card.name} can't be put on {paper.name}", form, ppi)


def compiled(template: Path, job: Mapping[str, Any], complaint: str, form: Form, ppi: float | None = None) -> bytes:
    """What the template makes of the job, which is plain data; raises PrimerError, `complaint` first, if it can't."""
    try:
        return _made(template, _source(template), json.dumps(job), form, ppi)
    except typst.TypstError as error:
        said = error.message.removeprefix("panicked with: ")
        if said == error.message:  # no measure of the template's own, but a slip in it or a letter that no font has
            said = f"{template.name}: {said}"
        raise PrimerError(f"{complaint}: {said}") from None


def _source(template: Path) -> str:
    """All that a template is made of: what it shares with the others, and its own."""
    return "".join(path.read_text("utf-8") for path in (template.with_name("common.typ"), template))


@lru_cache(maxsize=256)  # a preview makes the same cards again after each edit
def _made(template: Path, source: str, job: str, form: Form, ppi: float | None) -> bytes:
    made, warnings = _compiler(template, source).compile_with_warnings(
        format=form, ppi=ppi, pdf_standards=STANDARD if form == "pdf" else None, sys_inputs={"job": job}
    )
    if warnings:  # a font that isn't there is no more than a warning, and its text would be missing
        raise PrimerError("; ".join(warning.message for warning in warnings))
    return bytes(cast("bytes", made))


@lru_cache(maxsize=4)  # it reads the fonts when it is made
def _compiler(template: Path, _source: str) -> typst.Compiler:
    if gone := [name for name in FACES if not (FONTS / name).is_file()]:  # Typst would take another weight
        raise PrimerError(f"the font {FONTS / gone[0]} is missing; put it back, as with: git checkout -- {FONTS}")
    return typst.Compiler(template, font_paths=[FONTS], ignore_system_fonts=True)


def forget() -> None:
    """The next sheet is made from nothing."""
    _made.cache_clear()
    with_colors.cache_clear()
    _compiler.cache_clear()


def plain(value: Any) -> Any:
    """Dataclasses as plain data, without what their lines rest on."""
    if is_dataclass(value):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value) if item.name != "footing"}
    return [plain(item) for item in value] if isinstance(value, tuple) else value
