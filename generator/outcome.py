"""All that the content makes of the site, to be compared with what it made before an edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.beside import beside
from generator.content import Content
from generator.discovery.dates import revisions
from generator.discovery.feed import found_files
from generator.discovery.heads import Head, Heads
from generator.discovery.pictures import Told
from generator.discovery.written import WrittenPage
from generator.making import Making
from generator.memory import Recall
from generator.navigation import navigation
from generator.outlook import outlooks
from generator.places import variation_files
from generator.printing import Order, printed_of
from generator.render import render_site
from generator.sheet import key
from generator.site import Site
from generator.written import RenderedPage, Written


@dataclass(frozen=True)
class Frame:
    """What of a site the content doesn't make: its name, the nav of mkdocs.yml, the pages of docs/, the editor's place.

    Beside them stands how things are made, and the pages that were written for edits; those of whole builds wait apart.
    """

    site: Site
    nav: Sequence[Any] | None
    written: Sequence[WrittenPage]
    repository: str
    making: Making
    edited: Written


@dataclass(frozen=True)
class Outcome:
    """Pages, their heads and days, and files, each by its address; of what is printed, the keys."""

    content: Content
    nav: list[Any]
    pages: Mapping[str, RenderedPage]
    heads: Heads
    told: Mapping[str, Head]
    days: Mapping[str, str]
    files: Mapping[str, bytes]
    sheets: Mapping[str, str]

    @property
    def outline(self) -> list[Any]:
        """What stands on other pages too, or decides which files there are."""
        pages = [(it.address, it.source, it.in_navigation, it.title) for it in self.pages.values() if it.in_navigation]
        return [self.nav, pages, list(self.pages), list(self.files), list(self.sheets)]


def outcome(content: Content, frame: Frame) -> Outcome:
    """What the content makes within a frame."""
    site, making = frame.site, frame.making
    recall = making.recall
    pages = render_site(content, site, frame.edited, recall)
    told: list[Told] = [*pages, *frame.written]
    heads = Heads(content, site, told, recall)
    files = [*beside(content, site, pages, frame.repository, recall), *found_files(content, site, told)]
    return Outcome(
        content=content,
        nav=navigation(list(frame.nav or ()), content),
        pages={page.address: page for page in pages},
        heads=heads,
        told={address: heads.head(address) for address in heads.pages},
        days=days_of(content, frame.written),
        files={file.address: file.data for file in files},
        sheets={} if making.draft else dict(_keys(content, site, heads, recall)),
    )


def days_of(content: Content, written: Iterable[WrittenPage]) -> dict[str, str]:
    """The day of the last change of each page that has one, by the page's address."""
    days = {page.address: page.revised for page in written if page.revised} | revisions(content)
    return {address: day.isoformat() for address, day in days.items()}


def _keys(content: Content, site: Site, heads: Heads, recall: Recall) -> Iterator[tuple[str, str]]:
    for folder in content.movements.values():
        for id_, seen in outlooks(content, folder, site, recall).items():
            orders = printed_of(content, folder, seen.doc, site)
            yield from recall(("printed", folder.id, id_), seen, partial(_keys_of, orders))
    for order in heads.orders():
        yield order.address, recall(("key", order.address), order.sheet, partial(key, order.sheet))


def _keys_of(orders: Iterable[Order]) -> list[tuple[str, str]]:
    return [(order.address, key(order.sheet)) for order in orders]


def new_orders(before: Outcome, after: Outcome, site: Site) -> Iterator[Order]:
    """What has to be printed anew."""
    changed = {address for address, name in after.sheets.items() if name != before.sheets.get(address)}
    if changed:
        for folder in after.content.movements.values():
            for doc in folder.ordered:
                if changed.intersection(variation_files(folder.id, doc.id)):
                    orders = printed_of(after.content, folder, doc, site)
                    yield from (order for order in orders if order.address in changed)
        yield from (order for order in after.heads.orders() if order.address in changed)


def new_pages(before: Outcome, after: Outcome) -> list[str]:
    """The addresses of the pages whose words or heads are new."""
    return [
        address
        for address, head in after.told.items()
        if head != before.told[address] or after.pages.get(address) != before.pages.get(address)
    ]
