"""The pages of a built site as parsed HTML, for what can be checked without a browser."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from harness import all_addresses, file_of
from html5lib.constants import E as MESSAGES

ORIGIN = "http://site.invalid"
"""Stands for the site itself while addresses are joined; no host can have this name."""

SVG = "{http://www.w3.org/2000/svg}svg"
MISSING_PAGE = "/a/missing/page/"
"""A host shows 404.html at any address, so its links are followed from somewhere deep."""


@dataclass(frozen=True)
class Document:
    """One page: where it is, its tree, and what the parser had to forgive."""

    address: str
    root: Element
    errors: list[str]

    @cached_property
    def elements(self) -> list[Element]:
        """All elements in the order of the page, without comments."""
        return [element for element in self.root.iter() if isinstance(element.tag, str)]

    @cached_property
    def ids(self) -> list[str]:
        """All ids, in order, with any that occurs twice."""
        return [element.attrib["id"] for element in self.elements if "id" in element.attrib]

    def all(self, *tags: str) -> list[Element]:
        """The elements of these names, in order."""
        return [element for element in self.elements if element.tag in tags]

    @cached_property
    def hidden(self) -> set[Element]:
        """The elements that nobody is shown as long as no script, worker, or disk shows them."""
        return {inside for element in self.elements if "hidden" in element.attrib for inside in element.iter()}

    def meta(self, name: str) -> str:
        """What the page's head says under a name; empty where it says nothing."""
        found = [meta for meta in self.all("meta") if meta.get("name") == name]
        return found[0].get("content", "").strip() if found else ""

    @property
    def is_redirect(self) -> bool:
        """Whether the page only sends its reader on."""
        return any(meta.get("http-equiv", "").lower() == "refresh" for meta in self.all("meta"))

    @cached_property
    def canonical(self) -> str:
        """The URL that the page claims to be published at; empty where it claims none."""
        found = [link.get("href", "") for link in self.all("link") if link.get("rel") == "canonical"]
        return found[0] if found else ""

    @property
    def own_origin(self) -> str:
        """Scheme and host that the page claims to be published at."""
        parts = urlsplit(self.canonical or ORIGIN)
        return f"{parts.scheme}://{parts.netloc}"

    def target(self, url: str) -> tuple[str, str] | None:
        """Address and anchor that a URL on this page leads to, or None where it leaves the site."""
        base = MISSING_PAGE if self.address == "/404.html" else self.address
        parts = urlsplit(urljoin(ORIGIN + base, url.strip()))
        if f"{parts.scheme}://{parts.netloc}" not in {ORIGIN, self.own_origin}:
            return None
        is_same_page = not urlsplit(url.strip())._replace(fragment="").geturl()
        return self.address if is_same_page else unquote(parts.path), unquote(parts.fragment)


def read(site_dir: Path, address: str) -> Document:
    """Parse one page as a browser does, keeping every mistake that a browser forgives in silence."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(file_of(site_dir, address).read_bytes(), transport_encoding="utf-8")
    errors = [f"{line}:{column}: {MESSAGES[code] % data}" for (line, column), code, data in parser.errors]
    return Document(address, root, errors)


def read_all(site_dir: Path) -> dict[str, Document]:
    """Every page of the site by its address."""
    return {address: read(site_dir, address) for address in all_addresses(site_dir)}


def text_of(element: Element) -> str:
    """The text of an element itself: no raised reference mark, no permalink sign, no drawing's description."""
    return "".join(_texts(element))


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _is_unseen(child):
            yield from _texts(child)
        yield child.tail or ""


def _is_unseen(element: Element) -> bool:
    is_permalink = "headerlink" in element.get("class", "").split()
    return "hidden" in element.attrib or is_permalink or element.tag in {"sup", SVG}
