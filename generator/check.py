"""content/ checked whole: the shape of every file and all the rules, in one list of problems."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator.content import Content
from generator.errors import ContentError, Problem
from generator.folder import Found, read_folder
from generator.load import assembled
from generator.rules import broken_rules


def check(root: Path) -> tuple[Content, list[Problem]]:
    """The content below root and every problem in it, sorted by place; sound only where there are none."""
    found, amiss = read_folder(root)
    content, problems = checked(tuple(found), tuple(amiss))
    return content, list(problems)


@lru_cache(maxsize=1)  # a preview asks before each build whether there will be one, and the build asks again
def checked(found: tuple[Found, ...], amiss: tuple[Problem, ...]) -> tuple[Content, list[Problem]]:
    """The same from the files of the folder, and from what is wrong with the folder itself."""
    content, problems = assembled(found, amiss)
    return content, sorted({*problems, *broken_rules(content)})


def sound_content(root: Path) -> Content:
    """The content below root; raises ContentError with every problem where it isn't sound."""
    content, problems = check(root)
    if problems:
        raise ContentError(problems)
    return content
