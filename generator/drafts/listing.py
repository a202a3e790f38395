"""Pages that list other pages, below the names of what they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.drafts.draft import Draft, numbered
from generator.paging import LINKS_PER_PAGE, Part, parts


@dataclass(frozen=True, slots=True)
class Place:
    """A page, or a section of one, and the name of what it belongs to."""

    address: str
    title: str
    group: str = ""


@dataclass(frozen=True)
class PlaceList:
    """A list of pages: its title, what it is about in a sentence, and the address and name of where it began."""

    title: str
    about: str
    begun: str
    eyebrow: str


def place_drafts(
    whole: PlaceList, places: Sequence[Place], address: Callable[[int], str], source: str
) -> Iterator[Draft]:
    """The pages of a list; the first has its address by the number 1, and so on."""
    for part in parts(places, LINKS_PER_PAGE):
        yield _part(whole, part, len(places), address, source)


def _part(whole: PlaceList, part: Part[Place], total: int, address: Callable[[int], str], source: str) -> Draft:
    page = f", page {part.number}" if part.number > 1 else ""
    groups = groupby(part.entries, key=lambda place: place.group)
    return Draft(
        address(part.number),
        f"{whole.title}{page}",
        f"{whole.about.rstrip('.')}{page}.",
        source,
        "places.html",
        {
            "about": whole.about,
            "begun": whole.begun,
            "eyebrow": whole.eyebrow,
            "total": total,
            "part": part,
            "pages": numbered(part, address),
            "groups": [(f"group-{number}", name, tuple(alike)) for number, (name, alike) in enumerate(groups, start=1)],
        },
        in_navigation=False,
        in_search=False,
    )
