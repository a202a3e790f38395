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

from generator.drafts.draft import Draft
from generator.markup import TEMPLATES
from generator.page import Heading
from generator.sections import Section
from generator.store import Store

CODE = Path(__file__).parent


@dataclass(frozen=True)
class RenderedPage:
    """A finished page: an HTML body with what a site engine needs to put a shell around it.

    `utf8` is the body, in half the memory of a text with curly quotes, as thousands of pages wait for their shells.
    `address` is relative to the site's root and ends in a slash; `source` is the file that the page says most of.
    `carried` are the facts that it shows, each with the headings below which it stands, and `sections` what a search
    finds of it.
    """

    address: str
    title: str
    description: str
    utf8: bytes
    headings: tuple[Heading, ...]
    source: str
    in_navigation: bool = True
    in_search: bool = True
    carried: tuple[tuple[str, tuple[Heading, ...]], ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def body(self) -> str:
        """The HTML of the page."""
        return self.utf8.decode()


class Written:
    """The pages of former builds: those of this process at hand, others in the store."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store or Store(None)
        self._at_hand: dict[str, RenderedPage] = {}
        self._in_use: dict[str, RenderedPage] = {}

    def page(self, draft: Draft, writer: str, write: Callable[[Draft], RenderedPage]) -> RenderedPage:
        """The page of a draft, written anew if there is none of the same draft by the same writer."""
        key = key_of(draft, writer)
        page = self._at_hand.get(key) or self._stored(key, draft)
        if not page:
            page = write(draft)
            if self.store.folder:
                self.store.put(key, _packed(page))
        self._in_use[key] = page
        return page

    def _stored(self, key: str, draft: Draft) -> RenderedPage | None:
        data = self.store.get(key)
        return _unpacked(draft, data) if data else None

    def over(self) -> None:
        """A build has all its pages; what it had no use for is forgotten here."""
        self._at_hand, self._in_use = self._in_use, {}


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
    carried = [[fact, _rows(headings)] for fact, headings in page.carried]
    found = [[part.id, part.title, part.text] for part in page.sections]
    return json.dumps([page.body, _rows(page.headings), carried, found], ensure_ascii=False).encode()


def _rows(headings: Iterable[Heading]) -> list[tuple[str, str]]:
    return [(heading.id, heading.title) for heading in headings]


def _unpacked(draft: Draft, data: bytes) -> RenderedPage:
    body, headings, carried, found = json.loads(data)
    return RenderedPage(
        draft.address,
        draft.title,
        draft.description,
        body.encode(),
        tuple(Heading(*row) for row in headings),
        draft.source,
        draft.in_navigation,
        draft.in_search,
        tuple((fact, tuple(Heading(*row) for row in rows)) for fact, rows in carried),
        tuple(Section(*part) for part in found),
    )


def _digest(folder: Path, pattern: str) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.rglob(pattern)):
        data = path.read_bytes()
        whole.update(f"{path.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return whole.hexdigest()


CODE_LOADED = " ".join(
    [
        _digest(CODE, "*.py"),
        *(version(name) for name in ("jinja2", "markupsafe", "pydantic", "pydantic-core", "segno")),
        platform.python_version(),
    ]
)
"""What this process has loaded: our code and the libraries."""
