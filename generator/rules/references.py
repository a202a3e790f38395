"""What one part names, another part must have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from generator.content import Content
from generator.errors import Problem
from generator.model import EquipmentUse, Path, walk


def unknown(what: str, id_: str, known: Iterable[str]) -> str:
    """The message for an id that names nothing, with the nearest one that does."""
    names = sorted(known)
    close = get_close_matches(id_, names, n=1, cutoff=0.6)
    remedy = f'did you mean "{close[0]}"?' if close else f"write one of {', '.join(names[:12])}"
    return f'there is no {what} "{id_}"; {remedy}'


def facts_exist(content: Content) -> Iterator[Problem]:
    """Every fact that a statement names is in a source, and is named once."""
    known = content.facts()
    if content.broken & {source.path for source in content.sources.values()}:
        return
    for doc in content.documents():
        for path, footed in doc.footed():
            for index, id_ in enumerate(footed.facts):
                if id_ not in known:
                    yield doc.problem((*path, "facts", index), unknown("fact", id_, known))
                elif id_ in footed.facts[:index]:
                    yield doc.problem((*path, "facts", index), f'the fact "{id_}" is named twice; remove one')


def equipment_exists(content: Content) -> Iterator[Problem]:
    """Every piece of equipment that a variation needs is described."""
    known = content.equipment_items()
    if content.equipment.path in content.broken:
        return
    for folder in content.movements.values():
        for doc in folder.variations.values():
            for path, part in walk(doc.value):
                if isinstance(part, EquipmentUse) and part.item not in known:
                    yield doc.problem((*path, "item"), unknown("piece of equipment", part.item, known))


def terms_exist(content: Content) -> Iterator[Problem]:
    """A glossary term points to terms that are there, and not to itself."""
    known = {term.id for term in content.glossary.value.terms}
    for index, term in enumerate(content.glossary.value.terms):
        for number, id_ in enumerate(term.see):
            if id_ not in known or id_ == term.id:
                path = ("terms", index, "see", number)
                yield content.glossary.problem(path, unknown("other term", id_, known - {term.id}))


def moves_lead_to_variations(content: Content) -> Iterator[Problem]:
    """Progress and step back, also those of a fault, name another variation of the same movement."""
    for folder in content.movements.values():
        for doc in folder.variations.values():
            value = doc.value
            moves: list[tuple[Path, Any]] = [((name,), getattr(value, name)) for name in ("progress", "step_back")]
            moves += [(("faults", index, "step_back"), fault.step_back) for index, fault in enumerate(value.faults)]
            others = set(folder.variations) - {doc.id}
            for path, move in moves:
                if move and move.to is not None and move.to not in others:
                    yield doc.problem((*path, "to"), unknown("other variation", move.to, others))


def order_names_each_variation_once(content: Content) -> Iterator[Problem]:
    """The movement's order holds each of its variations exactly once."""
    for folder in content.movements.values():
        doc, order = folder.movement, folder.movement.value.order
        for index, id_ in enumerate(order):
            if id_ not in folder.variations:
                yield doc.problem(("order", index), unknown("variation", id_, folder.variations))
            elif id_ in order[:index]:
                yield doc.problem(("order", index), f'"{id_}" stands in the order twice; remove one')
        for id_ in sorted(set(folder.variations) - set(order)):
            yield doc.problem(("order",), f'the variation "{id_}" is not in the order; add it where it belongs')
