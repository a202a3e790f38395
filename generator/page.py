"""A page while it is written: it collects headings, footings and links as its template uses them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from markupsafe import Markup, escape

from generator import addresses
from generator.model import Footed


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the table of contents lists."""

    id: str
    title: str


_heading = cache(Heading)  # thousands of pages have the same ones


@dataclass(eq=False)
class Page:
    """What templates call `page`. One is made for each page and thrown away with it."""

    address: str
    title: str
    has_fact_pages: bool = False
    """Whether each fact stands on a page of its own."""
    headings: list[Heading] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    """Reasons for the site's own defaults, in the order in which the page first shows them."""
    carried: list[dict[str, None]] = field(default_factory=lambda: [{}])
    """The facts that the page shows, each once: those above all headings, then those below each."""
    links: dict[str, str] = field(default_factory=dict)
    """The link to each fact that the page has marked."""
    nodes: set[str] = field(default_factory=set)
    """What the page has shown already, such as a question of a tree; its second place only leads to the first."""

    def section(self, id_: str, title: str) -> Heading:
        """Opens a section: whatever follows stands below it."""
        self.headings.append(_heading(id_, title))
        self.carried.append({})
        return self.headings[-1]

    def seen(self, node: str) -> bool:
        """Whether the page has shown something before; from now on it has."""
        before = node in self.nodes
        self.nodes.add(node)
        return before

    def url(self, address: str) -> str:
        """An address of the site as seen from this page."""
        return addresses.relative(address, self.address)

    def mark(self, *footed: Footed) -> Markup:
        """The quiet marks behind a statement: a link to each fact, and one to each reason for an own default.

        The attribute keeps them out of the search, where "walk.F26" would stand for a word.
        """
        facts = dict.fromkeys(fact for part in footed for fact in part.facts)
        reasons = dict.fromkeys(part.default for part in footed if part.default)
        links = " ".join([*map(self._fact_link, facts), *map(self._own_link, reasons)])
        return Markup(f'<sup class="footing" data-search-exclude="true">{links}</sup>' if links else "")  # noqa: S704

    def _fact_link(self, fact: str) -> str:
        self.carried[-1][fact] = None
        if fact not in self.links:  # a page marks the same fact many times
            at = self.url(addresses.fact_page(fact) if self.has_fact_pages else addresses.fact(fact))
            self.links[fact] = f'<a href="{escape(at)}" aria-label="Source fact {escape(fact)}">{escape(fact)}</a>'
        return self.links[fact]

    def _own_link(self, reason: str) -> str:
        if reason not in self.own:
            self.own.append(reason)
        number = self.own.index(reason) + 1
        return f'<a class="footing--own" href="#own-{number}" aria-label="ours, reason {number}">ours</a>'
