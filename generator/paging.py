"""Long lists in parts: how many entries stand on a page, and which of many pages or entries are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

FEW = 12
"""So many variations or movements stand on a page whole: a dozen fits the eye, and the side of the page."""
PER_PAGE = 24
"""Entries with sentences on a page of a list: some screens of a phone, and well below 100 KB."""
LINKS_PER_PAGE = 200
"""Bare links on a page of a list."""
AROUND = 2
"""How many are shown on both sides of the one where a reader is."""


@dataclass(frozen=True)
class Part(Generic[T]):
    """A page of a list: its number among so many, the place of its first entry among all, from 1, and its entries."""

    number: int
    count: int
    first: int
    entries: tuple[T, ...]

    @property
    def last(self) -> int:
        """The place of its last entry."""
        return self.first + len(self.entries) - 1

    @property
    def shown(self) -> list[int]:
        """The numbers of the pages that it leads to, itself among them."""
        return around(self.number, self.count)


def parts(entries: Sequence[T], most: int = PER_PAGE) -> list[Part[T]]:
    """The entries on pages of at most so many; one empty page where there are none."""
    count = max(1, -(-len(entries) // most))
    starts = (number * most for number in range(count))
    return [
        Part(number, count, start + 1, tuple(entries[start : start + most])) for number, start in enumerate(starts, 1)
    ]


def around(here: int, count: int) -> list[int]:
    """The first, those around here, and the last of so many, counted from 1; never a gap of a single one."""
    kept = {1, count, *range(max(1, here - AROUND), min(count, here + AROUND) + 1)}
    return without_small_gaps(sorted(kept))


def without_small_gaps(places: Sequence[int]) -> list[int]:
    """The places, in their order, with each one between that stands alone: it takes no more room than a gap."""
    found = list(places[:1])
    for place in places[1:]:
        found += [place - 1, place] if place - found[-1] == 2 else [place]  # noqa: PLR2004 - one between two
    return found
