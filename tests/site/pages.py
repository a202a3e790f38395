"""HTML as a browser reads it, for tests: its structure, its text, its links, and the site's search."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

ORIGIN = "https://site.invalid/"
SVG = "{http://www.w3.org/2000/svg}"
MARK = "⟦{}⟧"
"""How the marks behind a statement are shown in `marked_text`."""


def parse_page(html: str) -> Element:
    """A whole page; any mistake in it is an error."""
    tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return tree


def parse_body(html: str) -> Element:
    """A part of a page; any mistake in it is an error."""
    tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)
    return tree


def elements(root: Element) -> list[Element]:
    """All elements in order, without comments."""
    return [element for element in root.iter() if isinstance(element.tag, str)]


def by_class(root: Element, name: str) -> list[Element]:
    """The elements of a class, in order."""
    return [element for element in elements(root) if name in element.get("class", "").split()]


def skeleton(root: Element) -> list[tuple[str, tuple[str, ...]]]:
    """The names of all elements and of their attributes: what markup in a text would change."""
    return [(element.tag, tuple(sorted(element.attrib))) for element in elements(root)]


def spaced(text: str) -> str:
    """The text with each run of blanks as one blank, and each apostrophe as it is typed."""
    return " ".join(re.split(r"[ \n]+", text.replace("’", "'"))).strip()


def text_of(root: Element) -> str:
    """All text, each run of blanks as one blank."""
    return spaced("".join(root.itertext()))


def marked_text(root: Element) -> str:
    """All text, with the marks behind a statement as ⟦F01 ours⟧."""
    return spaced("".join(_texts(root)))


def unmarked_text(root: Element) -> str:
    """All text but the marks."""
    return re.sub(MARK.format(".*?"), "", marked_text(root))


def _texts(element: Element) -> Iterator[str]:
    if "footing" in element.get("class", "").split():
        yield MARK.format(text_of(element))
    else:
        yield element.text or ""
        for child in element:
            yield from _texts(child) if isinstance(child.tag, str) else ()
            yield child.tail or ""


def is_choice(address: str) -> bool:
    """Whether the page at an address is a question or a result of a decision tree, and not the tree's own page."""
    return bool(re.search("/choose/.", address))


def flat(root: Element) -> Element:
    """The same with each drawing's words as one text: how they are broken into lines is up to their width."""
    root = copy.deepcopy(root)
    for drawing in by_class(root, "drawing"):
        words = [text_of(element) for element in elements(drawing) if element.tag == f"{SVG}text"]
        drawing[:] = []
        drawing.text = f" {' '.join(words)} "
    return root


def ids(root: Element) -> set[str]:
    """All anchors."""
    return {element.attrib["id"] for element in elements(root) if "id" in element.attrib}


def links(root: Element, address: str) -> set[str]:
    """Where the links of a page at an address lead: addresses of the same site, with their anchors."""
    hrefs = {element.get("href", "") for element in elements(root) if element.tag == "a"}
    found = {urljoin(ORIGIN + address, href) for href in hrefs}
    return {url.removeprefix(ORIGIN) for url in found if urlsplit(url).netloc == urlsplit(ORIGIN).netloc}


@dataclass(frozen=True)
class SitePage:
    """A page of a built site."""

    address: str
    root: Element

    def only(self, tag: str, **attributes: str) -> Element:
        """The one element of that name with these attributes."""
        found = [
            element
            for element in elements(self.root)
            if element.tag == tag and all(element.get(name) == value for name, value in attributes.items())
        ]
        assert len(found) == 1, f"/{self.address} has {len(found)} <{tag}> with {attributes}"
        return found[0]

    @property
    def title(self) -> str:
        """What the browser's tab says."""
        return text_of(self.only("title"))

    @property
    def description(self) -> str:
        """What a search engine shows."""
        return self.only("meta", name="description").get("content", "")

    @property
    def navigation(self) -> Element:
        """The list of the site's pages."""
        return by_class(self.root, "side__nav")[0]

    @property
    def article(self) -> Element:
        """What the page itself says."""
        return by_class(self.root, "md-content__inner")[0]


@cache
def site_pages(site: Path) -> dict[str, SitePage]:
    """Every page of a built site by its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = SitePage(address, parse_page(path.read_text("utf-8")))
    return found


@cache
def search_entries(site: Path) -> list[dict[str, Any]]:
    """What the search knows: entries with location, title and text, the last two as HTML."""
    entries: list[dict[str, Any]] = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    return entries
