"""A movement's own page with the list of its variations, and the technique page and the card of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from generator import addresses
from generator.card import primer_card
from generator.content import Content, MovementFolder
from generator.curve import tension_curve
from generator.drafts.draft import Draft, numbered
from generator.drawing import ladder_drawing
from generator.ladder import Rung, by_level, has_program_pages, is_large, ladder_of, rungs_of
from generator.memory import Recall, anew
from generator.model import Statement, Variation
from generator.outlook import Outlook, outlooks
from generator.paging import FEW, PER_PAGE, Part, parts
from generator.papers import PAPERS, PREVIEW
from generator.plan import phase_views, primer_plan
from generator.site import Site


@dataclass(frozen=True)
class Listed:
    """A variation in the list of its movement: its rung, its summary, and in brief when to move up or step back."""

    rung: Rung
    summary: Statement
    up: str
    back: str


@dataclass(frozen=True)
class Group:
    """Entries of a list that stand below a heading, or below none; the id is that of the heading."""

    id: str
    title: str
    entries: tuple[Listed, ...]


@dataclass(frozen=True)
class LevelShown:
    """A level of a long list: how many stand there, and the address of the first."""

    name: str
    total: int
    address: str


def movement_drafts(content: Content, folder: MovementFolder, site: Site, recall: Recall = anew) -> Iterator[Draft]:
    """The pages of a movement but for those of its tree and of its programs, in the order of the navigation."""
    rungs, listed, levels = rungs_of(folder), parts(_listed(folder)), _levels(folder)
    yield _movement(content, folder, rungs, listed[0], levels)
    for id_, seen in outlooks(content, folder, site, recall).items():
        yield recall(("technique page", folder.id, id_), seen, partial(_variation, content, folder, seen))
        yield recall(("card page", folder.id, id_), seen, partial(_card, content, folder, seen))
    yield from (_more(folder, part, levels) for part in listed[1:])


def _movement(
    content: Content, folder: MovementFolder, rungs: Sequence[Rung], part: Part[Listed], levels: Sequence[LevelShown]
) -> Draft:
    doc, scheme, ladder = folder.movement, content.scheme.value, ladder_of(folder.id, rungs)
    at = addresses.movement(folder.id)
    return Draft(
        at,
        doc.value.name,
        doc.value.summary.text,
        doc.path,
        "movement.html",
        {
            "it": doc.value,
            "id": folder.id,
            "ladder": ladder,
            "drawn": ladder_drawing(folder, ladder, at),
            "part": part,
            "pages": _pages(folder, part),
            "levels": levels,
            "groups": _groups(part.entries) if is_large(folder) else [Group("", "", part.entries)],
            "phases": phase_views(scheme.tempo, doc.value.execution),
            "scheme": scheme,
        },
    )


def _listed(folder: MovementFolder) -> list[Listed]:
    """In the order of the ladder; those of a large movement by their levels, as nobody reads on through so many."""
    rungs = rungs_of(folder)
    entries = by_level(rungs) if is_large(folder) else rungs
    return [_entry(rung, folder.variations[rung.id].value) for rung in entries]


def _entry(rung: Rung, it: Variation) -> Listed:
    return Listed(
        rung, it.summary, it.progress.short if it.progress else "", it.step_back.short if it.step_back else ""
    )


def _groups(entries: Iterable[Listed]) -> list[Group]:
    levels = groupby(entries, key=lambda entry: entry.rung.level)
    return [Group(f"level-{number}", level, tuple(alike)) for number, (level, alike) in enumerate(levels, start=1)]


def _levels(folder: MovementFolder) -> list[LevelShown]:
    """Where each level begins in the list of a large movement; none where levels are as many as names."""
    entries, found = by_level(rungs_of(folder)) if is_large(folder) else [], list[LevelShown]()
    for level, alike in groupby(enumerate(entries), key=lambda row: row[1].level):
        (place, first), *others = alike
        page = addresses.variations(folder.id, place // PER_PAGE + 1)
        found.append(LevelShown(level, 1 + len(others), f"{page}#variation-{first.id}"))
    return found if len(found) <= FEW else []


def _pages(folder: MovementFolder, part: Part[Listed]) -> dict[int, str]:
    return numbered(part, partial(addresses.variations, folder.id))


def _more(folder: MovementFolder, part: Part[Listed], levels: Sequence[LevelShown]) -> Draft:
    """A page on which the list of a movement's variations goes on."""
    name = folder.movement.value.name
    first, last = part.entries[0].rung, part.entries[-1].rung
    return Draft(
        addresses.variations(folder.id, part.number),
        f"{name}: variations, page {part.number}",
        f"The list of the variations of the {name}, page {part.number}: from {first.name} to {last.name}.",
        folder.movement.path,
        "variations.html",
        {
            "id": folder.id,
            "name": name,
            "part": part,
            "pages": _pages(folder, part),
            "levels": levels,
            "groups": _groups(part.entries),
        },
        in_navigation=False,
        in_search=False,  # each of them has a page of its own that says the same
    )


def _variation(content: Content, folder: MovementFolder, seen: Outlook) -> Draft:
    doc, scheme, items = seen.doc, content.scheme.value, content.equipment_items()
    it = doc.value
    return Draft(
        addresses.variation(folder.id, doc.id),
        it.name,
        it.summary.text,
        doc.path,
        "variation.html",
        {
            "it": it,
            "id": doc.id,
            "movement": folder.id,
            "ladder": seen.ladder,
            "rank": seen.rung.rank,
            "others": {rung.id: rung for rung in seen.named},
            "equipment": [(use, items[use.item].name) for use in it.equipment],
            "phases": phase_views(scheme.tempo, folder.movement.value.execution, it.execution),
            "plan": primer_plan(scheme, it),
            "curve": tension_curve(it.resistance),
            "program": addresses.program_of(folder.id, doc.id, has_page=has_program_pages(folder)),
            "scheme": scheme,
        },
        in_navigation=not is_large(folder),
    )


def _card(content: Content, folder: MovementFolder, seen: Outlook) -> Draft:
    doc = seen.doc
    card = primer_card(content, folder, doc, seen.site.url)
    return Draft(
        addresses.card(folder.id, doc.id),
        f"Card: {doc.value.name}",
        f"The {doc.value.name} as a glute primer on one page, to print and to write on.",
        doc.path,
        "card.html",
        {
            "id": doc.id,
            "movement": folder.id,
            "card": card,
            "sessions": PAPERS[PREVIEW].sessions,
            "program": addresses.program_of(folder.id, doc.id, has_page=has_program_pages(folder)),
            "scheme": content.scheme.value,
        },
        in_navigation=False,
    )
