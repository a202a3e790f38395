"""Bytes → plain data with the place of each part: the YAML 1.2 core schema, and nothing that could surprise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.errors import Problem
from generator.model import Path

MAX_BYTES = 256 * 1024
MAX_DEPTH = 24
MAX_DIGITS = 30
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C parser is an order of magnitude faster

_NULL = re.compile(r"null|Null|NULL|~|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_HIDDEN_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # blank to the eye, letters to Unicode
_BLANKS = str.maketrans("", "", "\n\t")

Place = tuple[int, int]


@dataclass
class Marks:
    """Where each key and each value stands, by its path; lines and columns count from 1."""

    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def of(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value (or of its key), or of the nearest thing around it that is in the file."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def rename(self, path: Path, name: str) -> None:
        """Gives a field and all inside it a second path, under another name."""
        for places in (self.values, self.keys):
            for old in [old for old in places if old[: len(path)] == path]:
                places[(*path[:-1], name, *old[len(path) :])] = places[old]


@dataclass
class Document:
    """What a file holds: plain data, where each part stands, fields that stand there twice and their dropped values."""

    data: Any
    marks: Marks
    problems: list[Problem] = field(default_factory=list)
    dropped: list[Any] = field(default_factory=list)


class _Refused(Exception):  # noqa: N818 - it is a refusal, and never leaves this module
    """Reading ends here, with a problem at a place."""

    def __init__(self, line: int, column: int, message: str) -> None:
        self.problem = (line, column, message)


def read_yaml(raw: bytes, path: str) -> Document | list[Problem]:
    """The document in `raw`, or what is wrong with it; never raises, whatever the bytes."""
    try:
        text = _decode(raw)
        builder = _Builder()
        for event in _events(text):
            builder.take(event)
        problems = [Problem(path, *problem) for problem in builder.problems]
        return Document(builder.data, builder.marks, problems, builder.dropped)
    except _Refused as refused:
        return [Problem(path, *refused.problem)]


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise _Refused(0, 0, f"the file is larger than {MAX_BYTES // 1024} KiB; split it or shorten it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad = error.object[error.start]
        before = _line_feeds(error.object[: error.start].decode())
        raise _Refused(*_place(before), f"the byte 0x{bad:02x} is not UTF-8; save the file as UTF-8") from None
    text = _line_feeds(text)
    for position, char in hidden_characters(text):
        raise _Refused(*_place(text[:position]), f"{describe(char)} can't be seen; delete it")
    return text


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(before: str) -> Place:
    """Line and column of what comes after a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def hidden_characters(text: str) -> Iterator[tuple[int, str]]:
    """Position and character of what can't be seen: controls, direction marks, zero-width and private letters."""
    if text.isascii() and text.translate(_BLANKS).isprintable():
        return
    for position, char in enumerate(text):
        if char not in "\n\t" and (char in _HIDDEN_LETTERS or unicodedata.category(char) in _HIDDEN_CATEGORIES):
            yield position, char


def describe(char: str) -> str:
    """A character by number and name, safe to print."""
    name = unicodedata.name(
        char, "control character" if unicodedata.category(char) == "Cc" else "character without a name"
    )
    return f"U+{ord(char):04X} ({name.lower()})"


def _events(text: str) -> Iterator[Any]:
    """The parser's events; a syntax error becomes a refusal with its place."""
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        unclosed = error.problem == "found unexpected end of stream"
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        line, column = min(place, _place(text))  # the parser can stop on the line after the last
        said = " ".join(filter(None, [error.problem, error.context]))
        tabbed = text.split("\n")[line - 1].lstrip(" ").startswith("\t")
        hint = "indent with blanks, not tabs" if tabbed else _hint(said)
        raise _Refused(line, column, f"this is not YAML: {said}; {hint}") from None
    except yaml.YAMLError as error:  # the reader's own errors carry no mark
        said = str(error).splitlines()[0]
        raise _Refused(1, 1, f"this is not YAML: {said}") from None
    except (ValueError, OverflowError, RecursionError, UnicodeError) as error:
        raise _Refused(1, 1, f"this can't be read as YAML: {type(error).__name__}; simplify the file") from None


def _hint(said: str) -> str:
    hints = {
        "directive": "remove the line that begins with %",
        "incompatible YAML document": "remove the line that begins with %",
        "<document start>": 'end the file above, or remove the "..." there',
        "mapping values are not allowed": 'put text that holds ": " in quotes, or mend the indentation',
        "cannot start any token": "put text that begins with a special character in quotes",
        "did not find expected key": "check the indentation here and the quotes above",
        "expected <block end>": "check the indentation here and the quotes above",
        "unexpected end of stream": "close the quote that is opened here",
        "escape": "write two backslashes for one, or put the text in single quotes",
        "quoted scalar": "close the quote",
        "flow": "close the bracket and put commas between its parts",
        "could not find expected ':'": "write a field as name: value",
    }
    return next((hint for words, hint in hints.items() if words in said), "check quotes, brackets and indentation")


