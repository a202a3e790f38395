"""A program as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from generator.days import DAYS
from generator.model import Progress, Regress, Variation
from generator.papers import BOOKLETS, PAPERS
from generator.program.browser import browser_rules
from generator.program.course import Program, Session, usual_program
from generator.program.request import WEEKDAYS
from generator.program.terms import MOST_WEEKS, Terms
from generator.program.words import SessionWords, block_words, course_words, session_words, then_words, title

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


@dataclass(frozen=True)
class VariationProgram:
    """The program of a variation as nobody has asked for it yet, with all that its page shows of the variation.

    `is_long` tells that a printed page has no room for its review in full.
    """

    id: str
    name: str
    short_name: str
    up: Progress | None
    back: Regress | None
    is_long: bool
    terms: Terms
    view: ProgramView


def variation_program(terms: Terms, it: Variation) -> VariationProgram:
    """The program of a variation by its terms."""
    return VariationProgram(
        id=terms.variation,
        name=it.name,
        short_name=it.short_name,
        up=it.progress,
        back=it.step_back,
        is_long=_review_lines(it) > REVIEW_LINES,
        terms=terms,
        view=program_view(usual_program(terms)),
    )


def page_values(programs: Sequence[VariationProgram], former: Mapping[str, str]) -> dict[str, Any]:
    """What a page is made of that reckons these programs; `former` leads from former ids to those of today."""
    ids = {program.id for program in programs}
    return {
        "programs": programs,
        "rules": browser_rules(program.terms for program in programs),
        "former": {old: new for old, new in former.items() if new in ids},
        "heights": HEIGHTS,
        "days": list(zip(WEEKDAYS, DAYS, strict=True)),
        "most_weeks": MOST_WEEKS,
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
