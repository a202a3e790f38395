"""What can be wrong, and where: one problem is a place and a sentence with its remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the content; line and column count from 1, line 0 means the file as a whole.

    Its code is short and stays: it names the lesson on the page of errors. A rule leaves it empty, as whoever runs
    the rule knows its name.
    """

    path: str
    line: int
    column: int
    message: str
    code: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"

    @property
    def told(self) -> str:
        """The problem in one line, with its code."""
        return f"{self} [{self.code}]"


class PrimerError(Exception):
    """A mistake of the user's, told in one sentence; never shown with a traceback."""


class ContentError(PrimerError):
    """All the problems that keep the content from becoming a site."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: list[Problem]) -> str:
    """One line for each problem, in order of place, then their count."""
    return "\n".join([*(problem.told for problem in problems), count(problems)])


def count(problems: list[Problem]) -> str:
    """How many problems there are, as the last line of a list of them."""
    return f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'} found"


def shorten(text: str, most: int = 60) -> str:
    """Text as one line that any terminal can show, cut to a length fit for a message."""
    line = printable(text[: most + 1])
    return line if len(line) <= most else f"{line[: most - 1]}…"


def printable(text: str) -> str:
    """Text with an escape in place of each character that isn't printable."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
