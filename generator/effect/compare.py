"""Two states of the content, and what lies between them for the readers of the site."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator import addresses
from generator.content import Content
from generator.drafts.listing import Place
from generator.effect.changes import Effect, FactChange, Leading, Move, PageChange, PageName, SectionChange
from generator.effect.lost import Pages, broken_addresses, remedy
from generator.effect.numbers import number_changes
from generator.effect.paths import path_changes
from generator.effect.sentences import changes
from generator.places import listed_on
from generator.redirects import Forwarded, forwarded, spread
from generator.render import Renderer
from generator.site import Site
from generator.written import RenderedPage, Written

Carriers = dict[str, list[Place]]


def effect(before: Content, after: Content, site: Site) -> Effect:
    """What the readers of a site would notice if the content became this; both must be sound."""
    (was, carried), (now, carries) = _rendered(before, site), _rendered(after, site)
    ways = forwarded(after)
    moves = _moves(was, now, ways)
    changed, unseen = _changed(was, now, moves)
    return Effect(
        broken=tuple(broken_addresses(before, after)),
        remedy=tuple(remedy(before, after, was, now)),
        has_redirects=after.redirects is not None,
        leading=tuple(_leading(before, after)),
        added=tuple(_name(now[address]) for address in now if address not in was and address not in moves.values()),
        removed=tuple(_name(was[address]) for address in was if address not in now and address not in moves),
        moved=tuple(Move(old, _name(now[new])) for old, new in moves.items()),
        changed=changed,
        unseen=unseen,
        numbers=tuple(number_changes(before, after)),
        paths=tuple(path_changes(before, after, ways)),
        facts=tuple(_facts(carried, carries, ways)),
    )


def _rendered(content: Content, site: Site) -> tuple[Pages, Carriers]:
    renderer = Renderer(content, site, Written())
    return {page.address: page for page in renderer.pages()}, renderer.carriers


def _name(page: RenderedPage) -> PageName:
    return PageName(page.address, page.title)


def _moves(was: Pages, now: Pages, ways: Forwarded) -> dict[str, str]:
    """Former address → address of today, of pages that are led to one that was not there before."""
    led = {address: ways(address) for address in was if address not in now}
    return {old: new for old, new in led.items() if new in now and new not in was}


def _changed(was: Pages, now: Pages, moves: dict[str, str]) -> tuple[tuple[PageChange, ...], tuple[PageName, ...]]:
    """Pages that say something else, with those that changed in the same way together; and those that don't."""
    alike: dict[tuple[SectionChange, ...], list[PageName]] = {}
    unseen: list[PageName] = []
    for address, page in was.items():
        new = now.get(moves.get(address, address))
        if new and new.body != page.body:
            if sections := changes(page.body, new.body):
                alike.setdefault(sections, []).append(_name(new))
            elif address not in moves and not _lists(address):
                unseen.append(_name(new))
    return tuple(PageChange(tuple(pages), sections) for sections, pages in alike.items()), tuple(unseen)


def _lists(address: str) -> bool:
    """Whether a page lists others; of facts, that is told apart."""
    return address == addresses.SOURCES or listed_on(address) is not None


def _leading(before: Content, after: Content) -> Iterator[Leading]:
    """The redirects that were not declared before."""
    known = before.redirects.value.redirects if before.redirects else ()
    for redirect in after.redirects.value.redirects if after.redirects else ():
        if redirect not in known:
            ways = spread(after, [redirect])
            yield Leading(redirect, len(ways.pages), len(ways.files))


def _facts(was: Carriers, now: Carriers, ways: Forwarded) -> Iterator[FactChange]:
    """Which places show a fact now, or no longer; one that moved, or that has the same title, is the same."""
    for fact in dict.fromkeys(chain(now, was)):
        old = {_place(place, ways): place.title for place in was.get(fact, ())}
        new = {place.address: place.title for place in now.get(fact, ())}
        gained = tuple(title for place, title in new.items() if place not in old and title not in old.values())
        lost = tuple(title for place, title in old.items() if place not in new and title not in new.values())
        if gained or lost:
            yield FactChange(fact, gained, lost)


def _place(place: Place, ways: Forwarded) -> str:
    page, hash_, anchor = place.address.partition("#")
    return ways(page) + hash_ + anchor
