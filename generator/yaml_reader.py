"""Bytes → plain data with the place of each part: the YAML 1.2 core schema, and nothing that could surprise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import yaml

from generator.core_schema import MAX_DIGITS, core_scalar
from generator.document import Document, LateMarks, Marks, Place
from generator.errors import Problem, shorten
from generator.model import Path
from generator.plain_yaml import NotPlain, plain_data
from generator.slips import LOADER, fault_of, slip

MAX_BYTES = 256 * 1024
MAX_DEPTH = 24
MAX_HIDDEN = 20

_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_NO_BREAK = "\u00a0\u2007\u202f"
_HIDDEN_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0" + _NO_BREAK  # blank to the eye, and more
_MARK = "\ufffd"


class _Refused(Exception):  # noqa: N818 - it is a refusal, and never leaves this module
    """Reading ends here, with a problem at a place."""

    def __init__(self, line: int, column: int, message: str, *, code: str) -> None:
        self.place = (line, column)
        self.message = message
        self.code = code


def read_yaml(raw: bytes, path: str) -> Document | list[Problem]:
    """The document in `raw`, or what keeps it from being read; never raises, whatever the bytes."""
    try:
        text = _decode(raw)
        if next(hidden_characters(text), None) is None:
            return Document(plain_data(text, MAX_DEPTH), LateMarks(raw, partial(_marks, path)))
    except (NotPlain, _Refused):
        pass
    document = read_thoroughly(raw, path)
    if isinstance(document, Document) and not document.problems:
        document.marks = LateMarks(raw, partial(_marks, path))  # they are larger than all that is said
    return document


def _marks(path: str, raw: bytes) -> Marks:
    document = read_thoroughly(raw, path)
    return document.marks if isinstance(document, Document) else Marks()


def read_thoroughly(raw: bytes, path: str) -> Document | list[Problem]:
    """The same by the long way, which also finds where each part stands and what is wrong with it."""
    builder = _Builder(path)
    try:
        for event in _events(builder.visible_text(_decode(raw))):
            builder.take(event)
    except _Refused as refused:
        builder.refuse(*refused.place, refused.message, code=refused.code)
        return builder.document.problems
    return builder.document


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        told = f"the file is larger than {MAX_BYTES // 1024} KiB; split it or shorten it"
        raise _Refused(0, 0, told, code="file-too-large")
    try:
        return _line_feeds(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        bad = error.object[error.start]
        before = _line_feeds(error.object[: error.start].decode())
        told = f"the byte 0x{bad:02x} is not UTF-8; save the file as UTF-8"
        raise _Refused(*_place(before), told, code="not-utf-8") from None


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(before: str) -> Place:
    """Line and column of what comes after a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def hidden_characters(text: str) -> Iterator[tuple[int, str]]:
    """Position and character of what can't be seen: controls, direction marks, zero-width and private letters.

    A blank that doesn't break, as word processors write it, looks like a blank and is none to YAML.
    """
    if hidden := {char for char in set(text) if _is_hidden(char)}:
        yield from ((position, char) for position, char in enumerate(text) if char in hidden)


@cache
def _is_hidden(char: str) -> bool:
    return char not in "\n\t" and (char in _HIDDEN_LETTERS or unicodedata.category(char) in _HIDDEN_CATEGORIES)


def describe(char: str) -> str:
    """A character by number and name, safe to print."""
    name = unicodedata.name(
        char, "control character" if unicodedata.category(char) == "Cc" else "character without a name"
    )
    return f"U+{ord(char):04X} ({name.lower()})"


