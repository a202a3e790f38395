"""The shape of each kind of file as JSON Schema, made from its model: what editors and the page of fields show."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from types import NoneType
from typing import Any, cast

from pydantic.fields import FieldInfo
from pydantic.json_schema import CoreModeRef, DefsRef, GenerateJsonSchema

from generator import model
from generator.annotations import is_list, model_in, needed

KINDS: dict[str, type[model.Model]] = {
    "primer": model.Scheme,
    "equipment": model.Equipment,
    "glossary": model.Glossary,
    "source": model.Source,
    "movement": model.Movement,
    "variation": model.Variation,
    "chooser": model.Chooser,
    "redirects": model.Redirects,
}
"""Every kind of file by the name that its schema has."""

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that every editor knows."""

NAMES = ("id", "name", "term")
"""The fields with which an entry begins."""

Shape = dict[str, Any]


@cache
def shape(kind: type[model.Model]) -> Shape:
    """The JSON Schema of a kind of file, with a description and an example for each field."""
    made = kind.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Generator)
    definitions = made.pop("$defs", {})
    return {
        "$schema": DIALECT,
        **_plain(made),
        "definitions": {name: _plain(part) for name, part in definitions.items()},
    }


def examples(field: FieldInfo) -> list[Any]:
    """What a field may hold: its own examples, or one put together of those of the fields inside it."""
    if field.examples:
        return list(field.examples)
    made = example(cast("type[model.Model]", model_in(field.annotation)))  # what holds none has examples of its own
    return [[made] if is_list(field.annotation) else made]


def example(kind: type[model.Model]) -> dict[str, Any]:
    """A model as plain data: the fields it can't be without and its facts, or all where it can be without any."""
    fields = kind.model_fields
    shown = {*needed(kind), "facts"}
    return {name: examples(fields[name])[0] for name in in_order(fields) if name in shown}


def in_order(fields: Iterable[str]) -> list[str]:
    """The names of fields as one writes them: the name, what is said, and what that rests on."""
    return sorted(fields, key=lambda name: 0 if name in NAMES else 2 if name in model.Footed.model_fields else 1)


class Generator(GenerateJsonSchema):
    """Pydantic's way to a schema, without what takes most of its time and never differs here."""

    def get_defs_ref(self, core_mode_ref: CoreModeRef) -> DefsRef:
        """The name of a model is enough, as no two have the same; its longer ones need not be weighed."""
        found = super().get_defs_ref(core_mode_ref)
        choices = getattr(self, "_prioritized_defsref_choices", {})  # without it, a version of pydantic is only slower
        del choices.get(found, [])[1:-1]
        return found

    def encode_default(self, dft: Any) -> Any:
        """Most defaults are nothing, or an empty list."""
        if dft is None:
            return None
        return [] if dft == () else super().encode_default(dft)


class _Generator(Generator):
    """The same with an example for each field, and with fields in the order in which one writes them."""

    def model_schema(self, schema: Any) -> Shape:
        made: Shape = super().model_schema(schema)
        fields: dict[str, FieldInfo] = schema["cls"].model_fields
        made["properties"] = {
            name: {**made["properties"][name], "examples": examples(fields[name])} for name in in_order(fields)
        }
        return made

    def sort(self, value: Shape, parent_key: str | None = None) -> Shape:
        del parent_key
        return value


def _plain(part: Any) -> Any:
    """A part of a schema without what only programmers use, and with words for each pattern."""
    if isinstance(part, list):
        return [_plain(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "properties" in part:
        fields = {name: _plain(field) for name, field in part["properties"].items()}
        return {**_keywords({key: value for key, value in part.items() if key != "properties"}), "properties": fields}
    return _keywords(part)


def _keywords(part: Shape) -> Shape:
    kept = {key: value if key == "examples" else _plain(value) for key, value in part.items() if key != "title"}
    if isinstance(kept.get("default"), list | dict | NoneType):
        kept.pop("default", None)
    words = model.DAY_FORM if kept.get("format") == "date" else model.PATTERN_FORMS.get(kept.get("pattern", ""))
    if words:
        kept["patternErrorMessage"] = f"Write {words}."
    return _or_nothing(kept)


def _or_nothing(part: Shape) -> Shape:
    """A part in which "this or nothing" is said in the way that editors tell of best.

    A type has a list of two where that is possible; where it is not, the description stands with what is there,
    as an editor would otherwise show that of the type.
    """
    options = part.get("anyOf", ())
    if [option.get("type") for option in options[1:]] != ["null"]:
        return part
    others = {key: value for key, value in part.items() if key != "anyOf"}
    if "type" in options[0]:
        return {**options[0], "type": [options[0]["type"], "null"], **others}
    return {"anyOf": [{**options[0], "description": part["description"]}, options[1]], **others}
