"""Ids become paths, addresses and anchors: they must be unique whatever the case, and free."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.content import Content, Doc
from generator.errors import Problem
from generator.model import Chooser, Model, Path

SITE_PAGES = frozenset(
    "about admin api assets cards contribute equipment glossary how-to-prime images index javascripts movements "
    "offline primer search sitemap sources stylesheets tags".split()
)
MOVEMENT_PAGES = frozenset("card choose index program".split())
STEP_PAGES = frozenset(["index"])
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


def ids_are_unique(content: Content) -> Iterator[Problem]:
    """No two things that share a page or a register have the same id, whatever the case."""
    yield from _repeated([row for source in content.sources.values() for row in _ids(source, "facts")])
    yield from _repeated(_ids(content.equipment, "items"))
    yield from _repeated(_ids(content.glossary, "terms"))
    for folder in content.movements.values():
        yield from _repeated([*_ids(folder.chooser, "questions"), *_ids(folder.chooser, "results")])
        yield from _repeated(_ids(folder.chooser, "entries"))
        yield from _repeated(_ids(folder.chooser, "topics"))
        for index in range(len(folder.chooser.value.questions)):
            yield from _repeated(_answers(folder.chooser, index))
        for variation in folder.variations.values():
            yield from _repeated(_ids(variation, "faults"))


def _ids(doc: Doc[Model], field: str) -> list[tuple[Doc[Model], Path, str]]:
    return [(doc, path, id_) for path, id_ in doc.ids(field)]


def _answers(doc: Doc[Chooser], index: int) -> list[tuple[Doc[Model], Path, str]]:
    answers = enumerate(doc.value.questions[index].answers)
    found = [(("questions", index, "answers", number, "id"), answer.id) for number, answer in answers]
    return [(doc, path, id_) for path, id_ in found if doc.given(path)]


def _repeated(ids: Iterable[tuple[Doc[Model], Path, str]]) -> Iterator[Problem]:
    first: dict[str, tuple[Doc[Model], Path]] = {}
    for doc, path, id_ in ids:
        if taken := first.get(id_.casefold()):
            where = f"{taken[0].path}:{taken[0].marks.of(taken[1])[0]}"
            yield from doc.blame(path, f'the id "{id_}" is taken at {where}; choose another')
        else:
            first[id_.casefold()] = doc, path


def _steps(doc: Doc[Chooser]) -> Iterator[tuple[Doc[Model], Path, str]]:
    """Entries and answers, whose ids make the addresses of the pages of the tree."""
    yield from _ids(doc, "entries")
    for index in range(len(doc.value.questions)):
        yield from _answers(doc, index)


def ids_are_free(content: Content) -> Iterator[Problem]:
    """No movement or variation takes an address that the site itself needs, or a name that Windows refuses."""
    for folder in content.movements.values():
        yield from _taken(folder.movement, f"/{folder.id}/", folder.id, SITE_PAGES)
        for _, path, id_ in _steps(folder.chooser):
            if id_ in STEP_PAGES or _DEVICES.fullmatch(id_):
                yield from folder.chooser.blame(path, f'"{id_}" can\'t be part of an address; choose another id')
        for variation in folder.variations.values():
            yield from _taken(variation, f"/{folder.id}/{variation.id}/", variation.id, MOVEMENT_PAGES)
    for source in content.sources.values():
        yield from _taken(source, f"/sources/#{source.id}", source.id, frozenset())


def _taken(doc: Doc[Model], address: str, id_: str, reserved: frozenset[str]) -> Iterator[Problem]:
    if id_ in reserved:
        yield from doc.blame((), f'the address {address} belongs to the site; give "{id_}" another name')
    elif _DEVICES.fullmatch(id_):
        yield from doc.blame((), f'"{id_}" can\'t be a folder on Windows; give it another name')