def _events(text: str) -> Iterator[Any]:
    """The parser's events; a syntax error becomes a refusal with its place."""
    try:
        yield from yaml.parse(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        found = slip(fault_of(error, text))
        raise _Refused(found.line, found.column, found.message, code=found.code) from None
    except yaml.YAMLError as error:  # the reader's own errors carry no mark
        said = str(error).splitlines()[0]
        raise _Refused(1, 1, f"this is not YAML: {said}; write the file anew", code="not-yaml") from None
    except (ValueError, OverflowError, RecursionError, UnicodeError) as error:
        told = f"this can't be read as YAML: {type(error).__name__}; simplify the file"
        raise _Refused(1, 1, told, code="not-yaml") from None


@dataclass
class _Open:
    """A mapping or list that is still being read."""

    data: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    told: bool = False


class _Builder:
    """Builds data from events with a stack of its own, so that depth in the file is never depth in Python."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.document = Document()
        self.marks = self.document.marks
        self.stack: list[_Open] = []
        self.documents = 0
        self.marked = False
        self.lines: list[str] = []

    def refuse(self, line: int, column: int, message: str, *, code: str) -> None:
        self.document.problems.append(Problem(self.path, line, column, message, code=code))

    def visible_text(self, text: str) -> str:
        """The text with a mark in place of each character that can't be seen; each is a problem."""
        hidden = list(hidden_characters(text))
        for position, char in hidden:
            place = _place(text[:position])
            if char == "\0" or len(hidden) > MAX_HIDDEN:  # another encoding, or no text at all
                told = f"{describe(char)} can't be seen; save the file as UTF-8 text"
                raise _Refused(*place, told, code="not-utf-8")
            remedy = "type a blank in its place" if char in _NO_BREAK else "delete it"
            self.refuse(*place, f"{describe(char)} can't be seen; {remedy}", code="hidden-character")
        self.marked = bool(hidden)
        self.lines = text.split("\n")
        stand_ins = {ord(char): " " if char in _NO_BREAK else _MARK for _, char in hidden}
        return text.translate(stand_ins)

    def take(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if event.version or event.tags:
                    told = "a line that begins with % is not allowed here; remove it"
                    self.refuse(line, column, told, code="directive")
                if self.documents > 1:
                    told = 'a second document begins here; one file holds one, remove the "---"'
                    raise _Refused(line, column, told, code="second-document")
            case yaml.AliasEvent() | yaml.ScalarEvent() | yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                if len(self.stack) >= MAX_DEPTH:
                    told = f"nested deeper than {MAX_DEPTH} levels; flatten it"
                    raise _Refused(line, column, told, code="too-deep")
                self._refuse_extras(event, line, column)
                self._node(event, line, column)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()

    def _refuse_extras(self, event: Any, line: int, column: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            told = f'the alias "*{event.anchor}" is not allowed; write the text out'
            self.refuse(line, column, told, code="alias")
            return
        if event.anchor is not None:
            self.refuse(line, column, f'the anchor "&{event.anchor}" is not allowed; remove it', code="anchor")
        if event.tag is not None:
            tag = shorten(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self.refuse(line, column, f'the tag "{tag}" is not allowed; remove it', code="tag")

    def _node(self, event: Any, line: int, column: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.data, dict) and top.key is None:
            self._key(top, event, line, column)
            return
        path = self._path(top)
        self.marks.values.setdefault(path, (line, column))
        value: Any
        match event:
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                value = {} if isinstance(event, yaml.MappingStartEvent) else []
                self.stack.append(_Open(value, path))
            case yaml.ScalarEvent():
                value = self._scalar(event, path)
            case _:
                value = None
                self.document.unknown.add(path)
        if top is None:
            self.document.data = value
        elif isinstance(top.data, dict):
            self._put(top.data, str(top.key), value, path)
            top.key = None
        else:
            top.data.append(value)

    def _put(self, fields: dict[str, Any], name: str, value: Any, path: Path) -> None:
        if name not in fields:
            fields[name] = value
            return
        self.document.dropped.append(value)
        if fields[name] is None:
            self.document.unknown.add(path)

    @staticmethod
    def _path(top: _Open | None) -> Path:
        if top is None:
            return ()
        return (*top.path, top.key if isinstance(top.data, dict) and top.key is not None else len(top.data))

    def _key(self, top: _Open, event: Any, line: int, column: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            top.key = f"*{event.anchor}"
            self.document.unknown.add((*top.path, top.key))
        elif isinstance(event, yaml.ScalarEvent):
            top.key = self._visible(event.value, line, column)
        else:
            told = "a field's name is a word, not a list or mapping; put it in quotes"
            raise _Refused(line, column, told, code="name-not-a-word")
        first = self.marks.keys.setdefault((*top.path, top.key), (line, column))
        if top.key in top.data and not top.told:  # of an entry without its dash, each field stands there twice
            top.told = True
            told = f'"{shorten(top.key)}" stands here twice (first on line {first[0]})'
            self.refuse(line, column, f'{told}; keep one, or begin a new entry with "- "', code="field-twice")

    def _scalar(self, event: Any, path: Path) -> Any:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        text = self._visible(event.value, line, column)
        if event.tag is not None:
            self.document.unknown.add(path)
        if not event.implicit[0]:  # quoted or block: text as it stands
            return text
        self._keep_whole(event.end_mark, text, path)
        try:
            return core_scalar(text)
        except ValueError:
            told = f"this number has more than {MAX_DIGITS} digits; shorten it"
            self.refuse(line, column, told, code="number-too-long")
            self.document.unknown.add(path)
            return None

    def _keep_whole(self, end: Any, text: str, path: Path) -> None:
        """Refuses a comment that was meant to be read: behind unquoted text, or in its place, as "#1 on the list"."""
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if not text and (swallowed := re.match(r"\s+(?=#[^\s#])", rest)):
            told = "text that begins with # is a comment and won't show; put the text in quotes"
            self.refuse(end.line + 1, end.column + swallowed.end() + 1, told, code="comment-in-text")
            self.document.unknown.add(path)
        if rest.startswith((" #", "\t#")) and text[:1].isalpha():
            remedy = "put the text in quotes, or the comment on a line of its own"
            told = f'what follows " #" is a comment and won\'t show; {remedy}'
            self.refuse(end.line + 1, end.column + 2, told, code="comment-in-text")

    def _visible(self, text: str, line: int, column: int) -> str:
        """The text without what can't be seen; what an escape brings in is a problem."""
        hidden = {char for _, char in hidden_characters(text)}
        for char in sorted(hidden):
            told = f"{describe(char)} can't be seen; remove its escape"
            self.refuse(line, column, told, code="hidden-character")
        if not hidden and not self.marked:
            return text
        return "".join(char for char in text if char not in hidden and not (self.marked and char == _MARK))
