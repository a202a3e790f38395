"""Every statement rests on something, and nothing that a source gave is dropped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from typing import Any, TypeGuard

from generator.content import Content, Doc
from generator.errors import Problem
from generator.memory import once
from generator.model import Footed, Model, Path, Range
from generator.rules.each import each_document

Carriers = dict[str, list[tuple[Doc[Model], Path, Footed]]]


@each_document
def every_statement_has_a_footing(doc: Doc[Any]) -> Iterator[Problem]:
    """A statement names the facts it rests on, or gives the reason for the site's own default."""
    for path, footed in doc.footed():
        said = doc.given((*path, "facts"), (*path, "default"), (*path, "text"))
        if said and not footed.facts and not footed.default:  # an empty text is told of first
            yield from doc.blame(path, 'this rests on nothing; add facts: [F…], or default: "the reason"')


def carriers(content: Content, facts: Container[str]) -> Carriers:
    """For each of these facts, all that rests on it and where it stands."""
    found: Carriers = defaultdict(list)
    for doc in content.documents():
        if any(id_ in facts for id_ in _carried_by(doc)):
            for path, footed in doc.footed():
                for id_ in footed.facts:
                    if id_ in facts and doc.given(path):
                        found[id_].append((doc, path, footed))
    return found


@once
def _carried_by(doc: Doc[Any]) -> tuple[str, ...]:
    """The facts on which something in a document rests."""
    return tuple({id_ for path, footed in doc.footed() if doc.given(path) for id_ in footed.facts})


def _might_be_carried(content: Content) -> Callable[[str], bool]:
    """Whether something that couldn't be read may rest on a fact."""
    lossy = [doc for doc in content.documents() if doc.lost is None or doc.lost]
    return lambda id_: content.hidden or any(doc.might_say(id_) for doc in lossy)


def every_fact_is_carried(content: Content) -> Iterator[Problem]:
    """No fact of a source is without a statement that rests on it."""
    carried, might_be = frozenset[str]().union(*map(_carried_by, content.documents())), _might_be_carried(content)
    for source in content.sources.values():
        for index, fact in enumerate(source.value.facts):
            if fact.id not in carried and not might_be(fact.id):
                message = f"nothing rests on {fact.id}; name it in the facts of a statement that says it"
                yield from source.blame(("facts", index, "id"), message)


def figures_survive(content: Content) -> Iterator[Problem]:
    """A fact's figures stand, as they are, in something that rests on it."""
    with_figures = {fact.id for source in content.sources.values() for fact in source.value.facts if fact.figures}
    carried, might_be = carriers(content, with_figures), _might_be_carried(content)
    for source in content.sources.values():
        for index, fact in enumerate(source.value.facts):
            places = carried.get(fact.id, [])
            if not fact.figures or might_be(fact.id) or not all(doc.whole(path) for doc, path, _ in places):
                continue
            if any(_is_bare_range(footed) for _, _, footed in places):
                continue  # the rule below sees to it
            for number, figure in enumerate(fact.figures):
                if places and not any(_says(footed.figures_text(), figure) for _, _, footed in places):
                    message = f'no statement that rests on {fact.id} says "{figure}"; put it into one of them'
                    yield from source.blame(("facts", index, "figures", number), message)


def numbers_agree(content: Content) -> Iterator[Problem]:
    """A range that rests on a fact alone is the one that the fact gives."""
    facts = content.facts()
    for doc in content.documents():
        for path, footed in doc.footed():
            if _is_bare_range(footed) and footed.min <= footed.max and doc.whole(path):
                figures = [figure for id_ in footed.facts if id_ in facts for figure in facts[id_][1].figures]
                if figures and not any(_plain(footed.figures_text()) in _spans(figure) for figure in figures):
                    message = f'{footed.figures_text()} is not "{figures[0]}", as {footed.facts[0]} has it'
                    yield from doc.blame(path, f'{message}; write that, or add default: "the reason"')


def _is_bare_range(footed: Footed) -> TypeGuard[Range]:
    return isinstance(footed, Range) and not footed.default


def _spans(figure: str) -> list[str]:
    return re.findall(r"[0-9]+-[0-9]+|[0-9]+", _plain(figure))


def _says(words: str, figure: str) -> bool:
    """Whether a figure stands there by itself, and not as a part of a longer word, number or range."""
    whole = rf"(?<!\w)(?<![0-9][-.,:]){re.escape(_plain(figure))}(?!\w|[-.,:][0-9])"
    return bool(re.search(whole, _plain(words)))


def _plain(text: str) -> str:
    return text.casefold().translate(str.maketrans("–—−‑", "----"))
