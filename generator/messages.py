"""What the schema refuses, in the words of somebody who edits YAML: what is wrong, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, cast

from generator import model
from generator.yaml_reader import shorten


@dataclass(frozen=True)
class Refusal:
    """One thing that the schema refuses: in which kind of file, where, what was given, and pydantic's details."""

    kind: type[model.Model]
    path: model.Path
    given: Any
    context: dict[str, Any]

    @property
    def name(self) -> str:
        """The field that is refused, or that holds the list in which an entry is."""
        return shorten(next((part for part in reversed(self.path) if isinstance(part, str)), "value"))

    @property
    def what(self) -> str:
        """The field, or the entry of a list, that is refused."""
        return f'an entry of "{self.name}"' if isinstance(self.path[-1], int) else f'"{self.name}"'


def message(kind: type[model.Model], error: Any) -> str:
    """A pydantic error as a sentence with its remedy."""
    refusal = Refusal(kind, tuple(error["loc"]), error["input"], error.get("ctx", {}))
    if write := MESSAGES.get(error["type"]):
        return write(refusal)
    return f'"{refusal.name}" is refused: {error["msg"]}'


def required(kind: type[model.Model]) -> str:
    """The fields that a kind of mapping can't be without, or all it knows where it can be without any."""
    names = [name for name, field in kind.model_fields.items() if field.is_required()]
    return "the fields " + ", ".join(names or kind.model_fields)


def _missing(refusal: Refusal) -> str:
    return f'the field "{refusal.name}" is missing; add it'


def _unknown_field(refusal: Refusal) -> str:
    known = _fields_beside(refusal.kind, refusal.path)
    close = field_meant(refusal.kind, refusal.path)
    remedy = f'did you mean "{close}"?' if close else f"remove it; the fields here are {', '.join(known)}"
    return f'unknown field "{refusal.name}"; {remedy}'


def field_meant(kind: type[model.Model], path: model.Path) -> str | None:
    """The field whose name is closest to that of an unknown one."""
    close = get_close_matches(str(path[-1]), _fields_beside(kind, path), n=1, cutoff=0.6)
    return close[0] if close else None


def _fields_beside(kind: type[model.Model], path: model.Path) -> list[str]:
    return list((_model_at(kind, path[:-1]) or kind).model_fields)


def _not_text(refusal: Refusal) -> str:
    if refusal.given is None:
        remedy = "write some after the colon"
    elif isinstance(refusal.given, bool | int | float):
        remedy = "put it in quotes"
    else:
        remedy = "write it as one text"
    return f"{refusal.what} must be text, not {_shown(refusal.given)}; {remedy}"


def _empty_text(refusal: Refusal) -> str:
    return f"{refusal.what} is empty; write it or remove it"


def _too_long_text(refusal: Refusal) -> str:
    most, length = refusal.context["max_length"], len(str(model.one_line(refusal.given)))
    return f"{refusal.what} has {length} characters, {most} fit; shorten it by {length - most}"


def _not_an_id(refusal: Refusal) -> str:
    form = model.PATTERN_FORMS[refusal.context["pattern"]]
    return f'"{shorten(refusal.given)}" can\'t be {refusal.what}; write {form}'


def _not_whole(refusal: Refusal) -> str:
    digits = re.match(r"\s*[0-9]+", str(refusal.given))
    remedy = f"write {digits[0].strip()}, without quotes" if digits else "write it in digits, without quotes"
    return f"{refusal.what} must be a whole number, not {_shown(refusal.given)}; {remedy}"


def _not_a_truth(refusal: Refusal) -> str:
    return f"{refusal.what} can't be {_shown(refusal.given)}; write true or false"


def _not_a_number(refusal: Refusal) -> str:
    return f"{refusal.what} must be a number, not {_shown(refusal.given)}; write it in digits, as 2.5"


def _not_above(refusal: Refusal) -> str:
    return f'"{refusal.name}" is {refusal.given}; write a number above {refusal.context["gt"]:g}'


def _too_small(refusal: Refusal) -> str:
    return f'"{refusal.name}" is {refusal.given}; write {refusal.context["ge"]} or more'


def _too_large(refusal: Refusal) -> str:
    return f'"{refusal.name}" is {refusal.given}; write {refusal.context["le"]} or less'


def _too_few(refusal: Refusal) -> str:
    given, least = len(refusal.given), refusal.context["min_length"]
    return f'"{refusal.name}" has {_count(given)} and needs {least} or more; add {least - given}'


def _too_many(refusal: Refusal) -> str:
    given, most = len(refusal.given), refusal.context["max_length"]
    return f'"{refusal.name}" has {_count(given)}, {most} fit; remove {given - most}'


def _not_an_option(refusal: Refusal) -> str:
    options = refusal.context["expected"].replace("'", "")
    return f"{refusal.what} can't be {_shown(refusal.given)}; write {options}"


def _not_a_list(refusal: Refusal) -> str:
    given = refusal.given
    inline = isinstance(given, str) and not _model_at(refusal.kind, refusal.path)
    example = f"[{shorten(given)}]" if inline else 'each entry on a line of its own after "- "'
    return f"{refusal.what} must be a list, not {_shown(given)}; write {example}"


def _not_fields(refusal: Refusal) -> str:
    wanted = required(_model_at(refusal.kind, refusal.path) or refusal.kind)
    return f"{refusal.what} must hold fields, not {_shown(refusal.given)}; write {wanted}"


def _own_reason(refusal: Refusal) -> str:
    return f"{refusal.what} is refused; {refusal.context['error']}"


MESSAGES: dict[str, Callable[[Refusal], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "string_type": _not_text,
    "string_too_short": _empty_text,
    "string_too_long": _too_long_text,
    "string_pattern_mismatch": _not_an_id,
    "int_type": _not_whole,
    "bool_type": _not_a_truth,
    "float_type": _not_a_number,
    "greater_than": _not_above,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "too_short": _too_few,
    "too_long": _too_many,
    "literal_error": _not_an_option,
    "tuple_type": _not_a_list,
    "model_type": _not_fields,
    "value_error": _own_reason,
}


def _count(number: int) -> str:
    return {0: "no entry", 1: "1 entry"}.get(number, f"{number} entries")


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
        case list():
            return "a list"
        case _:
            return "fields of its own"


def _model_at(kind: type[model.Model], path: Iterable[str | int]) -> type[model.Model] | None:
    """The model that the schema expects at a path of fields and indexes."""
    current: Any = kind
    for part in path:
        if isinstance(part, str):
            field = current.model_fields.get(part) if current else None
            current = _model_in(field.annotation) if field else None
    return cast("type[model.Model] | None", current)


def _model_in(annotation: Any) -> type[model.Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, model.Model):
        return annotation
    candidates = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((candidate for candidate in candidates if candidate), None)
