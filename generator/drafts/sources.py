"""The sources, each fact with the pages that carry it, and pages of their own for facts that very many carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator import addresses
from generator.content import Content
from generator.drafts.draft import Draft
from generator.drafts.listing import Place, PlaceList, place_drafts
from generator.model import Fact
from generator.paging import FEW

MANY = 3 * FEW
"""So many places of a fact are listed below it; a page of their own for a few more would be a way for nothing."""

Carriers = Mapping[str, Sequence[Place]]
"""For each fact the places that show it: pages, and sections of pages."""


@dataclass(frozen=True)
class FactShown:
    """A fact, the places below it, and how many more there are on a page of their own."""

    fact: Fact
    places: tuple[Place, ...]
    more: int = 0


def sources_drafts(content: Content, carriers: Carriers, titles: Mapping[str, str]) -> Iterator[Draft]:
    """The sources page, then those of facts with many carriers; `titles` are those of all pages by address."""
    sources = list(content.sources.values())
    yield Draft(
        addresses.SOURCES,
        "Sources",
        "Every fact that this site rests on, in our words, and the pages that carry it.",
        sources[0].path,
        "sources.html",
        {
            "sources": [
                (source.id, source.value, [_shown(fact, carriers[fact.id]) for fact in source.value.facts])
                for source in sources
            ],
            "total": len(carriers),
        },
    )
    names = {folder.id: folder.movement.value.name for folder in content.movements.values()}
    for source in sources:
        for fact in source.value.facts:
            if len(carriers[fact.id]) > MANY:
                pages = _pages(carriers[fact.id], titles, names)
                about = f"The pages that carry fact {fact.id}: {fact.fact}"
                whole = PlaceList(f"Fact {fact.id}", about, addresses.fact(fact.id), "Sources")
                yield from place_drafts(whole, pages, partial(addresses.carriers, fact.id), source.path)


def _shown(fact: Fact, places: Sequence[Place]) -> FactShown:
    if len(places) <= MANY:
        return FactShown(fact, tuple(places))
    return FactShown(fact, tuple(places[:FEW]), len({_page(place) for place in places}))


def _pages(places: Sequence[Place], titles: Mapping[str, str], names: Mapping[str, str]) -> list[Place]:
    """Each page once, with the address of its first section that shows the fact, below its movement's name."""
    first: dict[str, str] = {}
    for place in places:
        first.setdefault(_page(place), place.address)
    return [
        Place(address, titles[page], names.get(page.partition("/")[0], "All movements")) for page, address in first.items()
    ]


def _page(place: Place) -> str:
    return place.address.partition("#")[0]
