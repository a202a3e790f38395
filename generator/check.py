"""content/ checked whole: the shape of every file and all the rules, in one list of problems."""

from __future__ import annotations

from pathlib import Path

from generator.content import Content
from generator.errors import ContentError, Problem
from generator.load import read
from generator.rules import broken_rules


def check(root: Path) -> tuple[Content, list[Problem]]:
    """The content below root and every problem in it, sorted by place; sound only where there are none."""
    content, problems = read(root)
    return content, sorted({*problems, *broken_rules(content)})


def sound_content(root: Path) -> Content:
    """The content below root; raises ContentError with every problem where it isn't sound."""
    content, problems = check(root)
    if problems:
        raise ContentError(problems)
    return content
