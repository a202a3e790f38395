"""What the hand-written pages in docs/ have to hold to, told before a build begins."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Problem
from generator.explain import undecodable
from generator.folder import irregular_files


def docs_problems(docs: Path) -> list[Problem]:
    """All that is wrong with the files below docs/; their text is looked at where there are only regular files."""
    return irregular_files(docs) or undecodable(docs.rglob("*.md"), docs.parent)
