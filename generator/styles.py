"""The files that style sheets name are there; MkDocs would publish links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from generator.errors import Problem
from generator.explain import shown

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAMED = re.compile(
    r"""(?:\burl\(\s*|@import\s+)(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)')|\burl\(\s*(?P<bare>[^"'\s)]+)"""
)


def style_problems(config: Path, docs: Path, sheets: Iterable[str]) -> list[Problem]:
    """Each style sheet that mkdocs.yml names and each file that a style sheet in docs/ names, if it isn't there."""
    found = sorted(docs.rglob("*.css"))
    return [*_missing_sheets(config, docs, sheets), *(problem for css in found for problem in _missing(css, docs))]


def _missing_sheets(config: Path, docs: Path, sheets: Iterable[str]) -> Iterator[Problem]:
    lines = config.read_text("utf-8").split("\n")
    for name in sheets:
        if (path := _local(name)) and not (docs / path).is_file():
            line = next((number for number, line in enumerate(lines, start=1) if name in line), 0)
            message = f"there is no style sheet {docs.name}/{path}; add it, or take it out of extra_css"
            yield Problem(config.name, line, 1, message, code="style-sheet")


def _missing(css: Path, docs: Path) -> Iterator[Problem]:
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), css.read_text("utf-8"))
    for named in _NAMED.finditer(text):
        name = named["double"] or named["single"] or named["bare"] or ""
        if (path := _local(name)) and not (css.parent / path).is_file():
            line, column = text.count("\n", 0, named.start()) + 1, named.start() - text.rfind("\n", 0, named.start())
            told = f'there is no file "{name}"; add it or mend the path'
            yield Problem(shown(css, docs.parent), line, column, told, code="style-sheet")


def _local(name: str) -> str:
    """The path in an address of this site; empty where it is another site, or the data itself."""
    return "" if _ELSEWHERE.match(name) else unquote(re.split("[?#]", name)[0])
