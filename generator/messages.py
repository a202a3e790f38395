"""What the schema refuses, in the words of somebody who edits YAML: what is wrong, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, Literal, cast, get_args, get_origin

from generator import model
from generator.annotations import bare, model_in, needed
from generator.errors import shorten
from generator.meant import entries, meant


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
    if words := MESSAGES.get(error["type"]):
        return words.write(refusal)
    return f'"{refusal.name}" is refused: {error["msg"]}'


def code(error: Any) -> str:
    """The code of a pydantic error; what a field's own check refuses brings its own."""
    own = error.get("ctx", {}).get("error")
    if isinstance(own, model.Refused):
        return own.code
    words = MESSAGES.get(error["type"])
    return words.code if words else REFUSED


def required(kind: type[model.Model]) -> str:
    """The fields that a kind of mapping can't be without, or all it knows where it can be without any."""
    return "the fields " + ", ".join(needed(kind))


def _missing(refusal: Refusal) -> str:
    holder = _model_at(refusal.kind, refusal.path[:-1]) or refusal.kind
    held = _held(holder.model_fields[str(refusal.path[-1])].annotation)
    return f'the field "{refusal.name}" is missing; add it{held}'


def _held(annotation: Any) -> str:
    """What a field holds, in words that follow "add it"."""
    kind = bare(annotation)
    if get_origin(kind) is tuple:
        (entry, *_) = get_args(kind)
        inner = model_in(entry)
        entries = f', and below it entries that begin with "- " and hold {_names(inner)}' if inner else ""
        return entries or ", as a list: [ … ]"
    if inner := model_in(kind):
        return f", and below it, indented, {_names(inner)}"
    if get_origin(kind) is Literal:
        return f", with {_listed(get_args(kind), 'or')}"
    return {int: ", with a whole number", float: ", with a number", date: ", with a day, as 2026-11-23"}.get(
        kind, ", with its text after the colon"
    )


def _names(kind: type[model.Model]) -> str:
    """The fields that an entry or a field of fields can't be without, listed; all of them where it needs none."""
    return _listed(needed(kind), "and")


def _listed(names: Iterable[str], word: str) -> str:
    *first, last = names
    return f"{', '.join(first)} {word} {last}" if first else last


def _unknown_field(refusal: Refusal) -> str:
    known = _fields_beside(refusal.kind, refusal.path)
    close = field_meant(refusal.kind, refusal.path)
    name, colon, value = str(refusal.path[-1]).partition(":")
    if colon and name in known:
        return f'unknown field "{refusal.name}"; write a blank after the colon, as "{name}: {shorten(value)}"'
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
        a_fact = _entry(refusal) == model.FactId
        remedy = f"a fact begins with a capital letter, as F{refusal.given}" if a_fact else "put it in quotes"
    else:
        remedy = "write it as one text"
    return f"{refusal.what} must be text, not {_shown(refusal.given)}; {remedy}"


def _empty_text(refusal: Refusal) -> str:
    return f"{refusal.what} is empty; write it or remove it"


def _too_long_text(refusal: Refusal) -> str:
    most, length = refusal.context["max_length"], len(str(model.one_line(refusal.given)))
    return f"{refusal.what} has {length} characters, {most} fit; shorten it by {length - most}"


def _not_an_id(refusal: Refusal) -> str:
    given, pattern = str(refusal.given), refusal.context["pattern"]
    listed = entries(given, pattern)
    several = (
        len(listed) > 1 and isinstance(refusal.path[-1], int) and all(re.fullmatch(pattern, id_) for id_ in listed)
    )
    form = f"a comma between two, as {', '.join(listed)}" if several else meant(given, pattern)
    return f'"{shorten(given)}" can\'t be {refusal.what}; write {form}'


def _entry(refusal: Refusal) -> Any:
    """What the entries of the list are that this one is in; None where it is in none."""
    holder = _model_at(refusal.kind, refusal.path[:-2]) if isinstance(refusal.path[-1], int) else None
    field = holder.model_fields.get(str(refusal.path[-2])) if holder else None
    return next(iter(get_args(bare(field.annotation))), None) if field else None


def _not_whole(refusal: Refusal) -> str:
    digits = re.match(r"\s*([0-9]+)\s*(.*)", str(refusal.given))
    remedy = "write it in digits, without quotes"
    if digits and re.match("[.,]0*[1-9]", digits[2]):
        remedy = "round it"
    elif digits:
        remedy = f"write {digits[1]} alone" if digits[2] else f"write {digits[1]}, without quotes"
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
    listed = shorten(", ".join(entries(given))) if inline else ""
    example = f"[{listed}]" if inline else 'each entry on a line of its own after "- "'
    holder = _model_at(refusal.kind, refusal.path[:-1])
    optional = holder and given is None and not holder.model_fields[refusal.name].is_required()
    return f"{refusal.what} must be a list, not {_shown(given)}; write {example}{', or delete it' if optional else ''}"


def _not_fields(refusal: Refusal) -> str:
    inner, given = _model_at(refusal.kind, refusal.path) or refusal.kind, refusal.given
    dash = "- " if isinstance(refusal.path[-1], int) else ""
    word, _, rest = given.partition(" ") if isinstance(given, str) else ("", "", "")
    if word in inner.model_fields:
        remedy = f'a colon is missing after "{word}", write "{dash}{word}: {shorten(rest)}"'
    elif name := _only_text(inner):
        remedy = f'write "{dash}{name}: {shorten(given) if isinstance(given, str) else "…"}"'
    else:
        remedy = f'write {_names(inner)}, each as "name: …" on a line of its own'
    return f"{refusal.what} must hold fields, not {_shown(given)}; {remedy}"


def _only_text(kind: type[model.Model]) -> str | None:
    """The name of the one field that has to be there, where it is text."""
    without = [(name, field) for name, field in kind.model_fields.items() if field.is_required()]
    return without[0][0] if len(without) == 1 and bare(without[0][1].annotation) is str else None


def _own_reason(refusal: Refusal) -> str:
    return f"{refusal.what} is refused; {refusal.context['error']}"


REFUSED = "refused"


@dataclass(frozen=True)
class Words:
    """What to say of a kind of refusal, and the code by which it is known."""

    write: Callable[[Refusal], str]
    code: str


MESSAGES: dict[str, Words] = {
    "missing": Words(_missing, code="missing-field"),
    "extra_forbidden": Words(_unknown_field, code="unknown-field"),
    "string_type": Words(_not_text, code="not-text"),
    "string_too_short": Words(_empty_text, code="empty-text"),
    "string_too_long": Words(_too_long_text, code="too-long"),
    "string_pattern_mismatch": Words(_not_an_id, code="wrong-form"),
    "int_type": Words(_not_whole, code="not-whole"),
    "bool_type": Words(_not_a_truth, code="not-true-or-false"),
    "float_type": Words(_not_a_number, code="not-a-number"),
    "greater_than": Words(_not_above, code="too-small"),
    "greater_than_equal": Words(_too_small, code="too-small"),
    "less_than_equal": Words(_too_large, code="too-large"),
    "too_short": Words(_too_few, code="too-few"),
    "too_long": Words(_too_many, code="too-many"),
    "literal_error": Words(_not_an_option, code="not-an-option"),
    "tuple_type": Words(_not_a_list, code="not-a-list"),
    "model_type": Words(_not_fields, code="not-fields"),
    "value_error": Words(_own_reason, code=REFUSED),
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
            current = model_in(field.annotation) if field else None
    return cast("type[model.Model] | None", current)
