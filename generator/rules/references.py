"""What one part names, another part must have."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any

from generator.content import Content, Doc
from generator.errors import Problem
from generator.memory import once
from generator.model import Path

ADD = "Or add it to content/equipment.yml"


def nearest(id_: str, known: Collection[str]) -> str | None:
    """The id that somebody meant who wrote this one."""
    if id_ in known:
        return id_
    return next(iter(get_close_matches(id_, sorted(known), n=1, cutoff=0.6)), None)


def unknown(what: str, id_: str, known: Collection[str], also: str = "") -> str:
    """The message for an id that names nothing, with the nearest one that does, and what else to do."""
    names, close = sorted(known), nearest(id_, known)
    others = f"write one of {', '.join(names[:12])}" if names else "remove it"
    remedy = f'did you mean "{close}"?' if close else f"{others}{'.' if also else ''}"
    return f'there is no {what} "{id_}"; {remedy}{also and f" {also}"}'


def facts_exist(content: Content) -> Iterator[Problem]:
    """Every fact that a statement names is in a source, and is named once."""
    sources = content.sources.values()
    known = {id_ for source in sources for _, id_ in source.ids("facts")}
    if not known:
        return
    for doc in content.documents():
        named, twice = _facts_of(doc)
        for path, footed in doc.footed() if twice or not known.issuperset(named) else ():
            for index, id_ in enumerate(footed.facts):
                if id_ in footed.facts[:index]:
                    yield from doc.blame((*path, "facts", index), f'the fact "{id_}" is named twice; remove one')
                elif id_ not in known and not any(source.might_say(id_) for source in sources):
                    yield from doc.blame((*path, "facts", index), _no_fact(id_, known))


@once
def _facts_of(doc: Doc[Any]) -> tuple[tuple[str, ...], bool]:
    """The facts that a document names, and whether one statement names one twice."""
    rows = [footed.facts for _, footed in doc.footed()]
    return tuple({id_ for row in rows for id_ in row}), any(len({*row}) < len(row) for row in rows)


def _no_fact(id_: str, known: Collection[str]) -> str:
    """The message for a fact that isn't there; a near id is another fact, unless it looks the same to the eye."""
    alike = str.maketrans("OIL", "011")
    close = next((fact for fact in sorted(known) if fact[1:] == id_[1:].translate(alike) and fact[0] == id_[0]), None)
    remedy = f'did you mean "{close}"?' if close else "look it up in content/sources/"
    return f'there is no fact "{id_}"; {remedy}'


def equipment_exists(content: Content) -> Iterator[Problem]:
    """Every piece of equipment that a variation needs is described, and is named once."""
    equipment = content.equipment
    known = {id_ for _, id_ in equipment.ids("items")}
    for folder in content.movements.values():
        for doc in folder.variations.values():
            seen: set[str] = set()
            for index, use in enumerate(doc.value.equipment):
                path = ("equipment", index, "item")
                if use.item in seen:
                    yield from doc.blame(path, f'"{use.item}" is named twice; remove one')
                elif known and use.item not in known and not equipment.might_say(use.item):
                    yield from doc.blame(path, unknown("piece of equipment", use.item, known, ADD))
                if doc.given(path):
                    seen.add(use.item)


def terms_exist(content: Content) -> Iterator[Problem]:
    """A glossary term points to terms that are there, to each once, and not to itself."""
    glossary = content.glossary
    known = {id_ for _, id_ in glossary.ids("terms")}
    for index, term in enumerate(glossary.value.terms):
        for number, id_ in enumerate(term.see):
            if id_ in term.see[:number]:
                yield from glossary.blame(("terms", index, "see", number), f'"{id_}" is named twice; remove one')
            elif id_ == term.id or (id_ not in known and not glossary.might_say(id_)):
                path = ("terms", index, "see", number)
                yield from glossary.blame(path, unknown("other term", id_, known - {term.id}))


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
                    yield from doc.blame((*path, "to"), unknown("other variation", move.to, others))


def order_names_each_variation_once(content: Content) -> Iterator[Problem]:
    """The movement's order holds each of its variations exactly once."""
    for folder in content.movements.values():
        doc, order = folder.movement, folder.movement.value.order
        for index, id_ in enumerate(order if folder.variations else ()):
            if id_ not in folder.variations:
                yield from doc.blame(("order", index), unknown("variation", id_, folder.variations))
            elif id_ in order[:index]:
                yield from doc.blame(("order", index), f'"{id_}" stands in the order twice; remove one')
        meant = {nearest(id_, folder.variations) for id_ in order}
        for id_ in sorted(set(folder.variations) - meant):
            if folder.variations[id_].given(()) and not doc.might_say(id_):
                yield from doc.blame(("order",), f'the variation "{id_}" is not in the order; add it where it belongs')
