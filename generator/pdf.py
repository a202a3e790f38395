"""The card as sheets of paper, and as a small picture."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

from generator.card import RANKS, Card
from generator.metrics import width
from generator.papers import Paper
from generator.sheet import GRAYS, Sheet, made, source_of

TEMPLATE = "card.typ"
COLUMNS = ("equipment", "mine", "set_up", "cues", "faults", "stop", "tempo_words", "load_note", "notes")
"""What of a card has to fit a column, beside the ways to other variations; names have room of their own."""
WIDEST = 5
"""The words to measure on paper. The first is the widest by far; kerning may change places of those that are close."""


def card_pdf(card: Card, paper: Paper, author: str) -> bytes:
    """The card on the paper as a tagged PDF (PDF/UA-1); raises PrimerError if it doesn't fit the paper."""
    return made(card_sheet(card, paper, author))


def card_sheet(card: Card, paper: Paper, author: str, path: str = "") -> Sheet:
    """The card on the paper; `path` is the file that a writer would have to shorten."""
    job = {
        "paper": asdict(paper),
        "ranks": RANKS,
        "author": author,
        "description": f"{card.name} as a glute primer: {paper.name}",
    }
    complaint = f"the card of the {card.name} can't be put on {paper.name}"
    return Sheet(
        TEMPLATE,
        source_of(TEMPLATE),
        f"{json.dumps(job)[:-1]}, {_said(card)[1:]}",
        f"{path}: {complaint}" if path else complaint,
        qr=card.url or "",
    )


def card_picture_sheet(card: Card, paper: Paper, author: str, pixels: int, path: str = "") -> Sheet:
    """A picture of the printed card, so many pixels wide."""
    sheet = card_sheet(card, paper, author, path)
    return replace(sheet, form="png", ppi=pixels / paper.width * 25.4, colors=GRAYS)


@lru_cache(maxsize=1)  # the same on all papers
def _said(card: Card) -> str:
    said = plain(card)
    words = sorted(set(_words(said)), key=lambda word: (-_wide(word), word))
    return json.dumps({"card": said, "words": words[:WIDEST]})


@lru_cache(maxsize=10_000)  # the same words are on many cards
def _wide(word: str) -> float:
    return width(word, "body")


def _words(said: dict[str, Any]) -> Iterator[str]:
    moves = [move["text"] for move in said["moves"]]
    for text in _texts([[said[name] for name in COLUMNS], moves]):
        yield from re.split(r"[\s/–—-]", text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def plain(value: Any) -> Any:
    """Dataclasses as plain data, without what their lines rest on."""
    if is_dataclass(value):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value) if item.name != "footing"}
    return [plain(item) for item in value] if isinstance(value, tuple) else value
