"""content/ → typed documents, and every problem of their shape at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator import model
from generator.content import Content, Doc, MovementFolder
from generator.document import Document, Marks
from generator.errors import Problem
from generator.folder import Found, expected, is_folder, read_folder
from generator.mend import blank, mended, respelled, words
from generator.messages import code, message, required
from generator.yaml_reader import read_yaml

Docs = dict[str, Doc[Any]]
SHARED: dict[str, type[model.Model]] = {
    "primer": model.Scheme,
    "equipment": model.Equipment,
    "glossary": model.Glossary,
}
MOVEMENTS = "content/movements"


_READ: dict[str, tuple[Found, Doc[Any], list[Problem]]] = {}
"""What each file held when it was last read, by its path: a preview reads only those again that have changed."""


def read(root: Path) -> tuple[Content, list[Problem]]:
    """The content below root and all problems of shape; what is broken or missing is stood in for."""
    return assembled(*read_folder(root))


def assembled(found: Sequence[Found], amiss: Sequence[Problem]) -> tuple[Content, list[Problem]]:
    """The same from the files of the folder, and from what is wrong with the folder itself."""
    problems = list(amiss)
    hidden = [problem.path for problem in problems if is_folder(problem.path)]
    docs: Docs = {}
    for file in found:
        docs[file.path], wrong = _parsed(file)
        problems += wrong
    problems += [item for item in _missing(found) if not any(_related(item.path, path) for path in hidden)]
    return _assemble(found, docs, hidden=bool(hidden)), problems


def _parsed(file: Found) -> tuple[Doc[Any], list[Problem]]:
    (before, doc, problems), brief = _READ.get(file.path, (None, None, [])), file.brief
    if doc is None or before != brief:
        doc, problems = parse(file)
        _READ[file.path] = brief, doc, problems
    return doc, problems


def _related(one: str, other: str) -> bool:
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def parse(file: Found) -> tuple[Doc[Any], list[Problem]]:
    """One file as a typed document, and its problems; all stand-in where it couldn't be read at all."""
    if file.raw is None:
        known = frozenset[str]() if file.kind is model.Source else None  # sources are found by their facts alone
        return _blank(file.path, file.id, file.kind, known), []
    document = read_yaml(file.raw, file.path)
    if not isinstance(document, Document):
        return _blank(file.path, file.id, file.kind, words(file.raw.decode("utf-8", "replace"))), document
    if not isinstance(document.data, dict):
        what = "the file is empty" if document.data is None else "the file must hold fields, as name: value"
        problem = Problem(file.path, 1, 1, f"{what}; write {required(file.kind)}", code="no-fields")
        return _blank(file.path, file.id, file.kind, words(document.data)), [*document.problems, problem]
    sound = _sound(file, document)
    if sound:
        return sound, document.problems
    problems = [*document.problems, *_respell(file, document)]
    mend = mended(file.kind, document.data)
    errors = [item for item in mend.errors if item["loc"] not in document.unknown]
    problems += [_problem(file, document, item) for item in _independent(errors)]
    gaps, lost = mend.gaps | document.unknown, mend.lost | words(document.dropped)
    return Doc(file.path, file.id, mend.value, document.marks, gaps, lost), problems


def _sound(file: Found, document: Document) -> Doc[Any] | None:
    """The document if its shape is as it should be."""
    try:
        value = file.kind.model_validate(document.data)
    except ValidationError:
        return None
    doc = Doc(file.path, file.id, value, document.marks, frozenset(document.unknown), words(document.dropped))
    for _, part in doc.parts():
        named = part.model_fields_set
        object.__setattr__(part, "__pydantic_fields_set__", _NAMED.setdefault(frozenset(named), named))
    return doc


_NAMED: dict[frozenset[str], set[str]] = {}
"""Each set of fields that a file names, once: pydantic keeps one with every part, a quarter of the memory."""


def _blank(path: str, id_: str, kind: type[model.Model], lost: frozenset[str] | None) -> Doc[Any]:
    return Doc(path, id_, kind.model_validate(blank(kind)), Marks(), frozenset({()}), lost)