@dataclass
class _Open:
    """A mapping or list that is still being read."""

    data: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


class _Builder:
    """Builds data from events with a stack of its own, so that depth in the file is never depth in Python."""

    def __init__(self) -> None:
        self.marks = Marks()
        self.problems: list[tuple[int, int, str]] = []
        self.stack: list[_Open] = []
        self.dropped: list[Any] = []
        self.documents = 0
        self.data: Any = None

    def take(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if event.version or event.tags:
                    raise _Refused(line, column, "a line that begins with % is not allowed here; remove it")
                if self.documents > 1:
                    raise _Refused(line, column, 'a second document begins here; one file holds one, remove the "---"')
            case yaml.AliasEvent():
                raise _Refused(line, column, f'the alias "*{event.anchor}" is not allowed; write the text out')
            case yaml.ScalarEvent() | yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_extras(event, line, column)
                self._node(event, line, column)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()

    def _refuse_extras(self, event: Any, line: int, column: int) -> None:
        if event.anchor is not None:
            raise _Refused(line, column, f'the anchor "&{event.anchor}" is not allowed; write the text out')
        if event.tag is not None:
            tag = shorten(event.tag.replace("tag:yaml.org,2002:", "!!"))
            raise _Refused(line, column, f'the tag "{tag}" is not allowed; remove it')
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(line, column, f"nested deeper than {MAX_DEPTH} levels; flatten it")

    def _node(self, event: Any, line: int, column: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.data, dict) and top.key is None:
            self._key(top, event, line, column)
            return
        path = self._place(top)
        self.marks.values.setdefault(path, (line, column))
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event, line, column)
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.stack.append(_Open(value, path))
        if top is None:
            self.data = value
        elif isinstance(top.data, dict):
            self._put(top.data, str(top.key), value)
            top.key = None
        else:
            top.data.append(value)

    def _put(self, fields: dict[str, Any], name: str, value: Any) -> None:
        if name in fields:
            self.dropped.append(value)
        else:
            fields[name] = value

    @staticmethod
    def _place(top: _Open | None) -> Path:
        if top is None:
            return ()
        return (*top.path, top.key if isinstance(top.data, dict) and top.key is not None else len(top.data))

    def _key(self, top: _Open, event: Any, line: int, column: int) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise _Refused(line, column, "a field's name is a word, not a list or mapping; put it in quotes")
        name = event.value
        self._refuse_hidden(name, line, column)
        if name in top.data:
            first = self.marks.keys[(*top.path, name)][0]
            self.problems.append(
                (line, column, f'"{shorten(name)}" stands here twice (first on line {first}); keep one')
            )
        else:
            self.marks.keys[(*top.path, name)] = (line, column)
        top.key = name

    def _scalar(self, event: Any, line: int, column: int) -> Any:
        self._refuse_hidden(event.value, line, column)
        if not event.implicit[0]:  # quoted or block: text as it stands
            return event.value
        try:
            return core_scalar(event.value)
        except ValueError:
            raise _Refused(line, column, f"this number has more than {MAX_DIGITS} digits; shorten it") from None

    @staticmethod
    def _refuse_hidden(text: str, line: int, column: int) -> None:
        for _, char in hidden_characters(text):
            raise _Refused(line, column, f"{describe(char)} can't be seen; remove its escape")


def core_scalar(text: str) -> Any:
    """What a plain scalar means in the YAML 1.2 core schema: `no` and `1:30` are text, `012` is twelve."""
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    if _INT.fullmatch(text) or _FLOAT.fullmatch(text):
        if len(text) > MAX_DIGITS:
            raise ValueError(text)
        return _number(text)
    return text


def _number(text: str) -> int | float:
    if text.startswith(("0o", "0x")):
        return int(text[2:], 8 if text[1] == "o" else 16)
    if _INT.fullmatch(text):
        return int(text)
    return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))


def shorten(text: str, most: int = 60) -> str:
    """Text as one line that any terminal can show, cut to a length fit for a message."""
    line = printable(text[: most + 1])
    return line if len(line) <= most else f"{line[: most - 1]}…"


def printable(text: str) -> str:
    """Text with an escape in place of each character that isn't printable."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
