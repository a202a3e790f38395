"""The files beside the pages: each card on each paper, a small picture of it, and a booklet of each program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import addresses
from generator.card import primer_card
from generator.content import Content, Doc, MovementFolder
from generator.model import Variation
from generator.papers import BOOKLETS, PAPERS, PREVIEW, PREVIEW_WIDTH
from generator.pdf import card_picture_sheet, card_sheet
from generator.program.booklet import booklet_sheet
from generator.program.course import usual_program
from generator.program.terms import terms_of
from generator.sheet import Sheet, made
from generator.site import Site


@dataclass(frozen=True)
class RenderedFile:
    """A finished file that is no page: its address relative to the site's root, and its bytes."""

    address: str
    data: bytes


@dataclass(frozen=True)
class Order:
    """A file to be made: its address, and the sheet that it will hold."""

    address: str
    sheet: Sheet


def printed(content: Content, site: Site) -> Iterator[Order]:
    """Every card and every booklet; where one doesn't fit its paper, the message names the file."""
    yield from cards(content, site)
    for folder in content.movements.values():
        for doc in folder.ordered:
            yield from _booklets(content, folder, doc, site)


def printed_of(content: Content, folder: MovementFolder, doc: Doc[Variation], site: Site) -> Iterator[Order]:
    """The same of one variation."""
    yield from _cards(content, folder, doc, site)
    yield from _booklets(content, folder, doc, site)


def cards(content: Content, site: Site) -> Iterator[Order]:
    """Every card on every paper, and its picture."""
    for folder in content.movements.values():
        for doc in folder.ordered:
            yield from _cards(content, folder, doc, site)


def _booklets(content: Content, folder: MovementFolder, doc: Doc[Variation], site: Site) -> Iterator[Order]:
    """The program of a variation on each paper, with boxes where a lifter's own numbers go."""
    rules = [rule.text for rule in content.scheme.value.progression]
    program = usual_program(terms_of(content, folder, doc, site))
    for paper in BOOKLETS:
        sheet = booklet_sheet(program, PAPERS[paper], site.name, rules)
        yield Order(addresses.program_pdf(folder.id, doc.id, paper), sheet)


def _cards(content: Content, folder: MovementFolder, doc: Doc[Variation], site: Site) -> Iterator[Order]:
    card, place = primer_card(content, folder, doc, site.url), (folder.id, doc.id)
    for paper in PAPERS.values():
        yield Order(addresses.card_pdf(*place, paper.id), card_sheet(card, paper, site.name, doc.path))
    picture = card_picture_sheet(card, PAPERS[PREVIEW], site.name, PREVIEW_WIDTH, doc.path)
    yield Order(addresses.card_picture(*place), picture)


def finished(orders: Iterable[Order]) -> Iterator[RenderedFile]:
    """The files that were ordered, made one after the other; raises PrimerError for one that can't be."""
    return (RenderedFile(order.address, made(order.sheet)) for order in orders)
