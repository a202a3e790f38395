"""What the head of each page says to search engines, to services that show a link, and to other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import addresses
from generator.content import Content
from generator.discovery.linked import Node, Url, crumbs, subjects, web_site
from generator.discovery.pictures import HEIGHT, WIDTH, Told, picture_sheet, pictures, plain_picture, stand_ins
from generator.markup import data_block
from generator.memory import Recall, anew
from generator.places import choice_pages, told_on
from generator.printing import Order
from generator.site import Site


@dataclass(frozen=True)
class Alternate:
    """The same in another form: its address as seen from the page, its media type, and its name."""

    href: str
    type: str
    title: str


@dataclass(frozen=True)
class Head:
    """What a page's head says. `url`, `canonical`, and `picture` are None on a site without an address of its own.

    `title` is what a browser's tab shows, `name` the page's title alone. A page of a decision tree names as canonical
    the tree, whose list says the same as all of them, or the first page that says what a large tree leaves out.
    """

    title: str
    name: str
    description: str
    url: str | None
    canonical: str | None
    picture: str | None
    alt: str
    data: Markup
    alternates: tuple[Alternate, ...]
    width: int = WIDTH
    height: int = HEIGHT


class Heads:
    """The heads of all pages of a site, generated or written by hand."""

    def __init__(self, content: Content, site: Site, pages: Sequence[Told], recall: Recall = anew) -> None:
        self.site, self.recall = site, recall
        self.pages = {page.address: page for page in pages}
        self.titles = _titles(content, pages)
        self.steps = {**self.titles, addresses.HOME: site.name}
        self.subjects = subjects(content, site, recall)
        self.alternates = dict(_data_files(content))
        self.stand_ins = dict(stand_ins(content, self.pages))
        self.pictures = {page.address: plain_picture(page) for page in pages if page.address not in self.stand_ins}
        self.pictures |= pictures(content, site, recall)
        self.canonical = dict(row for folder in content.movements.values() for row in told_on(folder))

    def head(self, address: str) -> Head:
        """The head of the page at an address."""
        page, steps = self.pages[address], address.split("/")[:-1]
        above = [self.titles.get("".join(f"{step}/" for step in steps[:count])) for count in range(len(steps))]
        shown = self.stand_ins.get(address, address)
        told = self.titles[address], page.description, above, shown, self.pictures[shown].alt
        inputs = self.site, told, self.canonical.get(address), self.alternates.get(address), self.subjects.get(address)
        return self.recall(("head", address), inputs, lambda: self._head(page, shown))

    def _head(self, page: Told, shown: str) -> Head:
        address, home = page.address, page.address == addresses.HOME
        name = self.site.name if home else self.titles[address]
        return Head(
            title=name if home else f"{name} - {self.site.name}",
            name=name,
            description=page.description,
            url=self._full(address),
            canonical=self._full(self.canonical.get(address, address)),
            picture=self._full(addresses.picture(shown)),
            alt=self.pictures[shown].alt,
            data=data_block({"@context": "https://schema.org", "@graph": list(self._nodes(page))}),
            alternates=tuple(self._alternates(address)),
        )

    def orders(self) -> Iterator[Order]:
        """The pictures of all pages that have one of their own; none on a site that can't give their full address."""
        for address, picture in self.pictures.items() if self.site.url else ():
            inputs = picture, self.pages[address].description, self.site
            sheet = self.recall(("picture", address), inputs, partial(picture_sheet, *inputs))
            yield Order(addresses.picture(address), sheet)

    def _full(self, address: str) -> str | None:
        return f"{self.site.url}{address}" if self.site.url else None

    def _nodes(self, page: Told) -> Iterator[Node]:
        url: Url = partial(self._link, page.address)
        if page.address == addresses.HOME:
            yield web_site(self.site.name, page.description, url)
        if subject := self.subjects.get(page.address):
            yield subject(url)
        yield from crumbs(page.address, self.steps, url)

    def _link(self, page: str, address: str) -> str:
        return self._full(address) or addresses.relative(address, page)

    def _alternates(self, address: str) -> Iterator[Alternate]:
        if self.site.url:
            feed = addresses.relative(addresses.FEED, address)
            yield Alternate(feed, "application/atom+xml", f"{self.site.name}: changes")
        if data := self.alternates.get(address):
            yield Alternate(addresses.relative(data, address), "application/json", "The same as data")


def _titles(content: Content, pages: Sequence[Told]) -> dict[str, str]:
    """The title of each page; where movements have pages with the same title, with the movement's name."""
    titles = {page.address: page.title for page in pages}
    for folder in content.movements.values():
        several = choice_pages(folder) if len(content.movements) > 1 else ()
        for address in (addresses.choose(folder.id), addresses.program(folder.id), *several):
            titles[address] = f"{titles[address]} · {folder.movement.value.name}"
    return titles


def _data_files(content: Content) -> Iterator[tuple[str, str]]:
    """Pages, and the files that say the same as data."""
    for folder in content.movements.values():
        yield addresses.movement(folder.id), addresses.movement_json(folder.id)
        yield addresses.choose(folder.id), addresses.chooser_json(folder.id)
        for id_ in folder.variations:
            yield addresses.variation(folder.id, id_), addresses.variation_json(folder.id, id_)
            yield addresses.card(folder.id, id_), addresses.plan_json(folder.id, id_)
    yield addresses.SOURCES, addresses.API_FACTS
