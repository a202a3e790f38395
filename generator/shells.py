"""The theme's shell around many pages, rendered once for all that differ only in their own words.

The theme takes some milliseconds for a page, and makes nearly the same of each. So the first page of a kind is rendered
as MkDocs would; at the second, the theme renders the kind's shell, with a mark in the place of each value that is the
page's own; from then on a page is that shell with its values put in.

Of one kind are pages of which a template can ask the same but for their words: how deep the address lies, and below
which page of the navigation; which values are there at all; whether there is code in the body. Should a theme ask for
more, the shell filled for the first page is not what the theme made of that page, and pages of this kind are rendered
one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Protocol, TypeVar

from markupsafe import Markup, escape

ASKED_FOR = ("<h1", "<pre")
"""What templates look for in a body."""

_MARKS = re.compile("\x02([^\x02\x03]+?)&(amp;)?\x03")
"""No text has these control characters. The & in a mark tells whether the theme escapes the value in its place."""

T = TypeVar("T")
Values = Mapping[str, str]
Finish = Callable[[str, str], str]


class Template(Protocol):
    """What MkDocs asks of a template."""

    def render(self, context: Any) -> str: ...


@dataclass
class _Kind:
    """The first page of a kind, with its values; then the shell, in parts that are text and names of values in turn."""

    values: Values
    made: str
    parts: list[str] = field(default_factory=list)
    fits: bool = False


class Shells:
    """The shells of one build. `finish` makes a finished page of what the theme made and the body in it."""

    def __init__(self, finish: Finish) -> None:
        self.finish = finish
        self.kinds: dict[Hashable, _Kind] = {}
        self.listed: set[str] = set()
        """The folders of the pages in the navigation, each with those around it."""

    def page(self, plain: Template, context: Mapping[str, Any]) -> str:
        """The finished page: what the template makes of the context, byte for byte."""
        page, head = context["page"], context["discovery"]
        asked = "".join(word for word in ASKED_FOR if word in page.content)
        values = {"body": page.content, "edit_url": page.edit_url or "", **dict(_texts(head))}
        place = self._place(page.url, context["nav"].pages)
        key = (context["base_url"], place, asked, bool(page.edit_url), _shape(head))
        kind = self.kinds.get(key)
        if kind is None:
            self.kinds[key] = _Kind(values, made := self.finish(plain.render(context), page.content))
            return made
        if not kind.parts:
            kind.parts = self._shell(plain, context, asked)
            kind.fits = _filled(kind.parts, kind.values) == kind.made
        return _filled(kind.parts, values) if kind.fits else self.finish(plain.render(context), page.content)

    def _place(self, address: str, listed: Iterable[Any]) -> str:
        """The outer folders of an address, as far as the shell has links into them: there its links are shorter."""
        self.listed = self.listed or {folder for page in listed for folder in _folders(page.url)}
        folders = ["", *_folders(address)]
        return next((folder for folder in folders if folder in self.listed), folders[-1])

    def _shell(self, plain: Template, context: Mapping[str, Any], asked: str) -> list[str]:
        page = copy(context["page"])
        page.content = _mark("body", asked)
        page.edit_url = page.edit_url and _mark("edit_url")
        made = plain.render({**context, "page": page, "discovery": _marked(context["discovery"])})
        return _parts(self.finish(made, page.content))


def _folders(address: str) -> Iterator[str]:
    """The folder of an address and all around it, the outermost last."""
    folder = address.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _mark(name: str, asked: str = "") -> str:
    return f"\x02{name}{asked}&\x03"


def _parts(shell: str) -> list[str]:
    """Text and marks in turn; a mark as the name of its value, with an & where it is to be escaped."""
    parts, end = [], 0
    for found in _MARKS.finditer(shell):
        name = found[1].partition("<")[0].partition("&lt;")[0]
        parts += [shell[end : found.start()], f"&{name}" if found[2] else name]
        end = found.end()
    return [*parts, shell[end:]]


def _filled(parts: list[str], values: Values) -> str:
    filled = parts[:]
    filled[1::2] = [str(escape(values[name[1:]])) if name[0] == "&" else values[name] for name in parts[1::2]]
    return "".join(filled)


def _texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """The texts in a dataclass, however deep, each with the name of its place."""
    if isinstance(value, str):
        yield name, value
    else:
        for place, part in _inside(value):
            yield from _texts(part, f"{name}.{place}")


def _inside(value: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        yield from ((item.name, getattr(value, item.name)) for item in fields(value))
    elif isinstance(value, tuple):
        yield from ((str(index), part) for index, part in enumerate(value))


def _marked(value: T, name: str = "") -> T:
    """The same with a mark in the place of each text that isn't empty."""
    made: Any = value
    if isinstance(value, str):
        made = value and type(value)(_mark(name))
    elif isinstance(value, tuple):
        made = tuple(_marked(part, f"{name}.{place}") for place, part in _inside(value))
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{place: _marked(part, f"{name}.{place}") for place, part in _inside(value)})
    return made  # type: ignore[no-any-return]


def _shape(value: Any) -> Hashable:
    """What a template can ask of a value but for the words of its texts: which are there, and all that is no text."""
    if isinstance(value, str):
        return isinstance(value, Markup), bool(value)
    if is_dataclass(value) or isinstance(value, tuple):
        return tuple(_shape(part) for _, part in _inside(value))
    return repr(value)
