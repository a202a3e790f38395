"""The search index in parts, so that thousands of pages wait on disk, and that of one page can be renewed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.generated import GeneratedPage
from generator.spool import Kept, Spool

INDEX = "search/search_index.json"


class Index:
    """What the plugin enters of the pages that it is shown, and we of all others, in the order of the pages."""

    def __init__(self, index: Any) -> None:
        self._index, self._spool = index, Spool()
        self._parts: dict[str, Kept] = {}

    def tell(self, page: GeneratedPage) -> None:
        """Enters what a search finds of a page that the plugin is not shown."""
        if page.lean:
            if self._index.entries:
                self._take(f"before {page.url}")
            toc = page.toc
            for section in page.rendered.sections if page.rendered.in_search else ():
                self._index.create_entry_for_section(section, toc, page.url, page)
            self._take(page.url)

    def renew(self, page: GeneratedPage) -> bool:
        """Enters what is found of a page now; whether that is something else than before."""
        before = self._parts[page.url]
        self.tell(page)
        return before != self._parts[page.url]

    def write(self, path: Path) -> None:
        """Writes the index where the plugin has written that of the pages it was shown."""
        with path.open("wb") as file:
            file.writelines(self._pieces())

    def data(self) -> bytes:
        """The index."""
        return b"".join(self._pieces())

    def _take(self, name: str) -> None:
        """What was entered since, under a name."""
        entered = json.dumps(self._index.entries, separators=(",", ":"), default=str)[1:-1]
        self._index.entries = []
        self._parts[name] = Kept(entered.encode(), self._spool)

    def _pieces(self) -> Iterator[bytes]:
        """The index as the plugin would write it, whole."""
        if self._index.entries:
            self._take("at the end")
        before, opened, after = self._index.generate_search_index(None).partition('"docs":[')
        yield f"{before}{opened}".encode()
        parts = (part.read() for part in self._parts.values() if part.size)
        yield next(parts, b"")
        for part in parts:
            yield b","
            yield part
        yield after.encode()
