"""The booklet of a program: a page to print for each block of weeks, with boxes to write in and the review at its end.

What the booklet says is plain text, made here; `typst/booklet.typ` only sets it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from generator.papers import Paper
from generator.pdf import plain
from generator.program.course import Block, Change, Program, Session
from generator.program.terms import Move, Terms
from generator.program.words import block_words, course_words, session_words, then_words, title
from generator.sheet import Sheet, made, source_of

TEMPLATE = "booklet.typ"
Turn = Literal["", "up", "down"]
TURNS: dict[Change, Turn] = {"load": "up", "level": "up", "back": "down", "level-back": "down"}
"""The changes that ask for other weights: a lifter must see them before the set, not after it."""


@dataclass(frozen=True)
class Setting:
    """How all sets are done: a name, its value, and the value in words where it needs some."""

    name: str
    value: str
    words: str = ""


@dataclass(frozen=True)
class Level:
    """A dial with levels: the chosen one, or boxes to tick where `value` is empty."""

    name: str
    value: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A session. Where `blank` is true the lifter writes the load in, counted in `unit`; `load` is then its level.

    `sets` are the working sets to do, `turn` says whether there is more or less to put on than the last time, and
    `outcome` how the session went where that is known.
    """

    when: str
    ramp_up: tuple[str, ...]
    load: str
    blank: bool
    unit: str
    target: str
    sets: int
    news: str
    brief: str
    turn: Turn
    outcome: str


@dataclass(frozen=True)
class Week:
    """The sessions of a week."""

    number: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Way:
    """A way to another variation: to which, and when, in full or, where the paper has no room, in short."""

    turn: Turn
    to: str
    asked: str
    when: tuple[str, ...]
    short: str


@dataclass(frozen=True)
class Page:
    """A block of weeks and the review that ends it."""

    heading: str
    place: str
    weeks: tuple[Week, ...]
    review: str
    stay: str


@dataclass(frozen=True)
class Booklet:
    """All that the booklet says. What every page repeats stands here once.

    `sets` are the working sets of a session that is not light; `dated` says whether the days have dates already.
    `address` is how the technique page is written down and `url` the link behind it, both empty on a site without an
    address.
    """

    name: str
    title: str
    course: str
    settings: tuple[Setting, ...]
    levels: tuple[Level, ...]
    ramp_up: tuple[str, ...]
    sets: int
    dated: bool
    pages: tuple[Page, ...]
    ways: tuple[Way, ...]
    rules: tuple[str, ...]
    address: str
    url: str


def booklet(program: Program, rules: Sequence[str] = ()) -> Booklet:
    """What the booklet of a program says; `rules` are how to go on, printed where the paper has room for them."""
    terms, request = program.terms, program.request
    count = len(program.blocks)
    url = terms.page or ""
    return Booklet(
        name=terms.name,
        title=title(program),
        course=course_words(program),
        settings=tuple(_settings(terms)),
        levels=tuple(
            Level(dial.name, level or "", dial.options)
            for dial, level in zip(terms.levels, request.levels, strict=True)
            if not (dial.rises and level)  # this one is said in each row, for it changes
        ),
        ramp_up=tuple(f"Ramp-up {number}" for number in range(1, len(terms.ramp_up) + 1)),
        sets=terms.sets,
        dated=request.start is not None,
        pages=tuple(_page(program, block, f"Page {i} of {count}") for i, block in enumerate(program.blocks, start=1)),
        ways=tuple(_ways(terms)),
        rules=tuple(rules),
        address=url.removeprefix("https://").removeprefix("http://"),
        url=url,
    )


def booklet_pdf(program: Program, paper: Paper, author: str, rules: Sequence[str] = ()) -> bytes:
    """The booklet on the paper as a tagged PDF (PDF/UA-1); raises PrimerError if a block doesn't fit the paper."""
    return made(booklet_sheet(program, paper, author, rules))


def booklet_sheet(program: Program, paper: Paper, author: str, rules: Sequence[str] = ()) -> Sheet:
    """The booklet of a program on the paper."""
    return sheet_of(booklet(program, rules), paper, author)


def sheet_of(said: Booklet, paper: Paper, author: str) -> Sheet:
    """A booklet on the paper."""
    job = {
        "booklet": plain(said),
        "paper": {"width": paper.width, "height": paper.height, "margin": paper.margin},
        "author": author,
        "description": f"{said.title}; a glute primer, week by week: {paper.name}",
    }
    complaint = f"the program of the {said.name} can't be put on {paper.name}"
    return Sheet(TEMPLATE, source_of(TEMPLATE), json.dumps(job), complaint, qr=said.url)


def _settings(terms: Terms) -> Iterator[Setting]:
    yield Setting("Warm-up", terms.warm_up)
    yield Setting("Tempo", terms.tempo, terms.tempo_words)
    yield Setting("Rest", terms.rest)
    yield Setting("Stop with", terms.effort)


def _page(program: Program, block: Block, place: str) -> Page:
    return Page(
        heading=block_words(block),
        place=place,
        weeks=tuple(
            Week(str(week), tuple(_row(program, session) for session in sessions))
            for week, sessions in groupby(block.sessions, key=lambda session: session.week)
        ),
        review=f"Review after week {block.last}",
        stay=then_words(program, block),
    )


def _row(program: Program, session: Session) -> Row:
    terms, words = program.terms, session_words(program, session)
    return Row(
        when=words.when,
        ramp_up=words.ramp_up,
        load=words.load,
        blank=words.open,
        unit=program.request.unit or "/".join(terms.units),
        target=words.target,
        sets=session.sets,
        news=words.news,
        brief=words.brief,
        turn="" if session.light else TURNS.get(session.change, ""),
        outcome=(session.outcome or "").capitalize(),
    )


def _ways(terms: Terms) -> Iterator[Way]:
    moves: tuple[tuple[Turn, str, Move | None, str], ...] = (
        ("up", "Up to", terms.up, "when all of these are true"),
        ("down", "Back to", terms.back, "when one of these is true"),
    )
    for turn, verb, move, asked in moves:
        if move:
            alone = len(move.when) == 1
            yield Way(turn, f"{verb} {move.name}", "when this is true" if alone else asked, move.when, move.short)
