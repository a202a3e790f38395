"""The addresses that a change would break, and the redirects that would keep them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import addresses
from generator.content import Content
from generator.effect.sentences import sentences
from generator.model import Redirect
from generator.places import file_addresses, is_choice, listed_on, page_addresses, variation_at
from generator.redirects import forwarded, spread
from generator.written import RenderedPage

Pages = Mapping[str, RenderedPage]
"""Rendered pages by their addresses."""

ALIKE = 0.5
"""The part of the sentences on two pages that has to be the same for one to be the other under a new name."""


def broken_addresses(before: Content, after: Content) -> list[str]:
    """What led somewhere and would no longer: pages, files, and addresses that were redirected."""
    now = set(_alive(after))
    return sorted({address for address in _alive(before) if address not in now})


def _alive(content: Content) -> Iterator[str]:
    ways = forwarded(content)
    yield from page_addresses(content)
    yield from file_addresses(content)
    yield from ways.pages
    yield from ways.files


def remedy(before: Content, after: Content, was: Pages, now: Pages) -> Iterator[Redirect]:
    """The fewest redirects that keep all addresses of pages, each with the page that is most likely meant."""
    broken = (address for address in broken_addresses(before, after) if address.endswith("/"))
    covered: set[str] = set()
    for address in sorted(broken, key=lambda address: (address.count("/"), address)):
        if address not in covered:
            redirect = Redirect(old=address, new=_heir(address, before, after, was, now))
            covered |= spread(after, [redirect]).pages.keys()
            yield redirect


def _heir(address: str, before: Content, after: Content, was: Pages, now: Pages) -> str:
    """The page that readers of a former address are best led to."""
    target = forwarded(before)(address)
    if (target := forwarded(after)(target)) in now:
        return target
    added = [page for page in now if page not in was and not listed_on(page) and _kind(page) == _kind(target)]
    best = max(added, key=lambda page: _alike(was[target], now[page]), default=None)
    if best and _alike(was[target], now[best]) >= ALIKE:
        return best
    above = target
    while above and above not in now:
        above = above.rstrip("/").rpartition("/")[0]
        above += "/" if above else ""
    return above or addresses.SCHEME


def _kind(address: str) -> tuple[bool, bool, int]:
    return is_choice(address), bool(variation_at(address)), address.count("/")


def _alike(one: RenderedPage, other: RenderedPage) -> float:
    """The part of all sentences on two pages that both have."""
    ours, theirs = ({said.text for _, said in sentences(page.body)} for page in (one, other))
    return len(ours & theirs) / len(ours | theirs)
