"""Where readers of former addresses are led: each redirect, and what it means for all that hangs on an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.content import Content
from generator.ladder import has_program_pages
from generator.model import Redirect
from generator.places import (
    choice_pages,
    is_choice,
    is_page,
    main_pages,
    movement_files,
    variation_at,
    variation_files,
    variation_pages,
)

Way = tuple[str, str]
"""A former address, and the one of today."""


@dataclass(frozen=True)
class Forwarded:
    """Former address → address of today, for pages, and for files, which may lead to a page where none took over."""

    pages: dict[str, str]
    files: dict[str, str]

    def __call__(self, address: str) -> str:
        """Where an address leads today: itself, if nothing is said of it."""
        return self.pages.get(address) or self.files.get(address) or address


def forwarded(content: Content) -> Forwarded:
    """Every redirect of sound content."""
    return spread(content, content.redirects.value.redirects if content.redirects else ())


def spread(content: Content, redirects: Iterable[Redirect]) -> Forwarded:
    """What redirects mean: what hangs on an address goes along, unless a redirect says more exactly where."""
    redirects = sorted(redirects, key=lambda it: it.old.count("/"))
    pages = {old: new for it in redirects for old, new in _pages(content, it)}
    return Forwarded(
        pages | {it.old: it.new for it in redirects},
        {old: new for it in redirects for old, new in _files(content, it)},
    )


def _pages(content: Content, it: Redirect) -> Iterator[Way]:
    """The pages that a redirect stands for: those of a movement, a variation, or the answers that follow one."""
    folder, old, new = content.movements.get(it.new.rstrip("/")), variation_at(it.old), variation_at(it.new)
    yield it.old, it.new
    if folder and it.old.count("/") == 1:
        pages = [*main_pages(folder), *choice_pages(folder)]
        yield from ((_moved(page, it), page) for page in pages)
    elif old and new and is_page(content, it.new):
        has_program = has_program_pages(content.movements[new[0]])
        one, other = (variation_pages(*which, has_program=has_program) for which in (old, new))
        yield from zip(one, other, strict=True)
    elif old:
        movement = content.movements.get(old[0])
        has_program = movement is not None and has_program_pages(movement)
        yield from ((page, it.new) for page in variation_pages(*old, has_program=has_program))
    elif is_choice(it.old) and is_choice(it.new) and it.old.count("/") == it.new.count("/"):
        folder = content.movements[it.new.partition("/")[0]]
        yield from ((_moved(page, it), page) for page in choice_pages(folder) if page.startswith(it.new))


def _moved(page: str, it: Redirect) -> str:
    """The former address of a page below the one that a redirect leads to."""
    return it.old + page.removeprefix(it.new)


def _files(content: Content, it: Redirect) -> Iterator[Way]:
    folder, old, new = content.movements.get(it.new.rstrip("/")), variation_at(it.old), variation_at(it.new)
    if folder and it.old.count("/") == 1:
        movement = it.old.rstrip("/")
        yield from zip(movement_files(movement), movement_files(folder.id), strict=True)
        for id_ in folder.variations:
            yield from zip(variation_files(movement, id_), variation_files(folder.id, id_), strict=True)
    elif old and new and is_page(content, it.new):
        yield from zip(variation_files(*old), variation_files(*new), strict=True)
    elif old:
        yield from ((file, it.new) for file in variation_files(*old))


def former_variations(content: Content, movement: str) -> dict[str, str]:
    """The former id of each variation of a movement that got another one, and the id of today."""
    ways = ((variation_at(old), variation_at(new)) for old, new in forwarded(content).pages.items())
    return {old[1]: new[1] for old, new in ways if old and new and old[0] == new[0] == movement}
