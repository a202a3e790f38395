"""A redirect leads from an address that was given up to a page that is there, in one step."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content import Content, Doc
from generator.errors import Problem
from generator.model import Path, Redirect, Redirects
from generator.places import SHARED, is_choice, is_page, main_pages
from generator.rules.references import unknown

Given = tuple[Doc[Redirects], Path, Redirect]


def redirects_leave_no_page(content: Content) -> Iterator[Problem]:
    """No page has an address that readers are led away from."""
    for doc, path, it in _given(content):
        if is_page(content, it.old):
            message = f'the page "{it.old}" is there; remove this redirect, or write the address that was given up'
            yield from doc.blame((*path, "old"), message)


def redirects_are_given_once(content: Content) -> Iterator[Problem]:
    """No address is led to two pages."""
    first: dict[str, str] = {}
    for doc, path, it in _given(content):
        place = (*path, "old")
        if it.old in first:
            message = f'"{it.old}" is redirected already at {first[it.old]}; keep one of them'
            yield from doc.blame(place, message)
        else:
            first[it.old] = f"{doc.path}:{doc.marks.of(place)[0]}"


def redirects_lead_to_pages(content: Content) -> Iterator[Problem]:
    """Every redirect leads to a page, and neither to another redirect nor round in a circle."""
    given = list(_given(content))
    lead = {it.old: it.new for _, _, it in given}
    for doc, path, it in given:
        if not is_page(content, it.new) and (message := _astray(content, it, lead)):
            yield from doc.blame((*path, "new"), message)


def _astray(content: Content, it: Redirect, lead: dict[str, str]) -> str | None:
    """What is wrong with a redirect that leads to no page; None where that follows from another problem."""
    if it.new not in lead:
        return None if _unread(content, it.new) else unknown("page", it.new, _offered(content))
    way = [it.old, it.new]
    while way[-1] in lead and way[-1] not in way[:-1]:
        way.append(lead[way[-1]])
    if way[-1] == it.old:
        return f"these redirects go round in a circle: {' → '.join(way)}; lead this one to a page"
    if not is_page(content, way[-1]):
        return None
    return f'"{it.new}" is redirected itself; write "{way[-1]}" here, where that leads'


def _given(content: Content) -> Iterator[Given]:
    """The redirects that the file says whole."""
    doc = content.redirects
    for index, it in enumerate(doc.value.redirects if doc else ()):
        if doc and doc.whole(("redirects", index)):
            yield doc, ("redirects", index), it


def _unread(content: Content, address: str) -> bool:
    """Whether a page may well have this address, in a file that couldn't be read."""
    folder = content.movements.get(address.partition("/")[0])
    return content.hidden or bool(folder and is_choice(address) and not folder.chooser.whole(()))


def _offered(content: Content) -> list[str]:
    """The pages that somebody may have meant, first those of all movements."""
    return [*SHARED, *(page for folder in content.movements.values() for page in main_pages(folder))]
