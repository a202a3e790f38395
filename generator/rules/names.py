"""What readers tell apart by its name has a name of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from generator.content import Content, Doc
from generator.errors import Problem
from generator.model import Chooser, Equipment, Glossary, Model, Path, Variation
from generator.rules.each import each_document


def alike(name: str) -> str:
    """What is left of a name for readers who mind neither capitals nor blanks; equal for names that they mix up."""
    return "".join(normalize("NFKC", name).casefold().split())


def names_differ(content: Content) -> Iterator[Problem]:
    """No two movements, and no two variations of one, are called the same."""
    yield from _same_names([folder.movement for folder in content.movements.values()], "name")
    for folder in content.movements.values():
        for field in ("name", "short_name"):
            yield from _same_names(list(folder.variations.values()), field)


def _same_names(docs: list[Doc[Model]], field: str) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for doc in docs:
        if not doc.given((field,)):
            continue
        name: str = getattr(doc.value, field)
        if other := first.get(alike(name)):
            yield from doc.blame((field,), f'"{name}" is already the {field} in {other}; choose another')
        first.setdefault(alike(name), doc.path)


@each_document
def entries_differ(doc: Doc[Any]) -> Iterator[Problem]:
    """No two terms, pieces of equipment, dials, faults, questions, results or ways into a tree are called the same."""
    match doc.value:
        case Glossary() as it:
            yield from _same_entries(doc, ("terms",), it.terms, "term")
        case Equipment() as it:
            yield from _same_entries(doc, ("items",), it.items, "name")
        case Chooser() as it:
            yield from _same_entries(doc, ("entries",), it.entries, "label")
            yield from _same_entries(doc, ("questions",), it.questions, "text")
            yield from _same_entries(doc, ("results",), it.results, "title")
        case Variation() as it:
            yield from _same_entries(doc, ("load", "dials"), it.load.dials, "name")
            yield from _same_entries(doc, ("faults",), it.faults, "name")


def _same_entries(doc: Doc[Model], around: Path, entries: tuple[Model, ...], field: str) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for index, entry in enumerate(entries):
        path = (*around, index, field)
        if not doc.given(path):
            continue
        name: str = getattr(entry, field)
        if same := first.get(alike(name)):
            line, _ = doc.marks.of(same)
            yield from doc.blame(path, f'"{name}" is already the {field} on line {line}; choose another')
        first.setdefault(alike(name), path)
