"""Slips of the pen on trial: each names what is wrong and where, and has the lines as they would be without it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Any

from generator.annotations import is_list, model_in
from generator.document import Place
from generator.errors import shorten
from generator.model import Model

_FIELD = re.compile(r"(?P<lead> *(?:- +)*)(?P<name>[A-Za-z_]\w*)(?P<colon>:?)(?P<rest>.*)")
_OTHER_COLON = re.compile(r" *[=;\uff1a](?P<rest>.*)")
_OWN_LINE = re.compile(r" (?=(?:facts|default): )")
_DASH = re.compile(r"(?P<lead> *)-(?P<rest>[A-Za-z_]\w*:.*)")
_VALUE = re.compile(r"(?P<lead> *(?:- +)*(?:\w+: +)?)(?P<value>\S.*)")
_OTHER_DASH = re.compile(r"(?P<lead> *)(?P<sign>[\u2010-\u2015\u2212\u2022\u00b7*])(?P<rest> +\S.*)")
_WORDS = re.compile(r"(?P<lead> *)(?!- |-$|#)(?!\w+:(?: |$))\S.*")
_SPECIAL = "@`%*&!>|?[{-#,]}"
_LINES_ARE_VALUE = ("|", ">", "&", "#", "[", "{", '"', "'")


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


def signs(number: int, line: str) -> Iterator[Trial]:
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
        if not field["colon"] and (other := _OTHER_COLON.fullmatch(rest)):
            write = shorten(f"{name}: {other['rest'].strip()}".strip(), 30)
            message = f'a colon belongs after "{name}"; write "{write}"'
            mended = {number: f"{lead}{name}: {other['rest'].strip()}"}
            yield Slip(number, column, message, code="colon-missing"), mended
        elif not field["colon"] and rest[:1] in {"", " "}:
            example = shorten(f"{name}: {rest.strip()}".strip(), 30)
            message = f'a colon is missing after "{name}"; write "{example}"'
            yield Slip(number, column, message, code="colon-missing"), {number: f"{lead}{name}:{rest}"}


def other_dashes(number: int, line: str) -> Iterator[Trial]:
    """A long dash or a bullet, as word processors make them of a short one, before an entry."""
    if entry := _OTHER_DASH.fullmatch(line):
        write = f'write "-{shorten(entry["rest"], 30)}"'
        message = f'an entry of a list begins with the short dash, not with "{entry["sign"]}"; {write}'
        slip = Slip(number, entry.end("lead") + 1, message, code="dash-missing")
        yield slip, {number: f"{entry['lead']}-{entry['rest']}"}


def text_before_lines(found: Fault) -> Iterator[Trial]:
    """Text behind the colon of a field whose list or fields stand in the lines below."""
    for number in found.near:
        field = _FIELD.fullmatch(found.lines[number - 1].rstrip())
        text = field["rest"].strip() if field else ""
        below = next((line for line in found.lines[number:] if line.strip()), "")
        if not field or not field["colon"] or field["name"] not in holding_fields() or not text:
            continue
        inner = len(below) - len(below.lstrip(" ")) - field.start("name")
        if not text.startswith(_LINES_ARE_VALUE) and (inner > 0 or (inner == 0 and below.lstrip().startswith("- "))):
            message = f'what "{field["name"]}" holds stands in the lines below; delete "{shorten(text, 30)}" behind it'
            slip = Slip(number, len(field[0]) - len(text) + 1, message, code="text-before-lines")
            yield slip, {number: field[0][: field.end("colon")]}


def wrapped(found: Fault) -> Iterator[Trial]:
    """Text that goes on in a line of its own which isn't indented enough to belong to its field."""
    for number in found.near:
        above = next((n for n in range(number - 1, 0, -1) if not _is_words(found.lines[n - 1])), 0)
        field = _FIELD.fullmatch(found.lines[above - 1]) if above else None
        here = _WORDS.fullmatch(found.lines[number - 1].rstrip())
        if not here or not field or not field["colon"] or field["name"] not in known_fields():
            continue
        column = field.start("name") + 2
        block = range(above + 1, len(found.lines) + 1)
        rest = takewhile(lambda n: _is_words(found.lines[n - 1]), block)
        message = f'the text of "{field["name"]}" goes on in this line; begin it with {column} blanks or more'
        slip = Slip(number, here.end("lead") + 1, message, code="indentation")
        yield slip, {n: f"{' ' * column}{found.lines[n - 1].strip()}".rstrip() for n in rest}


def _is_words(line: str) -> bool:
    """Whether a line can only be a part of a text, or is blank."""
    return not line.strip() or bool(_WORDS.fullmatch(line.rstrip()))


def quoting(number: int, line: str) -> Iterator[Trial]:
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
    elif own := _OWN_LINE.search(value):
        message = f'"{value[own.end() :].partition(":")[0]}" begins a line of its own, below the field before it'
        below = " " * (len(lead) - len(lead.lstrip(" -")) if "-" in lead else len(lead) - len(lead.lstrip(" ")))
        mended = f"{lead}{value[: own.start()]}\n{below}{value[own.end() :]}"
        yield Slip(number, column + own.end(), message, code="line-missing"), {number: mended}
    elif colon := re.search(r":(?= |$)", value):
        message = "this colon makes a field of the words before it; put the whole text in straight quotes"
        yield Slip(number, column + colon.start(), message, code="colon-in-text"), {number: lead + quoted}


def open_quotes(found: Fault) -> Iterator[Trial]:
    """Quotes that don't close on their line, from the end up; they swallow what follows to the next quote."""
    for number in range(min(found.at[0], len(found.lines)), 0, -1):
        line = found.lines[number - 1].rstrip()
        value = _VALUE.fullmatch(line)
        if value and value["value"][0] in "\"'" and value["value"].count(value["value"][0]) == 1:
            message = "the quote that opens here is never closed; write one more at the end of the text"
            trial = Slip(number, value.start("value") + 1, message, code="quote-unclosed")
            yield trial, {number: line + value["value"][0]}


def brackets(found: Fault) -> Iterator[Trial]:
    """A bracket too few or too many, or no comma between two entries."""
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


def dashes(found: Fault) -> Iterator[Trial]:
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


def indentation(found: Fault) -> Iterator[Trial]:
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


@cache
def known_fields() -> frozenset[str]:
    """The names of all fields of the model."""
    return frozenset(name for kind in _kinds(Model) for name in kind.model_fields)


@cache
def holding_fields() -> frozenset[str]:
    """The names of the fields that hold a list or fields of their own, wherever they stand."""
    fields = [item for kind in _kinds(Model) for item in kind.model_fields.items()]
    plain = {name for name, field in fields if not is_list(field.annotation) and not model_in(field.annotation)}
    return known_fields() - plain


def _kinds(kind: type[Model]) -> Iterator[Any]:
    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)
