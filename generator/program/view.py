"""A program as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any

from generator.content import Content, MovementFolder
from generator.days import DAYS
from generator.model import Variation
from generator.papers import BOOKLETS, PAPERS
from generator.program.browser import browser_rules
from generator.program.course import Program, Session, usual_program
from generator.program.request import WEEKDAYS
from generator.program.terms import MOST_WEEKS, terms_of
from generator.program.words import SessionWords, block_words, course_words, session_words, then_words, title
from generator.redirects import former_variations
from generator.site import Site

HEIGHTS = {"few": (0, 8), "full": (17, 28), "most": (29, 99)}
"""The heights of a sheet's rows, for the numbers of sessions on it, first and last; others have none of their own."""


REVIEW_LINES, LETTERS_OF_LINE = 10, 36
"""What a review has room for below the sessions of a printed page; with more, the page prints its short form."""


@dataclass(frozen=True)
class BlockView:
    """A block: its title, its sessions with their words, the last week, and what follows for who stays."""

    title: str
    sessions: tuple[tuple[Session, SessionWords], ...]
    last: int
    then: str

    @property
    def height(self) -> str:
        """How high the rows of its sheet are."""
        count = len(self.sessions)
        return next((name for name, (first, last) in HEIGHTS.items() if first <= count <= last), "")


@dataclass(frozen=True)
class ProgramView:
    """A program: its title, the same without the variation's name, and its blocks."""

    title: str
    course: str
    blocks: tuple[BlockView, ...]


def page_values(content: Content, folder: MovementFolder, site: Site) -> dict[str, Any]:
    """What the page of a movement's programs is made of: each variation's program as nobody has asked for it yet."""
    terms = [(doc, terms_of(content, folder, doc, site)) for doc in folder.ordered]
    return {
        "programs": [(doc, own, program_view(usual_program(own))) for doc, own in terms],
        "rules": browser_rules(content, folder, site),
        "heights": HEIGHTS,
        "long_reviews": {doc.id for doc in folder.ordered if _review_lines(doc.value) > REVIEW_LINES},
        "days": list(zip(WEEKDAYS, DAYS, strict=True)),
        "most_weeks": MOST_WEEKS,
        "former": former_variations(content, folder.id),
        "booklets": [PAPERS[paper] for paper in BOOKLETS],
    }


def _review_lines(it: Variation) -> int:
    moves = [move.when for move in (it.progress, it.step_back) if move]
    return max((sum(ceil(len(said.text) / LETTERS_OF_LINE) for said in when) for when in moves), default=0)


def program_view(made: Program) -> ProgramView:
    """What a page shows of a program."""
    return ProgramView(
        title(made),
        course_words(made),
        tuple(
            BlockView(
                title=block_words(block),
                sessions=tuple((session, session_words(made, session)) for session in block.sessions),
                last=block.last,
                then=then_words(made, block),
            )
            for block in made.blocks
        ),
    )
