"""Printed cards, and what programs other than Typst find in them."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, cached_property
from io import BytesIO
from itertools import accumulate, combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import zxingcpp
from longest import longest_content
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from samples import SITE, real_content, sample_content

from generator.card import Card, primer_card
from generator.content import Content
from generator.papers import PAPERS, Paper
from generator.pdf import card_pdf
from generator.render import render_site

CONTENTS: dict[str, Callable[[], Content]] = {
    "real": real_content,
    "sample": sample_content,
    "longest": cache(longest_content),
}
"""Whose cards are printed."""

WALL = ("letter", "a4")
"""The papers that hold all that a card says."""

POINT = 72 / 25.4
"""Points in a millimetre."""

UNSEEN = {"rank", "footing", "number", "share", "kind", "way", "now", "url"}
"""The fields of a card that are no text; the URL is the link behind the address."""

XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    """A word on the page and the box around it, in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Word) -> bool:
        """Whether the small letters of two words, the middle half of their boxes, share any place."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self._foot, other._foot) - max(self._head, other._head)
        return wide > HAIR and high > HAIR

    @property
    def _head(self) -> float:
        return self.top + (self.bottom - self.top) / 4

    @property
    def _foot(self) -> float:
        return self.bottom - (self.bottom - self.top) / 4


HAIR = 0.25
"""Points that neighbours may share, as letters are rounded."""


@dataclass(frozen=True)
class Print:
    """A card on a paper."""

    place: str
    card: Card
    paper: Paper
    pdf: bytes

    def __str__(self) -> str:
        return f"{self.place} on {self.paper.id}"

    @cached_property
    def reader(self) -> PdfReader:
        """The file as pypdf reads it."""
        return PdfReader(BytesIO(self.pdf))

    @cached_property
    def root(self) -> Any:
        """The file's catalog."""
        return self.reader.root_object

    @cached_property
    def runs(self) -> list[tuple[str, float]]:
        """Each word that is printed, squashed, and the size of its type in points, in the order of reading."""
        found: list[tuple[str, float]] = []

        def keep(text: str, outer: list[float], inner: list[float], _: Any, size: float) -> None:
            scale = abs(_area(outer) * _area(inner)) ** 0.5
            found.extend((squash(word), size * scale) for word in text.split())

        for page in self.reader.pages:
            page.extract_text(visitor_text=keep)
        return found

    @cached_property
    def text(self) -> str:
        """All that is printed, squashed."""
        return "".join(word for word, _ in self.runs)

    @cached_property
    def sizes(self) -> list[float]:
        """The size of type of each letter of the text."""
        return [size for word, size in self.runs for _ in word]

    @cached_property
    def edges(self) -> set[int]:
        """Where in the text a word begins or ends."""
        return set(accumulate((len(word) for word, _ in self.runs), initial=0))

    def places_of(self, text: str) -> list[int]:
        """Where in the text these words stand."""
        wanted, start, found = squash(text), -1, []
        while (start := self.text.find(wanted, start + 1)) >= 0:
            end = start + len(wanted)
            found += [start] if start in self.edges and (end in self.edges or self.text[end] in ".,") else []
        return found

    def type_size(self, text: str) -> float:
        """The smallest type that a text is printed in."""
        places = self.places_of(text)
        assert places, f"{self}: lacks “{text}”"
        return min(size for start in places for size in self.sizes[start : start + len(squash(text))])

    def lacks(self, texts: list[str]) -> list[str]:
        """The texts that aren't printed on each card of the sheet, each in a place of its own."""
        taken: set[int] = set()
        missing = []
        for text in sorted(texts * self.paper.up, key=lambda text: len(squash(text)), reverse=True):
            places = [{*range(start, start + len(squash(text)))} for start in self.places_of(text)]
            free = next((place for place in places if not place & taken), None)
            taken |= free or set()
            missing += [f"{self}: lacks “{text}”"] if free is None else []
        return missing

    @cached_property
    def words(self) -> list[Word]:
        """Every word where poppler finds it."""
        return words_of(self.pdf)

    @property
    def areas(self) -> list[Word]:
        """The part of the paper inside the margins, for each card on it."""
        across = 2 if self.paper.up > 1 else 1
        width, height = (side * POINT / across for side in (self.paper.width, self.paper.height))
        edge = (self.paper.margin - 1) * POINT
        return [
            Word("", x * width + edge, y * height + edge, (x + 1) * width - edge, (y + 1) * height - edge)
            for y in range(across)
            for x in range(across)
        ]

    @property
    def tags(self) -> list[dict[str, Any]]:
        """The elements of the structure, in order."""
        return list(_tags(self.root["/StructTreeRoot"]))

    @property
    def links(self) -> list[str]:
        """Where a click on the card leads."""
        notes = [note.get_object() for note in self.reader.pages[0].get("/Annots", ())]
        return [note["/A"]["/URI"] for note in notes if note["/Subtype"] == "/Link"]

    def codes(self) -> list[str]:
        """What a phone reads in the QR codes of the printed sheet."""
        return [code.text for code in zxingcpp.read_barcodes(picture(self.pdf, 200).convert("L"))]


