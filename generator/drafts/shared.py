"""The pages that all movements share: the scheme, the cards, the equipment, the glossary, the fields, the errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from generator import addresses, reference
from generator.content import Content, MovementFolder
from generator.drafts.draft import Draft, numbered
from generator.drafts.listing import Place, PlaceList, place_drafts
from generator.ladder import Rung, by_level, is_large, rungs_of
from generator.lessons import GROUPS, LESSONS_FILE
from generator.markup import verbatim
from generator.model import Level, Statement
from generator.paging import FEW, Part, parts
from generator.papers import PAPERS, PREVIEW, PREVIEW_WIDTH
from generator.plan import primer_plan


@dataclass(frozen=True)
class Shown:
    """A movement in a list: its summary, and how many variations it has."""

    id: str
    name: str
    summary: Statement
    total: int


@dataclass(frozen=True)
class CardShown:
    """A card in a list: the rung of its variation, its level with what that rests on, and its summary."""

    rung: Rung
    level: Level
    summary: Statement


def shown(content: Content) -> list[Shown]:
    """All movements as lists show them."""
    return [
        Shown(folder.id, folder.movement.value.name, folder.movement.value.summary, len(folder.variations))
        for folder in content.movements.values()
    ]


def shared_drafts(content: Content) -> Iterator[Draft]:
    """These pages, in the order of the navigation."""
    movements = shown(content)
    if len(movements) > FEW:
        yield from (_movements(content, part) for part in parts(movements))
    yield _scheme(content, movements)
    yield from _cards(content, movements)
    yield from _equipment(content)
    yield _glossary(content)
    yield _fields()


def _movements(content: Content, part: Part[Shown]) -> Draft:
    first = part.number == 1
    return Draft(
        addresses.movements(part.number),
        "Movements" if first else f"Movements, page {part.number}",
        f"The movements that this site teaches: from {part.entries[0].name} to {part.entries[-1].name}.",
        content.movements[part.entries[0].id].movement.path,
        "movements.html",
        {"part": part, "pages": numbered(part, addresses.movements), "total": len(content.movements)},
        in_navigation=first,
        in_search=first,
    )


def _scheme(content: Content, movements: list[Shown]) -> Draft:
    doc = content.scheme
    example = next(variation.value for folder in content.movements.values() for variation in folder.ordered)
    programs = [(movement.id, movement.name) for movement in movements] if len(movements) <= FEW else []
    values = {"it": doc.value, "plan": primer_plan(doc.value, example), "movements": programs, "scheme": doc.value}
    return Draft(addresses.SCHEME, "How a primer is done", doc.value.summary.text, doc.path, "scheme.html", values)


def _cards(content: Content, movements: list[Shown]) -> Iterator[Draft]:
    """The cards of all movements on one page; of many, a list of the movements, and pages of cards for each."""
    cards = {movement.id: _cards_of(content.movements[movement.id]) for movement in movements}
    if sum(map(len, cards.values())) <= FEW:
        (whole,) = parts(movements, len(movements))
        yield _card_list(content, whole, cards)
        return
    for part in parts(movements):
        yield _card_list(content, part, {})
    for movement in movements:
        yield from (_more_cards(content, movement, part) for part in parts(cards[movement.id]))


def _cards_of(folder: MovementFolder) -> list[CardShown]:
    rungs = by_level(rungs_of(folder)) if is_large(folder) else rungs_of(folder)
    docs = ((rung, folder.variations[rung.id].value) for rung in rungs)
    return [CardShown(rung, it.level, it.summary) for rung, it in docs]


def _card_list(content: Content, part: Part[Shown], cards: Mapping[str, list[CardShown]]) -> Draft:
    first = part.number == 1
    about = "The primer cards of all variations, on each paper, to print and to write on."
    return Draft(
        addresses.cards(part.number),
        "Cards to print" if first else f"Cards to print, page {part.number}",
        about if first else f"{about} Page {part.number}: from {part.entries[0].name} to {part.entries[-1].name}.",
        content.scheme.path,
        "cards.html",
        {"part": part, "pages": numbered(part, addresses.cards), "cards": cards, "size": _size()},
        in_navigation=first,
        in_search=first,
    )


def _more_cards(content: Content, movement: Shown, part: Part[CardShown]) -> Draft:
    first, last = part.entries[0].rung, part.entries[-1].rung
    return Draft(
        addresses.cards_of(movement.id, part.number),
        f"Cards: {movement.name}" if part.count == 1 else f"Cards: {movement.name}, page {part.number}",
        f"Cards to print of the {movement.name}, page {part.number}: from {first.name} to {last.name}.",
        content.movements[movement.id].movement.path,
        "cards-of.html",
        {
            "movement": movement,
            "part": part,
            "pages": numbered(part, partial(addresses.cards_of, movement.id)),
            "groups": _groups(part.entries),
            "size": _size(),
        },
        in_navigation=False,
        in_search=False,  # each card has a page of its own
    )


def _groups(entries: Iterable[CardShown]) -> list[tuple[str, str, tuple[CardShown, ...]]]:
    levels = groupby(entries, key=lambda entry: entry.level.label)
    return [(f"level-{number}", level, tuple(alike)) for number, (level, alike) in enumerate(levels, start=1)]


def _size() -> tuple[int, int]:
    """The width and the height of a card's small picture."""
    paper = PAPERS[PREVIEW]
    return PREVIEW_WIDTH, round(PREVIEW_WIDTH * paper.height / paper.width)


