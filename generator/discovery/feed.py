"""The feed of changes: what was revised, newest first, in Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator import addresses
from generator.content import Content
from generator.days import written
from generator.discovery.pictures import Told
from generator.printing import RenderedFile
from generator.site import Site

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 50
"""So many changes are told; readers of feeds keep what they have read."""


def found_files(content: Content, site: Site, pages: Iterable[Told]) -> Iterator[RenderedFile]:
    """The feed, where the site has an address to give its readers, and what robots ask for first."""
    if site.url:
        yield RenderedFile(addresses.FEED, feed(content, site, pages))
    yield RenderedFile(addresses.ROBOTS, robots(site))


def robots(site: Site) -> bytes:
    """Every robot may read everything; the list of all pages is named where it has a full address."""
    rules = "User-agent: *\nAllow: /\n"
    return (rules + (f"\nSitemap: {site.url}{addresses.SITEMAP}\n" if site.url else "")).encode()


def feed(content: Content, site: Site, pages: Iterable[Told]) -> bytes:
    """The last revision of each page that has a day for it. A revision has an id of its own, so it shows as new."""
    base, told = site.url or "", {page.address: page for page in pages}
    revised = sorted(_revised(content), key=lambda row: (-row[1].toordinal(), row[0]))[:NEWEST]
    root = Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    SubElement(root, "title").text = f"{site.name}: changes"
    SubElement(root, "id").text = f"{base}{addresses.FEED}"
    SubElement(root, "updated").text = _instant(revised[0][1])
    SubElement(SubElement(root, "author"), "name").text = site.name
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{base}{addresses.FEED}"})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": base})
    for address, day in revised:
        page, entry = told[address], SubElement(root, "entry")
        SubElement(entry, "title").text = f"{page.title}, revised {written(day)}"
        SubElement(entry, "id").text = _tag(site, address, day)
        SubElement(entry, "updated").text = _instant(day)
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}{address}"})
        SubElement(entry, "summary").text = page.description
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, "unicode")}\n'.encode()


def _revised(content: Content) -> Iterator[tuple[str, date]]:
    """The pages that the dated files say most of, with their own day, not that of what they share."""
    yield addresses.SCHEME, content.scheme.value.revised
    for folder in content.movements.values():
        yield addresses.movement(folder.id), folder.movement.value.revised
        for id_, doc in folder.variations.items():
            yield addresses.variation(folder.id, id_), doc.value.revised


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _tag(site: Site, address: str, day: date) -> str:
    """The id of a revision for good, as a tag URI (RFC 4151)."""
    parts = urlsplit(site.url or "")
    return f"tag:{parts.hostname},{day.isoformat()}:{parts.path}{address}"
