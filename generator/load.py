"""content/ → typed documents, and every problem of their shape at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator import model
from generator.content import Content, Doc, MovementFolder
from generator.errors import Problem
from generator.folder import Found, read_folder
from generator.mend import blank, mended
from generator.messages import message, required
from generator.yaml_reader import Document, Marks, read_yaml

Docs = dict[str, Doc[Any]]
SHARED: dict[str, type[model.Model]] = {
    "primer": model.Scheme,
    "equipment": model.Equipment,
    "glossary": model.Glossary,
}
MOVEMENTS = "content/movements"


def read(root: Path) -> tuple[Content, list[Problem]]:
    """The content below root and all problems of shape; what is broken or missing is stood in for."""
    found, problems = read_folder(root)
    docs: Docs = {}
    broken: set[str] = set()
    for file in found:
        doc, wrong = parse(file)
        problems += wrong
        if doc:
            docs[file.path] = doc
        else:
            broken.add(file.path)
    missing = list(_missing(found))
    problems += missing
    broken |= {problem.path for problem in missing}
    return _assemble(found, docs, frozenset(broken)), problems


def parse(file: Found) -> tuple[Doc[Any] | None, list[Problem]]:
    """One file as a typed document, and its problems; no document where it couldn't be read at all."""
    document = read_yaml(file.raw, file.path)
    if not isinstance(document, Document):
        return None, document
    if not isinstance(document.data, dict):
        what = "the file is empty" if document.data is None else "the file must hold fields, as name: value"
        return None, [Problem(file.path, 1, 1, f"{what}; write {required(file.kind)}")]
    try:
        return Doc(file.path, file.id, file.kind.model_validate(document.data), document.marks), []
    except ValidationError as error:
        value = mended(file.kind, document.data, error)
        problems = [_problem(file, document, item) for item in _independent(error)]
        return Doc(file.path, file.id, value, document.marks) if value else None, problems


def _independent(error: ValidationError) -> list[Any]:
    """The errors without those that follow from another: a list is not too short because an entry in it is wrong."""
    errors = error.errors(include_url=False)
    around = {item["loc"][:length] for item in errors for length in range(len(item["loc"]))}
    return [item for item in errors if item["type"] != "too_short" or item["loc"] not in around]


def _problem(file: Found, document: Document, error: Any) -> Problem:
    path = tuple(error["loc"])
    line, column = document.marks.of(path, key=error["type"] == "extra_forbidden")
    return Problem(file.path, line, column, message(file.kind, error))


def _missing(found: list[Found]) -> Iterator[Problem]:
    """What every content folder and every movement needs, where it isn't there."""
    paths = {file.path for file in found}
    for path in [f"content/{name}.yml" for name in SHARED]:
        if path not in paths:
            yield Problem(path, 0, 0, "this file is missing; add it")
    for folder in _folders(found):
        for name in ("movement", "chooser"):
            if f"{MOVEMENTS}/{folder}/{name}.yml" not in paths:
                yield Problem(f"{MOVEMENTS}/{folder}/{name}.yml", 0, 0, "this file is missing; add it")
        if not any(file.kind is model.Variation and file.folder == folder for file in found):
            yield Problem(f"{MOVEMENTS}/{folder}/variations", 0, 0, "no variation is here; add one as ID.yml")
    for kind, place in ((model.Source, "content/sources"), (model.Movement, MOVEMENTS)):
        if not any(file.kind is kind for file in found):
            yield Problem(place, 0, 0, f"no {kind.__name__.lower()} is here; add one")


def _folders(found: list[Found]) -> list[str]:
    return sorted({file.folder for file in found if file.path.startswith(f"{MOVEMENTS}/")})


def _assemble(found: list[Found], docs: Docs, broken: frozenset[str]) -> Content:
    def doc(path: str, id_: str, kind: type[model.Model]) -> Doc[Any]:
        return docs.get(path) or Doc(path, id_, kind.model_validate(blank(kind)), Marks())

    def named(kind: type[model.Model], folder: str | None = None) -> Docs:
        files = [file for file in found if file.kind is kind and folder in (None, file.folder)]
        return {file.id: doc(file.path, file.id, kind) for file in files}

    shared = {name: doc(f"content/{name}.yml", name, kind) for name, kind in SHARED.items()}
    folders = {
        id_: MovementFolder(
            doc(f"{MOVEMENTS}/{id_}/movement.yml", id_, model.Movement),
            named(model.Variation, id_),
            doc(f"{MOVEMENTS}/{id_}/chooser.yml", id_, model.Chooser),
        )
        for id_ in _folders(found)
    }
    return Content(
        scheme=shared["primer"],
        equipment=shared["equipment"],
        glossary=shared["glossary"],
        sources=named(model.Source),
        movements=folders,
        broken=broken,
    )
