"""The pictures that stand for pages where a link to them is shared: in words and in numbers first, then as PNG."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from textwrap import shorten
from typing import Any, Protocol

from generator import addresses
from generator.chooser import trails
from generator.content import Content, MovementFolder
from generator.curve import LEVELS, NAMES, tension_words
from generator.ladder import has_program_pages, ladder_of, rungs_of
from generator.memory import Recall, anew
from generator.model import Result
from generator.outlook import Outlook, outlooks
from generator.places import listed_on
from generator.plan import primer_plan
from generator.program.course import usual_program
from generator.program.terms import terms_of
from generator.sheet import Sheet, source_of
from generator.site import Site

TEMPLATE = "picture.typ"
COLORS = 32
"""A picture has few, and the edges between them."""
WIDTH, HEIGHT = 1200, 630
"""In pixels; what services that show such pictures ask for."""
ROOM = 130
"""The letters of a description that a picture has room for."""

Drawing = dict[str, Any]


class Told(Protocol):
    """What is known of any page, generated or written by hand."""

    @property
    def address(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...


@dataclass(frozen=True)
class Picture:
    """What a picture shows: a word above the title, the title, a drawing; `alt` says what the drawing shows."""

    eyebrow: str
    title: str
    drawing: Drawing
    alt: str


def plain_picture(page: Told) -> Picture:
    """The picture of a page that has nothing to draw."""
    return Picture("", page.title, {"kind": "mark"}, f"{page.title}, beside the site’s mark: a hinge and a taut band.")


def pictures(content: Content, site: Site, recall: Recall = anew) -> dict[str, Picture]:
    """The pictures of all pages that have something to draw, by the page's address."""
    found = {addresses.SCHEME: _sets(content)}
    for folder in content.movements.values():
        name = folder.movement.value.name
        count = f"{len(folder.ordered)} variations"
        steps = ladder_of(folder.id, rungs_of(folder)).steps
        rungs = {"kind": "ladder", "rungs": [step.rung.short_name for step in steps]}
        words = ", ".join(rungs["rungs"])
        found[addresses.movement(folder.id)] = Picture(
            count, name, {**rungs, "here": None}, f"{name}: a ladder of {count}. From the lowest rung up: {words}."
        )
        found[addresses.choose(folder.id)] = Picture(
            name, "Which one today?", {"kind": "tree"}, f"Which {name} today? A question that branches to an answer."
        )
        found[addresses.program(folder.id)] = _program(content, folder, site)
        for id_, seen in outlooks(content, folder, site, recall).items():
            found |= recall(("pictures", folder.id, id_), seen, partial(_of_variation, content, seen))
    return found


def _of_variation(content: Content, seen: Outlook) -> dict[str, Picture]:
    movement, it = seen.movement.id, seen.doc.value
    plan = primer_plan(content.scheme.value, it)
    rows = [[row.title, row.load, row.reps] for row in plan.sets]
    card = Picture(
        "Card to print",
        it.name,
        {"kind": "card", "name": it.short_name, "rows": rows},
        f"The card of the {it.name}: {len(plan.ramp_up)} ramp-up and {len(plan.working)} working sets.",
    )
    return {addresses.variation(movement, seen.doc.id): _variation(seen), addresses.card(movement, seen.doc.id): card}


def stand_ins(content: Content, pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each page without a picture of its own, and the page whose picture stands for it.

    A page of a decision tree has that of the variation to which it leads, or else of the tree: a tree has hundreds of
    pages, which differ in one sentence, and pictures of their own would be most of the site. The same goes for pages on
    which a list goes on, and for the programs of a large movement.
    """
    yield from ((page, begun) for page in pages if (begun := listed_on(page)) and page != addresses.MOVEMENTS)
    for folder in content.movements.values():
        tree = folder.chooser.value
        for id_ in folder.variations if has_program_pages(folder) else ():
            yield addresses.program_of(folder.id, id_, has_page=True), addresses.variation(folder.id, id_)
        for entry in tree.entries:
            for trail in trails(tree, entry):
                node = trail.node
                variation = node.variation if isinstance(node, Result) else None
                shown = addresses.variation(folder.id, variation) if variation else addresses.choose(folder.id)
                yield addresses.choice(folder.id, entry.id, trail.answers), shown


def picture_sheet(picture: Picture, line: str, site: Site) -> Sheet:
    """A picture with a line below its title."""
    job = {
        "site": site.name,
        "address": (site.url or "").partition("://")[2].rstrip("/"),
        "eyebrow": picture.eyebrow,
        "title": picture.title,
        "line": _cut(line),
        "drawing": picture.drawing,
    }
    complaint = f"the picture of {picture.title} can't be made"
    return Sheet(TEMPLATE, source_of(TEMPLATE), json.dumps(job), complaint, "png", 72, COLORS)


def _cut(line: str) -> str:
    """As many of its sentences as there is room for, or the beginning of the first."""
    sentences = re.split(r"(?<=[.?!]) ", line)
    fitting = [kept for end in range(len(sentences), 0, -1) if len(kept := " ".join(sentences[:end])) <= ROOM]
    return fitting[0] if fitting else shorten(line, ROOM, placeholder=" …")


def _variation(seen: Outlook) -> Picture:
    it = seen.doc.value
    pull = (it.resistance.hinge, it.resistance.middle, it.resistance.lockout)
    drawing = {"kind": "curve", "levels": [LEVELS.index(level) for level in pull], "names": NAMES}
    place = f"Level {seen.rung.rank} of {seen.ladder.total}"
    alt = f"{it.name}, {place.lower()}, and a curve. {tension_words(it.resistance)}"
    return Picture(f"{place} · {it.level.label}", it.name, drawing, alt)


def _sets(content: Content) -> Picture:
    scheme = content.scheme.value
    ramp, working = [row.share for row in scheme.ramp_up.sets], scheme.working.sets
    words = f"{len(ramp)} ramp-up, {working} working sets"
    drawing = {"kind": "bars", "shares": [*ramp, *[100] * working], "quiet": len(ramp), "name": words}
    return Picture("The scheme", "How a primer is done", drawing, f"How a primer is done: bars of {words}.")


def _program(content: Content, folder: MovementFolder, site: Site) -> Picture:
    """The sessions of the first variation's program, each as high as its reps."""
    program = usual_program(terms_of(content, folder, folder.ordered[0], site))
    most = max(session.reps for session in program.sessions)
    shares = [round(100 * session.reps / most) for session in program.sessions]
    name, weeks = folder.movement.value.name, f"{program.request.weeks} weeks"
    drawing = {"kind": "bars", "shares": shares, "quiet": 0, "name": f"Reps over {weeks}"}
    return Picture(name, "Your program", drawing, f"Your program with the {name}: bars of the reps over {weeks}.")
