"""What can be wrong, and where: one problem is a place and a sentence with its remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the content; line and column count from 1, line 0 means the file as a whole."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


class PrimerError(Exception):
    """A mistake of the user's, told in one sentence; never shown with a traceback."""


class ContentError(PrimerError):
    """All the problems that keep the content from becoming a site."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: list[Problem]) -> str:
    """One line for each problem, in order of place, then their count."""
    noun = "problem" if len(problems) == 1 else "problems"
    return "\n".join([*map(str, problems), f"{len(problems)} {noun} found"])
