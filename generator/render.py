"""Content → pages: one pure function. The same content gives the same pages, on any machine and any day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from generator import addresses
from generator.content import Content
from generator.drafts.draft import Draft
from generator.drafts.listing import Place
from generator.drafts.movement import movement_drafts
from generator.drafts.program import program_drafts
from generator.drafts.shared import errors_draft, shared_drafts
from generator.drafts.sources import has_fact_pages, sources_drafts
from generator.drafts.tree import tree_drafts
from generator.markup import compact, environment
from generator.memory import Recall, anew
from generator.page import Page
from generator.papers import PAPERS
from generator.qr import qr_svg
from generator.sections import sections
from generator.site import Site
from generator.spool import Kept, Spool
from generator.written import RenderedPage, Written, search_data, writer_now


def render_site(
    content: Content, site: Site, written: Written | None = None, recall: Recall = anew
) -> list[RenderedPage]:
    """Every generated page, in the order of the navigation; the sources pages last, as they list all others.

    Those that were written before are taken from there.
    """
    return Renderer(content, site, written or Written(), recall).pages()


class Renderer:
    """Renders pages one by one and remembers which facts each of them shows."""

    def __init__(self, content: Content, site: Site, written: Written, recall: Recall = anew) -> None:
        self.content = content
        self.site = site
        self.written, self.writer, self.recall = written, writer_now(), recall
        self.templates = recall("templates", self.writer, environment)
        self.templates.globals |= {"addresses": addresses, "papers": PAPERS, "qr_code": qr_code}
        self.carriers: dict[str, list[Place]] = {id_: [] for id_ in content.facts()}

    def pages(self) -> list[RenderedPage]:
        """All pages of the content."""
        apart = has_fact_pages(self.content)
        pages = [self._page(draft, apart=apart) for draft in self._drafts()]
        for page in pages:
            self._remember(page)
        named = {page.address: page.title for page in pages}
        titles = self.recall("titles", named, lambda: named)
        pages += map(self._page, sources_drafts(self.content, self.carriers, titles, self.recall))
        self.written.over()
        return pages

    def _page(self, draft: Draft, *, apart: bool = False) -> RenderedPage:
        def page() -> RenderedPage:
            return self.written.page(replace(draft, has_fact_pages=apart), self.writer, self._rendered)

        return self.recall(("page", draft.address), (draft, apart, self.writer), page)

    def _drafts(self) -> Iterator[Draft]:
        for folder in self.content.movements.values():
            yield from movement_drafts(self.content, folder, self.site, self.recall)
            tree, *choices = tree_drafts(folder, self.recall)
            yield tree
            yield from program_drafts(self.content, folder, self.site, self.recall)
            yield from choices
        yield from shared_drafts(self.content)
        yield errors_draft()

    def _rendered(self, draft: Draft, spool: Spool | None) -> RenderedPage:
        page = Page(draft.address, draft.title, draft.has_fact_pages)
        body = compact(self.templates.get_template(draft.template).render(page=page, **draft.values))
        return RenderedPage(
            draft.address,
            draft.title,
            draft.description,
            Kept(body.encode(), spool),
            tuple(page.headings),
            draft.source,
            draft.in_navigation,
            draft.in_search,
            tuple(tuple(facts) for facts in page.carried),
            search_data(sections(body), spool) if draft.in_search else None,
        )

    def _remember(self, page: RenderedPage) -> None:
        """A page that the search leaves out says what another one says: it isn't told of twice."""
        for fact, place in self.recall(("places", page.address), page, lambda: _places(page)):
            self.carriers[fact].append(place)


def qr_code(address: str) -> Markup:
    """The code of an address. It is drawn while a page is written: one from a former build needs none."""
    return Markup(qr_svg(address))  # noqa: S704 - drawn by us, from an address


def _places(page: RenderedPage) -> list[tuple[str, Place]]:
    if not page.in_search:
        return []
    headed = [Place(f"{page.address}#{it.id}", f"{page.title}: {it.title}") for it in page.headings]
    places = [Place(page.address, page.title), *headed]
    return [(fact, place) for place, facts in zip(places, page.carried, strict=True) for fact in facts]