def _equipment(content: Content) -> Iterator[Draft]:
    doc = content.equipment
    used = _used_in(content)
    long = {id_: places for id_, places in used.items() if len(places) > FEW}
    values = {
        "it": doc.value,
        "used_in": {id_: places[:FEW] for id_, places in used.items()},
        "more": {id_: len(places) - FEW for id_, places in long.items()},
    }
    yield Draft(addresses.EQUIPMENT, "Equipment", doc.value.summary.text, doc.path, "equipment.html", values)
    for item in doc.value.items:
        if places := long.get(item.id):
            about = f"The variations that need this: {item.name}."
            whole = PlaceList(f"Used in: {item.name}", about, addresses.item(item.id), "Equipment")
            yield from place_drafts(whole, places, partial(addresses.used_in, item.id), doc.path)


def _used_in(content: Content) -> dict[str, list[Place]]:
    """For each piece of equipment the variations that need it, below their movements."""
    used: dict[str, list[Place]] = {id_: [] for id_ in content.equipment_items()}
    for folder in content.movements.values():
        for doc in folder.ordered:
            place = Place(addresses.variation(folder.id, doc.id), doc.value.name, folder.movement.value.name)
            for use in doc.value.equipment:
                used[use.item].append(place)
    return used


def _glossary(content: Content) -> Draft:
    doc = content.glossary
    values = {
        "it": doc.value,
        "terms": sorted(doc.value.terms, key=lambda term: term.term.casefold()),
        "names": {term.id: term.term for term in doc.value.terms},
    }
    return Draft(addresses.GLOSSARY, "Glossary", doc.value.summary.text, doc.path, "glossary.html", values)


def _fields() -> Draft:
    about = "What each YAML file may say: its fields, what fits into each, and an example."
    values = {"reference": reference, "verbatim": verbatim}
    return Draft(addresses.FIELDS, "Fields of the YAML files", about, "generator/model.py", "fields.html", values)


def errors_draft() -> Draft:
    """The page of the codes of problems."""
    about = "What each code in a check of the content means, with an example and what to write instead."
    values = {"groups": GROUPS, "verbatim": verbatim}
    return Draft(addresses.ERRORS, "Errors, and how to mend them", about, LESSONS_FILE, "errors.html", values)
