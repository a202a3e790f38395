"""What a page is made of: its head, its template, and the values that go into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.paging import Part


@dataclass(frozen=True, eq=False)
class Draft:
    """A page that is still to be written. `values` holds what its template shows and nothing else, as plain data.

    So a page stays the same as long as its draft does, whatever happens to the rest of the content. Marks lead to a
    page for each fact if there are such pages.
    """

    address: str
    title: str
    description: str
    source: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    in_navigation: bool = True
    in_search: bool = True
    has_fact_pages: bool = False


def numbered(part: Part[Any], address: Callable[[int], str]) -> dict[int, str]:
    """The addresses of the pages that a page of a list leads to, by their numbers."""
    return {number: address(number) for number in part.shown}
