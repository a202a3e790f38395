"""A program as text for a terminal, and as Markdown for a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.program.course import Block, Program
from generator.program.terms import Move
from generator.program.words import SessionWords, block_words, session_words, then_words, title

OPEN, DONE, BLANK = "[ ]", "[x]", "......"
ON = "How it goes on"
SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]|#"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"})


@dataclass(frozen=True)
class _Line:
    """A line of a review; `box` is one to tick."""

    text: str
    box: bool = True


def program_text(program: Program, rules: Sequence[str]) -> str:
    """The program in columns, each block with its review, and how it goes on."""
    lines = [title(program), "", *_how(program)]
    for block in program.blocks:
        review = (f"    {OPEN} {line.text}" if line.box else f"  {line.text}" for line in _review(program, block))
        lines += ["", block_words(block), *_columns(_rows(program, block)), "", _after(block), *review]
    return "\n".join([*lines, "", ON, *(f"  - {rule}" for rule in rules)]) + "\n"


def program_markdown(program: Program, rules: Sequence[str]) -> str:
    """The same as Markdown, with a table for each block."""
    lines = [f"# {_plain(title(program))}", "", *(f"- {_plain(line)}" for line in _how(program))]
    for block in program.blocks:
        head, *rows = [[_plain(cell) for cell in row] for row in _rows(program, block, done="x", still="")]
        table = [head, ["---"] * len(head), *rows]
        lines += ["", f"## {block_words(block)}", "", *(f"| {' | '.join(row)} |" for row in table), ""]
        lines += [f"### {_after(block)}"]
        for line in _review(program, block):
            lines += [f"- {OPEN} {_plain(line.text)}"] if line.box else ["", _plain(line.text), ""]
    return "\n".join([*lines, "", f"## {ON}", "", *(f"- {_plain(rule)}" for rule in rules)]) + "\n"


def _how(program: Program) -> Iterator[str]:
    terms = program.terms
    yield f"Warm-up {terms.warm_up}, rest {terms.rest}, {terms.effort}"
    yield f"Tempo {terms.tempo}: {terms.tempo_words}"
    for dial, level in zip(terms.levels, program.request.levels, strict=True):
        if not dial.rises:
            yield f"{dial.name}: {level or ' or '.join(dial.options)}"


def _rows(program: Program, block: Block, *, done: str = DONE, still: str = OPEN) -> Iterator[list[str]]:
    """The head of the table, then a row for each session; a load to be written in is a line to write on."""
    ramp = [f"Ramp-up {number}" for number in range(1, len(program.terms.ramp_up) + 1)]
    yield ["Done", "Week", "Day", *ramp, "Working sets", "Load", "What is new"]
    for session in block.sessions:
        words, mark = session_words(program, session), done if session.outcome else still
        yield [mark, str(session.week), words.when, *words.ramp_up, words.target, _load(words), words.news]


def _load(words: SessionWords) -> str:
    return ", ".join(filter(None, (words.load, BLANK if words.open else "")))


def _columns(rows: Iterator[list[str]]) -> Iterator[str]:
    table = list(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        yield ("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()


def _after(block: Block) -> str:
    return f"Review after week {block.last}"


def _review(program: Program, block: Block) -> Iterator[_Line]:
    yield from _move("Up to the", "when all of this is true", program.terms.up)
    yield from _move("Back to the", "when one of these is true", program.terms.back)
    yield _Line("Otherwise stay:", box=False)
    yield _Line(then_words(program, block))


def _move(way: str, when: str, move: Move | None) -> Iterator[_Line]:
    if move:
        yield _Line(f"{way} {move.name}, {when}:", box=False)
        yield from (_Line(said) for said in move.when)


def _plain(text: str) -> str:
    """A text in which no sign is Markdown's or HTML's."""
    return text.translate(SIGNS)
