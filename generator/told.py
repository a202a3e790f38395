"""Problems told: to a person with the line itself, to GitHub as annotations, and to other programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import category, east_asian_width

from generator import addresses
from generator.errors import Problem, count, printable

FORMS = ("text", "github", "json")
LEAST_WIDTH, DEFAULT_WIDTH = 40, 100
_CUT = "..."
"""Where a long line goes on; three letters that any terminal can show."""

Lines = Callable[[str], list[str]]
"""From a file's path to its lines; none where it can't be read."""


@dataclass(frozen=True)
class Terminal:
    """How many letters fit a line, and in which encoding they are shown."""

    width: int = DEFAULT_WIDTH
    encoding: str = "utf-8"


def told(problems: list[Problem], form: str, url: str | None, lines: Lines, terminal: Terminal) -> str:
    """All problems in one of the forms; `url` is the site's address, if it has one."""
    if form == "json":
        return as_json(problems, url)
    if form == "github":
        return "\n".join([*(annotation(problem, url) for problem in problems), count(problems)])
    blocks = [as_text(problem, url, lines, terminal) for problem in problems]
    return "\n\n".join([*blocks, count(problems)])


def help_address(problem: Problem, url: str | None) -> str:
    """Where the lesson on a problem stands; from the site's root on where that has no address."""
    return f"{url or ''}{addresses.lesson(problem.code)}"


def as_text(problem: Problem, url: str | None, lines: Lines, terminal: Terminal) -> str:
    """The problem in one line, below it the line that it is about with a caret, and the address of its lesson."""
    number, gutter = str(problem.line), " " * len(str(problem.line))
    here = lines(problem.path)[problem.line - 1 : problem.line] if problem.line else []
    shown: list[str] = []
    for text in here:
        room = max(LEAST_WIDTH, terminal.width) - len(number) - len("   | ")
        cut, before = excerpt(text, problem.column, room, terminal.encoding)
        shown = [f"  {number} | {cut}".rstrip(), f"  {gutter} | {' ' * before}^"]
    where = help_address(problem, url) + ("" if url else ", in the preview of make serve")
    return "\n".join([problem.told, *shown, f"  {gutter} = {where}"])


def excerpt(text: str, column: int, room: int, encoding: str = "utf-8") -> tuple[str, int]:
    """A line as a terminal shows it, cut around a column where it is long, and how many cells are left of that."""
    pieces = [_piece(char, encoding) for char in text]
    edges = [0, *accumulate(_cells(piece) for piece in pieces)]
    here = min(max(column, 1), len(text) + 1) - 1
    if edges[-1] < room:
        return "".join(pieces), edges[here]
    left = max(0, min(edges[here] - room * 2 // 3, edges[-1] - room + 2 * len(_CUT)))
    right = left + room - 2 * len(_CUT)
    kept = [n for n in range(len(pieces)) if left <= edges[n] and edges[n + 1] <= right]
    start, end = (kept[0], kept[-1] + 1) if kept else (here, here)
    before, after = _CUT if start else "", _CUT if end < len(pieces) else ""
    return f"{before}{''.join(pieces[start:end])}{after}", len(before) + edges[here] - edges[start]


def _piece(char: str, encoding: str) -> str:
    """A character as it can be seen: a tab, what is hidden, and what a terminal doesn't have by its escape."""
    return printable(char).encode(encoding, "backslashreplace").decode(encoding)


def _cells(piece: str) -> int:
    """How many cells of a terminal a piece takes: wide letters two, marks above or below a letter none."""
    return sum(0 if category(char) in {"Mn", "Me"} else 2 if east_asian_width(char) in "WF" else 1 for char in piece)


def annotation(problem: Problem, url: str | None) -> str:
    """The command by which a workflow of GitHub marks a line of a pull request."""
    place = {"file": problem.path}
    if problem.line:
        place |= {"line": str(problem.line), "col": str(problem.column)}
    properties = ",".join(f"{name}={_property(value)}" for name, value in {**place, "title": problem.code}.items())
    message = f"{problem.message}\n{help_address(problem, url)}"
    return f"::error {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem], url: str | None) -> str:
    """A list with an object for each problem, in ASCII; line and column are 0 where it is about a file as a whole."""
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "message": problem.message,
            "help": help_address(problem, url),
        }
        for problem in problems
    ]
    return json.dumps(rows, indent=2)
