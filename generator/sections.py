"""What a search finds of a page: its sections, told from its HTML in one pass.

Material's search plugin tells them with a parser for any HTML, in a third of a build's time. This one knows only HTML
as our templates write it (every element closed, no bare `<`), and makes of it what the plugin makes; a test holds the
two side by side over every page.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""([^<]+)                                                            # text
    |<!--.*?-->
    |<(?:script|style)\b[^>]*>.*?</(script|style)\s*>
    |<(/?)([a-zA-Z][^\s/>]*)((?:[^>"'/]|/(?!>)|"[^"]*"|'[^']*')*)(/?)>     # a tag""",
    re.VERBOSE | re.DOTALL,
)
_ID = re.compile(r"""\sid=["']([^"']*)["']""")
_EXCLUDED = re.compile(r"""\sdata-search-exclude(?=[\s=/]|$)|\sclass="linenodiv\"""")
_SEARCH_MARK = re.compile(r'data-search-\w+="[^"]+"')
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
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
    for text, raw, closing, tag, said, slash in _TOKEN.findall(body):
        if text:
            reader.text(text)
        elif not tag:
            if raw:
                reader.begun()
        elif closing:
            reader.end(tag)
        elif tag not in _VOID:
            reader.start(tag, said)
            if slash:
                reader.end(tag)
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

    def begun(self) -> None:
        """A page that doesn't begin with a heading has a section without one."""
        if not self.sections:
            self.sections.append(self.section)

    def start(self, tag: str, said: str) -> None:
        """An element begins."""
        self.open.append(tag)
        if tag in _HEADINGS and (named := _ID.search(said)):
            self._head(tag, html.unescape(named[1]))
        elif not self.sections:
            self.begun()
        if ("data-search-exclude" in said or "linenodiv" in said) and _EXCLUDED.search(said):
            self.left_out.add(tag)
            self.silent = True
            return
        if tag in self.left_out:
            self.silent = True
        elif tag in _KEPT and not self.silent:
            self._parts().append(f"<{tag}>")

    def _head(self, tag: str, id_: str) -> None:
        depth = len(self.open)
        if tag != "h1" and not self.sections:
            self.sections.append(_Part("hx", depth))
        self.section = _Part(tag, depth, id_ if self.sections else None)
        self.sections.append(self.section)

    def _parts(self) -> list[str]:
        """Where text goes: into the title as long as a heading of the section's rank is open."""
        section = self.section
        return section.title if section.tag in self.open else section.text

    def end(self, tag: str) -> None:
        """An element ends, and with it the section whose heading stood in it."""
        if not self.open or self.open[-1] != tag:
            return
        if self.section.depth > len(self.open):
            self._back()
        self.open.pop()
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
                return

    def text(self, text: str) -> None:
        """Words, or the blanks between them."""
        if self.silent:
            return
        if not self.sections:
            self.begun()
        if "&" in text or ">" in text:
            text = html.escape(html.unescape(text), quote=False)
        section, in_pre = self.section, "pre" in self.open
        blank = text.isspace()
        if not in_pre:
            text = " " if blank else text.replace("\n", " ")
        if section.tag in self.open:
            section.title.append(text)
        elif not blank or in_pre or not section.text or not section.text[-1].isspace():
            section.text.append(text)
