"""What a search finds of a page: its sections, told from its HTML in one pass.

Material's search plugin tells them with a parser for any HTML, in a third of a build's time. This one knows only HTML
as our templates write it (every element closed, no bare `<`), and makes of it what the plugin makes; a test holds the
two side by side over every page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""([^<]+)                                                            # text
    |<!--.*?-->
    |<(?:script|style)\b[^>]*>.*?</(script|style)\s*>
    |<(/?)([a-zA-Z][^\s/>]*)((?:[^>"'/]++|/(?!>)|"[^"]*"|'[^']*')*+)(/?)>  # a tag""",
    re.VERBOSE | re.DOTALL,
)
_FOOTING = re.compile('<sup class="footing" data-search-exclude="true">(?:<a [^>]*>[^<]*</a> ?)+</sup>')
"""The marks behind a statement, left out at once: they are a third of all tags."""
_ID = re.compile(r"""\sid=["']([^"']*)["']""")
_EXCLUDED = re.compile(r"""\sdata-search-exclude(?=[\s=/]|$)|\sclass="linenodiv\"""")
_SEARCH_MARK = re.compile(r'data-search-\w+="[^"]+"')
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_TOLD = _HEADINGS | _KEPT
"""The elements that a section is told by; all others only stand around them."""
_NEVER_FOUND = frozenset(("object",))
_PASSED = float("inf")


@dataclass(slots=True)
class Section:
    """A heading's id and its title, and what stands below it, as text with a few tags.

    The id of a page's first section is None: what is found there leads to the page.
    """

    id: str | None
    title: str
    text: str


@dataclass
class _Part:
    """A section that is being read. `depth` is that of its heading among the open elements."""

    tag: str
    depth: float
    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def sections(body: str) -> tuple[Section, ...]:
    """The sections of a page, in their order; headings without an id begin none."""
    reader = _Reader()
    reader.read(_TOKEN.findall(_FOOTING.sub("<!---->", body)))
    return tuple(Section(part.id, "".join(part.title), "".join(part.text)) for part in reader.sections)


def without_search_marks(body: str) -> str:
    """The body without the attributes that only the search reads, as Material's plugin hands it to the theme."""
    parts, end = [], 0
    for found in _SEARCH_MARK.finditer(body):
        start = found.start()
        parts.append(body[end : start - body[start - 1 : start].isspace()])
        end = found.end()
    return "".join([*parts, body[end:]])


class _Reader:
    """Follows the plugin step by step, its oddities too: what is left out goes by the names of open tags."""

    def __init__(self) -> None:
        self.sections: list[_Part] = []
        self.section = _Part("hx", 0)
        self.open: list[str] = []
        self.left_out: set[str] = set(_NEVER_FOUND)
        self.silent = False
        """Whether an element is open that is left out."""
        self.titled = self.preformatted = False
        """Whether a heading of the section's rank is open, and a <pre>."""

    def read(self, tokens: Iterable[tuple[str, ...]]) -> None:
        """Takes in a whole body."""
        opened = self.open
        for text, raw, closing, tag, said, slash in tokens:
            if text:
                self.text(text)
            elif closing:
                self.end(tag)
            elif not tag:
                if raw:
                    self.begun()
            elif tag not in _VOID:
                opened.append(tag)
                if tag in _TOLD or tag in self.left_out or "data-search-exclude" in said or "linenodiv" in said:
                    self.start(tag, said)
                elif not self.sections:
                    self.begun()
                if slash:
                    self.end(tag)

    def begun(self) -> None:
        """A page that doesn't begin with a heading has a section without one."""
        if not self.sections:
            self.sections.append(self.section)

    def start(self, tag: str, said: str) -> None:
        """An element begins that has a part in the section; it is open already."""
        if tag in _HEADINGS and (named := _ID.search(said)):
            self._head(tag, html.unescape(named[1]))
        elif not self.sections:
            self.begun()
        if _EXCLUDED.search(said):
            self.left_out.add(tag)
            self.silent = True
        elif tag in self.left_out:
            self.silent = True
        elif tag in _KEPT and not self.silent:
            self._parts().append(f"<{tag}>")
        self._look()

    def _head(self, tag: str, id_: str) -> None:
        depth = len(self.open)
        if tag != "h1" and not self.sections:
            self.sections.append(_Part("hx", depth))
        self.section = _Part(tag, depth, id_ if self.sections else None)
        self.sections.append(self.section)
        self._look()

    def _look(self) -> None:
        self.titled, self.preformatted = self.section.tag in self.open, "pre" in self.open

    def _parts(self) -> list[str]:
        """Where text goes: into the title as long as a heading of the section's rank is open."""
        return self.section.title if self.titled else self.section.text

    def end(self, tag: str) -> None:
        """An element ends, and with it the section whose heading stood in it."""
        opened = self.open
        if not opened or opened[-1] != tag:
            return
        if self.section.depth > len(opened):
            self._back()
        opened.pop()
        if tag in _TOLD or tag in self.left_out:
            self._look()
            self._end(tag)

    def _end(self, tag: str) -> None:
        if tag in self.left_out:
            self.left_out -= {tag} - _NEVER_FOUND
            self.silent = not self.left_out.isdisjoint(self.open)
        elif tag in _KEPT and not self.silent:
            parts = self._parts()
            begun = parts.index(f"<{tag}>")
            if all(part.isspace() for part in parts[begun + 1 :]):
                del parts[begun:]
            else:
                parts.append(f"</{tag}>")

    def _back(self) -> None:
        """To the last section that the open elements still belong to; the one before is never returned to."""
        for section in reversed(self.sections):
            if section.depth <= len(self.open):
                self.section.depth = _PASSED
                self.section = section
                self._look()
                return

    def text(self, text: str) -> None:
        """Words, or the blanks between them."""
        if self.silent:
            return
        if not self.sections:
            self.begun()
        if "&" in text or ">" in text:
            text = html.escape(html.unescape(text), quote=False)
        blank = text.isspace()
        if not self.preformatted:
            text = " " if blank else text.replace("\n", " ")
        if self.titled:
            self.section.title.append(text)
        elif not blank or self.preformatted or not (said := self.section.text) or not said[-1].isspace():
            self.section.text.append(text)
