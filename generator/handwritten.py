"""What the hand-written pages in docs/ have to hold to, told before a build begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.errors import Problem
from generator.explain import shown, undecodable
from generator.folder import irregular_files
from generator.model import DAY_FORM

FrontMatter = Callable[[str], tuple[str, dict[str, Any]]]
"""From a page's text to what is below its front matter, and what that says."""

SWITCH = "render_macros"
PLAIN, MARKING, REASONS = ("ladder",), ("movements", "plan", "session", "why"), "reasons"
"""The macros by name: those that mark nothing, those that mark what is ours, and the one that gives the reasons."""

_MACRO = re.compile(rf"(?<![\w.])({'|'.join([*PLAIN, *MARKING, REASONS])})\b( *\()?")
_TEXT = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_SILENT = re.compile(r"\{#.*?#\}|\{% *raw *%\}.*?\{% *endraw *%\}", re.DOTALL)
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


@dataclass(frozen=True)
class Call:
    """A macro on a page: its name, where it begins, and whether it is called with parentheses and stands alone."""

    name: str
    at: int
    called: bool
    alone: bool


@dataclass(frozen=True)
class Source:
    """The text of a page, with its body and the fields of its front matter; `above` counts the lines of that."""

    path: str
    text: str
    body: str
    fields: dict[str, Any]

    @property
    def above(self) -> int:
        return self.text.count("\n") - self.body.count("\n")

    def blame(self, at: int, message: str, *, code: str) -> Problem:
        """A problem at a position of the body."""
        return Problem(self.path, self.above + self.body.count("\n", 0, at) + 1, 1, message, code=code)

    def blame_field(self, name: str, message: str) -> Problem:
        """A problem with a field of the front matter."""
        lines = self.text.split("\n")[: self.above]
        line = next((number for number, line in enumerate(lines, start=1) if line.startswith(name)), 1)
        return Problem(self.path, line, 1, message, code="front-matter")


def docs_problems(docs: Path, front_matter: FrontMatter) -> list[Problem]:
    """All that is wrong with the files below docs/; their text is looked at where all of it can be read."""
    texts, styles = sorted(docs.rglob("*.md")), docs.rglob("*.css")
    if problems := irregular_files(docs) or undecodable([*texts, *styles], docs.parent):
        return problems
    sources = (source(path.read_text("utf-8-sig"), shown(path, docs.parent), front_matter) for path in texts)
    return [problem for page in sources for problem in page_problems(page)]


def source(text: str, path: str, front_matter: FrontMatter) -> Source:
    """A page's text taken apart."""
    body, fields = front_matter(text)
    return Source(path, text, body, fields)


def page_problems(page: Source) -> list[Problem]:
    """What MkDocs would publish as it is, or in shreds: front matter and macros that aren't what they should be."""
    if page.text.startswith("---") and not page.fields:
        told = 'the front matter is not YAML; put text that holds ": " in quotes'
        return [Problem(page.path, 1, 1, told, code="front-matter")]
    if problems := list(_switch_problems(page)):
        return problems
    if page.fields.get(SWITCH):
        calls = list(_calls(page.body))
        return [*_call_problems(page, calls), *_reasons_problems(page, calls)]
    stray = re.search(r"^\{\{.*", page.body, re.MULTILINE)
    message = f"{stray[0]} is no macro here; add {SWITCH}: true to the front matter" if stray else ""
    return [page.blame(stray.start(), message, code="macro")] if stray else []


def _switch_problems(page: Source) -> Iterator[Problem]:
    for name, value in page.fields.items():
        if name == SWITCH and not isinstance(value, bool):
            yield page.blame_field(name, f"{SWITCH} is neither true nor false; write one of them, without quotes")
        elif name == "revised" and type(value) is not date:
            yield page.blame_field(name, f"revised is no day; write {DAY_FORM}, without quotes")
        elif name != SWITCH and get_close_matches(str(name).lower(), [SWITCH], n=1, cutoff=0.8):
            yield page.blame_field(str(name), f'unknown field "{name}"; did you mean "{SWITCH}"?')


def _calls(body: str) -> Iterator[Call]:
    """Every macro in what Jinja will carry out, in order."""
    heard = _SILENT.sub(lambda part: re.sub(r"[^\n]", " ", part[0]), body)
    for part in _JINJA.finditer(heard):
        code = _TEXT.sub(lambda text: " " * len(text[0]), part[0])
        alone = part[0].startswith("{{") and _stands_alone(heard, part.start(), part.end())
        for name in _MACRO.finditer(code):
            yield Call(name[1], part.start(), bool(name[2]), alone and bool(re.match(r"\{\{-? *\w+ *\(", code)))


def _stands_alone(body: str, start: int, end: int) -> bool:
    """Whether empty lines, or the ends of the page, are around a part of it that begins its line."""
    before, after = body[:start].split("\n")[-2:], body[end:].split("\n")[:2]
    return before[-1] == "" and not any(line.strip() for line in (*before, *after))


def _call_problems(page: Source, calls: list[Call]) -> Iterator[Problem]:
    for call in calls:
        if not call.called:
            message = f"{call.name} is a macro; call it with parentheses, as {{{{ {call.name}(…) }}}}"
            yield page.blame(call.at, message, code="macro")
        elif not call.alone:
            message = f"{call.name} shows a block; put it on a line of its own, not indented, between empty lines"
            yield page.blame(call.at, message, code="macro")


def _reasons_problems(page: Source, calls: list[Call]) -> Iterator[Problem]:
    """Marks lead to reasons, so these stand on the page once, below all marks."""
    marking = [call for call in calls if call.name in MARKING]
    reasons = [call for call in calls if call.name == REASONS]
    if marking and not reasons:
        message = (
            f"{marking[0].name} marks what is ours, and the page gives no reasons; end it with {{{{ reasons() }}}}"
        )
        yield page.blame(marking[0].at, message, code="reasons")
    for call in reasons[1:]:
        message = "a second reasons() is here; leave the last on the page and remove the others"
        yield page.blame(call.at, message, code="reasons")
    for call, after in pairwise(calls):
        if call.name == REASONS and after.name != REASONS:
            message = f"{after.name} stands below reasons(); move reasons() to the end of the page"
            yield page.blame(call.at, message, code="reasons")
