"""The search index in parts, so that the entries of one page can be renewed among those of thousands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from generator.generated import GeneratedPage

INDEX = "search/search_index.json"


def tell(page: GeneratedPage, index: Any) -> None:
    """Enters what a search finds of a page that the plugin is not shown."""
    for section in page.rendered.sections if page.lean and page.rendered.in_search else ():
        index.create_entry_for_section(section, page.toc, page.url, page)


class Index:
    """What a build has entered, as the plugin writes it; `addresses` are those of all pages, in their order."""

    def __init__(self, index: Any, addresses: Iterable[str]) -> None:
        rows = groupby(index.entries, key=lambda entry: entry["location"].partition("#")[0])
        entered = {address: _json(list(entries)) for address, entries in rows}
        self._parts = {address: entered.get(address, "") for address in addresses}
        index.entries = []
        self._index = index
        self._around: tuple[str, str, str] = index.generate_search_index(None).partition('"docs":[')

    def renew(self, page: GeneratedPage) -> bool:
        """Enters what is found of a page now; whether that is something else than before."""
        tell(page, self._index)
        before, self._parts[page.url] = self._parts[page.url], _json(self._index.entries)
        self._index.entries = []
        return before != self._parts[page.url]

    def text(self) -> str:
        """The index."""
        before, opened, after = self._around
        return before + opened + ",".join(filter(None, self._parts.values())) + after


def _json(entries: list[Any]) -> str:
    return json.dumps(entries, separators=(",", ":"), default=str)[1:-1]