def _area(matrix: Sequence[float]) -> float:
    return matrix[0] * matrix[3] - matrix[1] * matrix[2]


def _tags(node: Any) -> Iterator[dict[str, Any]]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for item in node:
            yield from _tags(item)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _tags(node["/K"])


@cache
def prints(content: str, paper: str) -> list[Print]:
    """Every card of a content on a paper."""
    found = CONTENTS[content]()
    return [
        print_of(f"{content} {doc.id}", primer_card(found, folder, doc, SITE.url), paper)
        for folder in found.movements.values()
        for doc in folder.ordered
    ]


def print_of(place: str, card: Card, paper: str) -> Print:
    """A card on a paper."""
    return Print(place, card, PAPERS[paper], card_pdf(card, PAPERS[paper], SITE.name))


def put_longest_card(page: Path) -> None:
    """Makes a built card page show the longest card that the rules permit."""
    start, end = '<article class="card-sheet"', "</article>"
    rendered = render_site(CONTENTS["longest"](), SITE)
    body = next(found.body for found in rendered if found.address.endswith("/card/"))
    head, _, rest = page.read_text("utf-8").partition(start)
    page.write_text(f"{head}{body[body.index(start) : body.index(end)]}{rest[rest.index(end) :]}", "utf-8")


def expect_none(problems: Sequence[str]) -> None:
    """Fail with all the problems, one a line, where there are any."""
    __tracebackhide__ = True
    if problems:
        raise AssertionError("\n  ".join([f"{len(problems)} found:", *problems]))


def squash(text: str) -> str:
    """A text without its blanks and its capitals, and no two letters joined: print has its own."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def texts_of(part: Any) -> Iterator[str]:
    """Each text of a card that a reader should see, in every dataclass inside it."""
    if isinstance(part, str) and part:
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts_of(item)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in UNSEEN:
                yield from texts_of(getattr(part, field.name))


def rows_of(card: Card) -> list[str]:
    """The rows of the plan as one reads them."""
    return [f"{row.title} {row.load} {row.reps} {row.effort}" for row in card.sets]


def words_of(pdf: bytes) -> list[Word]:
    """Every word of the first page where poppler finds it."""
    command = ["pdftotext", "-bbox", "-f", "1", "-l", "1", "-", "-"]
    page = ET.fromstring(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout)  # noqa: S314
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [Word(word.text or "", *(float(word.attrib[side]) for side in sides)) for word in page.iter(f"{XHTML}word")]


def layout_problems(sheet: Print) -> list[str]:
    """Words that are cut off, reach into the margin or stand on top of another."""
    drawn, told = ("".join(sorted(text)) for text in (squash("".join(word.text for word in sheet.words)), sheet.text))
    outside = [word for word in sheet.words if not any(_inside(word, area) for area in sheet.areas)]
    covered = [(one, other) for one, other in combinations(sheet.words, 2) if one.covers(other)]
    return [
        *([f"{sheet}: {len(told)} letters in the file, {len(drawn)} on the page"] if drawn != told else []),
        *(f"{sheet}: {word} is in the margin" for word in outside),
        *(f"{sheet}: “{one.text}” and “{other.text}” stand on each other: {one}" for one, other in covered),
    ]


def _inside(word: Word, area: Word) -> bool:
    return word.left >= area.left and word.right <= area.right and word.top >= area.top and word.bottom <= area.bottom


def picture(pdf: bytes, resolution: int, *, smooth: bool = True) -> Image.Image:
    """The first page as it is drawn; without smoothing black stays black at an edge."""
    yes = "yes" if smooth else "no"
    command = ["pdftoppm", "-r", str(resolution), "-aa", yes, "-aaVector", yes, "-singlefile", "-"]
    return Image.open(BytesIO(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout))
