"""The sources, each fact with the pages that carry it, and pages of their own for facts that very many carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from generator import addresses
from generator.content import Content
from generator.drafts.draft import Draft, numbered
from generator.drafts.listing import Place, PlaceList, place_drafts
from generator.memory import Recall, anew
from generator.model import Fact, Source
from generator.paging import FEW, Part, parts

MANY_PLACES = 3 * FEW
"""More places of a fact than these are listed on a page of their own, and a dozen of them below the fact."""
MANY_FACTS = 100
"""More facts than these have a page each, and so many stand on a page of the sources."""

Carriers = Mapping[str, Sequence[Place]]
"""For each fact the places that show it: pages, and sections of pages."""


@dataclass(frozen=True)
class FactShown:
    """A fact of a source, the places below it, and how many pages a page of its own lists, if it has one."""

    source: str
    fact: Fact
    places: tuple[Place, ...]
    pages: int = 0


def has_fact_pages(content: Content) -> bool:
    """Whether each fact stands on a page of its own, as they don't fit on one together."""
    return len(content.facts()) > MANY_FACTS


def sources_drafts(
    content: Content, carriers: Carriers, titles: Mapping[str, str], recall: Recall = anew
) -> Iterator[Draft]:
    """The sources page, then those of facts with many carriers; `titles` are those of all pages by address."""
    apart = has_fact_pages(content)
    names = {folder.id: folder.movement.value.name for folder in content.movements.values()}
    rows = {fact.id: (id_, fact) for id_, doc in content.sources.items() for fact in doc.value.facts}

    def inputs(id_: str, fact: Fact) -> tuple[Any, ...]:
        return content.sources[id_], tuple(carriers[fact.id]), titles, names, apart

    def shown(id_: str, fact: Fact) -> FactShown:
        make = partial(_shown, id_, fact, carriers[fact.id], apart=apart)
        return recall(("fact", fact.id), inputs(id_, fact), make)

    facts = [shown(id_, fact) for id_, fact in rows.values()]
    for part in parts(facts, MANY_FACTS):
        yield _sources(content, part, len(facts))
    for it in facts:
        if it.pages:
            pages = partial(_fact_pages, it, content.sources[it.source].path, carriers, titles, names)
            yield from recall(("fact pages", it.fact.id), inputs(it.source, it.fact), pages)


def _shown(source: str, fact: Fact, places: Sequence[Place], *, apart: bool) -> FactShown:
    if not apart and len(places) <= MANY_PLACES:
        return FactShown(source, fact, tuple(places))
    return FactShown(source, fact, () if apart else tuple(places[:FEW]), len({_page(place) for place in places}))


def _sources(content: Content, part: Part[FactShown], total: int) -> Draft:
    first = part.number == 1
    sources = [
        (id_, content.sources[id_].value, tuple(facts))
        for id_, facts in groupby(part.entries, key=lambda shown: shown.source)
    ]
    about = "Every fact that this site rests on, in our words, and the pages that carry it"
    return Draft(
        addresses.sources(part.number),
        "Sources" if first else f"Sources, page {part.number}",
        f"{about}." if first else f"{about}: facts {part.first} to {part.last}.",
        content.sources[sources[0][0]].path,
        "sources.html",
        {
            "sources": [(id_, _named(source), facts) for id_, source, facts in sources],
            "total": total,
            "part": part,
            "pages": numbered(part, addresses.sources),
        },
        in_navigation=first,
        in_search=first,
    )


def _named(source: Source) -> Source:
    """The source without the facts that other pages show."""
    return source.model_copy(update={"facts": ()})


def _fact_pages(
    shown: FactShown, source: str, carriers: Carriers, titles: Mapping[str, str], names: Mapping[str, str]
) -> list[Draft]:
    fact = shown.fact
    whole = PlaceList(
        f"Fact {fact.id}", f"{fact.fact.rstrip('.')}. These pages rest on it.", addresses.SOURCES, "Sources"
    )
    places = _pages(carriers[fact.id], titles, names)
    return list(place_drafts(whole, places, partial(addresses.fact_page, fact.id), source))


def _pages(places: Sequence[Place], titles: Mapping[str, str], names: Mapping[str, str]) -> list[Place]:
    """Each page once, with the address of its first section that shows the fact, below its movement's name."""
    first: dict[str, str] = {}
    for place in places:
        first.setdefault(_page(place), place.address)
    return [
        Place(address, titles[page], names.get(page.partition("/")[0], "All movements"))
        for page, address in first.items()
    ]


def _page(place: Place) -> str:
    return place.address.partition("#")[0]
