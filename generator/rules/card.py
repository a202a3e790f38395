"""What the card shows fits the card. The counts of letters are limits of the model; here it is their width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal
from unicodedata import combining

from generator import model
from generator.content import Content, Doc
from generator.errors import Problem
from generator.metrics import Face, missing, width
from generator.rules.each import each_document

FEWEST, MOST = 3, 5
WIDEST_IN_BOOKLET = 22.0
"""In em; a review's column is wider by the box to tick."""

_WORDS = re.compile(r"[\s/\-–—]")
MOST_OPTIONS = 6

Style = Literal["body", "head", "capitals"]
PER_LETTER: dict[Style, float] = {"body": 0.53, "head": 0.41, "capitals": 0.54}
"""Width in em that a line may take for each letter it may have; English takes a little less."""

PRINTED: dict[tuple[type[model.Model], str], tuple[Style, int]] = {
    (model.Source, "author"): ("body", model.MAX_LABEL),
    (model.Source, "title"): ("body", model.MAX_TITLE),
    (model.EquipmentItem, "name"): ("body", model.MAX_NAME),
    (model.EquipmentUse, "note"): ("body", model.MAX_NAME),
    (model.Tempo, "top_word"): ("body", model.MAX_WORD),
    (model.SessionStep, "name"): ("head", model.MAX_WORD),
    (model.Sign, "short"): ("body", model.MAX_NAME),
    (model.Variation, "name"): ("capitals", model.MAX_NAME),
    (model.Variation, "short_name"): ("capitals", model.MAX_SHORT_NAME),
    (model.Level, "label"): ("capitals", model.MAX_SHORT_NAME),
    (model.Dial, "name"): ("body", model.MAX_SHORT_LABEL),
    (model.Dial, "options"): ("body", model.MAX_WORD),
    (model.Step, "short"): ("body", model.MAX_CARD_LINE),
    (model.Cue, "text"): ("head", model.MAX_CUE),
    (model.Fault, "name"): ("body", model.MAX_CARD_LINE),
    (model.Fault, "card_fix"): ("body", model.MAX_CARD_LINE),
    (model.Progress, "short"): ("body", model.MAX_CARD_LINE),
    (model.Regress, "short"): ("body", model.MAX_CARD_LINE),
}
"""The fields that stand on the card, how each is set there, and the most letters it may have."""


def set_up_fits_the_card(content: Content) -> Iterator[Problem]:
    """Three to five steps of the set-up have a short form, for the card."""
    for folder in content.movements.values():
        for doc in folder.variations.values():
            paths = [("set_up", index, "short") for index in range(len(doc.value.set_up))]
            short = [path for path, step in zip(paths, doc.value.set_up, strict=True) if step.short]
            lost = sum(not doc.given(path) for path in paths if path not in short)
            if len(short) > MOST:
                message = f"this is short line number {MOST + 1}, the card has room for {MOST}; remove its short"
                yield from doc.blame(short[MOST], message, key=True)
            elif len(short) + lost < FEWEST:
                message = f"the card needs {FEWEST} to {MOST} steps with a short form, here {len(short)} have one"
                yield from doc.blame(("set_up",), f'{message}; add short: "…"', key=True)


def options_fit_the_card(content: Content) -> Iterator[Problem]:
    """All dials of a variation together have no more options than the card has boxes to tick."""
    for folder in content.movements.values():
        for doc in folder.variations.values():
            options = [
                ("load", "dials", index, "options", number)
                for index, dial in enumerate(doc.value.load.dials)
                for number in range(len(dial.options))
            ]
            if len(options) > MOST_OPTIONS:
                message = f"this is option number {MOST_OPTIONS + 1} of all dials, the card has room for {MOST_OPTIONS}"
                yield from doc.blame(options[MOST_OPTIONS], f"{message}; take some away")


@each_document
def lines_fit_the_card(doc: Doc[Any]) -> Iterator[Problem]:
    """No line of the card, and no word in it, is wider than the card has room for, however few its letters."""
    for line in _printed(doc):
        room, room_for_word = (letters * PER_LETTER[line.style] for letters in (line.most, model.LONGEST_WORD))
        if (wide := line.width) > room:
            over = ceil(len(line.text) * (1 - room / wide))
            yield from line.doc.blame(line.path, f"this is too wide for the card by about {over} letters; shorten it")
        elif word := next((word for word in line.words if line.width_of(word) > room_for_word), None):
            yield from line.doc.blame(line.path, f'"{word}" is too wide for the card; choose a shorter word')


@each_document
def letters_can_be_printed(doc: Doc[Any]) -> Iterator[Problem]:
    """The fonts of the card have every letter of its lines."""
    for line in _printed(doc):
        shown = line.text.upper() if line.style == "capitals" else line.text
        if letters := missing(shown, line.face) + [letter for letter in shown if combining(letter)]:
            message = f"the card can't show {' '.join(letters)}; write it in letters of Western languages"
            yield from line.doc.blame(line.path, message)


@each_document
def booklet_can_be_printed(doc: Doc[Any]) -> Iterator[Problem]:
    """The fonts of the booklet have every letter of its reviews and rules, and no word is wider than its column."""
    for path, text in _reviewed(doc.value):
        if letters := missing(text, "body") + [letter for letter in text if combining(letter)]:
            message = f"the booklet can't show {' '.join(letters)}; write it in letters of Western languages"
            yield from doc.blame(path, message)
        elif word := next((word for word in _WORDS.split(text) if width(word, "body") > WIDEST_IN_BOOKLET), None):
            yield from doc.blame(path, f'"{word}" is too wide for the booklet; choose a shorter word')


def _reviewed(it: model.Model) -> Iterator[tuple[model.Path, str]]:
    """The statements of the scheme or of a variation that a program's booklet prints."""
    if isinstance(it, model.Scheme):
        for index, rule in enumerate(it.progression):
            yield ("progression", index, "text"), rule.text
    if isinstance(it, model.Variation):
        for name, move in (("progress", it.progress), ("step_back", it.step_back)):
            for index, when in enumerate(move.when if move else ()):
                yield (name, "when", index, "text"), when.text


@dataclass(frozen=True)
class _Line:
    """A text that stands on the card, and where in the content it comes from."""

    doc: Doc[model.Model]
    path: model.Path
    text: str
    style: Style
    most: int

    @property
    def face(self) -> Face:
        return "body" if self.style == "body" else "head"

    @property
    def width(self) -> float:
        return self.width_of(self.text)

    @property
    def words(self) -> list[str]:
        """What can't be broken: the card breaks lines at blanks and behind hyphens."""
        return _WORDS.split(self.text)

    def width_of(self, text: str) -> float:
        """The width in em that a text takes in the style of this line."""
        return width(text.upper() if self.style == "capitals" else text, self.face)


def _printed(doc: Doc[Any]) -> Iterator[_Line]:
    for path, part in doc.parts():
        for (kind, name), (style, most) in PRINTED.items():
            if isinstance(part, kind) and (value := getattr(part, name)):
                if isinstance(value, str):
                    yield _Line(doc, (*path, name), value, style, most)
                else:
                    yield from (_Line(doc, (*path, name, i), text, style, most) for i, text in enumerate(value))
