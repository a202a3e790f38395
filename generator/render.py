"""Content → pages: one pure function. The same content gives the same pages, on any machine and any day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from markupsafe import Markup

from generator import addresses, reference
from generator.card import primer_card
from generator.chooser import Trail, earlier, instead, trails
from generator.content import Content, Doc, MovementFolder
from generator.curve import tension_curve
from generator.drawing import Drawing, ladder_drawing, tree_drawing
from generator.lessons import GROUPS, LESSONS_FILE
from generator.markup import compact, environment, verbatim
from generator.model import Entry, Model, Question, Result, Variation
from generator.page import Heading, Page
from generator.papers import PAPERS, PREVIEW, PREVIEW_WIDTH
from generator.plan import phase_views, primer_plan
from generator.program.view import page_values
from generator.qr import qr_svg
from generator.site import Site


@dataclass(frozen=True)
class RenderedPage:
    """A finished page: an HTML body with what a site engine needs to put a shell around it.

    `address` is relative to the site's root and ends in a slash; `source` is the file that the page says most of.
    """

    address: str
    title: str
    description: str
    body: str
    headings: tuple[Heading, ...]
    source: str
    in_navigation: bool = True
    in_search: bool = True


@dataclass(frozen=True)
class Place:
    """A page, or a section of one, that shows a fact."""

    address: str
    title: str


def render_site(content: Content, site: Site) -> list[RenderedPage]:
    """Every generated page, in the order of the navigation; the sources page last, as it lists all others."""
    return Renderer(content, site).pages()


class Renderer:
    """Renders pages one by one and remembers which facts each of them shows."""

    def __init__(self, content: Content, site: Site) -> None:
        self.content = content
        self.site = site
        self.scheme = content.scheme.value
        self.folders = list(content.movements.values())
        self.templates = environment()
        self.carriers: dict[str, list[Place]] = {id_: [] for id_ in content.facts()}

    def pages(self) -> list[RenderedPage]:
        """All pages of the content."""
        pages = [page for folder in self.folders for page in self._movement_pages(folder)]
        return [*pages, *self._shared_pages(), self._errors(), self._sources()]

    def _movement_pages(self, folder: MovementFolder) -> Iterator[RenderedPage]:
        yield self._movement(folder)
        for rank, doc in enumerate(folder.ordered, start=1):
            yield self._variation(folder, doc, rank)
            yield self._card(folder, doc)
        yield self._choose(folder)
        yield self._program(folder)
        for entry in folder.chooser.value.entries:
            yield from (self._choice(folder, trail) for trail in trails(folder.chooser.value, entry))

    def _movement(self, folder: MovementFolder) -> RenderedPage:
        doc = folder.movement
        phases = phase_views(self.scheme.tempo, doc.value.execution)
        return self._page(
            doc,
            addresses.movement(folder.id),
            doc.value.name,
            doc.value.summary.text,
            folder=folder,
            phases=phases,
            ladder=partial(self._ladder, folder),
        )

    def _variation(self, folder: MovementFolder, doc: Doc[Variation], rank: int) -> RenderedPage:
        items = self.content.equipment_items()
        return self._page(
            doc,
            addresses.variation(folder.id, doc.id),
            doc.value.name,
            doc.value.summary.text,
            folder=folder,
            rank=rank,
            equipment=[(use, items[use.item]) for use in doc.value.equipment],
            phases=phase_views(self.scheme.tempo, folder.movement.value.execution, doc.value.execution),
            plan=primer_plan(self.scheme, doc.value),
            curve=tension_curve(doc.value.resistance),
        )

    def _card(self, folder: MovementFolder, doc: Doc[Variation]) -> RenderedPage:
        card = primer_card(self.content, folder, doc, self.site.url)
        return self._page(
            doc,
            addresses.card(folder.id, doc.id),
            f"Card: {doc.value.name}",
            f"The {doc.value.name} as a glute primer on one page, to print and to write on.",
            template="card.html",
            in_navigation=False,
            folder=folder,
            card=card,
            qr=Markup(qr_svg(card.url)) if card.url else None,  # noqa: S704 - drawn by us, from an address
            sessions=PAPERS[PREVIEW].sessions,
        )

    def _choose(self, folder: MovementFolder) -> RenderedPage:
        tree = folder.chooser.value
        questions: dict[str, Question] = {question.id: question for question in tree.questions}
        results: dict[str, Result] = {result.id: result for result in tree.results}
        return self._page(
            folder.chooser,
            addresses.choose(folder.id),
            "Which one today?",
            tree.summary.text,
            template="choose.html",
            folder=folder,
            questions=questions,
            results=results,
            drawn=partial(self._drawn, folder),
            seen_in_drawings=set(),
        )

    def _program(self, folder: MovementFolder) -> RenderedPage:
        name = folder.movement.value.name
        return self._page(
            self.content.scheme,
            addresses.program(folder.id),
            "Your program",
            f"Weeks of primers with the {name}: the sets, reps, and loads of each leg day, on your days.",
            template="program.html",
            folder=folder,
            **page_values(self.content, folder, self.site),
        )

    def _ladder(self, folder: MovementFolder, page: Page) -> Drawing:
        return ladder_drawing(folder, lambda id_: page.url(addresses.variation(folder.id, id_)))

    def _drawn(self, folder: MovementFolder, entry: Entry, page: Page, seen: set[str]) -> Drawing:
        def address(trail: Trail) -> str:
            return page.url(addresses.choice(folder.id, entry.id, trail.answers))

        return tree_drawing(folder, entry, address, seen)

    def _choice(self, folder: MovementFolder, trail: Trail) -> RenderedPage:
        node, so_far = trail.node, "; ".join(f"{step.question.text} {step.answer.text}" for step in trail.steps)
        text = said(node)
        others = instead(trail, folder.chooser.value) if isinstance(node, Result) else ()
        way = " → ".join([trail.entry.label, *(step.answer.text for step in trail.steps)])
        return self._page(
            folder.chooser,
            addresses.choice(folder.id, trail.entry.id, trail.answers),
            f"{text} · {way}" if trail.steps else text,
            f"{trail.entry.label} – {so_far or text}",
            template="result.html" if isinstance(node, Result) else "question.html",
            in_navigation=False,
            in_search=False,
            folder=folder,
            trail=trail,
            earlier=earlier(trail),
            node=node,
            others=[(step, other, said(other.node)) for step, other in others],
        )

    def _shared_pages(self) -> Iterator[RenderedPage]:
        scheme, equipment, glossary = self.content.scheme, self.content.equipment, self.content.glossary
        example = next(doc.value for folder in self.folders for doc in folder.ordered)
        plan = primer_plan(self.scheme, example)
        yield self._page(scheme, addresses.SCHEME, "How a primer is done", scheme.value.summary.text, plan=plan)
        yield self._cards()
        yield self._page(
            equipment, addresses.EQUIPMENT, "Equipment", equipment.value.summary.text, used_in=self._used_in()
        )
        yield self._page(
            glossary,
            addresses.GLOSSARY,
            "Glossary",
            glossary.value.summary.text,
            terms=sorted(glossary.value.terms, key=lambda term: term.term.casefold()),
            names={term.id: term.term for term in glossary.value.terms},
        )

        yield self._fields()

    def _fields(self) -> RenderedPage:
        page = self._page(
            self.content.scheme,
            addresses.FIELDS,
            "Fields of the YAML files",
            "What each YAML file may say: its fields, what fits into each, and an example.",
            template="fields.html",
            reference=reference,
            verbatim=verbatim,
        )
        return replace(page, source="generator/model.py")

    def _errors(self) -> RenderedPage:
        page = Page(addresses.ERRORS, "Errors, and how to mend them")
        template = self.templates.get_template("errors.html")
        body = template.render(page=page, addresses=addresses, groups=GROUPS, verbatim=verbatim)
        about = "What each code in a check of the content means, with an example and what to write instead."
        return RenderedPage(page.address, page.title, about, compact(body), tuple(page.headings), LESSONS_FILE)

    def _cards(self) -> RenderedPage:
        paper = PAPERS[PREVIEW]
        return self._page(
            self.content.scheme,
            addresses.CARDS,
            "Cards to print",
            "The primer cards of all variations, on each paper, to print and to write on.",
            template="cards.html",
            size=(PREVIEW_WIDTH, round(PREVIEW_WIDTH * paper.height / paper.width)),
        )

    def _used_in(self) -> dict[str, list[tuple[MovementFolder, Doc[Variation]]]]:
        used: dict[str, list[tuple[MovementFolder, Doc[Variation]]]] = {
            id_: [] for id_ in self.content.equipment_items()
        }
        for folder in self.folders:
            for doc in folder.ordered:
                for use in doc.value.equipment:
                    used[use.item].append((folder, doc))
        return used

    def _sources(self) -> RenderedPage:
        sources = list(self.content.sources.values())
        return self._page(
            sources[0],
            addresses.SOURCES,
            "Sources",
            "Every fact that this site rests on, in our words, and the pages that carry it.",
            template="sources.html",
            sources=sources,
            total=len(self.carriers),
            carriers=self.carriers,
        )

    def _page(
        self,
        doc: Doc[Model],
        address: str,
        title: str,
        description: str,
        *,
        template: str | None = None,
        in_navigation: bool = True,
        in_search: bool = True,
        **values: Any,
    ) -> RenderedPage:
        page, of_all = Page(address, title), {"papers": PAPERS, "scheme": self.scheme, "folders": self.folders}
        body = self.templates.get_template(template or f"{type(doc.value).__name__.lower()}.html").render(
            page=page, addresses=addresses, doc=doc, it=doc.value, **of_all, **values
        )
        for fact, headings in page.carried.items() if in_search else ():  # the tree's own page says the same, once
            self.carriers[fact] += [_place(page, heading) for heading in headings]
        listed = tuple(page.headings)
        return RenderedPage(address, title, description, compact(body), listed, doc.path, in_navigation, in_search)


def said(node: Question | Result) -> str:
    """What a question asks, or how a result is headed."""
    return node.title if isinstance(node, Result) else node.text


def _place(page: Page, heading: Heading) -> Place:
    if not heading.id:
        return Place(page.address, page.title)
    return Place(f"{page.address}#{heading.id}", f"{page.title}: {heading.title}")
