"""The files beside the pages: each card on each paper, a small picture of it, and a booklet of each program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.card import primer_card
from generator.content import Content
from generator.errors import PrimerError
from generator.papers import BOOKLETS, PAPERS, PREVIEW, PREVIEW_WIDTH
from generator.pdf import card_pdf, card_png
from generator.program.booklet import booklet_pdf
from generator.program.course import usual_program
from generator.program.terms import terms_of
from generator.site import Site


@dataclass(frozen=True)
class RenderedFile:
    """A finished file that is no page: its address relative to the site's root, and its bytes."""

    address: str
    data: bytes


def printed_files(content: Content, site: Site) -> Iterator[RenderedFile]:
    """Every card and every booklet; raises PrimerError, naming the file, if one doesn't fit its paper."""
    yield from card_files(content, site)
    yield from booklet_files(content, site)


def booklet_files(content: Content, site: Site) -> Iterator[RenderedFile]:
    """The program of each variation on each paper, with boxes where a lifter's own numbers go."""
    rules = [rule.text for rule in content.scheme.value.progression]
    for folder in content.movements.values():
        for doc in folder.ordered:
            made = usual_program(terms_of(content, folder, doc, site))
            for paper in BOOKLETS:
                data = booklet_pdf(made, PAPERS[paper], site.name, rules)
                yield RenderedFile(addresses.program_pdf(folder.id, doc.id, paper), data)


def card_files(content: Content, site: Site) -> Iterator[RenderedFile]:
    """Every card on every paper; raises PrimerError, naming the file, if one doesn't fit."""
    for folder in content.movements.values():
        for doc in folder.ordered:
            card = primer_card(content, folder, doc, site.url)
            place = (folder.id, doc.id)
            try:
                for paper in PAPERS.values():
                    yield RenderedFile(addresses.card_pdf(*place, paper.id), card_pdf(card, paper, site.name))
                picture = card_png(card, PAPERS[PREVIEW], site.name, PREVIEW_WIDTH)
            except PrimerError as error:
                raise PrimerError(f"{doc.path}: {error}") from None
            yield RenderedFile(addresses.card_picture(*place), picture)
