"""content/ → typed documents, and every problem of their shape at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from generator import model
from generator.content import Content, Doc, MovementFolder
from generator.errors import Problem
from generator.folder import Found, read_folder
from generator.mend import blank, mended
from generator.yaml_reader import Document, Marks, read_yaml, shorten

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
        return None, [Problem(file.path, 1, 1, f"{what}; write {_required(file.kind)}")]
    try:
        return Doc(file.path, file.id, file.kind.model_validate(document.data), document.marks), []
    except ValidationError as error:
        value = mended(file.kind, document.data, error)
        problems = [_problem(file, document, item) for item in error.errors(include_url=False)]
        return Doc(file.path, file.id, value, document.marks) if value else None, problems


def _required(kind: type[model.Model]) -> str:
    names = [name for name, field in kind.model_fields.items() if field.is_required()]
    return "the fields " + ", ".join(names)


def _problem(file: Found, document: Document, error: Any) -> Problem:
    path = tuple(error["loc"])
    line, column = document.marks.of(path, key=error["type"] == "extra_forbidden")
    return Problem(file.path, line, column, _message(file.kind, path, error))


def _message(kind: type[model.Model], path: model.Path, error: Any) -> str:
    """The pydantic error in the words of somebody who edits YAML, with what to write instead."""
    given, context = error["input"], error.get("ctx", {})
    name = next((part for part in reversed(path) if isinstance(part, str)), "value")
    match error["type"]:
        case "missing":
            return f'the field "{name}" is missing; add it'
        case "extra_forbidden":
            return f'unknown field "{shorten(name)}"; {_instead(kind, path)}'
        case "string_type":
            return f'"{name}" must be text, not {_shown(given)}; {_as_text(given)}'
        case "string_too_short":
            return f'"{name}" is empty; write it or remove the field'
        case "string_too_long":
            most = context["max_length"]
            length = len(str(model.one_line(given)))
            return f'"{name}" has {length} characters, {most} fit; shorten it by {length - most}'
        case "string_pattern_mismatch":
            return f'"{shorten(given)}" is not an id; write {_id_form(context["pattern"])}'
        case "int_type" | "int_from_float" | "int_parsing":
            return f'"{name}" must be a whole number, not {_shown(given)}'
        case "greater_than_equal":
            return f'"{name}" is {given}, the least is {context["ge"]}'
        case "less_than_equal":
            return f'"{name}" is {given}, the most is {context["le"]}'
        case "too_short":
            return f'"{name}" has {_count(context["actual_length"])}, at least {context["min_length"]} needed; add more'
        case "too_long":
            return f'"{name}" has more than {_count(context["max_length"])}; remove some'
        case "literal_error":
            return f'"{name}" can\'t be {_shown(given)}; write one of {context["expected"]}'.replace("'", '"')
        case "tuple_type":
            return f'"{name}" must be a list, not {_shown(given)}; write each entry on a line of its own after "- "'
        case "model_type" | "model_attributes_type":
            return f'"{name}" must hold fields, not {_shown(given)}; write {_required(_model_at(kind, path) or kind)}'
        case "value_error":
            return f'"{name}" is refused: {context["error"]}'
        case other:
            return f'"{name}" is refused: {error["msg"]} ({other})'


def _count(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _shown(given: Any) -> str:
    match given:
        case None:
            return "nothing"
        case bool():
            return f"the truth value {str(given).lower()}"
        case int() | float():
            return f"the number {given}"
        case str():
            return f'"{shorten(given)}"'
        case list() | tuple():
            return "a list"
        case _:
            return "fields of its own"


def _as_text(given: Any) -> str:
    if given is None:
        return "write some after the colon"
    return "put it in quotes" if isinstance(given, bool | int | float) else "write it as one text"


def _id_form(pattern: str) -> str:
    if "A-Z" in pattern:
        return "a capital letter, then capitals and digits, as F26"
    return "lower-case letters, digits and single hyphens, beginning with a letter, as banded-cable"


def _instead(kind: type[model.Model], path: model.Path) -> str:
    known = list((_model_at(kind, path[:-1]) or kind).model_fields)
    close = get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else f"remove it; the fields here are {', '.join(known)}"


def _model_at(kind: type[model.Model], path: Iterable[str | int]) -> type[model.Model] | None:
    """The model that the schema expects at a path of fields and indexes."""
    current: Any = kind
    for part in path:
        if isinstance(part, int):
            continue
        field = current.model_fields.get(part) if current else None
        current = _model_in(field.annotation) if field else None
    return cast("type[model.Model] | None", current)


def _model_in(annotation: Any) -> type[model.Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, model.Model):
        return annotation
    candidates = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((candidate for candidate in candidates if candidate), None)


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