def _respell(file: Found, document: Document) -> Iterator[Problem]:
    """Gives misspelled fields the names that are meant, and tells of each."""
    for item, name in respelled(file.kind, document.data):
        yield _problem(file, document, item)
        document.rename(item["loc"], name)


def _independent(errors: list[Any]) -> list[Any]:
    """The errors without those that follow from another: a list is not too short because an entry in it is wrong."""
    around = {item["loc"][:length] for item in errors for length in range(len(item["loc"]))}
    return [item for item in errors if item["loc"] not in around]


def _problem(file: Found, document: Document, error: Any) -> Problem:
    path = tuple(error["loc"])
    line, column = document.marks.of(path, key=error["type"] == "extra_forbidden")
    return Problem(file.path, line, column, message(file.kind, error), code=code(error))


def _missing(found: Sequence[Found]) -> Iterator[Problem]:
    """What every content folder and every movement needs, where it isn't there."""
    paths = {file.path for file in found}
    for path in [f"content/{name}.yml" for name in SHARED]:
        if path not in paths:
            yield _no_file(path)
    for folder in _folders(found):
        for name in ("movement", "chooser"):
            if f"{MOVEMENTS}/{folder}/{name}.yml" not in paths:
                yield _no_file(f"{MOVEMENTS}/{folder}/{name}.yml")
        if not any(file.kind is model.Variation and file.folder == folder for file in found):
            told = "no variation is here; add one as ID.yml"
            yield Problem(f"{MOVEMENTS}/{folder}/variations", 0, 0, told, code="missing-file")
    if not _folders(found):
        yield Problem(MOVEMENTS, 0, 0, "no movement is here; add one as ID/movement.yml", code="missing-file")
    if not any(file.kind is model.Source for file in found):
        yield Problem("content/sources", 0, 0, "no source is here; add one as ID.yml", code="missing-file")


def _no_file(path: str) -> Problem:
    meant = expected(path.removeprefix("content/"))
    told = f"this file is missing; add it, with {required(meant.kind)}" if meant else "this file is missing; add it"
    return Problem(path, 0, 0, told, code="missing-file")


def _folders(found: Sequence[Found]) -> list[str]:
    return sorted({file.folder for file in found if file.path.startswith(f"{MOVEMENTS}/")})


def _expected(movement: Doc[model.Movement], variations: Docs) -> Docs:
    """The variations; one that nobody can read may say anything, but not if the order doesn't name it."""
    named = movement.value.order if movement.whole(("order",)) else variations
    barred = {id_ for id_, doc in variations.items() if doc.lost is None and id_ not in named}
    return {id_: replace(doc, lost=frozenset()) if id_ in barred else doc for id_, doc in variations.items()}


def _assemble(found: Sequence[Found], docs: Docs, *, hidden: bool) -> Content:
    def doc(path: str, id_: str, kind: type[model.Model]) -> Doc[Any]:
        return docs.get(path) or _blank(path, id_, kind, frozenset())

    def named(kind: type[model.Model], folder: str | None = None) -> Docs:
        files = [file for file in found if file.kind is kind and folder in (None, file.folder)]
        return {file.id: doc(file.path, file.id, kind) for file in files}

    shared = {name: doc(f"content/{name}.yml", name, kind) for name, kind in SHARED.items()}
    folders: dict[str, MovementFolder] = {}
    for id_ in _folders(found):
        movement = doc(f"{MOVEMENTS}/{id_}/movement.yml", id_, model.Movement)
        chooser = doc(f"{MOVEMENTS}/{id_}/chooser.yml", id_, model.Chooser)
        folders[id_] = MovementFolder(movement, _expected(movement, named(model.Variation, id_)), chooser)
    return Content(
        scheme=shared["primer"],
        equipment=shared["equipment"],
        glossary=shared["glossary"],
        sources=named(model.Source),
        movements=folders,
        hidden=hidden,
        redirects=docs.get("content/redirects.yml"),
    )
