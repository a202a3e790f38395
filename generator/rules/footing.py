"""Every statement rests on something, and nothing that a source gave is dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.content import Content
from generator.errors import Problem
from generator.model import Footed


def every_statement_has_a_footing(content: Content) -> Iterator[Problem]:
    """A statement names the facts it rests on, or gives the reason for the site's own default."""
    for doc in content.documents():
        for path, footed in doc.footed():
            if not footed.facts and not footed.default:
                yield doc.problem(path, 'this rests on nothing; add facts: [F…], or default: "the reason"')


def carriers(content: Content) -> dict[str, list[Footed]]:
    """For each fact id, all that rests on it."""
    found: dict[str, list[Footed]] = defaultdict(list)
    for doc in content.documents():
        for _, footed in doc.footed():
            for id_ in footed.facts:
                found[id_].append(footed)
    return found


def every_fact_is_carried(content: Content) -> Iterator[Problem]:
    """No fact of a source is without a statement that rests on it; waits until every file can be read."""
    if content.broken:
        return
    carried = carriers(content)
    for source in content.sources.values():
        for index, fact in enumerate(source.value.facts):
            if fact.id not in carried:
                message = f"nothing rests on {fact.id}; name it in the facts of a statement that says it"
                yield source.problem(("facts", index, "id"), message)


def figures_survive(content: Content) -> Iterator[Problem]:
    """A fact's figures stand, as they are, in something that rests on it."""
    if content.broken:
        return
    carried = carriers(content)
    for source in content.sources.values():
        for index, fact in enumerate(source.value.facts):
            said = [_plain(footed.figures_text()) for footed in carried.get(fact.id, ())]
            for number, figure in enumerate(fact.figures):
                if said and not any(_plain(figure) in words for words in said):
                    message = f'no statement that rests on {fact.id} says "{figure}"; put it into one of them'
                    yield source.problem(("facts", index, "figures", number), message)


def _plain(text: str) -> str:
    return text.casefold().translate(str.maketrans("–—−‑", "----"))
