"""Pages that were written before. A page is taken from there as long as nothing changed of what went into it."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from generator.digest import digest_of
from generator.drafts.draft import Draft
from generator.markup import TEMPLATES
from generator.page import Heading
from generator.sections import Section
from generator.spool import Kept, Spool
from generator.store import Store

CODE = Path(__file__).parent
TWICE = 2
"""So many times the size of what is in use, and the spool is written anew."""


@dataclass(frozen=True)
class RenderedPage:
    """A finished page: an HTML body with what a site engine needs to put a shell around it.

    Its body and what a search finds of it are kept on disk, as thousands of pages wait for their shells.
    `address` is relative to the site's root and ends in a slash; `source` is the file that the page says most of.
    `carried` are the facts that it shows above all headings, then those below each.
    """

    address: str
    title: str
    description: str
    text: Kept
    headings: tuple[Heading, ...]
    source: str
    in_navigation: bool = True
    in_search: bool = True
    carried: tuple[tuple[str, ...], ...] = ((),)
    found: Kept | None = None

    @property
    def body(self) -> str:
        """The HTML of the page."""
        return self.text.read().decode()

    @property
    def sections(self) -> tuple[Section, ...]:
        """What a search finds of the page."""
        return tuple(Section(*part) for part in json.loads(self.found.read())) if self.found else ()


class Written:
    """The pages of former builds: those of this process at hand, others in the store.

    In the spool they wait for their shells; without one, in the memory. For one build alone, none are at hand.
    """

    def __init__(self, store: Store | None = None, spool: Spool | None = None, *, once: bool = False) -> None:
        self.store = store or Store(None)
        self.spool = spool
        self.once = once
        self._at_hand: dict[str, RenderedPage] = {}
        self._in_use: dict[str, RenderedPage] = {}

    def page(self, draft: Draft, writer: str, write: Callable[[Draft, Spool | None], RenderedPage]) -> RenderedPage:
        """The page of a draft, written anew if there is none of the same draft by the same writer."""
        if self.once and not self.store.folder:
            return write(draft, self.spool)
        key = key_of(draft, writer)
        page = self._at_hand.get(key) or self._stored(key, draft)
        if not page:
            page = write(draft, self.spool)
            if self.store.folder:
                self.store.put(key, _packed(page))
        if not self.once:
            self._in_use[key] = page
        return page

    def _stored(self, key: str, draft: Draft) -> RenderedPage | None:
        data = self.store.get(key)
        return _unpacked(draft, data, self.spool) if data else None

    def over(self) -> None:
        """A build has all its pages; what it had no use for is forgotten here."""
        self._at_hand, self._in_use = self._in_use, {}
        if self.spool and not self.once:
            self.spool = _renewed(self.spool, self._at_hand.values())


def _renewed(spool: Spool, pages: Iterable[RenderedPage]) -> Spool:
    """The spool, or, once most in it is of no use anymore, another one with all of these pages."""
    texts = [kept for page in pages for kept in (page.text, page.found) if kept]
    if spool.size <= TWICE * sum(kept.size for kept in texts):
        return spool
    spool = Spool()
    for kept in texts:
        kept.move(spool)
    return spool


def key_of(draft: Draft, writer: str) -> str:
    """What stands for a page: a digest of its draft, and of who writes it."""
    return hashlib.sha256(to_json(draft, fallback=_named) + writer.encode()).hexdigest()


def writer_now() -> str:
    """Who writes the pages of a build that begins: our code as it is loaded, and the templates as they are."""
    return f"{CODE_LOADED} {_digest(TEMPLATES, '*.html')}"


def _named(value: Any) -> str:
    """Modules and functions, which some templates ask, by their names: what they answer depends on the code alone."""
    return f"{getattr(value, '__module__', '')}.{value.__name__}"


def _packed(page: RenderedPage) -> bytes:
    found = json.loads(page.found.read()) if page.found else []
    return json.dumps([page.body, _rows(page.headings), page.carried, found], ensure_ascii=False).encode()


def search_data(found: Iterable[Section], spool: Spool | None) -> Kept | None:
    """The sections of a page, or what was kept of them, to wait with it."""
    return _kept_rows([[part.id, part.title, part.text] for part in found], spool)


def _kept_rows(rows: list[list[str | None]], spool: Spool | None) -> Kept | None:
    return Kept(json.dumps(rows, ensure_ascii=False).encode(), spool) if rows else None


def _rows(headings: Iterable[Heading]) -> list[tuple[str, str]]:
    return [(heading.id, heading.title) for heading in headings]


def _unpacked(draft: Draft, data: bytes, spool: Spool | None) -> RenderedPage:
    body, headings, carried, found = json.loads(data)
    return RenderedPage(
        draft.address,
        draft.title,
        draft.description,
        Kept(body.encode(), spool),
        tuple(Heading(*row) for row in headings),
        draft.source,
        draft.in_navigation,
        draft.in_search,
        tuple(map(tuple, carried)),
        _kept_rows(found, spool),
    )


def _digest(folder: Path, pattern: str) -> str:
    paths = [(path.relative_to(folder).as_posix().encode(), path) for path in sorted(folder.rglob(pattern))]
    return digest_of(part for name, path in paths for part in (name, path.read_bytes()))


CODE_LOADED = " ".join(
    [
        _digest(CODE, "*.py"),
        *(version(name) for name in ("jinja2", "markupsafe", "pydantic", "pydantic-core", "segno")),
        platform.python_version(),
    ]
)
"""What this process has loaded: our code and the libraries."""
