"""What a text that isn't YAML was meant to be: each likely slip is mended on trial, and the one that helps is named."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import Any

import yaml

from generator.document import Place
from generator.errors import shorten
from generator.model import Model

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C parser is an order of magnitude faster
NOT_YAML = "not-yaml"
MOST_TRIALS, MOST_ABOVE = 40, 30

_FIELD = re.compile(r"(?P<lead> *(?:- +)*)(?P<name>[A-Za-z_]\w*)(?P<colon>:?)(?P<rest>.*)")
_DASH = re.compile(r"(?P<lead> *)-(?P<rest>[A-Za-z_]\w*:.*)")
_VALUE = re.compile(r"(?P<lead> *(?:- +)*(?:\w+: +)?)(?P<value>\S.*)")
_SPECIAL = "@`%*&!>|?[{-#,]}"


@dataclass(frozen=True)
class Slip:
    """A slip of the pen: where it is, what it is and what to write, and the code by which it is known."""

    line: int
    column: int
    message: str
    code: str


@dataclass(frozen=True)
class Fault:
    """Where a parser gave up: the lines of the text, what it said, where that was, and where the part began."""

    lines: list[str]
    said: str
    at: Place
    begun: Place

    @property
    def near(self) -> list[int]:
        """The lines on which the slip can be: where the part began, what is above the end, and the end."""
        above = next((n for n in range(self.at[0] - 1, 0, -1) if self.lines[n - 1].strip()), self.at[0])
        return sorted({self.begun[0], above, self.at[0]} - {0})


Trial = tuple[Slip, dict[int, str]]
"""A slip that may be the one, and the lines as they would be without it, by their numbers."""


def fault(text: str) -> Fault | None:
    """Where and why a text can't be parsed; None for one that can."""
    try:
        for _ in yaml.parse(text, Loader=LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        return fault_of(error, text)
    return None


def fault_of(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """What an error of the parser says of a text; it can lie a line after the last."""
    lines = text.split("\n")
    last = (len(lines), len(lines[-1]) + 1)
    places = [
        min((mark.line + 1, mark.column + 1), last) if mark else None
        for mark in (error.problem_mark, error.context_mark)
    ]
    at = places[0] or places[1] or (1, 1)
    return Fault(lines, " ".join(filter(None, [error.problem, error.context])), at, places[1] or at)


def slip(found: Fault) -> Slip:
    """The slip after a fault: the first whose mending brings the parser further, or what the parser says itself."""
    if tab := _tab(found):
        return tab
    for trial, mended in islice(_trials(found), MOST_TRIALS):
        text = "\n".join(mended.get(number, line) for number, line in enumerate(found.lines, start=1))
        after = fault(text)
        if after is None or after.at[0] > max(found.at[0], *mended):
            return trial
    return _as_said(found)


def _tab(found: Fault) -> Slip | None:
    number, column = found.at
    line = found.lines[number - 1]
    indented = re.match(r" *\t", line)
    if not indented and line[column - 1 : column] != "\t":
        return None
    place = indented.end() if indented else column
    return Slip(number, place, "a tab stands here; indent with blanks, not tabs", code="tab")


def _trials(found: Fault) -> Iterator[Trial]:
    near = [(number, found.lines[number - 1].rstrip()) for number in found.near]
    above = range(found.at[0], max(0, found.at[0] - MOST_ABOVE), -1)  # what lacks its colon swallows what is below
    signs = dict.fromkeys([*found.near, *above])
    yield from chain.from_iterable(_signs(number, found.lines[number - 1].rstrip()) for number in signs)
    yield from _open_quotes(found)
    yield from _brackets(found)
    yield from chain.from_iterable(_quoting(number, line) for number, line in near)
    if near[-1][1].lstrip(" ").startswith("- "):  # it has its dash
        yield from chain(_indentation(found), _dashes(found))
    else:
        yield from chain(_dashes(found), _indentation(found))


def _signs(number: int, line: str) -> Iterator[Trial]:
    """A dash, a colon, or the blank after it, missing in their own line."""
    if dash := _DASH.fullmatch(line):
        message = f'a blank is missing after the dash; write "- {shorten(dash["rest"], 30)}"'
        trial = Slip(number, dash.end("lead") + 1, message, code="blank-missing")
        yield trial, {number: f"{dash['lead']}- {dash['rest']}"}
    field = _FIELD.fullmatch(line)
    if field and field["name"] in known_fields():
        lead, name, rest = field["lead"], field["name"], field["rest"]
        column = field.end("name") + 1
        if field["colon"] and rest[:1] not in {"", " "}:
            message = f'a blank is missing after the colon; write "{name}: {shorten(rest, 30)}"'
            yield Slip(number, column, message, code="blank-missing"), {number: f"{lead}{name}: {rest}"}
        if not field["colon"] and rest[:1] in {"", " "}:
            example = shorten(f"{name}: {rest.strip()}".strip(), 30)
            message = f'a colon is missing after "{name}"; write "{example}"'
            yield Slip(number, column, message, code="colon-missing"), {number: f"{lead}{name}:{rest}"}


def _quoting(number: int, line: str) -> Iterator[Trial]:
    """Text that YAML takes for something else, as it is not in quotes, or not in the right ones."""
    found = _VALUE.fullmatch(line)
    if not found:
        return
    lead, value = found.groups()
    column, first, quoted = len(lead) + 1, value[0], json.dumps(value, ensure_ascii=False)
    if first == '"' and "\\" in value:
        message = "a backslash means something else in double quotes; write two for one, or use single quotes"
        mended = lead + value.replace("\\", "\\\\")
        yield Slip(number, column + value.index("\\"), message, code="backslash"), {number: mended}
    elif first in "\"'":
        end = value.find(first, 1) + 1
        if 0 < end < len(value):
            message = "the text goes on after its closing quote; put all of it in other quotes, or in none"
            mended = lead + json.dumps(value[1:-1], ensure_ascii=False)
            yield Slip(number, column + end, message, code="quote-in-text"), {number: mended}
    elif first in _SPECIAL and (lead or first != "%"):  # at the edge, that is a directive
        message = f'text that begins with "{first}" means something else in YAML; put the text in quotes'
        yield Slip(number, column, message, code="special-character"), {number: lead + quoted}
    elif colon := re.search(r":(?= |$)", value):
        message = "this colon makes a field of the words before it; put the whole text in quotes"
        yield Slip(number, column + colon.start(), message, code="colon-in-text"), {number: lead + quoted}


def _open_quotes(found: Fault) -> Iterator[Trial]:
    """Quotes that don't close on their line, from the end up; they swallow what follows to the next quote."""
    for number in range(min(found.at[0], len(found.lines)), 0, -1):
        line = found.lines[number - 1].rstrip()
        value = _VALUE.fullmatch(line)
        if value and value["value"][0] in "\"'" and value["value"].count(value["value"][0]) == 1:
            message = "the quote that opens here is never closed; write one more at the end of the text"
            trial = Slip(number, value.start("value") + 1, message, code="quote-unclosed")
            yield trial, {number: line + value["value"][0]}


def _brackets(found: Fault) -> Iterator[Trial]:
    number = (found.begun if "flow" in found.said else found.at)[0]
    line = found.lines[number - 1].rstrip()
    for opened, closed in ("[]", "{}"):
        if line.count(opened) > line.count(closed):
            at = line.rindex(opened) + 1
            message = f'the bracket "{opened}" that opens here is never closed; write "{closed}" after its last entry'
            yield Slip(number, at, message, code="bracket"), {number: line + closed}
        if line.count(opened) < line.count(closed):
            at = line.rindex(closed)
            message = f'there is one "{closed}" too many; remove it'
            yield Slip(number, at + 1, message, code="bracket"), {number: line[:at] + line[at + 1 :]}
    if "did not find expected ','" in found.said and number == found.at[0]:
        for gap in re.finditer(r"(?<=[^\s,\[{:]) +(?=[\w\"'\[{])", line):
            message = "a comma is missing here; put one between two entries in brackets"
            trial = Slip(number, gap.start() + 1, message, code="comma-missing")
            yield trial, {number: f"{line[: gap.start()]},{line[gap.start() :]}"}


def _dashes(found: Fault) -> Iterator[Trial]:
    """Entries of a list without the dash that begins them: the one that stands here, or the one above."""
    message = 'a dash is missing; begin each entry of the list with "- "'
    for number in reversed(found.near[-2:]):
        line = found.lines[number - 1]
        field = re.match(r" *(?=[A-Za-z_]\w*:)", line)
        for column in (field.end() - 2, field.end()) if field else ():
            if _list_at(found, number, column):
                trial = Slip(number, len(line) - len(line.lstrip(" ")) + 1, message, code="dash-missing")
                mended = {number: f"{' ' * column}- {line.lstrip(' ')}"}
                yield trial, mended
                yield trial, mended | _deeper(found, number + 1)
    number = found.at[0]
    if dash := re.match(r" *(?=- )", found.lines[number - 1]):
        opened = (n for n in range(number - 1, 0, -1) if re.fullmatch(r" *(?:- +)*\w+: *", found.lines[n - 1]))
        for first in [above + 1 for above in opened][:3]:
            entry = found.lines[first - 1].lstrip(" ")
            block = {n: f"{' ' * (dash.end() + 2)}{found.lines[n - 1].lstrip(' ')}" for n in range(first + 1, number)}
            column = len(found.lines[first - 1]) - len(entry) + 1
            yield Slip(first, column, message, code="dash-missing"), block | {first: f"{' ' * dash.end()}- {entry}"}


def _list_at(found: Fault, number: int, column: int) -> bool:
    """Whether an entry of a list begins in a column above a line, and nothing further left stands between."""
    for line in reversed(found.lines[: number - 1]):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent <= column:
            return indent == column and line.lstrip(" ").startswith("- ")
    return False


def _deeper(found: Fault, start: int) -> dict[int, str]:
    """The lines of the same entry, two blanks further in."""
    indent = len(found.lines[start - 2]) - len(found.lines[start - 2].lstrip(" "))
    block: dict[int, str] = {}
    for number in range(start, len(found.lines) + 1):
        line = found.lines[number - 1]
        if line.strip() and (len(line) - len(line.lstrip(" ")) < indent or line.lstrip(" ").startswith("-")):
            break
        block[number] = f"  {line}"
    return block


def _indentation(found: Fault) -> Iterator[Trial]:
    """A line that begins too far to the left or to the right: it has to stand below one of those above."""
    number = found.at[0]
    for wrong in (next((n for n, line in enumerate(found.lines, start=1) if line.strip()), number), number):
        line = found.lines[wrong - 1].lstrip(" ")
        here = len(found.lines[wrong - 1]) - len(line)
        above = (re.match(r" *(?:- +)*", text) for text in reversed(found.lines[: wrong - 1]) if text.strip())
        columns = [match.end() for match in above if match] + [
            len(text) - len(text.lstrip(" ")) for text in reversed(found.lines[: wrong - 1]) if text.strip()
        ]
        for column in sorted(dict.fromkeys(columns or [0]), key=lambda column: abs(column - here)):
            if column != here:
                blanks = f"{here or 'no'} blank{'' if here == 1 else 's'}"
                right = f"begin it with {column or 'none'}, to stand below its neighbors"
                message = f"this line begins with {blanks}; {right}"
                yield Slip(wrong, here + 1, message, code="indentation"), {wrong: " " * column + line}


def _as_said(found: Fault) -> Slip:
    """What the parser says, with the remedy that most often helps."""
    code, hint = next(
        (named for words, named in HINTS.items() if words in found.said),
        (NOT_YAML, "check quotes, brackets and indentation here and in the line above"),
    )
    begun = any(words in found.said for words in ("unexpected end of stream", "simple key", "parsing a flow"))
    return Slip(*(found.begun if begun else found.at), f"this is not YAML: {found.said}; {hint}", code)


HINTS = {
    "directive": ("directive", "remove the line that begins with %"),
    "incompatible YAML document": ("directive", "remove the line that begins with %"),
    "<document start>": ("second-document", 'end the file above, or remove the "..." there'),
    "mapping values are not allowed": (NOT_YAML, "a colon may be missing in the line above, or stand in text here"),
    "cannot start any token": ("special-character", "put text that begins with a special character in quotes"),
    "unexpected end of stream": ("quote-unclosed", "close the quote that is opened here"),
    "escape": ("backslash", "write two backslashes for one, or put the text in single quotes"),
    "flow": ("bracket", "close the bracket and put commas between its parts"),
    "could not find expected ':'": ("colon-missing", "a colon may be missing here; write a field as name: value"),
}
"""By words of the parser: a code, and a remedy."""


@cache
def known_fields() -> frozenset[str]:
    """The names of all fields of the model."""

    def kinds(kind: type[Model]) -> Iterator[Any]:
        yield kind
        for below in kind.__subclasses__():
            yield from kinds(below)

    return frozenset(name for kind in kinds(Model) for name in kind.model_fields)
