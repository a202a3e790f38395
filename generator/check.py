"""content/ checked whole: the shape of every file and all the rules, in one list of problems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.content import Content
from generator.errors import ContentError, Problem
from generator.folder import Found, read_folder
from generator.load import assembled
from generator.rules import broken_rules


def check(root: Path) -> tuple[Content, list[Problem]]:
    """The content below root and every problem in it, sorted by place; sound only where there are none."""
    found, amiss = read_folder(root)
    asked = [file.brief for file in found], amiss
    if _LAST.get("asked") != asked:
        _LAST.update(asked=asked, told=checked(found, amiss))
    content, problems = _LAST["told"]
    return content, list(problems)


_LAST: dict[str, Any] = {}
"""What was checked last: a preview asks before each build whether there will be one, and the build asks again."""


def checked(found: Sequence[Found], amiss: Sequence[Problem]) -> tuple[Content, list[Problem]]:
    """The same from the files of the folder, and from what is wrong with the folder itself."""
    content, problems = assembled(found, amiss)
    return content, sorted({*problems, *broken_rules(content)})


def sound_content(root: Path) -> Content:
    """The content below root; raises ContentError with every problem where it isn't sound."""
    content, problems = check(root)
    if problems:
        raise ContentError(problems)
    return content
