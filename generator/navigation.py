"""The navigation: what mkdocs.yml lists, with the movements of the content in the place kept for them."""

from __future__ import annotations

import html
from typing import Any

from generator import addresses
from generator.content import Content, MovementFolder
from generator.ladder import is_large
from generator.paging import FEW

PLACEHOLDER = "@movements"


def navigation(nav: list[Any] | None, content: Content) -> list[Any]:
    """The nav of mkdocs.yml; where it says "@movements", a section for each movement; many stand below one page."""
    sections = [_section(folder) for folder in content.movements.values()]
    if len(sections) > FEW:
        sections = [{"Movements": [addresses.markdown_file(addresses.MOVEMENTS), *sections]}]
    result: list[Any] = []
    for item in nav or ["index.md", PLACEHOLDER]:
        result += sections if item == PLACEHOLDER else [item]
    return result


def titles(nav: list[Any] | None) -> dict[str, str]:
    """The title that the nav gives to a page, by the page's file."""
    found: dict[str, str] = {}
    for item in nav or []:
        for title, value in item.items() if isinstance(item, dict) else ():
            found |= titles(value) if isinstance(value, list) else {value: title}
    return found


def _section(folder: MovementFolder) -> dict[str, list[Any]]:
    """A movement's own pages, and its variations if they are few: the navigation stands on every page."""
    variations = () if is_large(folder) else folder.ordered
    pages = [
        addresses.movement(folder.id),
        addresses.choose(folder.id),
        addresses.program(folder.id),
        *(addresses.variation(folder.id, doc.id) for doc in variations),
    ]
    return {html.escape(folder.movement.value.name): [addresses.markdown_file(page) for page in pages]}
